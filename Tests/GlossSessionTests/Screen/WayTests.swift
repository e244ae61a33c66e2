import GlossScreen
import GlossSession
import Testing

/// No sentence and no key line names a key that does something else, whatever a rubric takes.
@Suite struct WayTests {
  private static let taken = ActionRow.movable.filter {
    $0.key.map { $0.isLetter && !"uq".contains($0) } ?? false
  }

  /// A question whose labels have the letters of these commands.
  private func question(_ commands: [ActionRow]) -> String {
    let labels = commands.map {
      #"{"id": "label-\#($0.name.string)", "key": "\#(String($0.key ?? " "))", "title": "Label \#($0.name.string)"}"#
    }
    return
      #"{"name": "q", "kind": "classification", "title": "Which?", "multiple": true, "labels": ["#
      + labels.joined(separator: ", ") + "]}"
  }

  private func stage(_ commands: [ActionRow]) throws -> Stage {
    let scene = try PromptScenes.masked()
    var stage = try Stage(
      question(commands), CareSample.care,
      items: [CareSample.masked, CareSample.plain, CareSample.hate])
    (stage.terms, stage.past) = (scene.terms, scene.past)
    return stage
  }

  private static let moments = [
    "", "b", "w", "V", "m", ":reveal all<Enter>", ":reveal all<Enter>w", ":rationale x<Enter>",
    ":skip<Enter>", ":skip<Enter>w", ":skip<Enter>:note other<Enter>", "!", "!<Esc>",
    ":skip<Enter>:note<Enter>", ":skip<Enter>:rationale<Enter>so<Esc>", ":zoom<Enter>",
    ":skip<Enter>:raw<Enter>", ":withdraw m1<Enter>", "!<Enter>:withdraw m1<Enter>",
  ]

  @Test(arguments: taken)
  func aTakenKeyIsNamedNowhere(_ command: ActionRow) throws {
    for moment in Self.moments {
      for size in [(80, 24), (200, 50)] {
        let player = ScreenPlayer(
          try stage([command]), columns: size.0, rows: size.1, typed: moment)
        guard player.session.prompt == nil, case .answering = player.face.mode,
          player.session.open != nil
        else { continue }
        #expect(player.session.way(to: command.name) == command.typed)
        for line in player.frame.snapshot(styles: false).split(separator: "\n") {
          // The label itself has the key, and in sentences "a" is a word.
          if command.name == .accept, !line.hasSuffix(": more") { continue }
          guard !line.contains("Label \(command.name.string)"), !line.hasPrefix("Support:") else {
            continue
          }
          let key = String(try #require(command.key))
          let named = line.replacing("\(key) on/off", with: "")
          let words = named.split { " ,;.".contains($0) }
          #expect(
            !words.contains(Substring(key)),
            "\(command.name.string) after \(moment): \(line)")
        }
      }
    }
  }

  /// What is named does what it says, with every letter taken at once.
  @Test func aMaskedItemIsRevealedBySayingSo() throws {
    let stage = try stage(Self.taken)
    let masked = ScreenPlayer(stage, columns: 80, rows: 24, typed: "v")
    #expect(
      masked.session.notice?.text
        == "This item is masked and takes no answer; :reveal reveals it, :skip skips it.")
    let drawn = masked.frame.snapshot(styles: false)
    #expect(drawn.contains(":reveal reveals it sentence by sentence, and :reveal all the whole."))
    #expect(
      ScreenPlayer(stage, columns: 80, rows: 24, typed: ":reveal all<Enter>").session.open?.mask
        == nil)
  }

  /// Text takes every key but the one that leaves it.
  @Test func whileATextIsWrittenTheWayLeadsOutOfIt() throws {
    let player = ScreenPlayer(
      try Stage(Questions.remark, items: Stage.items(1)), columns: 80, rows: 24, typed: "e")
    #expect(player.session.way(to: .guideline) == "F1")
    #expect(player.session.way(to: .skip) == "Esc s")
  }

  @Test func aTypedRankingTakesTheLettersOfItsResponsesAlone() throws {
    let question = #"{"name": "order", "kind": "ranking", "title": "Rank them"}"#
    let stage = try Stage(
      question, items: [Stage.item("i1", prompt: "Which?", ["One.", "Two.", "Three.", "Four."])])
    let player = ScreenPlayer(stage, columns: 200, rows: 50, typed: "B")
    #expect(player.session.way(to: .accept) == ":accept")
    #expect(player.session.way(to: .skip) == "s")
    #expect(player.frame.snapshot(styles: false).contains("u undo"))
    let back = ScreenPlayer(stage, columns: 200, rows: 50, typed: "BDu")
    #expect(back.frame.snapshot(styles: false).contains(" best first: B\n"))
    #expect(
      ScreenPlayer(stage, columns: 80, rows: 24, typed: "Bs").labels.map(\.status) == [.skipped])
  }

  @Test func linesAreNamedInLines() throws {
    let plain = try PlainHarness(
      Sample.team, CareSample.care, items: [CareSample.masked, CareSample.plain])
    #expect(plain.type(":accept").contains(":reveal reveals it, :skip skips it."))
  }
}
