import GlossJSON
import GlossJournal
import GlossProject

/// What a person adds about themselves and their labels: one line in a file of their own.
struct MePen {
  let person: ID
  let ledger: Ledger
  /// Where to write; nil for beside what it is about.
  let target: String?
  /// The batch of what is about no label; nil for the one that was worked on last.
  let batch: ID?
  let json: Bool
  let outside: Outside

  /// - Throws: a refusal where the review is unknown, or an appeal against it is open.
  func appeal(_ id: ID, text: String) throws(Stop) {
    guard !text.allSatisfy(\.isWhitespace) else { throw .usage(ProgramWords.Notes.emptyText) }
    let reviews = ledger.reviews(of: person)
    guard let review = reviews.first(where: { $0.event.id == id }), let label = review.label else {
      let near = Spelling.near(id.string, in: reviews.map { $0.event.id.string })
      throw .usage(ProgramWords.Me.unknownReview(id.string, near))
    }
    if let open = review.openAppeal {
      throw .failed(.no, ProgramWords.Me.alreadyAppealed(open.event.id.string))
    }
    try write(.appeal(review: id, text: text), batch: label.batch, root: label.place.root)
  }

  func attest(_ line: ID, agree: Bool, text: String) throws(Stop) {
    try write(.attest(line: line, value: "", agree: agree, text: text))
  }

  /// `KEY=VALUE`; a key that is nearly one of the known ones is taken for a slip.
  func about(_ pair: String) throws(Stop) {
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

  func withdraw(_ id: ID) throws(Stop) {
    let line: LedgerLine<BriefLabel>
    do throws(Withdrawal.Refusal) {
      line = try Withdrawal.label(id, of: person, ledger)
    } catch {
      if case .unknown = error { throw .usage(ProgramWords.Me.refusal(error)) }
      throw .failed(.no, ProgramWords.Me.refusal(error))
    }
    var lines = LabelReader(outside.storage)
    let label = try Stop.unless(try lines.label(line))
    let pen = Penholder(outside: outside)
    let content = Withdrawal.line(of: label, at: pen.now, tool: Tool.stamp)
    try pen.confirm(pen.write(content, root: target ?? line.place.root), json: json)
  }

  private func write(_ happening: Happening) throws(Stop) {
    let last = lastWork
    guard let batch = batch ?? last?.batch, let root = target ?? last?.root else {
      throw .usage(ProgramWords.Me.noPlace(person.string))
    }
    try write(happening, batch: batch, root: root)
  }

  private func write(_ happening: Happening, batch: ID, root: String) throws(Stop) {
    let pen = Penholder(outside: outside)
    try pen.confirm(
      pen.write(happening, batch: batch, person: person, root: target ?? root), json: json)
  }

  /// Where this person wrote last, in the batch that was named or in any.
  private var lastWork: (batch: ID, root: String)? {
    let labels = ledger.labels.filter { $0.annotator == person }
      .map { (at: $0.savedAt, batch: $0.batch, root: $0.place.root) }
    let events = ledger.events.filter { $0.person == person }
      .map { (at: $0.at, batch: $0.batch, root: $0.place.root) }
    let all = labels + events
    let own = all.filter { batch == nil || $0.batch == batch }
    return (own.isEmpty ? all : own).max { $0.at < $1.at }.map { ($0.batch, $0.root) }
  }
}
