import GlossJSON
import GlossJournal
import GlossTasks

/// Who works on what, and through which disk and clock: what a driver needs wherever the results
/// lie.
package struct Workplace: Sendable {
  package let loaded: Loaded
  package let person: ID
  package let sessionID: ID
  package let storage: Storage
  package let clock: Clock
  package let processID: Int
  /// A path from the root, for messages.
  package let absolute: @Sendable (String) -> String

  package init(
    _ loaded: Loaded, person: ID, sessionID: ID, storage: Storage, clock: Clock, processID: Int,
    absolute: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.loaded = loaded
    self.person = person
    self.sessionID = sessionID
    self.storage = storage
    self.clock = clock
    self.processID = processID
    self.absolute = absolute
  }

  var owner: ChainOwner { ChainOwner(batch: loaded.batch.id, person: person) }
}

/// A results directory, opened by one person for one batch: what was found there, and the files that
/// are written from now on.
///
/// A start and going on elsewhere (`:results`) are the same: the journal's chain is checked, a torn
/// last line is put aside, another text under the rubric's version is refused, and texts, copies,
/// drafts and what others did are taken up. It holds the locks of both files for as long as it lives.
package struct Opening {
  package let root: String
  package private(set) var found: ResultsFound
  let labels: JournalWriter
  let events: EventWriter
  let drafts: DraftStore
  let stopped: StopWatch

  /// Why a results directory cannot be worked in, and what was put aside before that was seen.
  package struct Failure: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
      case journal(JournalError)
      /// Labels of two texts would look like those of one.
      case changedRubric(OtherText, Rubric)
      /// This process has it open: it is the directory that failed.
      case isOurs(String)
    }

    package let reason: Reason
    package let remarks: [String]
  }

  package init(_ root: String, _ workplace: Workplace) throws(Failure) {
    var recovered: [RecoveredLine] = []
    do throws(Refusal) {
      self = try Opening(root, workplace, &recovered)
    } catch {
      throw Failure(
        reason: error.reason, remarks: recovered.map { Opening.remark($0, workplace) })
    }
  }

  private struct Refusal: Error { let reason: Failure.Reason }

  private static func remark(_ line: RecoveredLine, _ workplace: Workplace) -> String {
    SessionWords.recovered(workplace.absolute(line.path), bytes: line.byteCount)
  }

  private init(
    _ root: String, _ workplace: Workplace, _ recovered: inout [RecoveredLine]
  ) throws(Refusal) {
    let (loaded, storage, clock) = (workplace.loaded, workplace.storage, workplace.clock)
    let (layout, owner) = (ResultsLayout(root), workplace.owner)
    // Damage is refused before anything else is told: what a changed line says of its rubric is
    // worth nothing.
    let (labels, labelReport) = try Opening.files(workplace) { () throws(JournalError) in
      try JournalWriter.open(
        layout, batch: owner.batch, annotator: owner.person, storage: storage, clock: clock,
        processID: workplace.processID)
    }
    recovered += [labelReport.recovered].compactMap { $0 }
    let (events, eventReport) = try Opening.files(workplace) { () throws(JournalError) in
      try EventWriter.open(
        layout, batch: owner.batch, person: owner.person, storage: storage, clock: clock,
        processID: workplace.processID)
    }
    recovered += [eventReport.recovered].compactMap { $0 }
    let rubric = loaded.rubric
    let read: SessionOpening
    do throws(StorageError) {
      read = try SessionOpening(
        of: owner, labels: labelReport.lines, events: eventReport.lines,
        rubric: (
          id: rubric.id, version: rubric.version, hash: rubric.sha256), storage, root: root)
    } catch {
      throw Refusal(reason: .journal(.storage(error)))
    }
    // This comes before the session's text is kept, since a refused text must not be.
    if let other = read.otherText { throw Refusal(reason: .changedRubric(other, rubric)) }
    let past = Past(
      of: owner.person, on: owner.batch, read.ledger,
      at: Timestamp(milliseconds: clock.now().wall))
    let drafts = DraftStore(layout, batch: owner.batch, person: owner.person, storage: storage)
    let kept: [Draft]
    do throws(StorageError) {
      let texts = TextStore(layout, storage: storage)
      if !read.kept.has(rubric.sha256) {
        try texts.keep(
          rubric: loaded.rubricSource.bytes, guideline: loaded.guidelineSource?.bytes ?? [])
      }
      if let terms = loaded.termsSource, !read.kept.has(Hash(of: terms.bytes)) {
        try texts.keep(terms: terms.bytes)
      }
      kept = try drafts.load()
    } catch {
      throw Refusal(reason: .journal(.storage(error)))
    }
    found = ResultsFound(
      path: workplace.absolute(root),
      labels: read.own,
      unsaved: kept.compactMap(UnsavedText.init), past: past,
      remarks: recovered.map { Opening.remark($0, workplace) }
        + read.unread.map { SessionWords.unread(workplace.absolute($0.path), $0.message) })
    (self.root, self.labels, self.events) = (root, labels, events)
    (self.drafts, self.stopped) = (drafts, read.watch)
  }

  private static func files<T>(
    _ workplace: Workplace, _ open: () throws(JournalError) -> T
  ) throws(Refusal) -> T {
    do throws(JournalError) {
      return try open()
    } catch {
      if case .held(let path, let note?) = error, note.processID == workplace.processID {
        throw Refusal(reason: .isOurs(path))
      }
      throw Refusal(reason: .journal(error))
    }
  }

  /// Keeps the drafts that lie here under another name where one of them is not what the session
  /// has in its place: what is typed from now on is put over them.
  mutating func putAside(draftsUnlike texts: [UnsavedText], _ workplace: Workplace) {
    let isInTheWay = found.unsaved.contains { kept in
      texts.contains { $0.item == kept.item && $0.field == kept.field && $0.text != kept.text }
    }
    guard isInTheWay else { return }
    do throws(StorageError) {
      let path = try drafts.putAside()
      found.remarks.append(SessionWords.draftsAside(workplace.absolute(path)))
    } catch {
      found.remarks.append(SessionWords.draftsFailed(error.message))
    }
  }
}

