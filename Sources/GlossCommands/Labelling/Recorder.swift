import GlossJSON
import GlossJournal
import GlossProject
import GlossSession

/// Carries out a session's effects on the disk: one person's journal, events and drafts of one
/// batch.
///
/// It holds the locks of both files for as long as it lives.
final class Recorder {
  private let batch: ID
  private let person: ID
  private let sessionID: ID
  private let outside: Outside
  private let loaded: Loaded
  private(set) var root: String
  private var labels: JournalWriter
  private var events: EventWriter
  private var drafts: DraftStore
  private var stopped: StoppedItems
  private var rubric: RubricWatch

  /// This annotator's labels of the batch that were there before.
  let found: [Label]
  /// What earlier sessions left, this person's and the others'.
  let past: Past
  /// What an earlier session left unsaved.
  let unsaved: [UnsavedText]
  /// Incomplete last lines that were put aside, and copies of the journal that could not be read,
  /// as sentences for the annotator.
  let recovered: [String]

  init(
    _ loaded: Loaded, person: ID, session: ID, results root: String, _ outside: Outside
  ) throws(JournalError) {
    batch = loaded.batch.id
    self.person = person
    self.sessionID = session
    self.outside = outside
    self.loaded = loaded
    rubric = RubricWatch(loaded, outside.storage)
    self.root = root
    let opened = try Recorder.open(loaded, person, root, outside)
    labels = opened.labels
    events = opened.events
    drafts = opened.drafts
    stopped = opened.stopped
    found = opened.found
    past = opened.past
    recovered = opened.recovered
    do throws(StorageError) {
      unsaved = try drafts.load().compactMap(UnsavedText.init)
    } catch {
      throw .storage(error)
    }
  }

  var receipt: Hash { labels.receipt }
  /// The journal that labels go to.
  var path: String { labels.path }

  /// Carries out what the session wants, until it wants nothing more. Gives the exit code once it
  /// is left.
  func carryOut(_ session: inout Session) -> Int32? {
    var code: Int32?
    while true {
      while session.wantsLook { look(for: &session) }
      let effects = session.takeEffects()
      if effects.isEmpty, !session.wantsLook { return code }
      for effect in effects {
        if case .leave(let given) = effect { code = given }
        carryOut(effect, &session)
      }
    }
  }

  private func carryOut(_ effect: Effect, _ session: inout Session) {
    switch effect {
    case .appendLabel(let content): append(content, &session)
    case .appendEvent(let happening, let at): append(happening, at, &session)
    case .keepDrafts(let texts): keep(texts, &session)
    case .changeResults(let path): change(to: path, &session)
    case .leave: end(&session)
    }
  }

  /// Tells the session at which items others stopped since the last look.
  private func look(for session: inout Session) {
    session.withhold(stopped.look(), outside.clock.now())
  }

  private func append(_ content: LabelContent, _ session: inout Session) {
    look(for: &session)
    guard session.isSaving else { return }
    do throws(JournalError) {
      let label = try labels.append(content)
      session.labelAppended(label, outside.clock.now())
      if let newer = rubric.look() { session.announce(newer, outside.clock.now()) }
    } catch {
      session.labelFailed(
        ProgramWords.Label.problem(error), id: labels.failed?.id, revision: content.revision,
        outside.clock.now())
    }
  }

  private func append(_ happening: Happening, _ at: Timestamp, _ session: inout Session) {
    if case .practice(let item, _, _) = happening {
      look(for: &session)
      if session.isWithheld(item) { return }
    }
    let content = EventContent(
      batch: batch, person: person, session: sessionID, at: at, happening: happening)
    do throws(JournalError) {
      _ = try events.append(content)
    } catch {
      session.eventFailed(ProgramWords.Label.problem(error))
    }
  }

  private func keep(_ texts: [UnsavedText], _ session: inout Session) {
    let at = Timestamp(milliseconds: outside.clock.now().wall)
    do throws(StorageError) {
      try drafts.save(texts.map { $0.draft(at: at) })
    } catch {
      session.say("Unsaved text is not kept on the disk: \(error.message).", .error)
    }
  }

  private func change(to path: String, _ session: inout Session) {
    do throws(JournalError) {
      let opened = try Recorder.open(loaded, person, path, outside)
      labels.close()
      events.close()
      (labels, events, drafts, root) = (opened.labels, opened.events, opened.drafts, path)
      stopped = opened.stopped
      session.resultsChanged(
        to: outside.absolute(path), labels: opened.found, outside.clock.now())
      session.withhold(opened.past.withheld, outside.clock.now())
    } catch {
      session.resultsRefused(ProgramWords.Label.problem(error), outside.clock.now())
    }
  }

