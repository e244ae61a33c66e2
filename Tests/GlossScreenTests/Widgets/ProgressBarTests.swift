import GlossScreen
import Testing

@Suite struct ProgressBarTests {
  @Test func isFullOnlyWhenAllIsDoneAndEmptyOnlyWhenNothingIs() {
    for total in 1...40 {
      for width in 2...20 {
        var before = 0
        for done in 0...total {
          let filled = ProgressBar(done: done, total: total).filled(of: width)
          #expect((filled == 0) == (done == 0))
          #expect((filled == width) == (done == total))
          #expect(filled >= before)
          before = filled
        }
      }
    }
  }

  @Test func drawsWithinItsWidth() {
    var canvas = Canvas(columns: 12, rows: 1)
    ProgressBar(done: 3, total: 10).draw(in: &canvas, row: 0, column: 1, width: 10)
    #expect(
      canvas.frame.snapshot(styles: true)
        == "12×1\n ▰▰▰▱▱▱▱▱▱▱\n---\n0: 1-3 barFill, 4-10 bar\n")
  }

  @Test(arguments: [(0, 0), (5, 0), (9, 3), (-1, 4), (Int.max, Int.max)])
  func isSafeWithOddNumbersAndNoRoom(done: Int, total: Int) {
    for width in -1...1 {
      var canvas = Canvas(columns: 1, rows: 1)
      let bar = ProgressBar(done: done, total: total)
      bar.draw(in: &canvas, row: 0, width: width)
      #expect((0...max(width, 0)).contains(bar.filled(of: width)))
    }
  }
}
