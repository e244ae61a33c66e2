import GlossJSON
import GlossJournal
import GlossScreen
import GlossTestSupport
import Testing

@testable import GlossTasks

@Suite struct TextKindTests {
  private let rewrite = #""from": "response", "goal": "shorter", "min_length": 3"#
  private let pair = Sample.pair("One is long.", "Two is longer.")

  private func writing(_ keys: String, _ asked: Asked) throws -> Played {
    Played(ask: try Sample.kind("text", keys).ask(asked))
  }

  /// An ask and what was done to it.
  private struct Played {
    var ask: any Ask
    var last: Pressed = .ignored

    var text: String { ask.value.text }
    var standing: Standing { ask.standing }
    var lines: [String] { ask.lines.map(\.text) }

    mutating func press(_ keys: Key...) {
      for key in keys { last = ask.press(key) }
    }

    mutating func type(_ text: String) {
      for character in text { press(character == "\n" ? Key(.enter) : .character(character)) }
    }

    mutating func enter(_ lines: String...) -> [Entered] {
      lines.map { ask.enter($0) }
    }
  }

  // MARK: Keys

  @Test func everyPrintableKeyIsTextOnlyWhileOneWrites() throws {
    var played = try writing("", Sample.asked(Input(text: "t")))
    for key: Character in ["u", "q", "s", "?", ":", "!", "n", "1"] {
      played.press(.character(key))
      #expect(played.last == .ignored)
    }
    #expect(played.ask.writing?.editableText == nil)
    played.press(Key(.enter))
    played.type("uqs?:!n1 =e\nz")
    #expect(played.ask.writing?.editableText == "uqs?:!n1 =e\nz")
    played.press(Key(.escape))
    #expect(played.text == "uqs?:!n1 =e\nz")
    played.press(.character("q"))
    #expect(played.last == .ignored)
    played.press(.character("e"))
    played.type("!")
    played.press(.control("s"))
    #expect(played.last == .answered)
    #expect(played.text == "uqs?:!n1 =e\nz!")
    #expect(played.ask.writing?.editableText == nil)
  }

