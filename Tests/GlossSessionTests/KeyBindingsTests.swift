import GlossJSON
import GlossScreen
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

@Suite struct KeyBindingsTests {
  /// A label may have any key but those that act everywhere, and those that kinds read otherwise.
  @Test func theKeysThatNoLabelMayHaveActElsewhere() {
    let everywhere = ActionRow.movable.filter { row in
      row.key?.isLetter == false || [.undo, .leave].contains(row.name)
    }.compactMap(\.key)
    let rows = Kinds.all.flatMap { $0.keyRows }.flatMap { [$0.screen, $0.plain] }.joined()
    for key in LabelOption.reservedKeys.keys where !everywhere.contains(key) {
      #expect(!key.isLetter && rows.contains(key), "\(key)")
    }
    for key in everywhere { #expect(LabelOption.reservedKeys[key] != nil, "\(key)") }
  }

  @Test func aLabelOnAKeyThatNothingHasAnswers() throws {
    let harness = try SessionHarness(Sample.team.replacing(#""b""#, with: #""[""#))
    harness.press("[", "label i1 answered r1")
    #expect(harness.appended[0].answers.flatMap(\.labels) == ["billing"])
  }

  @Test func everyActionHasItsOwnKeyUntilToldOtherwise() throws {
    for row in ActionRow.movable {
      #expect(KeyBindings.standard.key(of: row.name) == row.key)
      #expect(row.key.flatMap(KeyBindings.standard.action) == row.name)
    }
    #expect(try KeyBindings(value: "") == .standard)
    #expect(try KeyBindings(file: "# nothing yet\n\n") == .standard)
  }

  @Test func aMapMovesWhatItNamesAndNothingElse() throws {
    let keys = try KeyBindings(value: "undo=h, skip=k,leave=x")
    #expect(keys.action(on: "h") == .undo)
    #expect(keys.action(on: "k") == .skip)
    #expect(keys.action(on: "x") == .leave)
    // What they were on before does nothing any more.
    for character in ["u", "s", "q"] as [Character] { #expect(keys.action(on: character) == nil) }
    for row in ActionRow.movable where ![.undo, .skip, .leave].contains(row.name) {
      #expect(keys.key(of: row.name) == row.key)
    }
  }

  @Test func twoActionsMayTradeTheirKeys() throws {
    let keys = try KeyBindings(value: "skip=n,note=s")
    #expect(keys.action(on: "n") == .skip)
    #expect(keys.action(on: "s") == .note)
  }

  @Test func aFileIsALineAnActionWithComments() throws {
    let file = "# left hand\r\nundo = h   # as in my editor\n\n  skip=k\nnote=#\nfind=. # a stop\n"
    let keys = try KeyBindings(file: file)
    #expect(keys == (try KeyBindings(file: "find=.\nnote=#\nskip=k\nundo=h")))
    #expect(keys.key(of: .note) == "#")
    #expect(keys.key(of: .find) == ".")
  }

  @Test(arguments: [
    ("unod=U", #"there is no action "unod"; did you mean "undo"?"#),
    ("undo=h,=k", #"there is no action ""; the actions are undo, forward, skip"#),
    ("undo", #""undo" is not of the form action=key"#),
    ("undo=h,undo=z", #""undo" is given a key twice"#),
    ("undo=", #""" is no key for "undo": a key is one printable ASCII character"#),
    ("undo=Tab", #""Tab" is no key for "undo""#),
    ("undo=é", #""é" is no key for "undo""#),
    ("undo=\u{7}", #""\#u{7}" is no key for "undo""#),
    ("undo=s", #""undo" and "skip" are both on the key "s"; give one of the two another key"#),
    ("undo=h,skip=h", #""undo" and "skip" are both on the key "h""#),
    ("skip=5", #""5" cannot be the key of "skip": it is kept for answering"#),
    ("skip==", #""=" cannot be the key of "skip": it is kept for answering"#),
    ("skip= ", #"Space cannot be the key of "skip": it is kept for answering"#),
    ("note=d", #""note" and "differences" are both on the key "d""#),
    ("note=V", #""V" cannot be the key of "note": it is kept for answering"#),
    ("skip=A", #""A" cannot be the key of "skip": it is kept for answering"#),
    ("skip=e", #""e" cannot be the key of "skip": it is kept for answering"#),
  ])
  func whatCannotBeIsRefused(_ value: String, _ message: String) {
    let fault = #expect(throws: KeyBindings.Fault.self) { try KeyBindings(value: value) }
    #expect(fault?.message.hasPrefix(message) == true, "\(fault?.message ?? "")")
    #expect(fault?.position == nil)
  }

  @Test(arguments: "0123456789=()<>{};eABQVXZ")
  func noActionTakesAKeyThatAnswers(_ key: Character) {
    #expect(throws: KeyBindings.Fault.self) { try KeyBindings(file: "find=\(key)") }
  }

  /// What kinds take of themselves, found by pressing keys at random, in whatever state that leads to.
  /// A capital may begin a line, in which every letter is text.
  @Test func theKeysThatKindsTakeAreKeptForThem() throws {
    let printable = (UInt8(ascii: "!")...UInt8(ascii: "~")).map { Character(UnicodeScalar($0)) }
    let others = [Key.Code.enter, .tab, .down, .right, .backspace, .escape].map { Key($0) }
    var random = SeededGenerator(seed: 8)
    var (taken, takenInLines) = (Set<Character>(), Set<Character>())
    for kind in Kinds.all {
      let start = try ask(kind.name)
      var (asked, isLine) = (start, false)
      for step in 0..<400 {
        if step % 40 == 0 { (asked, isLine) = (start, false) }
        let bound = asked.question.kind.bindings.map(\.key)
        for key in printable where !bound.contains(key) && asked.writing?.editableText == nil {
          // A kind leaves a letter to the action that has it.
          var tried = asked
          tried.asked.actionKeys = [key]
          guard tried.press(Key(.character(key))) != .ignored else { continue }
          if isLine { takenInLines.insert(key) } else { taken.insert(key) }
        }
        let isTyped = Bool.random(using: &random)
        let key =
          isTyped
          ? Key(.character(printable.randomElement(using: &random)!))
          : others.randomElement(using: &random)!
        isLine = isLine || key.typed?.isUppercase == true
        _ = asked.press(key)
      }
    }
    func isKept(_ key: Character) -> Bool {
      do throws(KeyBindings.Fault) {
        _ = try KeyBindings(file: "find=\(key)")
        return false
      } catch {
        return error.message.contains("kept for answering")
      }
    }
    #expect(taken.filter { !isKept($0) } == [])
    // Of the digits and the capitals as many are taken as there are answers.
    let signs = printable.filter { !$0.isNumber && !$0.isUppercase && isKept($0) }
    #expect(signs.filter { !taken.union(takenInLines).contains($0) } == [])
  }

  private struct Unreadable: Error {
    let reading: Batch.Reading
  }

  /// A question of a kind, asked of an item that it can be asked of.
  private func ask(_ kind: String) throws -> any Ask {
    let keys = [
      "classification": #""labels": [{"id": "a", "key": "a"}, {"id": "b", "key": "b"}]"#,
      "spans": #""labels": [{"id": "a", "key": "a"}], "field": "responses", "overlap": true"#,
      "pairwise": #""tie": true, "neither": true, "strength": ["little", "much"]"#,
      "ranking": #""ties": true, "unrankable": true"#,
      "rating": #""criteria": [{"id": "clear"}], "min": 1, "max": 5, "of": "responses""#,
      "text": #""from": "response""#,
    ]
    let named = try #require(keys[kind], "a question of \(kind) is missing here")
    let rubric = try Sample.rubric(#"{"name": "q", "kind": "\#(kind)", \#(named)}"#)
    let reading = try Sample.batch([Sample.pair]).item(at: 0)
    guard case .item(let item) = reading else { throw Unreadable(reading: reading) }
    let shown = PresentedItem(item, batch: "b", annotator: "ana", seed: 0, shuffles: false)
    return rubric.questions[0].ask(
      Asked(item: shown, of: rubric.questions[0].kind.asksEachResponse ? "x1" : ""))
  }

  @Test func aFileNamesTheLineAtFault() {
    let fault = #expect(throws: KeyBindings.Fault.self) {
      try KeyBindings(file: "# mine\nundo=h\n\nskpi=k\n")
    }
    #expect(fault?.position == SourcePosition(line: 4, column: 1))
    #expect(fault?.message == #"there is no action "skpi"; did you mean "skip"?"#)
  }

  @Test(arguments: [
    ("undo=h\n  skip = A # near", 2, 10), ("undo=h\r\nundo=k", 2, 1), ("\nundo:h", 2, 1),
    ("undo=h\nskip=h\n", 2, 1), ("# é\n é=k", 2, 2),
  ])
  func aFileNamesLineAndColumn(_ file: String, _ line: Int, _ column: Int) {
    let fault = #expect(throws: KeyBindings.Fault.self) { try KeyBindings(file: file) }
    #expect(fault?.position == SourcePosition(line: line, column: column))
  }

  /// Those that had keys of the screen's own are actions like the others.
  @Test func whatDiffersAndRevealingAllCanBeMoved() throws {
    let keys = try KeyBindings(value: "differences=w,reveal_all=x,leave=k")
    #expect(keys.moved == [.revealAll, .differences, .leave])
    #expect(keys.action(on: "V") == nil)
    var masked = try PromptScenes.masked()
    masked.keys = keys
    #expect(ScreenPlayer(masked, columns: 80, rows: 24, typed: "V").session.open?.mask != nil)
    #expect(ScreenPlayer(masked, columns: 80, rows: 24, typed: "x").session.open?.mask == nil)
    var pair = try Stage(
      Questions.better, items: [Stage.item("i1", prompt: "Which?", ["One cat.", "One dog."])])
    pair.keys = keys
    let plain = ScreenPlayer(pair, columns: 80, rows: 24)
    let shown = ScreenPlayer(pair, columns: 80, rows: 24, typed: "w")
    #expect(shown.frame != plain.frame)
    #expect(shown.frame.snapshot(styles: false).contains("w marks off"))
    #expect(try KeyBindings(value: "reveal_all=V") == .standard)
  }

  private func stage(_ keys: String) throws -> Stage {
    var stage = try Stage(Sample.team, items: Stage.items(3))
    stage.keys = try KeyBindings(value: keys)
    return stage
  }

  @Test func aSessionGoesByTheMap() throws {
    var player = ScreenPlayer(
      try stage("undo=h,skip=k,leave=x"), columns: 80, rows: 24, typed: "ks")
    #expect(player.labels.map(\.status) == [.skipped])
    #expect(player.session.notice?.text.hasPrefix("s does nothing here; ?") == true)
    #expect(player.session.open?.id == "i2")
    player.play(Typed.parse("h"))
    #expect(player.session.open?.id == "i1")
    player.play(Typed.parse("q"))
    #expect(player.exitCode == nil)
    player.play(Typed.parse("x"))
    #expect(player.exitCode == 0)
  }

  @Test func theKeyLineTheKeysPageAndMessagesNameTheKeysInForce() throws {
    let keys = "skip=k,leave=x,guideline=h,note=%"
    let player = ScreenPlayer(try stage(keys), columns: 200, rows: 50)
    let line = player.frame.snapshot(styles: false)
    for shown in ["k skip", "h help", "% note", "x leave", ": more"] {
      #expect(line.contains(shown), "\(shown)")
    }
    for gone in ["s skip", "? help", "n note", "q leave"] {
      #expect(!line.contains(gone), "\(gone)")
    }
    let page = ScreenPlayer(try stage(keys), columns: 80, rows: 50, typed: "hk")
      .frame.snapshot(styles: false)
    #expect(page.contains("  k            Skips the item; no reason is asked."))
    #expect(
      page.contains("  x            Leaves; what is saved is safe, and what is half-made is kept."))
    let lost = ScreenPlayer(try stage(keys), columns: 80, rows: 24, typed: "s")
    #expect(lost.session.notice?.text == "s does nothing here; h shows the guideline and the keys.")
  }

  /// Labels of the open rubric come first, as they do without a map.
  @Test func aLabelsKeyWinsAndTheActionIsReachedByItsWord() throws {
    var player = ScreenPlayer(try stage("skip=b"), columns: 200, rows: 24)
    #expect(player.frame.snapshot(styles: false).contains(":skip  "))
    player.play(Typed.parse("b"))
    #expect(player.labels.map(\.status) == [.answered])
    player.play(Typed.parse(":skip<Enter>"))
    #expect(player.labels.map(\.status) == [.answered, .skipped])
  }
}
