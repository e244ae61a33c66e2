import GlossJSON
import GlossJournal
import GlossScreen
import Testing

@testable import GlossTasks

/// Marked text, keys, marked text.
@Suite struct SpansKindKeysTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let before: String
    let keys: String
    let after: String
    var overlap = false
    var columns = 80
    /// Part of the reason where the last key is refused.
    var refused: String?

    init(
      _ before: String, _ keys: String, _ after: String, overlap: Bool = false, columns: Int = 80,
      refused: String? = nil
    ) {
      (self.before, self.keys, self.after) = (before, keys, after)
      (self.overlap, self.columns, self.refused) = (overlap, columns, refused)
    }

    var testDescription: String { "\(before) + \(keys)" }
  }

  static func kind(overlap: Bool, field: SpansKind.Field = .text) -> SpansKind {
    let labels = [("org", "o"), ("person", "p"), ("place", "l")] as [(String, Character)]
    return SpansKind(
      labels: labels.map {
        LabelOption(id: ID($0.0), title: $0.0, description: "", clause: nil, key: $0.1)
      }, field: field, overlap: overlap)
  }

  private func check(_ test: Case) {
    let marked = MarkedText(parsing: test.before)
    let kind = Self.kind(overlap: test.overlap)
    let asked = Sample.asked(Input(text: String(marked.text)), columns: test.columns)
    var draft = marked.draft(kind, asked)
    var last = Pressed.ignored
    for key in keys(test.keys) { last = kind.press(key, &draft, asked) }
    #expect(MarkedText.draw(draft, kind, asked) == test.after)
    if case .refused(let why) = last {
      #expect(test.refused.map { why.contains($0) } == true, "refused: \(why)")
    } else {
      #expect(test.refused == nil, "\(last)")
    }
  }

  @Test(arguments: [
    Case("{The} Acme Corp of Lisbon", "→ →", "The Acme {Corp} of Lisbon"),
    Case("The Acme {Corp} of", "←", "The {Acme} Corp of"),
    Case("{The} Acme", "←", "{The} Acme"),
    Case("The {Acme}!", "→", "The {Acme}!"),
    Case("{don't} stop, e-mail 3.14 now", "→ →", "don't stop, {e}-mail 3.14 now"),
    Case("{don't} stop, e-mail 3.14 now", "→ → → →", "don't stop, e-mail {3.14} now"),
    Case("{Lisbon} x", ">", "L{i}sbon x"),
    Case("{Lisbon} x", "> > <", "L{i}sbon x"),
    Case("a {b}", "<", "a{ }b"),
    Case("{b}", "<", "{b}"),
    Case("x{é}!", "> >", "xé{!}"),
    Case("{One} two. Three four. Five", "}", "One two. {Three} four. Five"),
    Case("{One} two. Three four. Five", "} }", "One two. Three four. {Five}"),
    Case("One two. Three {four}. Five", "{", "One two. {Three} four. Five"),
    Case("One two. {Three} four. Five", "{", "{One} two. Three four. Five"),
    Case("{One} two", "{", "{One} two"),
  ])
  func moves(_ test: Case) { check(test) }

  @Test(arguments: [
    Case("aaa {bbb} ccc ddd", "↓", "aaa bbb ccc {ddd}", columns: 8),
    Case("aaa bbb ccc {ddd}", "↑", "aaa {bbb} ccc ddd", columns: 8),
    Case("aaa bbb {ccc} ddd", "↓", "aaa bbb {ccc} ddd", columns: 8),
    Case("{a}\n\n\nb", "↓", "a\n\n\n{b}"),
    Case("a\n...\n\nb {c}", "↑", "{a}\n...\n\nb c"),
    Case("aa\nb {cccccccccc} d\neeee ff", "↓", "aa\nb cccccccccc d\n{eeee} ff"),
    Case("x\nlonglonglong {y}\nlonglonglong z", "↓", "x\nlonglonglong y\nlonglonglong {z}"),
    Case("{mmmmmmmmmmmm} n", "↓", "mmmmmmmmmmmm {n}", columns: 4),
    Case("漢字 {abc}\n漢字 abc", "↓", "漢字 abc\n漢字 {abc}"),
  ])
  func movesByLine(_ test: Case) { check(test) }

  @Test(arguments: [
    Case("The {Lisbon}", "l", "The [{Lisbon}|l]"),
    Case("{The} Acme Corp of", "→ space → o", "The [Acme {Corp}|o] of"),
    Case("{The} Acme Corp of", "→ ⇧→ o", "The [Acme {Corp}|o] of"),
    Case("{The} Acme Corp of", "→ ⇧→ ⇧← o", "The [{Acme}|o] Corp of"),
    Case("The Acme {Corp}", "⇧← o", "The [{Acme} Corp|o]"),
    Case("The Acme {Corp}", "⇧←", "The «{Acme} Corp»"),
    Case("The Acme {Corp}", "⇧← ⇧→", "The Acme «{Corp}»"),
    Case("The {Acme} Corp", "space →", "The «Acme {Corp}»"),
    Case("The {Acme} Corp", "space → esc", "The Acme {Corp}"),
    Case("The {Acme} Corp", "space → space", "The Acme {Corp}"),
    Case("{Lisbon} x", "> > space > > l", "Li[sb{o}|l]n x"),
    Case("{One} two. Three four.", "space } p", "[One two. {Three}|p] four."),
    Case("{a} b", "space → enter", "«a {b}»", refused: "a selection is open"),
    Case("ab {cd}\nef gh", "⇧↓ o", "ab [cd\nef {gh}|o]"),
  ])
  func selectsAndMarks(_ test: Case) { check(test) }

  @Test(arguments: [
    Case("[A|o] b [C|p] {d}", "tab", "[{A}|o*] b [C|p] d"),
    Case("[A|o] b [C|p] {d}", "tab tab", "[A|o] b [{C}|p*] d"),
    Case("[A|o] b [C|p] {d}", "⇧tab", "[A|o] b [{C}|p*] d"),
    Case("[A|o] b [C|p] {d}", "⇧tab ⇧tab", "[{A}|o*] b [C|p] d"),
    Case("[A|o] b [C|p] {d}", "⇧tab ⇧tab ⇧tab", "[{A}|o] b [C|p] d"),
    Case("[A|o] b [C|p] {d}", "⇧tab ⇧tab ⇧tab ⇧tab", "[A|o] b [{C}|p*] d"),
    Case("[A|o] b [C|p] {d}", "tab esc tab", "[{A}|o] b [C|p] d"),
    Case("[A|o] b [C|p] {d}", "tab esc tab tab", "[{A}|o*] b [C|p] d"),
    Case("[A|o] b [C|p] {d}", "tab esc → tab", "[{A}|o*] b [C|p] d"),
    Case("[A|o] b [C|p] {d}", "tab tab tab", "[A|o] b [{C}|p] d"),
    Case("[A|o] b [C|p] {d}", "tab tab tab tab", "[{A}|o*] b [C|p] d"),
    Case("[A|o] b {d}", "tab esc", "[{A}|o] b d"),
    Case("[A|o] b {d}", "tab →", "[A|o] {b} d"),
    Case("[A|o] b {d}", "tab l", "[{A}|l*] b d"),
    Case("[A|o] b [C|p] {d}", "tab l tab", "[A|l] b [{C}|p*] d"),
    Case("[A|o] b [C|p] {d}", "tab ) tab", "[A b|o] [{C}|p*] d"),
    Case("[A|o] b {d}", "tab o", "[{A}|o*] b d", refused: "already"),
    Case("[A|o] b [C|p] {d}", "tab bksp", "{A} b [C|p] d"),
    Case("[A|o] b {d}", "bksp", "[A|o] b {d}", refused: "Tab goes"),
    Case("[Lis|o]bon {d}", "tab ) )", "[{Lisbo}|o*]n d"),
    Case("[Lis|o]bon {d}", "tab (", "[{Li}|o*]sbon d"),
    Case(
      "[L|o]isbon {d}", "tab (", "[{L}|o*]isbon d", refused: "needs at least one character; Bksp"),
    Case("a [b|o]", "tab )", "a [{b}|o*]", refused: "ends here"),
    Case("a [b|o] \r\n ", "tab )", "a [{b}|o*] \r\n ", refused: "ends here"),
    Case("[a \r\n b|o] {d}", "tab (", "[{a}|o*] \r\n b d"),
    Case("[a|o] \r\n b {d}", "tab )", "[{a \r\n b}|o*] d"),
    Case("[ a|o] {d}", "tab (", "[{ a}|o*] d", refused: "needs at least one"),
    Case("[a|o] bb cc {d}", "tab ⇧→", "[{a bb}|o*] cc d"),
    Case("[a|o] bb cc {d}", "tab ⇧→ ⇧→ ⇧←", "[{a bb}|o*] cc d"),
    Case("[a|o] bb {d}", "tab ⇧←", "[{a}|o*] bb d", refused: "needs at least one character; Bksp"),
    Case("a [b|o]", "tab ⇧→", "a [{b}|o*]", refused: "ends here"),
    Case("[!!|o]? {…}", "tab ⇧←", "[{!}|o*]!? …"),
    Case("[a|o] [b|p] {c}", "tab ⇧→", "[{a}|o*] [b|p] c", refused: "overlaps person 2-3"),
    Case("{a} b", "(", "{a} b", refused: "Tab goes"),
  ])
  func goesToSpansAndChangesThem(_ test: Case) { check(test) }

  /// By character a selection may end anywhere; a mark does not end in white space.
  @Test(arguments: [
    Case("a{ }b", "o", "a{ }b", refused: "white space alone"),
    Case("a {b} c", "> space < < o", "a{ }[b|o] c"),
    Case("{a}\r\n b", "> o", "a{\r\n} b", refused: "white space alone"),
    Case("x{ }ab y", "space > > o", "x [a{b}|o] y"),
  ])
  func whiteSpaceAtTheEndsIsNotMarked(_ test: Case) { check(test) }

  @Test(arguments: [
    Case("[Acme {Corp}|o] x", "p", "[Acme {Corp}|o] x", refused: "overlaps org 0-9"),
    Case("[Acme {Corp}|o] x", "p", "[Acme [{Corp}|p]|o] x", overlap: true),
    Case("[{Acme} Corp|o] x", "⇧→ p", "[[Acme {Corp}|o]|p] x", overlap: true),
    Case("[{Acme}|o] x", "o", "[{Acme}|o] x", overlap: true, refused: "already"),
    Case("[[{Acme}|o]|p] x", "tab p", "[[{Acme}|o*]|p] x", overlap: true, refused: "already"),
    Case("[Acme|o] {x}", "p", "[Acme|o] [{x}|p]"),
    Case("[Acme|o]{x}", "p", "[Acme|o][{x}|p]"),
  ])
  func overlaps(_ test: Case) { check(test) }

  @Test(arguments: [
    Case("{One}\r\nTwo", "⇧→ o", "[One\r\n{Two}|o]"),
    Case("{One}\r\nTwo", "> > >", "One{\r\n}Two"),
    Case("{One}\r\nTwo", "↓", "One\r\n{Two}"),
    Case("{cafe\u{301}} x", "o", "[{cafe\u{301}}|o] x"),
    Case("{cafe\u{301}} x", "> > > o", "caf[{e\u{301}}|o] x"),
    Case("{a} 👨‍👩‍👧 b", "→ o", "a [{👨‍👩‍👧}|o] b"),
    Case("{a} 👨‍👩‍👧 b", "→ →", "a 👨‍👩‍👧 {b}"),
    Case("{a} 🇵🇹🇮🇪", "→ → o", "a 🇵🇹[{🇮🇪}|o]"),
    Case("{ส}วัสดี", "→", "ส{วั}สดี"),
    Case("{ส}วัสดี", "⇧→ ⇧→ o", "[สวั{ส}|o]ดี"),
    Case("{我}在上海。", "→ → ⇧→ l", "我在[上{海}|l]。"),
    Case("{我}在。他不在。", "}", "我在。{他}不在。"),
    // From right to left the text goes on at the left, by word and by Shift; `<` and `>` keep to
    // the order in which it is written.
    Case("{שלום} עולם", "← o", "שלום [{עולם}|o]"),
    Case("שלום {עולם}", "→ o", "[{שלום}|o] עולם"),
    Case("{שלום} עולם טוב", "⇧← o", "[שלום {עולם}|o] טוב"),
    Case("{שלום} עולם", "> o", "ש[{ל}|o]ום עולם"),
    Case("{a} שלום\nעולם ab", "→ → ← o", "a שלום\nעולם [{ab}|o]"),
    Case("x {שלום} y", "> o", "x ש[{ל}|o]ום y"),
    Case("{!}!!", "→ o", "![{!}|o]!"),
    Case("a{\u{202e}}b", "> o", "a\u{202e}[{b}|o]"),
  ])
  func everyScript(_ test: Case) { check(test) }

  @Test func aOneWordSpanIsOneKeyAndAnotherToSave() {
    let kind = Self.kind(overlap: false)
    let asked = Sample.asked(Input(text: "Lisbon"))
    var draft = kind.start(asked)
    #expect(kind.press(.character("l"), &draft, asked) == .changed)
    #expect(kind.press(Key(.enter), &draft, asked) == .answered)
    #expect(
      kind.value(draft, asked).spans
        == [Span(of: "text", start: 0, end: 6, label: "place", text: "Lisbon")])
  }

  @Test func theTabBehindEscIsTheSessions() {
    let kind = Self.kind(overlap: false)
    let asked = Sample.asked(Input(text: "Ada Li"))
    var draft = kind.start(asked)
    func press(_ names: String) -> [Pressed] {
      keys(names).map { kind.press($0, &draft, asked) }
    }
    func hinted(_ key: String) -> [String] {
      kind.hints(draft, asked).filter { $0.key == key }.map(\.word)
    }
    #expect(press("tab") == [.ignored])
    #expect(press("p → o tab").last == .changed)
    #expect(hinted("Esc") == ["back"] && hinted("Tab") == ["next"])
    #expect(press("tab").last == .changed)
    #expect(hinted("Esc") == ["back"] && hinted("Tab") == [])
    #expect(press("esc") == [.changed])
    #expect(hinted("Tab") == [])
    #expect(press("tab tab") == [.ignored, .changed])
    #expect(press("esc ⇧tab") == [.changed, .ignored])
  }

  @Test func aSelectionStaysInOneTextAndMovesGoOn() {
    let kind = Self.kind(overlap: false, field: .responses)
    let asked = Sample.asked(Sample.pair("Ada Li", "Bo"))
    var draft = kind.start(asked)
    func press(_ names: String) -> [Pressed] {
      keys(names).map { kind.press($0, &draft, asked) }
    }
    #expect(press("→ ⇧→").last == .refused("a selection stays within one text"))
    #expect(draft.anchor == nil)
    #expect(press("→ o ↑ p enter").last == .answered)
    #expect(
      kind.value(draft, asked).spans == [
        Span(of: "r1", start: 4, end: 6, label: "person", text: "Li"),
        Span(of: "r2", start: 0, end: 2, label: "org", text: "Bo"),
      ])
  }

  @Test func theLastLineLeadsToTheNextText() {
    let kind = Self.kind(overlap: false, field: .responses)
    let asked = Sample.asked(Sample.pair("a\n...", "b c"), columns: 20)
    var draft = kind.start(asked)
    _ = kind.press(Key(.down), &draft, asked)
    #expect(draft.cursor?.text == 1)
    _ = kind.press(Key(.up), &draft, asked)
    #expect(draft.cursor?.text == 0)
  }

  /// Texts are drawn at widths of their own, and the cursor moves in the lines that one sees.
  @Test func downGoesByTheLinesOfTheTextInWhichTheCursorStands() {
    let kind = Self.kind(overlap: false, field: .responses)
    var asked = Sample.asked(Sample.pair("aaa bbb ccc ddd", "eee fff ggg hhh"))
    asked.room = Asked.Room(columns: 80, texts: ["r1": 8, "r2": 12])
    var draft = kind.start(asked)
    func down() -> Int? {
      _ = kind.press(Key(.down), &draft, asked)
      return draft.cursor?.range.lowerBound.value
    }
    #expect(down() == 8)
    #expect(down() == 0 && draft.cursor?.text == 1)
    #expect(down() == 12)
  }

  @Test func aTextWithNothingToStandOnTakesNothingAndIsNotATrap() {
    let kind = Self.kind(overlap: false)
    let asked = Sample.asked(Input(text: " \n\n "))
    var draft = kind.start(asked)
    #expect(
      kind.press(.character("o"), &draft, asked)
        == .refused("there is nothing to mark"))
    #expect(kind.press(Key(.right), &draft, asked) == .ignored)
    #expect(kind.hints(draft, asked).map(\.key) == ["Enter"])
    #expect(kind.press(Key(.enter), &draft, asked) == .answered)
    #expect(kind.summary(draft, asked) == "no spans")
  }

  /// Keys with Ctrl or Alt are never a question's.
  @Test func modifiedKeysAreTheSessions() {
    let kind = Self.kind(overlap: false)
    let asked = Sample.asked(Input(text: "a b"))
    for key in [
      Key.control(" "), Key(.character("("), .alt), Key(.right, .control), Key(.backspace, .alt),
      .control("o"),
    ] {
      var draft = kind.start(asked)
      #expect(kind.press(key, &draft, asked) == .ignored)
    }
  }
}
