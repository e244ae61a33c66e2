import GlossJSON

/// Which key does what while a question is on the screen. People move actions whose usual keys are
/// out of reach, or mean something else to their fingers.
///
/// No two actions have one key, and none has a key that answers: a map that says otherwise is
/// refused whole. A label's key still goes before an action's own, which is then reached by `:`.
package struct KeyBindings: Hashable, Sendable {
  private var keys: [ActionName: Character] = [:]
  /// Where the file gives an action its key; empty where no file does.
  private(set) package var places: [ActionName: SourcePosition] = [:]

  /// Every action on the key that it has of itself.
  package static let standard = KeyBindings()

  private init() {}

  /// - Precondition: the action's row has a key.
  package func key(of name: ActionName) -> Character {
    guard let key = keys[name] ?? ActionRow.named(name).key else {
      preconditionFailure("\(name.string) has no key")
    }
    return key
  }

  package func action(on character: Character) -> ActionName? {
    ActionRow.movable.first { key(of: $0.name) == character }?.name
  }

  /// The actions that are on another key than their own.
  package var moved: [ActionName] {
    ActionRow.movable.filter { key(of: $0.name) != $0.key }.map(\.name)
  }

  /// Two maps are the same where every action has the same key in both, wherever they are written.
  package static func == (a: KeyBindings, b: KeyBindings) -> Bool { a.all == b.all }
  package func hash(into hasher: inout Hasher) { hasher.combine(all) }

  private var all: [Character] { ActionRow.movable.map { key(of: $0.name) } }
}

extension KeyBindings {
  /// A map that cannot be used, in words for the person who wrote it.
  package struct Fault: Error, Hashable {
    package let message: String
    /// In the file; nil where the map is one value.
    package let position: SourcePosition?
  }

  /// One `action=key`, and where it stands.
  private struct Entry {
    let text: Substring
    /// The file's line, and its number; nil where the map is one value.
    let line: (whole: Substring, number: Int)?

    func fault(_ message: String, at place: Substring) -> Fault {
      let position = line.map { line in
        let before = line.whole[..<place.startIndex].unicodeScalars.count
        return SourcePosition(line: line.number, column: before + 1)
      }
      return Fault(message: message, position: position)
    }
  }

  /// Reads `undo=h,skip=k`.
  package init(value: String) throws(Fault) {
    try self.init(value.split(separator: ",").map { Entry(text: $0, line: nil) })
  }

  /// Reads a file of one `action=key` a line. A line may be empty, and `#` begins a comment: at the
  /// start of a line, or behind a key and a space.
  package init(file: String) throws(Fault) {
    let lines = file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    try self.init(
      lines.enumerated().compactMap { index, line in
        let text = KeyBindings.trimmed(line)
        let isNothing = text.isEmpty || text.hasPrefix("#")
        return isNothing ? nil : Entry(text: text, line: (line, index + 1))
      })
  }

  private init(_ entries: [Entry]) throws(Fault) {
    for entry in entries {
      let (name, key) = try KeyBindings.read(entry)
      guard keys[name] == nil else {
        throw entry.fault(SessionWords.Keys.twice(name), at: entry.text)
      }
      keys[name] = key
      places[name] = entry.fault("", at: entry.text).position
    }
    try refuseSharedKeys()
  }

  private static func read(_ entry: Entry) throws(Fault) -> (ActionName, Character) {
    let text = entry.text
    guard let equals = text.firstIndex(of: "=") else {
      throw entry.fault(SessionWords.Keys.malformed(trimmed(text)), at: text)
    }
    let name = ActionName(String(trimmed(text[..<equals])))
    let names = ActionRow.movable.map(\.name.string)
    guard names.contains(name.string) else {
      throw entry.fault(SessionWords.Keys.noAction(name, names), at: text)
    }
    return (name, try readKey(text[text.index(after: equals)...], of: name, entry))
  }

  private static func readKey(
    _ text: Substring, of name: ActionName, _ entry: Entry
  ) throws(Fault) -> Character {
    // Trimming would leave nothing of a space, and the message could not name it.
    if text == " " { throw entry.fault(SessionWords.Keys.reserved(" ", for: name), at: text) }
    var text = trimmed(text)
    if text.dropFirst().first?.isWhitespace == true, trimmed(text.dropFirst()).hasPrefix("#") {
      text = text.prefix(1)
    }
    guard text.unicodeScalars.count == 1, let key = text.first, ("!"..."~").contains(key) else {
      throw entry.fault(SessionWords.Keys.noKey(text, for: name), at: text)
    }
    guard key == ActionRow.named(name).key || !isForAnswers(key) else {
      throw entry.fault(SessionWords.Keys.reserved(key, for: name), at: text)
    }
    return key
  }

  /// Whether some kind of question takes a key, whatever the rubric: digits and the signs of its
  /// answers, the capitals that name responses, and `e`, which begins a text.
  private static func isForAnswers(_ key: Character) -> Bool {
    key.isNumber || key.isUppercase || "=()<>{},;\"e".contains(key)
  }

  private func refuseSharedKeys() throws(Fault) {
    var holder: [Character: ActionName] = [:]
    for name in ActionRow.movable.map(\.name) {
      let key = key(of: name)
      guard let other = holder.updateValue(name, forKey: key) else { continue }
      throw Fault(
        message: SessionWords.Keys.shared(key, other, name),
        position: [places[other], places[name]].compactMap(\.self).max())
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start.prefix(0)
  }
}
