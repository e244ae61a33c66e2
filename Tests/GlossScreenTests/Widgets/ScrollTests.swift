import GlossScreen
import Testing

@Suite struct ScrollTests {
  private func pane(_ scroll: ScrollState, total: Int, columns: Int = 30, rows: Int) -> Canvas {
    var canvas = Canvas(columns: columns, rows: rows)
    canvas.drawScrolled(scroll, total: total) { canvas, index, row in
      canvas.draw("line \(index)", row: row)
    }
    return canvas
  }

  private func lines(_ canvas: Canvas) -> [String] {
    canvas.frame.snapshot().split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func saysHowMuchIsCut() {
    #expect(lines(pane(ScrollState(), total: 3, rows: 3)) == ["line 0", "line 1", "line 2"])
    #expect(
      lines(pane(ScrollState(), total: 9, rows: 3)) == ["line 0", "line 1", "▼ 7 more lines"])
    #expect(
      lines(pane(ScrollState(offset: 2), total: 9, rows: 4))
        == ["▲ 3 lines above", "line 3", "line 4", "▼ 4 more lines"])
    #expect(
      lines(pane(ScrollState(offset: 99), total: 9, rows: 3))
        == ["▲ 7 lines above", "line 7", "line 8"])
  }

  @Test(arguments: [(80, 24), (30, 3), (5, 2), (1, 1), (0, 0)])
  func cuesAndLinesAccountForEveryLine(columns: Int, rows: Int) {
    for total in 0...60 {
      for offset in [0, 1, 2, total / 2, total] {
        var scroll = ScrollState(offset: offset)
        scroll.clamp(total: total, visible: rows)
        let cues = ScrollCues(offset: scroll.offset, total: total, visible: rows)
        var drawn = 0
        var canvas = Canvas(columns: columns, rows: rows)
        canvas.drawScrolled(scroll, total: total) { _, index, row in
          #expect(index == scroll.offset + row)
          drawn += 1
        }
        if rows >= 3 { #expect(drawn + cues.above + cues.below == total) }
        #expect(drawn <= rows)
        #expect(drawn > 0 || total == 0 || rows == 0)
      }
    }
  }

  @Test(arguments: 1...8)
  func revealsEveryLineFromEverywhere(visible: Int) {
    for total in 1...20 {
      for offset in 0..<total {
        for line in 0..<total {
          var scroll = ScrollState(offset: offset)
          scroll.clamp(total: total, visible: visible)
          scroll.reveal(line, total: total, visible: visible)
          var seen: [Int] = []
          var canvas = Canvas(columns: 9, rows: visible)
          canvas.drawScrolled(scroll, total: total) { _, index, _ in seen.append(index) }
          #expect(seen.contains(line), "\(line) of \(total) in \(visible) from \(offset)")
        }
      }
    }
  }

  @Test(arguments: 1...8)
  func pagingSkipsNoLine(visible: Int) {
    let total = 40
    for (key, start) in [(Key(.pageDown), 0), (Key(.pageUp), 99)] {
      var scroll = ScrollState(offset: start)
      scroll.clamp(total: total, visible: visible)
      var seen: Set<Int> = []
      for _ in 0...total {
        var canvas = Canvas(columns: 9, rows: visible)
        canvas.drawScrolled(scroll, total: total) { _, index, _ in seen.insert(index) }
        #expect(scroll.handle(key, total: total, visible: visible) == true)
      }
      #expect(seen == Set(0..<total))
    }
  }

  @Test func takesItsKeysAlone() {
    var scroll = ScrollState()
    #expect(scroll.handle(Key(.end), total: 50, visible: 10) == true)
    #expect(scroll.offset == 40)
    #expect(scroll.handle(Key(.home), total: 50, visible: 10) == true)
    #expect(scroll.offset == 0)
    scroll.scroll(by: 3, total: 50, visible: 10)
    #expect(scroll.offset == 3)
    for key in [Key(.up), Key(.end, .control), .character("g")] {
      #expect(scroll.handle(key, total: 50, visible: 10) == false)
    }
    #expect(scroll.offset == 3)
  }
}
