import GlossSession

/// What each key of the full screen does, and the line that does the same in plain mode: the two
/// faces of one session, beside each other.
///
/// What has a name comes from the session's table of actions, so that no word is missing here and
/// none is too many.
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
    let kinds = [classification, pairwise, spans, ranking, rating, text]
    let actions = ActionRow.Section.allCases.map { section in
      Section(
        title: section.rawValue,
        rows: (section == .answer ? [confidence] : [])
          + ActionRow.all.filter { $0.section == section }.map { row($0, keys) }
          + ActionRow.fixed.filter { $0.section == section }.map {
            Row(what: sentence($0.help), screen: $0.keys, plain: "")
          })
    }
    // By the names that `GLOSS_KEYS` takes.
    let names = Section(
      title: "actions, for GLOSS_KEYS",
      rows: ActionRow.movable.map {
        Row(what: $0.name.string, screen: String(keys.key(of: $0.name)), plain: "")
      })
    return KeyMap(sections: kinds + actions + [names])
  }

  private static let confidence = Row(
    what: "confidence", screen: "1 to 5, when asked", plain: "1 to 5, at its prompt")

  private static func row(_ row: ActionRow, _ keys: KeyBindings) -> Row {
    let key = row.key == nil ? row.fixedKeys : String(keys.key(of: row.name))
    let screen = key.isEmpty ? row.form : key + (row.keyNote.isEmpty ? "" : "; " + row.keyNote)
    return Row(what: sentence(row.help), screen: screen, plain: row.form)
  }

  /// A sentence of help as the words of a list.
  private static func sentence(_ help: String) -> String {
    let words = help.prefix(1).lowercased() + help.dropFirst()
    return words.hasSuffix(".") ? String(words.dropLast()) : words
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
}
