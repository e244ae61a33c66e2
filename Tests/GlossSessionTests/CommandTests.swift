import GlossJSON
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

  private func parsed(_ line: String) throws -> Command {
    try Command.parse(line, rubric).get()
  }

  private func refused(_ line: String) -> String {
    guard case .failure(let refusal) = Command.parse(line, rubric) else { return "" }
    return refusal.message
  }

  @Test func everyRowOfTheTableIsReached() throws {
    let samples: [String: Command] = [
      "undo": .undo, "forward": .forward, "pass": .pass, "save": .save, "skip": .skip,
      "rationale it says so": .rationale(question: nil, text: "it says so"),
      "note other hello": .note(.other, clauses: [], text: "hello"), "guide": .guide(nil),
      "terms": .terms, "find two words": .find("two words"), "goto i 3": .goTo("i 3"),
      "stale": .stale,
      "withdraw": .withdraw(nil),
      "reveal": .reveal(whole: false), "optout -hate": .optOut("-hate"), "cap 90": .cap(90),
      "accept": .accept, "break": .startBreak, "stop": .stop,
      "results ../other disk": .results("../other disk"), "help": .help, "zoom": .zoom, "raw": .raw,
      "diff": .difference, "hours": .hours,
      "quit": .quit,
    ]
    for (line, command) in samples { #expect(try parsed(line) == command) }
    let words = samples.keys.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(words) == Set(CommandWord.all.map(\.word)))
  }

  @Test func aWordMayBeShortened() throws {
    #expect(try parsed("q") == .quit)
    #expect(try parsed("  und  ") == .undo)
    #expect(try parsed("go 3\r") == .goTo("3"))
    #expect(try parsed("withdraw i2") == .withdraw("i2"))
    #expect(refused("s") == ":s could be :save, :skip, :stale, :stop.")
    #expect(refused("ra") == ":ra could be :rationale, :raw.")
    // Fingers that know another program write `:w` to save.
    #expect(refused("w") == "Write :withdraw out if you mean it.")
  }

  @Test func aNoteCitesTheClausesItBeginsWith() throws {
    #expect(
      try parsed("note unclear tone deciding which wins?")
        == .note(.unclear, clauses: ["tone", "deciding"], text: "which wins?"))
    #expect(
      try parsed("note edge tone tone -- tone  is odd ")
        == .note(.edgeCase, clauses: ["tone"], text: "tone  is odd"))
    #expect(try parsed("n conflict -- tone") == .note(.conflict, clauses: [], text: "tone"))
    #expect(
      refused("note unclear tone") == "The note has no text: :note TOPIC [CLAUSE…] [--] TEXT.")
    #expect(
      refused("note unclaer x") == "There is no topic \"unclaer\"; did you mean \"unclear\"?")
    #expect(refused("note").hasPrefix("Write it as :note TOPIC"))
  }

  @Test func aRationaleNamesAQuestionThatTakesOne() throws {
    #expect(try parsed("rat team money") == .rationale(question: "team", text: "money"))
    #expect(try parsed("rat -- team money") == .rationale(question: nil, text: "team money"))
    #expect(
      try parsed("rat mentions of it") == .rationale(question: nil, text: "mentions of it"))
    #expect(try parsed("rationale") == .rationale(question: nil, text: ""))
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
}
