import GlossJSON
import GlossJournal
import GlossSystem
import GlossTasks

extension Command {
  package static let me = Command(
    name: "me", audience: .annotator, summary: ProgramWords.Me.summary, text: ProgramWords.Me.text,
    arguments: [.results],
    flags: [
      .annotator,
      Flag("hours", ProgramWords.Me.hours), Flag("record", ProgramWords.Me.record),
      Flag("reviews", ProgramWords.Me.reviews),
      Flag("appeal", value: Value("REVIEW", .id), ProgramWords.Me.appeal),
      Flag("attest", value: Value("LINE", .id), ProgramWords.Me.attest),
      Flag("agree", value: Value("ANSWER", .choice(["yes", "no"])), ProgramWords.Me.agree),
      Flag("about", value: Value("KEY=VALUE", .string), ProgramWords.Me.about),
      Flag("withdraw", value: Value("LABEL", .id), ProgramWords.Me.withdraw),
      Flag("text", value: Value("T", .string), ProgramWords.Me.appealText),
      .batch(ProgramWords.Me.batch), .readResults, .json,
    ],
    variables: [.annotator, .state],
    examples: [
      Example("gloss me > mine.txt", ProgramWords.Me.exampleAll),
      Example("gloss me --hours", ProgramWords.Me.exampleHours),
      Example("gloss me --record > record.md", ProgramWords.Me.exampleRecord),
      Example(
        "gloss me --appeal ev_01kdvvb20000000000000000 --text Quoted.",
        ProgramWords.Me.exampleAppeal),
      Example("gloss me --about region=north", ProgramWords.Me.exampleAbout),
    ]
  ) { invocation, outside throws(Stop) in
    try Me.checkFlags(invocation)
    let (person, state) = try Me.person(invocation, outside)
    let view = MeView(person: person, json: invocation.has("json"), outside: outside)
    if !Me.modes.contains(where: invocation.has) {
      return try view.everything(invocation, state: state)
    }
    let isWriting = Me.writing.contains(where: invocation.has)
    let (ledger, isWhole) = try Ledger.read(
      invocation, outside, target: isWriting ? invocation.target : nil)
    if isWriting {
      try MePen(person: person, ledger: ledger, invocation: invocation, outside: outside).write()
      return .done
    }
    if invocation.has("hours") { try view.hours(ledger) }
    if invocation.has("record") { try view.record(ledger) }
    if invocation.has("reviews") { try view.reviews(ledger.reviews(of: person)) }
    return isWhole ? .done : .badInput
  }
}

/// Who asks in `gloss me`, and for what.
private enum Me {
  static let writing = ["appeal", "attest", "about", "withdraw"]
  static let modes = ["hours", "record", "reviews"] + writing

  static func checkFlags(_ invocation: Invocation) throws(Stop) {
    let given = modes.filter(invocation.has)
    if given.count > 1 { throw .usage(ProgramWords.Me.oneAtATime(given)) }
    for (flag, owners) in [
      ("text", ["appeal", "attest"]), ("agree", ["attest"]), ("batch", ["about", "attest"]),
    ] where invocation.has(flag) && !owners.contains(where: invocation.has) {
      throw .usage(ProgramWords.Me.belongs(flag, to: owners))
    }
    for (flag, other) in [("appeal", "text"), ("attest", "agree")]
    where invocation.has(flag) && !invocation.has(other) {
      throw .usage(ProgramWords.Me.needs(flag, other))
    }
  }

  /// Who it is about, and the state directory where that is this machine's user.
  ///
  /// Asking creates nothing: somebody who never labelled gets no pseudonym by it.
  static func person(
    _ invocation: Invocation, _ outside: Outside
  ) throws(Stop) -> (ID, state: String?) {
    let directory = try? outside.stateDirectory()
    let own = try pseudonym(directory, outside)
    guard let named = try Who.named(invocation.string("annotator"), outside) else {
      guard let own else { throw .failed(.no, ProgramWords.Me.noName) }
      return (own, directory)
    }
    // What is kept for this machine's user is not shown under another person's name.
    let isUser = !invocation.has("annotator") || named == own
    return (named, isUser ? directory : nil)
  }

  private static func pseudonym(_ directory: String?, _ outside: Outside) throws(Stop) -> ID? {
    guard let directory else { return nil }
    let bytes = try Stop.unless(
      try outside.storage.read("\(directory)/\(StateDirectory.annotatorFile)"))
    guard let bytes else { return nil }
    let name = String(decoding: bytes.prefix { $0 != 0x0a }, as: UTF8.self)
    return IDRule.fault(of: name) == nil ? ID(name) : nil
  }
}
