import GlossSession

/// What each key of the full screen does, and the line that does the same in plain mode: the two
/// faces of one session, beside each other.
///
/// A row is here once the session does what it says. What can be typed behind `:` comes from the
/// session's own table, so that no word is missing here and none is too many.
package struct KeyMap: Sendable {
  package struct Section: Hashable, Sendable {
    package let title: String
    package let rows: [Row]
  }

  package struct Row: Hashable, Sendable {
    package let what: String
    /// Keys, with spaces between those that do different things.
    package let screen: String
    /// Empty where a line has nothing to do, as with scrolling.
    package let plain: String
  }

  package private(set) var sections: [Section]
}

extension KeyMap {
  /// All of it, with the session's actions on these keys.
  package static func all(_ keys: KeyBindings) -> KeyMap {
    var map = KeyMap(
      sections: [
        classification, pairwise, spans, ranking, rating, text, beside(keys), moving(keys),
        reading(keys), care(keys), fields,
      ]
    ).withTheRest
    map.sections.append(actions(keys))
    return map
  }

  private static let classification = Section(
    title: "classification",
    rows: [
      Row(what: "choose a label", screen: "the label's key", plain: "its key, its id or its title"),
      Row(
        what: "choose several", screen: "each label's key, then Enter",
        plain: "with commas: b,refund"),
      Row(
        what: "choose from many", screen: "letters narrow the list, Enter chooses",
        plain: "its id or its title"),
    ])

  private static let pairwise = Section(
    title: "pairwise",
    rows: [
      Row(what: "prefer a response", screen: "1 2, or A B as shown", plain: "the same"),
      Row(what: "a tie", screen: "=", plain: "="),
      Row(what: "neither", screen: "0", plain: "0"),
      Row(
        what: "how much", screen: "1 to 9, once a response is preferred",
        plain: "after the response: 2 much, or 2 3"),
    ])

  private static let spans = Section(
    title: "spans",
    rows: [
      Row(
        what: "move",
        screen: "arrows by word, < > by character, { } by sentence; where text goes right to left, "
          + "Left goes on and Right back",
        plain: ""),
      Row(
        what: "select", screen: "Space, or Shift and arrows",
        plain: "12-25, in code points, the end not included; or \"Acme Corp\", and \"Acme\"#2 for "
          + "the second; B: before it for a response, t2: for a turn"),
      Row(
        what: "label the word or the selection", screen: "the label's key",
        plain: "after it: 12-25 person; 30-34 org"),
      Row(what: "go to the next span", screen: "Tab; Esc leaves the spans", plain: ""),
      Row(
        what: "change that span",
        screen: "a label's key relabels, ( ) and Shift and arrows resize, Backspace removes",
        plain: ":undo, and the line again"),
      Row(what: "save", screen: "Enter", plain: "Enter; an empty line is no span"),
    ])

  private static let ranking = Section(
    title: "ranking",
    rows: [
      Row(
        what: "order the responses", screen: "Space lifts and drops, arrows move",
        plain: "B,C,A, best first"),
      Row(
        what: "type the order", screen: "from a capital letter on, then Enter", plain: "the same"),
      Row(what: "as good as the one above", screen: "=", plain: "B=C,A"),
      Row(what: "not rankable", screen: "0", plain: "behind a semicolon: B,C;A"),
    ])

  private static let rating = Section(
    title: "rating",
    rows: [
      Row(
        what: "rate", screen: "a digit; arrows move",
        plain: "4 5 3, or tone=4 safety=5; for each response a row, with semicolons between"),
      Row(what: "clear", screen: "Backspace", plain: ""),
    ])

  private static let text = Section(
    title: "text",
    rows: [
      Row(
        what: "write", screen: "Enter or e; Ctrl-S ends it, Esc keeps it and goes back to the keys",
        plain: "lines, ended by one that holds only a full stop"),
      Row(what: "as it is", screen: "=", plain: "a full stop at once"),
    ])

