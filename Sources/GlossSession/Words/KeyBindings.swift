import GlossJSON

/// Which key does what while a question is on the screen, for whom the usual keys are out of reach,
/// or mean something else to their fingers.
///
/// No two actions have one key, and none has a key that answers: a map that says otherwise is
/// refused whole. A label's key still goes before an action's, which is then reached by `:`.
package struct KeyBindings: Hashable, Sendable {
  private var keys: [Words.KeyCommand: Character] = [:]

  /// Every action on the key that it has of itself.
  package static let standard = KeyBindings()

  private init() {}

  package func key(of command: Words.KeyCommand) -> Character { keys[command] ?? command.key }

  package func command(on character: Character) -> Words.KeyCommand? {
    Words.KeyCommand.allCases.first { key(of: $0) == character }
  }
}

extension KeyBindings {
  /// A map that cannot be used, in words for the person who wrote it.
  package struct Fault: Error, Hashable {
    package let message: String
    /// The line of the file, from 1; nil where the map is one value, or the whole is at fault.
    package let line: Int?
  }

  /// Reads `undo=U,skip=k`.
  package init(value: String) throws(Fault) {
    try self.init(value.split(separator: ",").map { (text: $0, line: nil) })
  }

  /// Reads a file of one `action=key` a line. A line may be empty, and `#` begins a comment: at the
  /// start of a line, or behind a key and a space.
  package init(file: String) throws(Fault) {
    let lines = file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    try self.init(
      lines.enumerated().compactMap { index, line in
        let text = KeyBindings.trimmed(line)
        return text.isEmpty || text.hasPrefix("#") ? nil : (text, index + 1)
      })
  }

  private init(_ entries: [(text: Substring, line: Int?)]) throws(Fault) {
    for (text, line) in entries {
      let (command, key) = try KeyBindings.read(text, line)
      guard keys[command] == nil else {
        throw Fault(message: "\"\(command.rawValue)\" is given a key twice", line: line)
      }
      keys[command] = key
    }
    try refuseSharedKeys()
  }

  private static func read(
    _ text: Substring, _ line: Int?
  ) throws(Fault) -> (Words.KeyCommand, Character) {
    guard let equals = text.firstIndex(of: "=") else {
      throw Fault(message: "\"\(trimmed(text))\" is not of the form action=key", line: line)
    }
    let name = String(trimmed(text[..<equals]))
    guard let command = Words.KeyCommand(rawValue: name) else {
      let names = Words.KeyCommand.allCases.map(\.rawValue)
      let meant = Spelling.nearest(to: name, in: names)
      throw Fault(
        message: "there is no action \"\(name)\""
          + (meant.map { "; did you mean \"\($0)\"?" }
            ?? "; the actions are " + names.joined(separator: ", ")),
        line: line)
    }
    return (command, try readKey(text[text.index(after: equals)...], of: command, line))
  }

  private static func readKey(
    _ text: Substring, of command: Words.KeyCommand, _ line: Int?
  ) throws(Fault) -> Character {
    // The space bar alone would otherwise be trimmed away, and is told of as what it is.
    if text == " " { throw reserved(" ", command, line) }
    var text = trimmed(text)
    if text.dropFirst().first?.isWhitespace == true, trimmed(text.dropFirst()).hasPrefix("#") {
      text = text.prefix(1)
    }
    guard text.unicodeScalars.count == 1, let key = text.first, ("!"..."~").contains(key) else {
      throw Fault(
        message: "\"\(text)\" is no key for \"\(command.rawValue)\": "
          + "a key is one printable ASCII character", line: line)
    }
    if key.isNumber || "=()<>{}".contains(key) { throw reserved(key, command, line) }
    if let use = fixed[key] {
      throw Fault(
        message: "\"\(key)\" cannot be the key of \"\(command.rawValue)\": it \(use)", line: line)
    }
    return key
  }

  /// Keys of the screen that no action has by name.
  private static let fixed: [Character: String] = [
    "d": "marks what differs between responses", "V": "reveals all of a masked item",
  ]

  private static func reserved(
    _ key: Character, _ command: Words.KeyCommand, _ line: Int?
  ) -> Fault {
    let name = key == " " ? "Space" : "\"\(key)\""
    return Fault(
      message: "\(name) cannot be the key of \"\(command.rawValue)\": it is kept for answering",
      line: line)
  }

  private func refuseSharedKeys() throws(Fault) {
    var holder: [Character: Words.KeyCommand] = [:]
    for command in Words.KeyCommand.allCases {
      let key = key(of: command)
      guard let other = holder.updateValue(command, forKey: key) else { continue }
      throw Fault(
        message:
          "\"\(other.rawValue)\" and \"\(command.rawValue)\" are both on the key \"\(key)\"; "
          + "give one of the two another key", line: nil)
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }
}