  private func end(_ session: inout Session) {
    let at = Timestamp(milliseconds: outside.clock.now().wall)
    append(
      .sessionEnded(labels: session.savedCount, receipt: labels.receipt), at, &session)
    labels.close()
    events.close()
  }
}

extension Recorder {
  private struct Opened {
    let labels: JournalWriter
    let events: EventWriter
    let drafts: DraftStore
    let stopped: StoppedItems
    let found: [Label]
    let past: Past
    let recovered: [String]
  }

  private static func open(
    _ loaded: Loaded, _ person: ID, _ root: String, _ outside: Outside
  ) throws(JournalError) -> Opened {
    let layout = ResultsLayout(root)
    let batch = loaded.batch.id
    let (labels, labelReport) = try JournalWriter.open(
      layout, batch: batch, annotator: person, storage: outside.storage, clock: outside.clock,
      processID: outside.processID)
    let (events, eventReport) = try EventWriter.open(
      layout, batch: batch, person: person, storage: outside.storage, clock: outside.clock,
      processID: outside.processID)
    do throws(StorageError) {
      let texts = TextStore(layout, storage: outside.storage)
      try texts.keep(
        rubric: loaded.rubricSource.bytes, guideline: loaded.guidelineSource?.bytes ?? [])
      if let terms = loaded.termsSource { try texts.keep(terms: terms.bytes) }
      // Copies of this person's journal from other machines stand beside it and count, too.
      let copies = ResultsReader.copies(
        of: ChainOwner(batch: batch, person: person), outside.storage, layout)
      let own = labelReport.lines + copies.lines
      let found = Replay(own).current.filter { $0.role == .annotator }
      var stopped = StoppedItems(
        of: ChainOwner(batch: batch, person: person), outside.storage, layout)
      let past = Past(
        of: person, on: batch,
        events: ResultsReader.readableEvents(outside.storage, layout) + eventReport.entries,
        labels: own.map(\.entry),
        current: stopped.start(),
        at: Timestamp(milliseconds: outside.clock.now().wall))
      return Opened(
        labels: labels, events: events,
        drafts: DraftStore(layout, batch: batch, person: person, storage: outside.storage),
        stopped: stopped, found: found, past: past,
        recovered: [labelReport.recovered, eventReport.recovered].compactMap { $0 }.map {
          ProgramWords.Label.recovered(outside.absolute($0.path), bytes: $0.byteCount)
        } + copies.unread.map { ProgramWords.Label.unread(outside.absolute($0.path), $0.message) })
    } catch {
      throw .storage(error)
    }
  }
}

extension UnsavedText {
  /// Nil for a field that this program does not know.
  fileprivate init?(_ draft: Draft) {
    let field = draft.field.string
    if field == "note" {
      self.init(item: draft.item, field: .note, text: draft.text)
    } else if let ask = UnsavedText.ask(field, behind: "rationale") {
      self.init(item: draft.item, field: .rationale(ask: ask), text: draft.text)
    } else if let ask = UnsavedText.ask(field, behind: "typing/rationale") {
      self.init(item: draft.item, field: .typedRationale(ask: ask), text: draft.text)
    } else if field.hasPrefix("text/") {
      let ask = ID(String(field.dropFirst("text/".count)))
      self.init(item: draft.item, field: .text(ask: ask), text: draft.text)
    } else {
      return nil
    }
  }

  /// The ask that a field is of, nil inside for the item; nil for another field.
  private static func ask(_ field: String, behind name: String) -> ID?? {
    if field == name { return .some(nil) }
    guard field.hasPrefix(name + "/") else { return nil }
    return ID(String(field.dropFirst(name.count + 1)))
  }

  fileprivate func draft(at: Timestamp) -> Draft {
    let name: ID =
      switch field {
      case .note: "note"
      case .rationale(let ask): ID("rationale" + (ask.map { "/\($0)" } ?? ""))
      case .typedRationale(let ask): ID("typing/rationale" + (ask.map { "/\($0)" } ?? ""))
      case .text(let ask): ID("text/\(ask)")
      }
    return Draft(item: item, field: name, text: text, at: at)
  }
}
