import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import Testing

/// Suggestions to questions that are asked of each response, of every kind that can be.
@Suite struct ResponseSuggestionTests {
  static let fits = #"""
    {"name": "fits", "kind": "classification", "title": "Does it fit?", "of": "responses",
    "labels": [{"id": "yes", "key": "y"}, {"id": "no", "key": "o"}]}
    """#
  static let faults = #"""
    {"name": "faults", "kind": "classification", "title": "Which faults?", "of": "responses",
    "multiple": true, "labels": [{"id": "long", "key": "l"}, {"id": "rude", "key": "e"}]}
    """#
  static let mended = #"""
    {"name": "mended", "kind": "text", "title": "Mend it", "of": "responses", "from": "response"}
    """#
  static let quality = #"""
    {"name": "quality", "kind": "rating", "title": "How good?", "of": "responses", "min": 1,
    "max": 5, "criteria": [{"id": "clear"}, {"id": "true"}]}
    """#

  /// The pair, for whose responses these are suggested.
  static func item(_ suggestions: String, id: String = "i1") -> String {
    Sample.pair.replacing("\"i1\"", with: "\"\(id)\"").dropLast()
      + ", \"suggestions\": {\(suggestions)}}".replacing("\n", with: " ")
  }

  private func assisted(_ harness: SessionHarness) -> [Assisted] {
    harness.appended.last?.answers.map(\.assisted) ?? []
  }

  // MARK: One key

  /// On an item that nothing was done to, one key takes what is suggested for all responses; nothing
  /// is saved before a second.
  @Test func allAreAcceptedByOneKeyAndSavedByAnother() throws {
    let harness = try SessionHarness(
      Self.fits,
      items: [
        Self.item(#""fits": [{"of": "x2", "labels": ["no"]}, {"of": "x1", "labels": ["yes"]}]"#)
      ])
    #expect(harness.session.suggestion == "yes")
    harness.step { $0.accept($1) }
    #expect(harness.session.open?.state.entries.map(\.ask.summary) == ["yes", "no"])
    #expect(harness.session.open?.state.focus == 0 && harness.appended.isEmpty)
    harness.step("label i1 answered r1") { $0.accept($1) }
    let answers = harness.appended[0].answers
    #expect(answers.map(\.of) == ["x1", "x2"])
    #expect(answers.map(\.labels) == [["yes"], ["no"]])
    #expect(assisted(harness) == [.accepted, .accepted])
  }

  /// What became of it is said of each response, also where none was suggested for one.
  @Test(arguments: [
    ("yy", [Assisted.accepted, .none]), ("oy", [.changed, .none]), ("yo", [.accepted, .none]),
  ])
  func whatBecameOfItIsRecordedByResponse(_ keys: String, _ expected: [Assisted]) throws {
    let harness = try SessionHarness(
      Self.fits, items: [Self.item(#""fits": [{"of": "x1", "labels": ["yes"]}]"#)])
    harness.press(keys, "label i1 answered r1")
    #expect(assisted(harness) == expected)
  }

  @Test func aResponseWithoutOneHasNothingToAccept() throws {
    let harness = try SessionHarness(
      Self.fits, items: [Self.item(#""fits": [{"of": "x1", "labels": ["yes"]}]"#)])
    harness.step { $0.accept($1) }
    #expect(harness.session.suggestion == nil)
    harness.step { $0.accept($1) }
    #expect(harness.notice == "There is no suggestion for response B.")
    #expect(harness.appended.isEmpty)
  }

  // MARK: The kinds

  @Test(arguments: [
    (
      faults, #""faults": [{"of": "x1", "labels": ["long", "rude"]}, {"of": "x2", "labels": []}]"#,
      [Key.character("l"), Key(.enter)]
    ),
    (
      mended, #""mended": [{"of": "x1", "text": "Hi."}, {"of": "x2", "text": "No."}]"#,
      [Key.character("e"), .character("!"), .control("s")]
    ),
  ])
  func whatIsAcceptedIsSavedByEnterOrChanged(
    _ question: String, _ suggestions: String, _ change: [Key]
  ) throws {
    let items = [Self.item(suggestions), Self.item(suggestions, id: "i2")]
    let harness = try SessionHarness(question, items: items)
    harness.step { $0.accept($1) }
    #expect(harness.appended.isEmpty)
    press([Key(.enter)], harness)
    #expect(assisted(harness) == [.accepted, .accepted])
    // The first response's is changed, the second's accepted.
    harness.step { $0.accept($1) }
    press(change, harness)
    #expect(harness.appended.count == 2)
    #expect(assisted(harness) == [.changed, .accepted])
  }

  private func press(_ keys: [Key], _ harness: SessionHarness) {
    for key in keys {
      harness.clock.advance(1000)
      #expect(harness.store.press(key, harness.now, columns: 80) || key == Key(.enter))
      harness.settle()
    }
  }

  /// A grid is accepted whole, and each response's row is recorded by itself.
  @Test(arguments: [
    #""quality": [{"of": "x2", "ratings": [{"criterion": "true", "value": 1},"#
      + #" {"criterion": "clear", "value": 2}]}, {"of": "x1", "ratings": ["#
      + #"{"criterion": "clear", "value": 4}, {"criterion": "true", "value": 5}]}]"#,
    #""quality": {"ratings": [{"of": "x1", "criterion": "clear", "value": 4},"#
      + #" {"of": "x1", "criterion": "true", "value": 5}, {"of": "x2", "criterion": "clear","#
      + #" "value": 2}, {"of": "x2", "criterion": "true", "value": 1}]}"#,
  ])
  func aGridIsAcceptedWholeAndRecordedByResponse(_ suggestions: String) throws {
    let harness = try SessionHarness(
      Self.quality, items: [Self.item(suggestions), Self.item(suggestions, id: "i2")])
    #expect(harness.session.suggestion == "A: 4 5; B: 2 1")
    harness.step { $0.accept($1) }
    harness.press("\n", "label i1 answered r1")
    #expect(assisted(harness) == [.accepted, .accepted])
    #expect(harness.appended[0].answers.map { $0.ratings.map(\.value) } == [[4, 5], [2, 1]])
    harness.step { $0.accept($1) }
    harness.press("3")
    harness.step("label i2 answered r1") { $0.save($1) }
    #expect(assisted(harness) == [.changed, .accepted])
  }

  // MARK: Undo, and coming back

  @Test(arguments: [
    (fits, #""fits": [{"of": "x1", "labels": ["no"]}]"#),
    (faults, #""faults": [{"of": "x1", "labels": ["rude"]}]"#),
    (mended, #""mended": [{"of": "x1", "text": "Hi."}]"#),
    (
      quality,
      #""quality": [{"of": "x1", "ratings": [{"criterion": "clear", "value": 4}, {"criterion":"#
        + #" "true", "value": 5}]}, {"of": "x2", "ratings": [{"criterion": "clear", "value": 2},"#
        + #" {"criterion": "true", "value": 1}]}]"#
    ),
  ])
  func acceptingIsTakenBackAndComesBack(_ question: String, _ suggestions: String) throws {
    let harness = try SessionHarness(
      question, items: [Self.item(suggestions), Self.item(suggestions, id: "i2")])
    let before = try #require(harness.session.open?.state)
    harness.step { $0.accept($1) }
    let accepted = try #require(harness.session.open?.state)
    #expect(accepted.entries != before.entries)
    harness.step { $0.goTo("i2", $1) }
    let other = try #require(harness.session.open?.state.entries)
    #expect(other.allSatisfy { !$0.isAnswered && $0.ask.standing == .untouched })
    #expect(other.map(\.ask.values) == before.entries.map(\.ask.values))
    harness.step { $0.goTo("i1", $1) }
    #expect(harness.session.open?.state == accepted)
    harness.step { $0.undo($1) }
    #expect(harness.session.open?.state == before)
    harness.step { $0.accept($1) }
    #expect(harness.session.open?.state == accepted)
  }

  /// Accepted, left half-made, and saved after coming back; then opened again as a label.
  @Test func whatCameBackIsStillAccepted() throws {
    let suggestions =
      #""fits": [{"of": "x1", "labels": ["no"]}], "mended": [{"of": "x2", "text": "Hi."}]"#
    let harness = try SessionHarness(
      Self.fits + "," + Self.mended,
      items: [Self.item(suggestions), Self.item(suggestions, id: "i2")])
    harness.step { $0.accept($1) }
    harness.press("y")
    harness.step { $0.goTo("i2", $1) }
    harness.step { $0.goTo("i1", $1) }
    harness.press("=", "label i1 answered r1")
    let expected: [Assisted] = [.accepted, .none, .none, .accepted]
    #expect(assisted(harness) == expected)
    harness.step { $0.undo($1) }
    harness.step { $0.undo($1) }
    #expect(harness.item == "i1")
    harness.step("label i1 answered r2") { $0.save($1) }
    #expect(assisted(harness) == expected)
  }

  // MARK: Both faces

  @Test func itIsDrawnForTheResponseThatIsAskedAbout() throws {
    let stage = try Stage(
      Self.fits, items: [Self.item(#""fits": [{"of": "x2", "labels": ["no"]}]"#)])
    var player = ScreenPlayer(stage, columns: 80, rows: 24)
    #expect(!player.frame.snapshot().contains("suggested"))
    #expect(!player.frame.snapshot().contains("a accept"))
    player.press(.character("y"))
    #expect(player.frame.snapshot().contains("~ suggested: no"))
    #expect(player.frame.snapshot().contains("a accept"))
    player.press(.character("a"))
    #expect(player.labels[0].answers.map(\.assisted) == [.none, .accepted])
  }

  /// The key is named where it would change something, and while one writes it is a letter.
  @Test func theKeyIsNamedWhereItWorks() throws {
    let stage = try Stage(
      Self.mended, items: [Self.item(#""mended": [{"of": "x1", "text": "Hi."}]"#)])
    var player = ScreenPlayer(stage, columns: 200, rows: 24)
    let keyLine = { (player: ScreenPlayer) in
      player.frame.snapshot(styles: false).split(separator: "\n").last ?? ""
    }
    #expect(keyLine(player).contains("a accept"))
    player.press(.character("e"))
    #expect(!keyLine(player).contains("accept"))
    player.press(Key(.escape))
    player.press(.character("a"))
    #expect(!keyLine(player).contains("accept"))
    player.press(.character("e"))
    player.press(.character("a"))
    player.press(Key(.escape))
    #expect(keyLine(player).contains("a accept"))
  }

  @Test func plainModeSaysItAndTakesIt() throws {
    let plain = try PlainHarness(
      Self.fits + "," + Self.mended,
      items: [
        Self.item(
          #""fits": [{"of": "x2", "labels": ["no"]}], "mended": [{"of": "x1", "text": "Hi.\nYou."}]"#
        )
      ])
    #expect(!plain.opening.contains("suggests"))
    #expect(plain.type("y").contains("~ A machine suggests: no; :accept takes it."))
    #expect(
      plain.type(":accept").contains("~ A machine suggests: Hi. / You.; :accept takes it."))
    // A line is a whole answer, whatever the kind.
    #expect(plain.type(":accept").contains("Mend it · Response B"))
    #expect(plain.type(":undo").contains("Mend it · Response A"))
    _ = plain.type(":accept")
    #expect(plain.type("Nope.", ".").contains("saved lb_"))
    #expect(plain.saved[0].answers.map(\.assisted) == [.none, .accepted, .accepted, .none])
    #expect(plain.saved[0].answers.map(\.text) == ["", "", "Hi.\nYou.", "Nope."])
  }
}
