import GlossJSON
import GlossScreen
import GlossSession
import GlossTasks
import Testing

@Suite struct CommandTests {
  private let rubric: Rubric

  init() throws {
    let named = Sample.team.replacing(
      #""title": "Which team?","#, with: #""title": "Which team?", "rationale": "optional","#)
    rubric = try Sample.rubric(named + "," + Sample.mentions)
  }

  private func parsed(_ line: String) throws -> ActionCall {
    try ActionCall.read(line, rubric).get()
  }

  private func call(_ name: String, _ argument: ActionArgument = .none) -> ActionCall {
    ActionCall(ActionName(name), argument)
  }

  private func refused(_ line: String) -> String {
    guard case .failure(let refusal) = ActionCall.read(line, rubric) else { return "" }
    return refusal.message
  }

  @Test func everyRowOfTheTableIsReached() throws {
    let samples: [String: ActionCall] = [
      "undo": call("undo"), "forward": call("forward"), "pass": call("pass"),
      "save": call("save"), "skip": call("skip"),
      "rationale it says so": call("rationale", .rationale(question: nil, text: "it says so")),
      "note other hello": call("note", .note(.other, clauses: [], text: "hello")),
      "guide": call("guideline"), "terms": call("terms"),
      "find two words": call("find", .text("two words")), "goto i 3": call("goto", .text("i 3")),
      "stale": call("stale"), "withdraw": call("withdraw"), "reveal": call("reveal"),
      "optout -hate": call("optout", .text("-hate")), "cap 90": call("cap", .minutes(90)),
      "accept": call("accept"), "break": call("break"), "stop": call("stop"),
      "results ../other disk": call("results", .text("../other disk")), "help": call("help"),
      "zoom": call("zoom"), "raw": call("raw"), "diff": call("differences"),
      "hours": call("hours"), "quit": call("leave"), "next": call("next"),
      "items skip": call("items", .group(.skipped)), "later": call("later"),
    ]
    for (line, expected) in samples { #expect(try parsed(line) == expected) }
    let words = samples.keys.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(words) == Set(ActionRow.worded.compactMap(\.word)))
  }

  /// What the program itself speaks of is there, and no row answers to another's name or key.
  @Test func everyNameIsOneRow() {
    let names = ActionRow.all.map(\.name)
    #expect(Set(names).count == names.count)
    let spoken: [ActionName] = [
      .undo, .forward, .skip, .save, .rationale, .note, .accept, .guideline, .find, .commandLine,
      .reveal, .revealAll, .stop, .zoom, .raw, .differences, .leave, .items,
      .later,
    ]
    #expect(spoken.allSatisfy(names.contains))
    let keys = ActionRow.movable.compactMap(\.key)
    #expect(Set(keys).count == keys.count)
  }

  /// It cannot be taken back, so that a word behind it is a slip.
  @Test func stoppingTakesNoWord() {
    #expect(refused("stop it") == ":stop takes nothing behind it.")
  }

  @Test func aWordMayBeShortened() throws {
    #expect(try parsed("q") == call("leave"))
    #expect(try parsed("  und  ") == call("undo"))
    #expect(try parsed("go 3\r") == call("goto", .text("3")))
    #expect(try parsed("withdraw i2") == call("withdraw", .text("i2")))
    #expect(refused("s") == ":s could be :save, :skip, :stale, :stop.")
    #expect(refused("ra") == ":ra could be :rationale, :raw.")
    // Fingers that know another program write `:w` to save.
    #expect(refused("w") == "Write :withdraw out if you mean it.")
  }

  @Test func aNoteCitesTheClausesItBeginsWith() throws {
    #expect(
      try parsed("note unclear tone deciding which wins?")
        == call("note", .note(.unclear, clauses: ["tone", "deciding"], text: "which wins?")))
    #expect(
      try parsed("note edge tone tone -- tone  is odd ")
        == call("note", .note(.edgeCase, clauses: ["tone"], text: "tone  is odd")))
    #expect(
      try parsed("no conflict -- tone") == call("note", .note(.conflict, clauses: [], text: "tone"))
    )
    #expect(
      refused("note unclear tone") == "The note has no text: :note TOPIC [CLAUSE…] [--] TEXT.")
    #expect(
      refused("note unclaer x") == "There is no topic \"unclaer\"; did you mean \"unclear\"?")
    #expect(refused("note").hasPrefix("Write it as :note TOPIC"))
  }

  @Test func aRationaleNamesAQuestionThatTakesOne() throws {
    #expect(
      try parsed("rat team money") == call("rationale", .rationale(question: "team", text: "money"))
    )
    #expect(
      try parsed("rat -- team money")
        == call("rationale", .rationale(question: nil, text: "team money")))
    #expect(
      try parsed("rat mentions of it")
        == call("rationale", .rationale(question: nil, text: "mentions of it")))
    #expect(try parsed("rationale") == call("rationale", .rationale(question: nil, text: "")))
  }

  @Test func whatCannotBeMeantIsNamed() {
    #expect(refused("gide") == "There is no command :gide; did you mean :guide?")
    #expect(refused("xyzzy") == "There is no command :xyzzy; :help lists them.")
    #expect(refused("") == "Type a command; :help lists them.")
    #expect(refused("skip it") == ":skip takes nothing behind it.")
    #expect(refused("find ") == "Write it as :find TEXT.")
    #expect(
      refused("guide tonne") == "The guideline has no clause \"tonne\"; did you mean \"tone\"?")
    #expect(refused("guide zzz") == "The guideline has no clause \"zzz\"; it has deciding, tone.")
  }

  @Test func tabWritesAWordOutAsFarAsItIsPlain() {
    func words(_ line: String) -> [String] { ActionCall.rows(beginning: line).map(\.typed) }
    #expect(ActionCall.completed("zo") == "zoom")
    #expect(ActionCall.completed("go") == "goto ")
    #expect(ActionCall.completed("r") == "r")
    #expect(words("r") == [":rationale", ":reveal", ":results", ":raw"])
    #expect(ActionCall.completed("re") == "re")
    #expect(words("st") == [":stale", ":stop"])
    #expect(ActionCall.completed("xyz") == "xyz" && words("xyz").isEmpty)
    #expect(ActionCall.completed("goto 3") == "goto 3" && words("goto 3") == [":goto"])
  }

  @Test func tabAndUpWorkBehindTheColon() throws {
    let stage = try Stage(Sample.team, items: Stage.items(4))
    let went = ScreenPlayer(stage, columns: 80, rows: 24, typed: ":go<Tab>3<Enter>")
    #expect(went.session.open?.id == "i3")
    // The last line is there again, and the one before it, and past the last is an empty one.
    let again = ScreenPlayer(
      stage, columns: 80, rows: 24, typed: ":goto 3<Enter>:goto 2<Enter>:<Up><Up><Enter>")
    #expect(again.session.open?.id == "i3")
    let last = ScreenPlayer(
      stage, columns: 80, rows: 24, typed: ":goto 3<Enter>:goto 2<Enter>:<Up><Up><Down><Enter>")
    #expect(last.session.notice?.text == "That is this item.")
    let named = ScreenPlayer(stage, columns: 80, rows: 24, typed: ":st<Tab>")
    #expect(named.frame.snapshot(styles: false).contains("\n :st\n"))
  }

  @Test(arguments: ["", "goto ", "find ", "guide ", "help ", "note "])
  func aLongLineIsAnsweredInShort(_ command: String) throws {
    let stage = try Stage(Sample.team, items: Stage.items(2))
    for line in [String(repeating: "x", count: 100_000), String(repeating: "x \" ", count: 30_000)]
    {
      var player = ScreenPlayer(stage, columns: 80, rows: 24, typed: ":")
      player.handle(.paste(command + line))
      player.press(Key(.enter))
      let notice = try #require(player.session.notice, "\(command)")
      #expect(notice.text.unicodeScalars.count < 1100 && !notice.text.isEmpty)
    }
  }
}
