import GlossScreen
import Testing

@Suite struct FrameTests {
  @Test func drawsTextAndReturnsItsColumns() {
    var frame = Frame(columns: 12, rows: 2)
    #expect(frame.draw("ab中c", row: 0, column: 1) == 5)
    #expect(frame.snapshot() == "12×2\n ab中c\n\n")
    #expect(frame[0, 3].width == 2)
    #expect(frame[0, 4].width == 0)
  }

  @Test func cutsWhatFallsOutsideAndNeverHalfAWideCluster() {
    var frame = Frame(columns: 4, rows: 1)
    #expect(frame.draw("abc中d", row: 0, column: 0) == 4)
    #expect(frame.snapshot() == "4×1\nabc\n")
    frame.draw("中文", row: 0, column: -1)
    #expect(frame.snapshot() == "4×1\n 文\n")
    #expect(frame[0, 0].width == 1)
    #expect(frame[0, 3].glyph == " ")
    let before = frame
    frame.draw("x", row: 1, column: 0)
    frame.draw("x", row: -1, column: 0)
    frame.draw("x", row: 0, column: 4)
    frame.fill(Region(row: 5, column: 5, rows: 5, columns: 5))
    #expect(frame == before)
  }

  @Test(arguments: [(0, "x 文"), (1, " x文"), (2, "中x"), (3, "中 x"), (4, "中文x")])
  func overwritingHalfAWideClusterBlanksItsOtherHalf(column: Int, row: String) {
    var frame = Frame(columns: 6, rows: 1)
    frame.draw("中文", row: 0, column: 0)
    frame.draw("x", row: 0, column: column)
    #expect(frame.snapshot() == "6×1\n\(row)\n")
    for index in 0..<6 where frame[0, index].width == 0 { #expect(frame[0, index - 1].width == 2) }
    for index in 0..<6 where frame[0, index].width == 2 { #expect(frame[0, index + 1].width == 0) }
  }

  @Test func nothingHostileReachesACell() {
    var frame = Frame(columns: 40, rows: 1)
    frame.draw("a\u{1B}[2J\u{202E}\u{9B}\u{7F}", row: 0, column: 0, style: Style(.selection))
    #expect(frame.snapshot().contains("a<U+001B>[2J<U+202E>"))
    for cell in frame.row(0) {
      for scalar in cell.glyph.unicodeScalars {
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
      }
    }
    #expect(frame[0, 1].style != frame[0, 0].style)
    #expect(frame[0, 1].style.role == .selection)
    frame.draw("\u{7F}", row: 0, column: 0)
    #expect(frame[0, 0].style.role == .escape)
  }

  @Test func showsStylesAndTheCursorInASnapshot() {
    var frame = Frame(columns: 20, rows: 2)
    frame.draw("b billing", row: 0, column: 0)
    frame.draw("b", row: 0, column: 0, style: Style(.key))
    frame.draw("Ana", row: 1, column: 4, style: Style(.label(2), .underline))
    frame.placeCursor(row: 1, column: 4)
    #expect(
      frame.snapshot(styles: true) == """
        20×2
        b billing
            Ana
        ---
        0: 0 key
        1: 4-6 label(2)+underline
        cursor 1,4

        """)
    frame.placeCursor(row: 2, column: 0)
    #expect(frame.cursor == nil)
  }

  @Test func restylesBothHalvesOfAWideCluster() {
    var frame = Frame(columns: 4, rows: 1)
    frame.draw("中文", row: 0, column: 0)
    frame.restyle(Region(row: 0, column: 1, rows: 1, columns: 2)) { _ in Style(.selection) }
    #expect((0..<4).allSatisfy { frame[0, $0].style.role == .selection })
  }

  @Test(arguments: [(0, 0), (1, 1), (0, 5), (5, 0), (-3, -3)])
  func isSafeWithNoRoom(columns: Int, rows: Int) {
    var frame = Frame(columns: columns, rows: rows)
    frame.draw("中x", row: 0, column: 0)
    frame.fill(Region(rows: 9, columns: 9))
    frame.restyle(Region(rows: 9, columns: 9)) { _ in Style(.key) }
    frame.placeCursor(row: 0, column: 0)
    #expect(frame.columns == max(columns, 0) && frame.rows == max(rows, 0))
    #expect((frame.cursor != nil) == (columns > 0 && rows > 0))
    if columns == 1, rows == 1 { #expect(frame[0, 0].glyph == " ") }
  }
}
