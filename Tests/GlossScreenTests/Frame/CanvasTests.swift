import GlossScreen
import Testing

@Suite struct CanvasTests {
  @Test func drawsWithinItsRectangleAlone() {
    var canvas = Canvas(columns: 10, rows: 4)
    canvas.within(Region(row: 1, column: 2, rows: 2, columns: 4)) { pane in
      #expect(pane.columns == 4 && pane.rows == 2)
      pane.draw("abcdefgh", row: 0)
      pane.draw("below", row: 2)
      pane.within(Region(row: 1, column: 3, rows: 5, columns: 5)) { inner in
        #expect(inner.draw("xyz", row: 0) == 1)
      }
    }
    canvas.draw("z", row: 3)
    #expect(canvas.frame.snapshot() == "10×4\n\n  abcd\n     x\nz\n")
  }

  @Test func limitsColumns() {
    var canvas = Canvas(columns: 10, rows: 1)
    #expect(canvas.draw("a中文", row: 0, column: 1, limit: 4) == 4)
    #expect(canvas.frame.snapshot() == "10×1\n a中\n")
    #expect(canvas.draw("x", row: 0, column: 0, limit: 0) == 0)
    #expect(canvas.draw("x", row: 0, column: 0, limit: -3) == 0)
  }

  @Test func drawsABoxWithItsTitle() {
    var canvas = Canvas(columns: 12, rows: 3)
    let inside = canvas.box(title: "A reply that is long")
    #expect(inside == Region(row: 1, column: 1, rows: 1, columns: 10))
    #expect(canvas.frame.snapshot() == "12×3\n┌─ A reply─┐\n│          │\n└──────────┘\n")
  }

  @Test func drawsTabsAsWideAsTheWrappingMadeThem() {
    var canvas = Canvas(columns: 12, rows: 1)
    let wrapping = Wrapping(Text("a\tb").clusters, width: 12)
    canvas.draw(wrapping.lines[0], of: wrapping, row: 0) { $0 == 1 ? Style(.selection) : .plain }
    #expect(canvas.frame.snapshot(styles: true) == "12×1\na   b\n---\n0: 1-3 selection\n")
  }

  @Test func showsNoCursorWhereItIsCutOff() {
    var canvas = Canvas(columns: 10, rows: 4)
    canvas.within(Region(row: 1, column: 1, rows: 1, columns: 3)) {
      $0.placeCursor(row: 0, column: 2)
    }
    #expect(canvas.frame.cursor == Frame.Position(row: 1, column: 3))
    canvas.within(Region(row: 1, column: 1, rows: 1, columns: 3)) {
      $0.placeCursor(row: 1, column: 0)
    }
    #expect(canvas.frame.cursor == nil)
  }

  @Test func drawsRules() {
    var canvas = Canvas(columns: 5, rows: 3)
    canvas.rule(column: 2)
    canvas.rule(row: 1)
    #expect(canvas.frame.snapshot() == "5×3\n  │\n─────\n  │\n")
  }

  @Test func splitsPanesEvenlyWithoutLosingColumns() {
    for columns in 0...30 {
      for count in 1...4 {
        let panes = Region(rows: 2, columns: columns).split(columns: count)
        #expect(panes.count == count)
        let used = panes.map(\.columns)
        #expect(used.reduce(0, +) == max(columns - (count - 1), 0))
        #expect(used.max()! - used.min()! <= 1)
        for (left, right) in zip(panes, panes.dropFirst()) {
          #expect(left.column + left.columns <= right.column)
        }
      }
    }
    #expect(Region(rows: 1, columns: 9).split(columns: 0).isEmpty)
  }

  @Test func takesEdgesOffARegion() {
    var rest = Region(row: 2, column: 1, rows: 10, columns: 20)
    #expect(rest.takeTop(2) == Region(row: 2, column: 1, rows: 2, columns: 20))
    #expect(rest.takeBottom(1) == Region(row: 11, column: 1, rows: 1, columns: 20))
    #expect(rest.takeLeft(5) == Region(row: 4, column: 1, rows: 7, columns: 5))
    #expect(rest.takeLeft(50) == Region(row: 4, column: 6, rows: 7, columns: 15))
    #expect(rest.isEmpty)
    #expect(rest.takeTop(-1).isEmpty)
  }
}
