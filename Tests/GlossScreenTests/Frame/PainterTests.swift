import GlossTestSupport
import Testing

@testable import GlossScreen

@Suite struct PainterTests {
  @Test(arguments: [(80, 24), (20, 5), (3, 2), (1, 1), (0, 0), (200, 50)])
  func showsExactlyTheFrame(columns: Int, rows: Int) {
    for seed in 0..<4 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var terminal = Corpus.agreeing(columns: columns, rows: rows)
      terminal.take(ControlSequence.wrapOff)
      var painter = Painter(capability: ColourCapability.allCases[Int(seed)])
      var frame = Frame(columns: columns, rows: rows)
      for step in 0..<(rows > 24 ? 60 : 300) {
        for _ in 0..<Int.random(in: 0...3, using: &random) { frame.mutate(using: &random) }
        if step % 97 == 0 { painter.invalidate() }
        terminal.take(painter.paint(frame))
        let wrong = differences(terminal, frame, painter.theme)
        guard wrong.isEmpty else {
          Issue.record("seed \(seed) step \(step): \(wrong.prefix(5)) of\n\(frame.snapshot())")
          return
        }
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func keepsCertainCellsRightOnATerminalThatDisagreesAboutWidths(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var terminal = Corpus.disagreeing(columns: 60, rows: 10)
    terminal.take(ControlSequence.wrapOff)
    var painter = Painter(capability: .sixteen)
    var frame = Frame(columns: 60, rows: 10)
    for step in 0..<300 {
      for _ in 0..<Int.random(in: 0...3, using: &random) { frame.mutate(using: &random) }
      terminal.take(painter.paint(frame))
      let wrong = differences(terminal, frame, painter.theme, certainOnly: true)
      guard wrong.isEmpty else {
        Issue.record("seed \(seed) step \(step): \(wrong.prefix(5)) of\n\(frame.snapshot())")
        return
      }
    }
  }

  @Test func anEqualFrameIsNoByte() {
    var painter = Painter(capability: .trueColour)
    var frame = Frame(columns: 80, rows: 24)
    frame.draw("text", row: 3, column: 4, style: Style(.key))
    #expect(!painter.paint(frame).isEmpty)
    #expect(painter.paint(frame).isEmpty)
    painter.invalidate()
    #expect(!painter.paint(frame).isEmpty)
  }

  @Test func aChangeIsOneSynchronizedUpdateWithTheCursorHidden() {
    var painter = Painter(capability: .none)
    var frame = Frame(columns: 10, rows: 2)
    frame.placeCursor(row: 0, column: 0)
    _ = painter.paint(frame)
    frame.draw("ab", row: 1, column: 2)
    frame.placeCursor(row: 1, column: 4)
    #expect(
      String(decoding: painter.paint(frame), as: UTF8.self)
        == "\u{1B}[?2026h\u{1B}[?25l\u{1B}[2;3Hab\u{1B}[?25h\u{1B}[?2026l")
    frame.placeCursor(row: 0, column: 0)
    #expect(painter.paint(frame) == ControlSequence.home)
  }

  @Test(arguments: ColourCapability.allCases)
  func movingAHighlightByAWordTakesFewBytes(capability: ColourCapability) {
    let line = "“Words” of every length go — by the annotator's cursor, extraordinarily slowly, 你好 "
    let wrapping = Wrapping(Text(String(repeating: line, count: 20)).clusters, width: 78)
    let words = Array(wrapping.clusters.indices).split { wrapping.clusters[$0].kind == .space }
    var painter = Painter(capability: capability)
    var sizes: [Int] = []
    for word in words.prefix(150) {
      var canvas = Canvas(columns: 80, rows: 24)
      for (row, line) in wrapping.lines.prefix(24).enumerated() {
        canvas.draw(line, of: wrapping, row: row, column: 1) {
          word.contains($0) ? Style(.cursor) : .plain
        }
      }
      sizes.append(painter.paint(canvas.frame).count)
    }
    let moves = sizes.dropFirst()
    #expect(moves.reduce(0, +) < 100 * moves.count, "\(moves.reduce(0, +) / moves.count) a move")
    #expect(moves.min()! > 0)
  }

  @Test func erasesTheRestOfALineInsteadOfWritingSpaces() {
    var painter = Painter(capability: .none)
    var frame = Frame(columns: 80, rows: 2)
    frame.draw(String(repeating: "x", count: 80), row: 0, column: 0)
    _ = painter.paint(frame)
    frame.fill(Region(row: 0, column: 5, rows: 1, columns: 75))
    #expect(painter.paint(frame).count < 30)
  }

  /// What the terminal shows otherwise than the frame says.
  private func differences(
    _ terminal: Emulator, _ frame: Frame, _ theme: Theme, certainOnly: Bool = false
  ) -> [String] {
    var wrong = terminal.faults
    if terminal.modes.contains(2026) { wrong.append("update not ended") }
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        let cell = frame[row, column]
        let shown = terminal[row, column]
        if certainOnly {
          let owner = cell.width == 0 ? frame[row, column - 1] : cell
          // Whatever the terminal made of it, nothing of an earlier frame shines through.
          if owner.isUncertain, cell.width == 0, !["", " ", "?"].contains(shown.glyph) {
            wrong.append("\(row),\(column): stale \(shown.glyph)")
          }
          if owner.isUncertain { continue }
        }
        let wanted = expected(theme.rendition(cell.style))
        let looksAlike =
          shown.rendition == wanted
          || (cell.glyph == " " && wanted.isInvisibleOnBlank
            && shown.rendition.isInvisibleOnBlank)
        if shown.glyph != cell.glyph || shown.width != Int(cell.width) || !looksAlike {
          wrong.append("\(row),\(column): \(shown) for \(cell)")
        }
      }
    }
    if terminal.cursorIsShown != (frame.cursor != nil) { wrong.append("cursor's visibility") }
    if let cursor = frame.cursor, cursor.row != terminal.row || cursor.column != terminal.column {
      wrong.append("cursor at \(terminal.row),\(terminal.column) for \(cursor)")
    }
    return wrong
  }

  private func expected(_ rendition: Rendition) -> Emulator.Rendition {
    var blank = Emulator(columns: 1, rows: 1)
    blank.take(rendition.bytes(from: .plain))
    return blank.rendition
  }
}
