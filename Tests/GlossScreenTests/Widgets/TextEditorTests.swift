import GlossTestSupport
import Testing

@testable import GlossScreen

@Suite struct TextEditorTests {
  /// One case: a text with its cursor (`|`) and selection (from `[` to the cursor), keys, and the
  /// text after them.
  struct Case: Sendable {
    var before: String
    var keys: [Key]
    var after: String
    var width = 80

    init(_ before: String, _ keys: Key..., becomes after: String, width: Int = 80) {
      (self.before, self.keys, self.after, self.width) = (before, keys, after, width)
    }
  }

  static let cases: [Case] = [
    Case("|", .character("a"), .character("B"), becomes: "aB|"),
    Case("a|c", .character("é"), becomes: "aé|c"),
    // One cluster at a time, whatever it is made of.
    Case("a👩‍👩‍👧‍👦|", Key(.left), becomes: "a|👩‍👩‍👧‍👦"),
    Case("e\u{301}|x", Key(.backspace), becomes: "|x"),
    Case("a\r\n|b", Key(.left), becomes: "a|\r\nb"),
    Case("a|\r\nb", Key(.delete), becomes: "a|b"),
    Case("|a", Key(.backspace), Key(.left), becomes: "|a"),
    Case("a|", Key(.delete), Key(.right), becomes: "a|"),
    // Words.
    Case("two words|", Key(.left, .control), becomes: "two |words"),
    Case("two |words", Key(.character("b"), .alt), becomes: "|two words"),
    Case("|two words", Key(.right, .alt), becomes: "two| words"),
    Case("two| words", Key(.character("f"), .alt), becomes: "two words|"),
    Case("two words|", .control("w"), becomes: "two |"),
    Case("two |words", Key(.backspace, .alt), becomes: "|words"),
    Case("|two words", Key(.delete, .control), becomes: "| words"),
    Case("two| words", Key(.character("d"), .alt), becomes: "two|"),
    // Lines.
    Case("a\nbcd|e\nf", Key(.home), becomes: "a\n|bcde\nf"),
    Case("a\nbc|de\nf", Key(.end), becomes: "a\nbcde|\nf"),
    Case("a\nbc|de\nf", Key(.home, .control), becomes: "|a\nbcde\nf"),
    Case("a\nbc|de\nf", Key(.end, .control), becomes: "a\nbcde\nf|"),
    Case("a\nbc|de\nf", .control("a"), becomes: "a\n|bcde\nf"),
    Case("a\nbc|de\nf", .control("u"), becomes: "a\n|de\nf"),
    Case("a\nbc|de\nf", .control("k"), becomes: "a\nbc|\nf"),
    Case("a\nbc|\nf", .control("k"), becomes: "a\nbc|f"),
    Case("abc\nd\nef|g", Key(.up), Key(.up), becomes: "ab|c\nd\nefg"),
    Case("ab|c\nd\nefg", Key(.down), becomes: "abc\nd|\nefg"),
    Case("a|b", Key(.up), becomes: "|ab"),
    Case("a|b", Key(.down), becomes: "ab|"),
    Case("one two t|hree", Key(.up), becomes: "o|ne two three", width: 9),
    Case("a|b", Key(.enter), becomes: "a\n|b"),
    Case("a|b", Key(.enter, .alt), becomes: "a\n|b"),
    // Selections.
    Case("a|bc", Key(.right, .shift), Key(.right, .shift), becomes: "a[bc|"),
    Case("a[bc|d", .character("x"), becomes: "ax|d"),
    Case("a[bc|d", Key(.backspace), becomes: "a|d"),
    Case("a[bc|d", Key(.left), becomes: "a|bcd"),
    Case("a[bc|d", Key(.right), becomes: "abc|d"),
    Case("a[bc|d", Key(.end), becomes: "abcd|"),
    Case("one two|", Key(.left, [.shift, .control]), Key(.delete), becomes: "one |"),
    // Arrows point to where the text goes on in its paragraph; all else is in the order of writing.
    Case("א|בג", Key(.left), becomes: "אב|ג"),
    Case("אב|ג", Key(.right), becomes: "א|בג"),
    Case("א[ב|ג", Key(.left), becomes: "אב|ג"),
    Case("א[ב|ג", Key(.right), becomes: "א|בג"),
    Case("א|בג", Key(.left, .shift), .character("x"), becomes: "אx|ג"),
    Case("|אב גד", Key(.left, .control), becomes: "אב| גד"),
    Case("אב| גד", Key(.character("b"), .alt), becomes: "|אב גד"),
    Case("אב|", Key(.backspace), becomes: "א|"),
    Case("|אב", Key(.delete), becomes: "|ב"),
    Case("ab\nא|ב", Key(.home), becomes: "ab\n|אב"),
    Case("ab\n|אב", Key(.end), becomes: "ab\nאב|"),
    Case("ab\n|אב", Key(.right), becomes: "ab|\nאב"),
    Case("ab|\nאב", Key(.right), becomes: "ab\n|אב"),
    Case("aא|ב", Key(.right), becomes: "aאב|"),
    // Up and down keep the column that is seen: the second from the right.
    Case("אב|גד\nהוזח", Key(.down), becomes: "אבגד\nהו|זח", width: 6),
    Case("abc|d\nאב", Key(.down), becomes: "abcd\nא|ב", width: 5),
    // The way back.
    Case("|", .character("a"), .character("b"), .control("z"), becomes: "|"),
    Case(
      "|", .character("a"), .character(" "), .character("b"), .control("z"), becomes: "a |"),
    Case(
      "|", .character("a"), Key(.home), .character("b"), .control("z"), becomes: "|a"),
    Case("a[b|c", Key(.delete), .control("z"), becomes: "ab|c"),
    Case("a[b|c", Key(.delete), .control("z"), .control("y"), becomes: "a|c"),
    Case("ab|", Key(.backspace), .control("z"), .character("x"), .control("y"), becomes: "abx|"),
    Case("ab|", .control("z"), becomes: "ab|"),
  ]

