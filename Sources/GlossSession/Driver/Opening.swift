import GlossJSON
import GlossJournal
import GlossTasks

/// Who works on what, by which disk and clock: what a driver needs wherever the results lie.
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
  package internal(set) var found: ResultsFound
  let labels: JournalWriter
  let events: EventWriter
  let drafts: DraftStore
  let stopped: StopWatch
  /// How many lines of the journal this session wrote before it went on elsewhere, and came back.
  let ownCount: Int

  /// Why a results directory cannot be worked in, and what was put aside before that was seen.
  package struct Failure: Error, Hashable, Sendable {
    package enum Reason: Error, Hashable, Sendable {
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
    var remarks: [String] = []
    do throws(Failure.Reason) {
      self = try Opening(root, workplace, &remarks)
    } catch {
      throw Failure(reason: error, remarks: remarks)
    }
  }

  private init(
    _ root: String, _ workplace: Workplace, _ remarks: inout [String]
  ) throws(Failure.Reason) {
    let (loaded, layout, clock) = (workplace.loaded, ResultsLayout(root), workplace.clock)
    let (storage, owner, rubric) = (
      workplace.storage.beneath(layout.root), workplace.owner, loaded.rubric
    )
    let recovered = { (line: RecoveredLine) in
      SessionWords.recovered(workplace.absolute(line.path), bytes: line.byteCount)
    }
    // Damage comes first: what a changed line says of its rubric is worth nothing.
    let read: SessionOpening
    let kept: [Draft]
    do throws(JournalError) {
      let labelReport: JournalWriter.Report
      (labels, labelReport) = try JournalWriter.open(
        layout, batch: owner.batch, annotator: owner.person, storage: storage, clock: clock,
        processID: workplace.processID)
      ownCount = labelReport.lines.count { $0.session == workplace.sessionID }
      remarks += [labelReport.recovered].compactMap { $0.map(recovered) }
      let eventReport: EventWriter.Report
      (events, eventReport) = try EventWriter.open(
        layout, batch: owner.batch, person: owner.person, storage: storage, clock: clock,
        processID: workplace.processID)
      remarks += [eventReport.recovered].compactMap { $0.map(recovered) }
      drafts = DraftStore(layout, batch: owner.batch, person: owner.person, storage: storage)
      do throws(StorageError) {
        read = try SessionOpening(
          of: owner, labels: labelReport.lines, events: eventReport.lines,
          rubric: SessionOpening.RubricText(
            id: rubric.id, version: rubric.version, hash: rubric.sha256), storage, root: root)
        // A text that is refused must not be kept.
        let isRefused = read.otherText != nil
        if !isRefused {
          try Opening.keepTexts(loaded, read.kept, TextStore(layout, storage: storage))
        }
        kept = isRefused ? [] : try drafts.load()
      } catch {
        throw .storage(error)
      }
    } catch {
      if case .held(let path, let note?) = error, note.processID == workplace.processID {
        throw .isOurs(path)
      }
      throw .journal(error)
    }
    if let other = read.otherText { throw .changedRubric(other, rubric) }
    let past = Past(
      of: owner.person, on: owner.batch, read.ledger,
      at: Timestamp(milliseconds: clock.now().wall))
    found = ResultsFound(
      path: workplace.absolute(root), labels: read.own, unsaved: kept.compactMap(UnsavedText.init),
      past: past,
      remarks: remarks
        + read.unread.map { SessionWords.unread(workplace.absolute($0.path), $0.message) })
    self.root = root
    stopped = read.watch
  }

  private static func keepTexts(
    _ loaded: Loaded, _ kept: KeptVersions, _ texts: TextStore
  ) throws(StorageError) {
    if !kept.has(loaded.rubric.sha256) {
      try texts.keep(
        rubric: loaded.rubricSource.bytes, guideline: loaded.guidelineSource?.bytes ?? [])
    }
    if let terms = loaded.termsSource, !kept.has(Hash(of: terms.bytes)) {
      try texts.keep(terms: terms.bytes)
    }
  }

  /// Keeps the drafts that lie here under another name where one is not what the session has in its
  /// place: what is typed from now on is put over them.
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
  /// Nil for a field that this program does not know.
  init?(_ draft: Draft) {
    let name = draft.field.string
    let kind = Field.Kind.allCases.first {
      name == $0.rawValue || name.hasPrefix($0.rawValue + "/")
    }
    guard let kind else { return nil }
    let ask = name == kind.rawValue ? nil : ID(String(name.dropFirst(kind.rawValue.count + 1)))
    let needsAsk: [Field.Kind] = [.text, .choice]
    let takesNone: [Field.Kind] = [.note, .later, .exposure]
    guard !(ask == nil ? needsAsk : takesNone).contains(kind) else { return nil }
    self.init(item: draft.item, field: Field(kind: kind, ask: ask), text: draft.text)
  }

  func draft(at: Timestamp) -> Draft {
    let name = field.kind.rawValue + (field.ask.map { "/" + $0.string } ?? "")
    return Draft(item: item, field: ID(name), text: text, at: at)
  }
}
