import GlossJSON
import GlossJournal
import GlossTasks

/// Carries out a session's effects on the disk, and tells the session what came of them: the one
/// driver of the program and of all tests, over the live disk or one in memory.
package final class Driver {
  private let workplace: Workplace
  private var opening: Opening
  private var stopped: StopWatch
  private var rubric: RubricWatch
  /// How many lines of this session's are in the journal that labels go to now.
  private var writtenCount: Int

  package init(_ opening: Opening, _ workplace: Workplace) {
    self.workplace = workplace
    self.opening = opening
    // The session holds them from here on, and smaller.
    self.opening.found.labels = []
    stopped = opening.stopped
    writtenCount = opening.ownCount
    rubric = RubricWatch(workplace.loaded, workplace.storage)
  }

  package var receipt: Hash { opening.labels.receipt }
  /// The journal that labels go to.
  package var path: String { opening.labels.path }
  /// Where a text lies while it is in the person's own editor.
  package var editorDirectory: String { opening.drafts.editorDirectory }

  /// Keeps what the editor has open, so that the next start finds the place of what it saved if this
  /// session ends meanwhile. Where that fails, so does the editor, which says why.
  package func willEdit(_ field: UnsavedText.Field?, _ store: SessionStore) {
    let begun = store.session.open?.id.flatMap { item in
      field.map { field in
        store.session.unsavedTexts.first { $0.item == item && $0.field == field }
          ?? UnsavedText(item: item, field: field, text: "")
      }
    }
    try? opening.drafts.noteEdited(begun?.draft(at: Timestamp(milliseconds: now.wall)))
  }

  /// Carries out what the session wants, until it wants no more; gives the exit code at its end.
  package func settle(_ store: inout SessionStore) -> Int32? {
    var code: Int32?
    while true {
      let effects = store.takeEffects()
      if effects.isEmpty { break }
      for effect in effects {
        if case .leave(let given) = effect { code = given }
        carryOut(effect, &store)
      }
    }
    guard let code else { return nil }
    return code == 0 && store.session.hadFailure ? Session.failureCode : code
  }

  private var now: Moment { workplace.clock.now() }

  private func carryOut(_ effect: Effect, _ store: inout SessionStore) {
    switch effect {
    case .appendLabel(let content): append(content, &store)
    case .appendEvent(let happening, let at): append(happening, at, &store)
    case .keepDrafts(let texts): keep(texts, &store)
    case .look: store.apply(.looked(stopped.look()), now)
    case .changeResults(let path): change(to: path, &store)
    case .leave: end(&store)
    }
  }

  private func append(_ content: LabelContent, _ store: inout SessionStore) {
    store.apply(.looked(stopped.look()), now)
    guard store.session.isSaving else { return }
    do throws(JournalError) {
      let label = try opening.labels.append(content)
      writtenCount += 1
      store.apply(.labelSaved(label), now)
      if let newer = rubric.look() { store.apply(.rubricChanged(newer), now) }
    } catch {
      let (why, id) = (SessionWords.problem(error), opening.labels.failed?.id)
      store.apply(.labelFailed(why, id: id, revision: content.revision), now)
    }
  }

  private func append(_ happening: Happening, _ at: Timestamp, _ store: inout SessionStore) {
    // What failed before takes no more: these wait until the session goes on elsewhere.
    if store.session.outbox.isStopped { return }
    if let item = happening.itemOfText {
      store.apply(.looked(stopped.look()), now)
      if store.session.items.isWithheld(item) {
        store.apply(.eventLeftOut, now)
        return
      }
    }
    do throws(JournalError) {
      try write(happening, at)
      store.apply(.eventSaved, now)
    } catch {
      store.apply(.eventFailed(SessionWords.problem(error)), now)
    }
  }

  private func write(_ happening: Happening, _ at: Timestamp) throws(JournalError) {
    try opening.events.append(
      EventContent(
        batch: workplace.owner.batch, person: workplace.person, session: workplace.sessionID,
        at: at, happening: happening))
  }

  private func keep(_ texts: [UnsavedText], _ store: inout SessionStore) {
    let at = Timestamp(milliseconds: now.wall)
    do throws(StorageError) {
      try opening.drafts.save(texts.map { $0.draft(at: at) })
    } catch {
      store.apply(.draftsFailed(error.message), now)
    }
  }

  private func change(to path: String, _ store: inout SessionStore) {
    do throws(Opening.Failure) {
      var opening = try Opening(path, workplace)
      opening.putAside(draftsUnlike: store.session.unsavedTexts, workplace)
      opening.labels.follow(self.opening.labels)
      opening.events.follow(self.opening.events)
      self.opening.labels.close()
      self.opening.events.close()
      self.opening = opening
      self.opening.found.labels = []
      stopped = opening.stopped
      writtenCount = opening.ownCount
      store.apply(.resultsChanged(opening.found), now)
    } catch {
      store.apply(.resultsRefused(SessionWords.brief(error, to: workplace.person)), now)
    }
  }

  /// Writes the session's end and lets the files go. A failure counts as that of any write.
  private func end(_ store: inout SessionStore) {
    let ended = Happening.sessionEnded(labels: writtenCount, receipt: receipt)
    do throws(JournalError) {
      try write(ended, Timestamp(milliseconds: now.wall))
    } catch {
      store.apply(.endFailed(SessionWords.problem(error)), now)
    }
    opening.labels.close()
    opening.events.close()
  }
}

extension Happening {
  /// The item of whose text an event tells, which is not written where that is withheld.
  fileprivate var itemOfText: ID? {
    switch self {
    case .practice(let item, _, _): item
    default: nil
    }
  }
}
