import GlossScreen
import GlossTasks

/// The text of the interface that both faces share, in one place, so that it can be translated.
package enum SessionWords {
  /// A command that has a key of its own while a question is on the screen; its raw value is the
  /// name that ``KeyBindings`` are written with.
  package enum KeyCommand: String, CaseIterable, Hashable, Sendable {
    case undo, forward, skip, reveal
    case revealAll = "reveal_all"
    case accept, note, rationale, guideline, find, zoom, raw, differences, stop
    case commandLine = "command"
    case leave

    /// The key that it has of itself.
    package var key: Character {
      switch self {
      case .undo: "u"
      case .forward: "]"
      case .skip: "s"
      case .reveal: "v"
      case .revealAll: "V"
      case .accept: "a"
      case .stop: "!"
      case .note: "n"
      case .rationale: "r"
      case .guideline: "?"
      case .find: "/"
      case .zoom: "z"
      case .raw: "m"
      case .differences: "d"
      case .commandLine: ":"
      case .leave: "q"
      }
    }

    /// What it does, for the key line.
    package var word: String {
      switch self {
      case .undo: "undo"
      case .forward: "forward"
      case .skip: "skip"
      case .reveal: "reveal"
      case .revealAll: "reveal all"
      case .accept: "accept"
      case .stop: "stop"
      case .note: "note"
      case .rationale: "rationale"
      case .guideline: "help"
      case .find: "find"
      case .zoom: "zoom"
      case .raw: "raw"
      case .differences: "differences"
      case .commandLine: "more"
      case .leave: "leave"
      }
    }

    /// What reaches it where a label has its key.
    package var typed: String {
      switch self {
      case .undo: ":undo"
      case .forward: ":forward"
      case .skip: ":skip"
      case .reveal: ":reveal"
      case .revealAll: ":reveal all"
      case .accept: ":accept"
      case .stop: ":stop"
      case .note: ":note"
      case .rationale: ":rationale"
      case .guideline: ":guide"
      case .find: ":find"
      case .zoom: ":zoom"
      case .raw: ":raw"
      case .differences: ":diff"
      case .commandLine: ":"
      case .leave: ":quit"
      }
    }
  }

  /// What `u` does on an item that nothing was done to.
  package static let back = "back"

  /// What `m` shows where texts are shown as they are written.
  static let rendered = "rendered"
  static let nothingRendered = "These texts are shown as they are written."

  /// What `d` shows where differences are marked.
  static let noDifferences = "no differences"
  static func nothingToCompare(_ responses: Int) -> String {
    responses > 2
      ? "Differences are shown between two responses; this item has \(responses)."
      : "There are no two responses to compare here."
  }

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
  static let answerAnew = "Answer it anew."
  static let saveAsItStands = "Saving once more takes it as it stands."

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
}

extension SessionWords {
  /// The keys that work on every item, for the page of keys.
  package static func alwaysKeys(_ keys: KeyBindings) -> [(key: String, word: String)] {
    func row(_ command: KeyCommand, _ word: String) -> (key: String, word: String) {
      (String(keys.key(of: command)), word)
    }
    return [
      row(.undo, "take back the last change; on an untouched item, go back to the label before"),
      row(.forward, "forward again, after going back"),
      row(.skip, "skip: no reason is asked, and it costs nothing"),
      row(.reveal, "on a masked item: show one sentence more"),
      row(.revealAll, "on a masked item: show all of it"),
      row(.stop, "unlawful material: masks the item at once, and asks whether to stop at it"),
      row(.accept, "accept what a machine suggests, drawn behind ~"),
      row(.rationale, "rationale: why you answered so"),
      row(.note, "note to the lead: unclear, in conflict, broken, …"),
      row(.guideline, "the guideline, at this question's clause; F1 while typing"),
      row(.find, "find an item by its text or id"),
      row(.commandLine, "a command; :help lists them"),
      ("Tab", "the next question; Shift-Tab the one before"),
      ("Ctrl-S", "save"),
      ("PgUp PgDn", "scroll, responses together; Home and End too"),
      row(.differences, "mark what differs between two responses, word by word; again, stop"),
      row(.zoom, "show one text alone, then the next, then all"),
      row(.raw, "show texts raw, as they are written, or drawn as Markdown again"),
      ("Ctrl-E", "while typing: open EDITOR"),
      ("Ctrl-L", "draw the screen anew"),
      ("Ctrl-Z", "suspend; in the text of an answer, take back the last change"),
      row(.leave, "leave; everything saved is on the disk"),
    ]
  }
}

extension SessionWords {
  /// What is said on the page that ends a batch.
  static func allDone(
    _ progress: (done: Int, assigned: Int), skipped: Int, optedOut: Int
  ) -> String {
    let skips = skipped == 0 ? "" : "; \(skipped) of them skipped"
    guard optedOut == 0 else {
      return "Items done: \(progress.done) of \(progress.assigned), "
        + CareWords.progress(optedOut: optedOut) + skips + "."
    }
    return progress.assigned == 1
      ? "The one item is done" + (skipped == 1 ? ": skipped." : ".")
      : "All \(counted(progress.assigned, "item")) are done" + skips + "."
  }

  /// A key that answers saves by itself; not where that would leave earlier answers out unseen.
  static func noLongerAsked(_ titles: [String], undo: String) -> String {
    titles.map { "\"\($0)\"" }.joined(separator: ", ") + (titles.count == 1 ? " is" : " are")
      + " no longer asked, and left out; Enter goes on, \(undo) takes it back."
  }

  static let leavesUnsaved =
    "What you answered here is not saved, and leaving drops it (texts are kept). Once more leaves."

  static func savedHere(_ count: Int) -> String {
    "\(counted(count, "label")) saved in this session; every one is on the disk."
  }

  static func found(_ text: String, _ count: Int, unsearched: Int) -> String {
    let most = count == Session.mostHits ? "the first " : ""
    return most + counted(count, "item") + (count == 1 ? " holds" : " hold") + " \"\(text)\""
      + (unsearched == 0 ? "" : "; " + notSearched(unsearched))
  }

  static func foundNone(_ text: String, unsearched: Int) -> String {
    "No item holds \"\(text)\"" + (unsearched == 0 ? "" : "; " + notSearched(unsearched)) + "."
  }

  static func notSearched(_ count: Int) -> String {
    counted(count, "masked text") + (count == 1 ? " was" : " were") + " not searched"
  }

  /// How an item that was found stands; nothing where it is still to be done.
  static func standing(_ standing: Hit.Standing) -> String {
    switch standing {
    case .open: ""
    case .done: "done"
    case .optedOut: "opted out"
    }
  }
}