  @Test(arguments: cases.indices)
  func doesWhatKeysSay(index: Int) {
    let given = Self.cases[index]
    var editor = Self.editor(given.before)
    for key in given.keys { #expect(editor.handle(key, width: given.width) == true) }
    #expect(Self.marked(editor) == given.after, "case \(given)")
  }

  @Test func leavesOtherKeysToOthers() {
    let others: [Key] = [
      Key(.escape), Key(.tab), Key(.tab, .shift), Key(.pageUp), Key(.function(1)), .control("s"),
      .control("e"), .control("c"), Key(.character("x"), .alt), Key(.insert),
    ]
    for breaks in [TextEditor.Breaks.never, .withAlt, .withEnter] {
      var editor = TextEditor("a", breaks: breaks)
      let before = editor
      for key in others { #expect(editor.handle(key, width: 80) == false, "\(key)") }
      #expect(editor == before)
    }
    var line = TextEditor("a")
    for key in [Key(.enter), Key(.enter, .alt), Key(.up), Key(.down)] {
      #expect(line.handle(key, width: 80) == false)
    }
    var note = TextEditor("a", breaks: .withAlt)
    #expect(note.handle(Key(.enter), width: 80) == false)
    #expect(note.handle(Key(.enter, .alt), width: 80) == true)
    #expect(note.text == "a\n")
  }

  @Test func keepsTextExactly() {
    let text = "a\r\nb\u{0}\u{1B}[31m e\u{301}é\u{202E}"
    var editor = TextEditor(text, breaks: .withEnter)
    _ = editor.handle(.character("x"), width: 80)
    _ = editor.handle(Key(.backspace), width: 80)
    #expect(Array(editor.text.utf8) == Array(text.utf8))
    editor.insert("l\n\u{1B}[m", width: 80)
    #expect(Array(editor.text.utf8) == Array((text + "l\n\u{1B}[m").utf8))
    var line = TextEditor("")
    line.insert("two\nlines", width: 80)
    #expect(line.text == "two lines")
    #expect(line.undo() == true)
    #expect(line.text.isEmpty)
    #expect(line.undo() == false)
  }

  @Test func anAccentTypedAfterItsLetterJoinsIt() {
    var editor = TextEditor("")
    _ = editor.handle(.character("e"), width: 80)
    _ = editor.handle(.character("\u{301}"), width: 80)
    _ = editor.handle(Key(.left), width: 80)
    #expect(editor.cursor == 0)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func staysOnBoundariesAndUndoesEverything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let codes: [Key.Code] = [
      .left, .right, .up, .down, .home, .end, .backspace, .delete, .enter, .character("w"),
      .character("k"), .character("u"), .character("a"), .character("\u{301}"), .character("🇩"),
      .character("🇪"), .character(" "), .character("中"), .character("\u{200D}"), .character("👩"),
      .character("z"), .character("y"),
    ]
    let start = "A rationale\r\nwith “words”, 中文 and 👩‍👩‍👧."
    var editor = TextEditor(start, breaks: .withEnter)
    for step in 0..<300 {
      let modifiers: [Key.Modifiers] = [[], [], .shift, .control, .alt]
      let key = Key(codes.randomElement(using: &random)!, modifiers.randomElement(using: &random)!)
      _ = editor.handle(key, width: Int.random(in: 0...30, using: &random))
      if step % 50 == 0 { editor.insert("e\u{301}\r\n", width: 20) }
      #expect(editor.content.isBoundary(editor.cursor), "seed \(seed) step \(step) \(key)")
      if let selection = editor.selection {
        #expect(editor.content.isBoundary(selection.lowerBound))
        #expect(editor.content.isBoundary(selection.upperBound))
      }
    }
    while editor.redo() {}
    let last = editor.text
    while editor.undo() {}
    #expect(Array(editor.text.utf8) == Array(start.utf8), "seed \(seed)")
    while editor.redo() {}
    #expect(Array(editor.text.utf8) == Array(last.utf8), "seed \(seed)")
  }

  static func editor(_ marked: String) -> TextEditor {
    var plain = String.UnicodeScalarView()
    var cursor = 0
    var anchor: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "|": cursor = plain.count
      case "[": anchor = plain.count
      default: plain.append(scalar)
      }
    }
    var editor = TextEditor(String(plain), breaks: .withEnter)
    while editor.cursor.value > anchor ?? cursor {
      editor.move(.back, selecting: false, width: 80)
    }
    while editor.cursor.value < cursor { editor.move(.forward, selecting: true, width: 80) }
    return editor
  }

  static func marked(_ editor: TextEditor) -> String {
    var scalars = Array(editor.text.unicodeScalars)
    scalars.insert("|", at: editor.cursor.value)
    if let selection = editor.selection, selection.lowerBound < editor.cursor {
      scalars.insert("[", at: selection.lowerBound.value)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