  @Test func wordsAreMovedOverSelectedPastedAndTakenBack() throws {
    var played = try writing("", Sample.asked(Input(text: "t")))
    #expect(
      played.ask.writing?.paste("x", in: Asked.Room())
        == .refused("Enter begins to write; then paste."))
    played.press(Key(.enter))
    #expect(played.ask.writing?.paste("a line\nand e\u{301}", in: Asked.Room()) == .changed)
    played.press(Key(.left, .control), Key(.left, [.control, .shift]))
    played.type("or")
    #expect(played.text.utf8.elementsEqual("a line\nore\u{301}".utf8))
    played.press(.control("z"))
    #expect(played.text.utf8.elementsEqual("a line\nand e\u{301}".utf8))
    played.press(Key(.escape))
    #expect(played.ask.takingBack?.undo() == true)
    #expect(played.standing == .untouched)
    #expect(played.ask.takingBack?.undo() != true)
  }

  @Test func lengthsAreCodePointsAndARefusalSaysByHowMuch() throws {
    var played = try writing(#""min_length": 3, "max_length": 5"#, Sample.asked(Input(text: "t")))
    played.press(Key(.enter))
    played.type("e\u{301}")
    played.press(.control("s"))
    #expect(played.last == .refused("1 character too few: 2 of at least 3."))
    #expect(played.standing == .incomplete("1 character too few: 2 of at least 3"))
    #expect(played.lines[0] == "  1 character too few: 2 of at least 3")
    played.type("👨‍👩‍👧")
    played.press(.control("s"))
    #expect(played.last == .refused("2 characters too many: 7 of at most 5."))
    played.press(Key(.backspace))
    played.type("x")
    played.press(.control("s"))
    #expect(played.last == .answered)
  }

  @Test func anOriginalIsKeptOnlyByItsOwnKey() throws {
    var played = try writing(rewrite, Sample.asked(pair))
    #expect(played.lines[0] == "  Goal: shorter")
    #expect(played.lines[1] == "  not changed yet · from A · 12 of at least 3 characters")
    played.press(.control("s"))
    #expect(played.last == .ignored)
    #expect(played.standing == .untouched)
    played.press(Key(.enter), .control("s"))
    #expect(played.last == .ignored)
    played.press(Key(.escape), .character("="))
    #expect(played.last == .answered)
    #expect(played.text == "One is long.")
    #expect(played.ask.summary == "12 characters, as the original")
    played.press(.character("e"))
    played.type("x")
    played.press(Key(.escape), .character("="))
    #expect(played.last == .ignored)
  }

  @Test func enterSavesWhatIsWholeAndWritesOtherwise() throws {
    var played = try writing(#""min_length": 2"#, Sample.asked(Input(text: "t")))
    played.press(Key(.enter))
    played.type("a")
    played.press(Key(.escape), Key(.enter))
    #expect(played.last == .changed)
    played.type("b")
    played.press(Key(.escape), Key(.enter))
    #expect(played.last == .answered)
    #expect(played.text == "ab")
  }

  // MARK: The original

  @Test func theOriginalIsThePreferredResponseOrTheFirstShown() throws {
    var asked = Sample.asked(pair)
    var played = try writing(rewrite, asked)
    #expect(played.lines.contains("  One is long."))
    asked.preferred = "r2"
    played.ask.asked = asked
    #expect(played.lines.contains("  Two is longer."))
    played.press(Key(.enter), Key(.end, .control))
    played.type("!")
    #expect(played.text == "Two is longer.!")
    // What was written stays, whichever response is preferred afterwards.
    played.ask.asked.preferred = "r1"
    #expect(played.text == "Two is longer.!")
    played.press(Key(.backspace))
    #expect(played.standing == .untouched)
    #expect(played.ask.writing?.editableText == "One is long.")
  }

  @Test func eachResponseHasItsOwnOriginal() throws {
    let keys = #""from": "response", "of": "responses""#
    var played = try writing(keys, Sample.asked(pair, of: "r2"))
    played.ask.asked.preferred = "r1"
    played.press(.character("="))
    #expect(played.ask.value.text == "Two is longer.")
    #expect(played.ask.value.of == "r2")
  }

  @Test func faultsOfItemsAndRubrics() throws {
    let input = Input(text: "t")
    #expect(
      try Sample.kind("text", rewrite).fault(of: Sample.item(input))
        == "it starts from a response, and this item has none")
    #expect(
      try Sample.kind("text", #""from": "text""#).fault(of: Sample.item(pair))
        == "it starts from a text, and this item has none")
    #expect(try Sample.kind("text", "").fault(of: Sample.item(pair)) == nil)
    let report = Report()
    var fields = try #require(
      Fields(
        JSONValue(parsing: Array(#"{"min_length": 9, "max_length": 3}"#.utf8)), "question", report))
    #expect(TextKind(reading: &fields).length == 9...9)
    #expect(report.errors.map(\.message) == ["\"max_length\" is 3 and \"min_length\" is 9"])
  }

  // MARK: Lines

  @Test func linesUpToALoneFullStopAreTheText() throws {
    var played = try writing("", Sample.asked(Input(text: "t")))
    #expect(
      played.enter("", "a ", "..", "..b", ".c", ":quit", ".")
        == [.more, .more, .more, .more, .more, .more, .answered])
    #expect(played.text == "\na \n.\n.b\n.c\n:quit")
    #expect(played.enter("other") == [.more])
    #expect(played.ask.writing?.editableText == "other")
    #expect(played.ask.writing?.unsavedText == "other")
    #expect(played.text == "\na \n.\n.b\n.c\n:quit")
    #expect(played.enter(".") == [.answered])
    #expect(played.text == "other")
  }

  @Test func aTextThatIsTooShortGoesOnAndCanBeDropped() throws {
    var played = try writing(#""min_length": 6, "max_length": 8"#, Sample.asked(Input(text: "t")))
    let short = Entered.refused(
      "3 characters too few: 3 of at least 6; go on writing, or drop it by a second .")
    #expect(played.enter("abc", ".") == [.more, short])
    #expect(played.enter("def", ".") == [.more, .answered])
    #expect(played.text == "abc\ndef")
    #expect(played.enter("abc", ".", ".") == [.more, short, .refused("The text is dropped.")])
    #expect(played.text == "abc\ndef")
    #expect(
      played.enter("abcdefghi", ".")
        == [.more, .refused("1 character too many: 9 of at most 8; write it anew.")])
    #expect(played.ask.writing?.editableText == nil)
  }

  @Test func aFullStopAtOnceTakesWhatIsThere() throws {
    var played = try writing(rewrite, Sample.asked(pair))
    #expect(played.enter(".") == [.answered])
    #expect(played.text == "One is long.")
    var empty = try writing("", Sample.asked(pair))
    #expect(empty.enter(".") == [.refused("1 character too few: 0 of at least 1.")])
    empty.ask.writing?.replaceText("kept")
    #expect(empty.enter(".") == [.answered])
    #expect(empty.text == "kept")
  }

  @Test func usageHasGoalOriginalAndLimits() throws {
    let asked = Sample.asked(Sample.pair("One\nand \u{1b}[2J", "Two"))
    #expect(
      try Sample.kind("text", rewrite).ask(asked).usage == [
        "  Goal: shorter", "  From response A:", "    One", "    and \u{1B}[2J",
        "  Length: at least 3 characters.",
        "  Write lines; a line that holds only . ends the text.",
        "  To begin a line with . write .. and to begin the first with : write ::.",
        "  A . at once takes the original, or what became of it, as it is.",
      ])
  }

  // MARK: The screen

  @Test func whatBecameOfTheOriginalIsShownAsADifference() throws {
    var played = try writing(rewrite, Sample.asked(pair))
    played.press(Key(.enter), Key(.right, .control), Key(.right, .control))
    played.press(Key(.right, [.control, .shift]))
    played.type(" short")
    played.press(Key(.escape))
    #expect(played.text == "One is short.")
    #expect(played.lines.last == "  One is [-long-]{+short+}.")
    let roles = played.ask.lines.last?.runs.map(\.style.role)
    #expect(roles == [.text, .text, .removed, .added, .text])
  }

  @Test func theEditorKeepsToItsRoomAndShowsTheCursor() throws {
    let text = (1...60).map { "word\($0)" }.joined(separator: " ")
    for rows in 2...12 {
      for columns in [8, 40, 99, 100, 160] {
        var played = try writing(
          #""from": "text", "goal": "short""#, Sample.asked(Input(text: text)))
        played.ask.asked.room = Asked.Room(columns: columns, rows: rows)
        let trail = Comment("\(columns)×\(rows)")
        played.press(Key(.enter))
        for key in [Key(.end, .control), Key(.up), Key(.home), Key(.home, .control), Key(.down)] {
          played.press(key)
          let lines = played.ask.lines
          #expect(lines.count <= rows, trail)
          #expect(lines.allSatisfy { Text.width($0.text) <= columns }, trail)
          #expect(lines.flatMap(\.runs).filter { $0.style.role == .cursor }.count == 1, trail)
        }
        played.type("x")
        played.press(Key(.escape))
        let lines = played.ask.lines
        #expect(lines.count <= rows && lines.allSatisfy { Text.width($0.text) <= columns }, trail)
      }
    }
  }

  @Test func aWideScreenHasTheOriginalBesideTheText() throws {
    var played = try writing(#""from": "text""#, Sample.asked(Input(text: "The original.")))
    played.ask.asked.room = Asked.Room(columns: 120, rows: 10)
    played.press(Key(.enter))
    played.type("My ")
    let line = try #require(played.lines.last)
    #expect(line.hasPrefix("  The original.    "))
    #expect(line.contains(" │ My The original."))
  }

  @Test func aLongTextThatIsOnlyShownScrolls() throws {
    let text = (1...40).map { "line \($0)" }.joined(separator: "\n")
    var played = try writing(#""from": "text""#, Sample.asked(Input(text: text)))
    played.ask.asked.room = Asked.Room(columns: 40, rows: 7)
    #expect(played.lines.last == "  ▼ 35 more lines")
    for _ in 0..<60 { played.press(Key(.down)) }
    #expect(played.last == .changed)
    #expect(played.lines.last == "  line 40")
    played.ask.asked.room.rows = 50
    played.press(Key(.down))
    #expect(played.last == .ignored)
  }
}
