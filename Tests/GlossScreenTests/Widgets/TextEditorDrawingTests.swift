import GlossScreen
import Testing

@Suite struct TextEditorDrawingTests {
  @Test func drawsTextSelectionAndCursor() {
    var editor = TextEditor("clear and\nshort", breaks: .withEnter)
    _ = editor.handle(Key(.left, [.shift, .control]), width: 20)
    var canvas = Canvas(columns: 20, rows: 3)
    editor.draw(in: &canvas)
    #expect(
      canvas.frame.snapshot(styles: true)
        == "20×3\nclear and\nshort\n\n---\n1: 0-4 selection\ncursor 1,0\n")
  }

  @Test func scrollsALineSideways() {
    let editor = TextEditor("0123456789")
    var canvas = Canvas(columns: 5, rows: 1)
    editor.draw(in: &canvas)
    #expect(canvas.frame.snapshot(styles: true) == "5×1\n6789\n---\ncursor 0,4\n")
  }

  @Test func keepsAColumnForTheCursorAfterAFullLine() {
    let editor = TextEditor("0123456789", breaks: .withAlt)
    var canvas = Canvas(columns: 6, rows: 3)
    editor.draw(in: &canvas)
    #expect(canvas.frame.snapshot(styles: true) == "6×3\n01234\n56789\n\n---\ncursor 1,5\n")
    #expect(editor.rows(width: 6) == 2)
  }

  @Test func drawsFromTheRightEdgeWithTheCursorAfterTheEndOnTheLeft() {
    let field = TextEditor("אב (12)")
    var canvas = Canvas(columns: 10, rows: 1)
    field.draw(in: &canvas)
    #expect(canvas.frame.snapshot(styles: true) == "10×1\n   (12) בא\n---\ncursor 0,2\n")
    let text = TextEditor("אבגד", breaks: .withEnter)
    canvas = Canvas(columns: 4, rows: 2)
    text.draw(in: &canvas)
    #expect(canvas.frame.snapshot(styles: true) == "4×2\n גבא\n   ד\n---\ncursor 1,2\n")
  }

  @Test func scrollsALineFromRightToLeft() {
    var field = TextEditor("אבגדה")
    var canvas = Canvas(columns: 4, rows: 1)
    field.draw(in: &canvas)
    #expect(canvas.frame.snapshot(styles: true) == "4×1\n הדג\n---\ncursor 0,0\n")
    _ = field.handle(Key(.home), width: 4)
    canvas = Canvas(columns: 4, rows: 1)
    field.draw(in: &canvas)
    #expect(canvas.frame.snapshot(styles: true) == "4×1\nדגבא\n---\ncursor 0,3\n")
  }

  @Test func showsAHintInPlaceOfNothing() {
    var canvas = Canvas(columns: 20, rows: 1)
    TextEditor("").draw(in: &canvas, isFocused: false, hint: "why?")
    #expect(canvas.frame.snapshot(styles: true) == "20×1\nwhy?\n---\n0: 0-3 quiet\n")
  }

  @Test(arguments: [(80, 24), (200, 50), (7, 2), (3, 1), (2, 2), (1, 1), (0, 0)])
  func alwaysShowsTheCursorWhereThereIsRoom(columns: Int, rows: Int) {
    let text = String(repeating: "some wörds, 中文, and a-very-long-one\nשלום 12 word\n", count: 30)
    for breaks in [TextEditor.Breaks.never, .withEnter] {
      let line = breaks == .never ? String(text.prefix(500).filter { $0 != "\n" }) : text
      var editor = TextEditor(line, breaks: breaks)
      let keys: [Key] = [Key(.left), Key(.up), Key(.home), Key(.left, .control), Key(.end)]
      for step in 0..<200 {
        _ = editor.handle(keys[step % keys.count], width: columns)
        var canvas = Canvas(columns: columns, rows: rows)
        editor.draw(in: &canvas)
        #expect((canvas.frame.cursor != nil) == (columns > 0 && rows > 0), "step \(step)")
      }
    }
  }
}