extension UnsavedText {
  private static let rationale = "rationale"
  private static let typedRationale = "typing/rationale"
  private static let text = "text/"
  private static let note = "note"

  /// Nil for a field that this program does not know.
  init?(_ draft: Draft) {
    let field = draft.field.string
    func ask(behind name: String) -> ID?? {
      if field == name { return .some(nil) }
      guard field.hasPrefix(name + "/") else { return nil }
      return .some(ID(String(field.dropFirst(name.count + 1))))
    }
    let known: Field? =
      if field == UnsavedText.note {
        .note
      } else if let ask = ask(behind: UnsavedText.rationale) {
        .rationale(ask: ask)
      } else if let ask = ask(behind: UnsavedText.typedRationale) {
        .typedRationale(ask: ask)
      } else if field.hasPrefix(UnsavedText.text) {
        .text(ask: ID(String(field.dropFirst(UnsavedText.text.count))))
      } else {
        nil
      }
    guard let known else { return nil }
    self.init(item: draft.item, field: known, text: draft.text)
  }

  func draft(at: Timestamp) -> Draft {
    func name(_ name: String, _ ask: ID?) -> String { name + (ask.map { "/\($0)" } ?? "") }
    let field =
      switch self.field {
      case .rationale(let ask): name(UnsavedText.rationale, ask)
      case .typedRationale(let ask): name(UnsavedText.typedRationale, ask)
      case .text(let ask): UnsavedText.text + ask.string
      case .note: UnsavedText.note
      }
    return Draft(item: item, field: ID(field), text: text, at: at)
  }
}
