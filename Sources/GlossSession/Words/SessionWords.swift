import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// All that a session says to people, in one place, so that it can be translated: here what both
/// faces say, and in the files beside it what is said of one thing or by one face alone. Only the
/// help of an action stands elsewhere, in the action's row of `ActionRow`.
package enum SessionWords {
  /// What `u` does on an item that nothing was done to.
  package static let back = "back"

  /// What `m` shows where texts are shown as they are written.
  static let rendered = "rendered"
  static let nothingRendered = "These texts are shown as they are written."

  static let oneText = "There is one text; nothing stands beside it."
  static let nothingToCompare = "There are no two responses to compare here."

  /// What there is to say of a question: "Which team? No answer yet." or "The team: no answer yet."
  static func of(_ title: String, _ what: String) -> String {
    guard let last = title.last, "?!.。？！؟".contains(last) else { return "\(title): \(what)." }
    return "\(title) \(what.prefix(1).uppercased())\(what.dropFirst())."
  }

  static let noRationale = "This rubric takes no rationale."
  static let notAskedNow = "That question is not asked now."

  /// What no longer fits of the earlier answer to a question.
  static func misfit(_ misfit: OpenItem.Misfit, _ title: String) -> String {
    switch misfit {
    case .answer: "The earlier answer to \(title) no longer fits."
    case .spans(1): "1 span of \(title) no longer fits."
    case .spans(let count): "\(count) spans of \(title) no longer fit."
    }
  }
  static func mend(isOpen: Bool) -> String {
    isOpen ? "Answer it anew." : "Saving once more takes it as it stands."
  }

  /// A key as it is written on keyboards, for messages.
  package static func name(of key: Key) -> String {
    var name =
      switch key.code {
      case .character(" "): "Space"
      case .character(let character): String(character)
      case .enter: "Enter"
      case .escape: "Esc"
      case .tab: "Tab"
      case .backspace: "Backspace"
      case .delete: "Delete"
      case .insert: "Insert"
      case .up: "Up"
      case .down: "Down"
      case .left: "Left"
      case .right: "Right"
      case .home: "Home"
      case .end: "End"
      case .pageUp: "PgUp"
      case .pageDown: "PgDn"
      case .function(let number): "F\(number)"
      }
    if key.modifiers.contains(.shift) { name = "Shift-" + name }
    if key.modifiers.contains(.alt) { name = "Alt-" + name }
    if key.modifiers.contains(.control) { name = "Ctrl-" + name }
    return name
  }

  // MARK: Answering

  static let cannotBeLabelled = "This item cannot be labelled:"
  static let itemRemedy = "change the item, or the rubric's question"
  static let noGuideline = "This rubric has no guideline."
  static let nothingToAnswer = "there is nothing to answer"
  static let undone = "undone"

  /// - Parameter ms: since the item, or the page, came on the screen; nil where it had not yet.
  static func tooEarly(isPage: Bool, ms: Int64?, guardMS: Int) -> String {
    let what = isPage ? "page" : "item"
    return ms.map {
      "That key came \($0) ms after this \(what); it answered nothing (guard \(guardMS) ms)."
    } ?? "That key came before this \(what) was on the screen; it answered nothing."
  }

  static func afterNoise(ms: Int64, guardMS: Int) -> String {
    "That key came \(ms) ms after a paste, or something that was no key; it answered nothing "
      + "(guard \(guardMS) ms)."
  }

  static func noAnswer(to title: String) -> String { of(title, "no answer yet") }

  /// - Parameter letter: of the response that the question is asked of; nil for the item.
  static func noSuggestion(forResponse letter: String?) -> String {
    "There is no suggestion for \(letter.map { "response \($0)" } ?? "this question")."
  }

  /// - Parameters:
  ///   - words: what is suggested.
  ///   - accept: what takes it.
  static func notTaken(_ words: String, accept: String) -> String {
    "The suggestion is not taken: \(words). \(accept) takes it; Enter again goes on without it."
  }

  static func tookAll(_ count: Int, undo: String) -> String {
    "\(count) suggestions are taken. Look at each; Enter saves, \(undo) takes them back."
  }

  static func howSure(_ demand: Demand) -> String {
    "How sure are you? 1 (a guess) to 5 (sure)"
      + (demand == .optional ? "; an empty line says nothing." : ".")
  }

  /// What was chosen, as it is named beside `note`, `rationale`, `text`.
  static let choices = "choices"

  /// - Parameter names: what of an earlier session is there again.
  static func isBack(_ names: Set<String>) -> String {
    "Brought back: your unfinished \(listed(names))."
  }

  private static func listed(_ names: Set<String>) -> String {
    let names = names.sorted()
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: Notes

  static let notACitation = "With a space behind # it is text."

  static func unknownClause(_ clause: ID, _ known: [ID]) -> String {
    let names = known.map(\.string)
    return "The guideline has no clause \"\(clause)\""
      + (names.isEmpty
        ? "."
        : "; "
          + Spelling.didYouMean(
            clause.string, in: names, or: "it has \(names.joined(separator: ", "))."))
  }

  static func noteSent(_ clauses: [ID]) -> String {
    let names = clauses.map { "#\($0)" }
    guard let last = names.last else { return "Your note went to the lead." }
    let others = names.dropLast().joined(separator: ", ")
    return "Your note went to the lead, citing "
      + (others.isEmpty ? last : others + " and " + last) + "."
  }

  // MARK: Going from item to item

  static let itemChanged = "This item has changed since you labelled it."
  static let nothingBefore = "There is nothing before this."
  static let nothingFurther = "Nothing further: this is the next item to label."
  static let isThisItem = "That is this item."
  static let passedOver = "Passed over; without an id there is nothing to record it by."
  static let nothingButLater = "Marked for later; nothing else is open."
  static let laterNeedsID = "Without an id it cannot be marked for later."

  /// - Parameter list: what lists the items.
  static func markedLater(_ item: ID, isLater: Bool, list: String) -> String {
    isLater
      ? "\(item) is marked for later; \(list) lists it."
      : "\(item) is not marked for later any more."
  }
  static let nothingToWithdraw = "There is no label of this item to withdraw."

  static func backAt(item number: Int) -> String {
    "Back at item \(number); nothing is written until you save."
  }

  /// - Parameters:
  ///   - count: of the items of the batch.
  ///   - offered: how many of them this session has: others may be withheld, or not asked for.
  static func noItem(_ word: String, of count: Int, offered: Int) -> String {
    "There is no item \(word); the batch has \(counted(count, "item"))"
      + (offered == count ? "." : ", and this session \(offered) of them.")
  }

  static func limitReached(_ saved: Int) -> String {
    "The limit of this session is reached; labels saved: \(saved)."
  }

  // MARK: Saving

  /// `saved r-001: Billing`.
  ///
  /// - Parameters:
  ///   - answer: in a few words; empty where none was given.
  ///   - back: the way to bring back what was answered before a skip.
  static func saved(_ label: Label, _ answer: String, back: String?) -> String {
    "\(became(label.status)) \(label.item)"
      + (answer.isEmpty ? "" : ": " + Text.cut(answer, to: 60))
      + (label.status == .answered && label.revision > 1 ? ", revision \(label.revision)" : "")
      + (back.map { "; \($0) brings back what you had answered" } ?? "")
  }

  /// - Parameters:
  ///   - names: what was begun and is no part of the label.
  ///   - back: the way to it.
  static func saved(_ label: Label, without names: Set<String>, back: String) -> String {
    "\(became(label.status)) \(label.item) without your unfinished \(listed(names)) "
      + "(\(back) goes back)"
  }

  /// What became of an item whose label is saved.
  static func became(_ status: Status) -> String {
    switch status {
    case .answered: "saved"
    case .skipped: "skipped"
    case .withdrawn: "withdrawn"
    case .stopped: "stopped"
    }
  }

  static func notSaved(_ failure: Session.Failure) -> String {
    switch failure {
    case .label(let message): "NOT SAVED: \(message). Your answer is still here."
    case .event(let message):
      "NOT SAVED: \(message). What you did last waits here; :results DIR goes on elsewhere."
    }
  }

  static func blockedMove(_ failure: Session.Failure?) -> String {
    switch failure {
    case .event: "What you did last is not saved; :results DIR goes on in another directory."
    default: "This label is not saved; :results DIR goes on in another directory."
    }
  }

  static func goingOn(in path: String, hasLabel: Bool) -> String {
    "Going on in \(path). "
      + (hasLabel ? "The answer is not saved yet: save once more." : "What waited is saved there.")
  }

  static func draftsFailed(_ message: String) -> String {
    "Unsaved text is not kept on the disk: \(message)."
  }

  /// - Parameter path: in the results directory.
  static func draftsStay(_ path: String, _ message: String) -> String {
    "A text that is saved or dropped already still stands in \(path): \(message)."
  }

  // MARK: Results directories

  static let resultsWork = "The results directory works; there is no reason to change it."

  package static func recovered(_ path: String, bytes: Int) -> String {
    "the last line was incomplete (\(bytes) bytes); they are kept in \(path), "
      + "and every line before them is whole"
  }

  static func unread(_ path: String, _ why: String) -> String {
    "\(path) cannot be read, so labels in it are not counted: \(why)"
  }

  package static func problem(_ error: JournalError) -> String {
    switch error {
    case .held(let path, let note):
      note.map { "\(path) is open in another session (process \($0.processID)) since \($0.since)" }
        ?? "\(path) is open in another session"
    case .damaged(let path, let diagnostics):
      rendered(diagnostics) + "\n\(path) is damaged; it is left as it is, and takes no labels"
    case .invalid(let diagnostics): rendered(diagnostics)
    case .storage(let error): "\(error.path): \(error.message)"
    case .closed(let error):
      "the journal takes no more lines" + (error.map { " after \($0.message)" } ?? "")
    }
  }

  private static func rendered(_ diagnostics: [Diagnostic]) -> String {
    // Whoever writes the sentence makes it visible.
    diagnostics.bounded.shown.map {
      $0.render(sanitize: { Text.lines($0).joined(separator: " ") }, width: Text.width)
    }.joined(separator: "\n")
  }

  /// Why a results directory cannot be worked in, for the person who would.
  package static func refused(_ failure: Opening.Failure, to person: ID) -> String {
    let why: String =
      switch failure.reason {
      case .journal(let error): problem(error)
      case .isOurs(let path): "\(path) is in the directory of this session; name another one"
      case .changedRubric(let other, let rubric):
        """
        the rubric \(rubric.id) \(rubric.version) is not the text \(seen(other, by: person))
          = a change needs a new version: raise the last number for wording, the first for meaning
        """
      }
    return (failure.remarks + [why]).joined(separator: "\n")
  }

  /// The same in one line.
  static func brief(_ failure: Opening.Failure, to person: ID) -> String {
    guard case .journal(.damaged(let path, let faults)) = failure.reason, let fault = faults.first
    else {
      return refused(failure, to: person).split(whereSeparator: \.isNewline)
        .map { $0.drop { $0 == " " } }.joined(separator: "; ")
    }
    return (failure.remarks + ["\(path):\(fault.position?.line ?? 1): \(fault.message)"])
      .joined(separator: "; ") + "; gloss verify tells all of it"
  }

  private static func seen(_ other: OtherText, by person: ID) -> String {
    switch other {
    case .label(let label):
      "under which \(label.annotator == person ? "you" : label.annotator.string) labelled "
        + "at \(label.savedAt.text)"
    case .kept(let path): "under which somebody started; that one is kept as \(path)"
    }
  }

  static func draftsAside(_ path: String) -> String {
    "Other unsaved text was kept there; it is in \(path) now."
  }

  // MARK: The end, and what is found

  /// On the page that ends a batch.
  ///
  /// - Parameter list: what lists the items.
  static func allDone(
    _ progress: (done: Int, assigned: Int), skipped: Int, optedOut: Int, list: String
  ) -> String {
    let skips =
      skipped == 0
      ? "" : ", \(skipped) of them skipped: \(list) shows \(skipped == 1 ? "it" : "them")"
    guard optedOut == 0 else {
      return "Items done: \(progress.done) of \(progress.assigned), "
        + Care.progress(optedOut: optedOut) + skips + "."
    }
    return progress.assigned == 1
      ? "The one item is \(skipped == 0 ? "done" : "skipped: \(list) shows it")."
      : "All \(counted(progress.assigned, "item")) are done" + skips + "."
  }

  /// A key that answers saves by itself; not where that would leave earlier answers out unseen.
  static func noLongerAsked(_ titles: [String], undo: String) -> String {
    titles.map { "\"\($0)\"" }.joined(separator: ", ") + (titles.count == 1 ? " is" : " are")
      + " no longer asked, and left out; Enter goes on, \(undo) takes it back."
  }

  /// - Parameter isKept: whether it is more than keys can say again, as a line half typed.
  static func leavesUnsaved(isKept: Bool) -> String {
    isKept
      ? "This is not saved; it is kept for the next start. Press it again to leave."
      : "This is not saved, and leaving drops it. Press it again to leave."
  }

  static func savedHere(_ count: Int) -> String {
    "\(counted(count, "label")) saved in this session; every one is on the disk."
  }

  static func found(_ text: String, _ count: Int, unsearched: Int) -> String {
    let most = count == Session.mostHits ? "the first " : ""
    return most + counted(count, "item") + (count == 1 ? " holds" : " hold") + " \"\(text)\""
      + notSearched(unsearched)
  }

  static func foundNone(_ text: String, unsearched: Int) -> String {
    "No item holds \"\(text)\"" + notSearched(unsearched) + "."
  }

  /// Behind what was found; empty where every text was searched.
  static func notSearched(_ count: Int) -> String {
    let texts = "; " + counted(count, "masked text") + (count == 1 ? " was" : " were")
    return count == 0 ? "" : texts + " not searched"
  }

  /// How an item that was found stands; nothing where it is still to be done.
  static func standing(_ standing: ItemQueue.ItemStanding) -> String {
    switch standing {
    case .open, .withheld: ""
    case .answered, .practised: "answered"
    case .skipped, .passedOver: "skipped"
    case .optedOut: "opted out"
    }
  }

  /// Of lines that are typed behind the colon.
  enum Lines {
    static let empty = "Type a command; :help lists them."
    static let cap = "A cap is a number of minutes, 0 to 1440."
    static func more(_ count: Int) -> String { "\(count) more; type on, or :help for all" }
    static func writeOut(_ word: String) -> String { "Write :\(word) out if you mean it." }

    static func ambiguous(_ word: String, _ words: [String]) -> String {
      ":\(word) could be \(words.map { ":" + $0 }.joined(separator: ", "))."
    }

    static func unknown(_ word: String, among words: [String]) -> String {
      let meant = Spelling.nearest(to: word, in: words).map { "did you mean :\($0)?" }
      return "There is no command :\(word); " + (meant ?? ":help lists them.")
    }

    static func noState(_ word: String, _ names: [String]) -> String {
      "There are no items \"\(word)\"; "
        + Spelling.didYouMean(
          word, in: names, or: "there are " + names.joined(separator: ", ") + ".")
    }

    static func misspelt(_ form: String) -> String { "Write it as \(form)." }
    static func takesNothing(_ typed: String) -> String { "\(typed) takes nothing behind it." }
    static func noteWithoutText(_ form: String) -> String { "The note has no text: \(form)." }

    static func noTopic(_ word: String, _ topics: [String], _ form: String) -> String {
      (word.isEmpty ? "Write it as \(form); " : "There is no topic \"\(word)\"; ")
        + Spelling.didYouMean(
          word, in: topics, or: "the topics are \(topics.joined(separator: ", ")).")
    }
  }

  /// Of maps of keys, as `GLOSS_KEYS` gives them.
  enum Keys {
    static func twice(_ name: ActionName) -> String { "\"\(name.string)\" is given a key twice" }

    static func malformed(_ text: Substring) -> String {
      "\"\(text)\" is not of the form action=key"
    }

    static func noAction(_ name: ActionName, _ names: [String]) -> String {
      "there is no action \"\(name.string)\"; "
        + Spelling.didYouMean(
          name.string, in: names, or: "the actions are " + names.joined(separator: ", "))
    }

    static func noKey(_ text: Substring, for name: ActionName) -> String {
      "\"\(text)\" is no key for \"\(name.string)\": a key is one printable ASCII character"
    }

    static func reserved(_ key: Character, for name: ActionName) -> String {
      let what = key == " " ? "Space" : "\"\(key)\""
      return "\(what) cannot be the key of \"\(name.string)\": it is kept for answering"
    }

    static func shared(_ key: Character, _ a: ActionName, _ b: ActionName) -> String {
      "\"\(a.string)\" and \"\(b.string)\" are both on the key \"\(key)\"; "
        + "give one of the two another key"
    }
  }
}
