import GlossSession
import GlossTasks

/// What each key of the full screen does, and the line that does the same in plain mode: the two
/// faces of one session, beside each other.
///
/// What has a name comes from the session's table of actions, so that no word is missing here and
/// none is too many.
package struct KeyMap: Sendable {
  package struct Section: Hashable, Sendable {
    package let title: String
    package let rows: [KeyRow]
  }

  package let sections: [Section]

  /// All of it, with the session's actions on these keys.
  package static func all(_ keys: KeyBindings) -> KeyMap {
    let kinds = Kinds.all.map { Section(title: $0.name, rows: $0.keyRows) }
    let actions = ActionRow.Section.allCases.map { section in
      Section(
        title: section.rawValue,
        rows: (section == .answer ? [confidence] : [])
          + ActionRow.all.filter { $0.section == section }.map { row($0, keys) }
          + ActionRow.fixed.filter { $0.section == section }.map {
            KeyRow(what: sentence($0.help), screen: $0.keys, plain: "")
          })
    }
    // By the names that `GLOSS_KEYS` takes.
    let names = Section(
      title: "actions, for GLOSS_KEYS",
      rows: ActionRow.movable.map {
        KeyRow(what: $0.name.string, screen: String(keys.key(of: $0.name)), plain: "")
      })
    return KeyMap(sections: kinds + actions + [names])
  }

  private static let confidence = KeyRow(
    what: "confidence", screen: "1 to 5, when asked", plain: "1 to 5, at its prompt")

  private static func row(_ row: ActionRow, _ keys: KeyBindings) -> KeyRow {
    let key = row.key == nil ? row.fixedKeys : String(keys.key(of: row.name))
    let screen = key.isEmpty ? row.form : key + (row.keyNote.isEmpty ? "" : "; " + row.keyNote)
    return KeyRow(what: sentence(row.help), screen: screen, plain: row.form)
  }

  /// A sentence of help as the words of a list.
  private static func sentence(_ help: String) -> String {
    let words = help.prefix(1).lowercased() + help.dropFirst()
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }
}