  private static func beside(_ keys: KeyBindings) -> Section {
    Section(
      title: "beside the answer",
      rows: [
        row(
          keys, "rationale", "rationale",
          screen: "\(keys.key(of: .rationale)); Enter accepts, Alt-Enter breaks the line"),
        Row(
          what: "confidence", screen: "1 to 5, when asked", plain: "1 to 5, at its prompt"),
        row(keys, "note", "note to the lead"),
        row(keys, "accept", "accept a suggestion, drawn behind ~"),
      ])
  }

  private static func moving(_ keys: KeyBindings) -> Section {
    Section(
      title: "moving",
      rows: [
        row(keys, "undo", "back: through the draft, then the labels"),
        row(keys, "forward", "forward again"),
        row(keys, "pass", "next question", screen: "Tab"),
        Row(what: "previous question", screen: "Shift-Tab", plain: ""),
        row(keys, "save", "save the item", screen: "Enter on the last question, Ctrl-S"),
        row(keys, "skip", "skip the item"),
        row(keys, "find", "find an item"),
        row(keys, "goto", "go to an item"),
        row(keys, "stale", "your next label under an older rubric"),
        row(keys, "withdraw", "withdraw a label"),
        row(keys, "quit", "leave"),
      ])
  }

  private static func reading(_ keys: KeyBindings) -> Section {
    Section(
      title: "reading",
      rows: [
        row(keys, "guide", "guideline, at the clause"),
        row(keys, "terms", "the terms", screen: "\(keys.key(of: .guideline)) then t"),
        Row(what: "go on from a page between items", screen: "Enter Esc", plain: "an empty line"),
        Row(what: "scroll", screen: "PgUp PgDn Home End", plain: ""),
        row(keys, "zoom", "one pane alone, then all"),
        row(keys, "raw", "texts as written, or drawn as Markdown"),
        row(keys, "diff", "what differs between two, word by word"),
        row(keys, "help", "the keys"),
      ])
  }

  private static func care(_ keys: KeyBindings) -> Section {
    Section(
      title: "care",
      rows: [
        row(
          keys, "reveal", "reveal a masked item: sentence by sentence, or all of it",
          screen: "\(keys.key(of: .reveal)) \(keys.key(of: .revealAll))"),
        row(keys, "optout", "pass over a category, or take that back"),
        row(keys, "break", "a break, until the next key"),
        row(keys, "cap", "your own cap for a day"),
        row(keys, "stop", "stop: unlawful material", screen: "\(keys.key(of: .stop)) then Enter"),
      ])
  }

  private static let fields = Section(
    title: "in a text field",
    rows: [
      Row(what: "guideline", screen: "F1", plain: ""),
      Row(what: "write in $EDITOR", screen: "Ctrl-E", plain: ""),
    ])

  /// By the names that `GLOSS_KEYS` takes.
  private static func actions(_ keys: KeyBindings) -> Section {
    Section(
      title: "actions, for GLOSS_KEYS",
      rows: SessionWords.KeyCommand.allCases.map {
        Row(what: $0.rawValue, screen: String(keys.key(of: $0)), plain: "")
      })
  }
}

extension KeyMap {
  /// A row of a command: its line as the session has it, and its key where it has one.
  private static func row(
    _ keys: KeyBindings, _ word: String, _ what: String, screen: String? = nil
  ) -> Row {
    guard let entry = CommandWord.all.first(where: { $0.word == word }) else {
      preconditionFailure("there is no command :\(word)")
    }
    let key = SessionWords.KeyCommand.allCases.first { $0.typed == ":" + word }
      .map { keys.key(of: $0) }
    return Row(
      what: what, screen: screen ?? key.map { String($0) } ?? entry.form, plain: entry.form)
  }

  /// With a section for the commands that no row is about.
  private var withTheRest: KeyMap {
    let named = Set(sections.flatMap(\.rows).map(\.plain))
    let rows = CommandWord.all.filter { !named.contains($0.form) }.map { entry in
      let what = entry.help.prefix(1).lowercased() + entry.help.dropFirst()
      return Row(
        what: what.hasSuffix(".") ? String(what.dropLast()) : what, screen: entry.form,
        plain: entry.form)
    }
    return KeyMap(sections: sections + [Section(title: "the rest", rows: rows)])
  }
}
