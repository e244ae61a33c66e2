import GlossJSON
import GlossJournal
import GlossProject

/// What a person adds about themselves and their labels: one line in a file of their own.
struct MePen {
  let person: ID
  let ledger: Ledger
  let invocation: Invocation
  let outside: Outside

  /// Adds the line that the flags ask for.
  func write() throws(Stop) {
    let text = invocation.string("text") ?? ""
    if let review = invocation.id("appeal") {
      try appeal(review, text: text)
    } else if let line = invocation.id("attest") {
      let agree = invocation.string("agree") == "yes"
      try write(.attest(line: line, value: "", agree: agree, text: text))
    } else if let pair = invocation.string("about") {
      try about(pair)
    } else if let label = invocation.id("withdraw") {
      try withdraw(label)
    }
  }

  private var pen: Penholder { Penholder(outside: outside, json: invocation.has("json")) }

  /// - Throws: a refusal where the review is unknown, or an appeal against it is open.
  private func appeal(_ id: ID, text: String) throws(Stop) {
    guard !text.allSatisfy(\.isWhitespace) else { throw .usage(ProgramWords.Notes.emptyText) }
    let reviews = ledger.reviews(of: person)
    guard let review = reviews.first(where: { $0.event.id == id }), let label = review.label else {
      let near = Spelling.near(id.string, in: reviews.map { $0.event.id.string })
      throw .usage(ProgramWords.Shared.unknownID(id, ProgramWords.Me.ownReview, near))
    }
    if let open = review.openAppeal {
      throw .failed(.no, ProgramWords.Me.alreadyAppealed(open.event.id.string))
    }
    try pen.write(
      .appeal(review: id, text: text), batch: label.batch, person: person,
      root: invocation.target ?? label.place.root)
  }

  /// `KEY=VALUE`; a key that is nearly one of the known ones is taken for a slip.
  private func about(_ pair: String) throws(Stop) {
    guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
      throw .usage(ProgramWords.Me.badAbout)
    }
    let key = String(pair[..<equals])
    let known = ProgramWords.Me.knownKeys
    if !known.contains(key), let meant = Spelling.nearest(to: key, in: known) {
      throw .usage(ProgramWords.Me.meantKey(key, meant))
    }
    try write(.about(key: key, value: String(pair[pair.index(after: equals)...])))
  }

  private func withdraw(_ id: ID) throws(Stop) {
    let line: LedgerLine<BriefLabel>
    do throws(Withdrawal.Refusal) {
      line = try Withdrawal.label(id, of: person, ledger)
    } catch {
      if case .unknown = error { throw .usage(ProgramWords.Me.refusal(error)) }
      throw .failed(.no, ProgramWords.Me.refusal(error))
    }
    var lines = LabelReader(outside.storage)
    let label = try Stop.unless(try lines.label(line))
    let content = Withdrawal.line(of: label, at: outside.now, tool: Tool.stamp)
    try pen.write(content, root: invocation.target ?? line.place.root)
  }

  /// Adds what is about no label: to the batch that is named, or the one that was worked on last.
  private func write(_ happening: Happening) throws(Stop) {
    let named = invocation.id("batch")
    let labels = ledger.labels.filter { $0.annotator == person }
      .map { (at: $0.savedAt, batch: $0.batch, root: $0.place.root) }
    let events = ledger.events.filter { $0.person == person }
      .map { (at: $0.at, batch: $0.batch, root: $0.place.root) }
    let all = labels + events
    let own = all.filter { named == nil || $0.batch == named }
    let last = (own.isEmpty ? all : own).max { $0.at < $1.at }
    guard let batch = named ?? last?.batch, let root = invocation.target ?? last?.root else {
      throw .usage(ProgramWords.Me.noPlace(person.string))
    }
    try pen.write(happening, batch: batch, person: person, root: root)
  }
}
