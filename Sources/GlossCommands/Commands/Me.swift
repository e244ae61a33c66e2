import GlossJSON
import GlossJournal
import GlossSystem
import GlossTasks

extension Command {
  static func runMe(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
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
