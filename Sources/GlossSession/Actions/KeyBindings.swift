import GlossJSON
import GlossScreen
import GlossTasks

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
  /// The keys that actions have.
  var characters: Set<Character> { Set(all) }
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

    func position(of place: Substring) -> SourcePosition? {
      line.map { line in
        let before = line.whole[..<place.startIndex].unicodeScalars.count
        return SourcePosition(line: line.number, column: before + 1)
      }
    }

    func fault(_ message: String, at place: Substring) -> Fault {
      Fault(message: message, position: position(of: place))
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
        let text = line.trimmed
        let isNothing = text.isEmpty || text.hasPrefix("#")
        return isNothing ? nil : Entry(text: text, line: (line, index + 1))
      })
  }

  private init(_ entries: [Entry]) throws(Fault) {
    for entry in entries {
      let (name, key) = try KeyBindings.read(entry)
      guard keys.updateValue(key, forKey: name) == nil else {
        throw entry.fault(SessionWords.Keys.twice(name), at: entry.text)
      }
      places[name] = entry.position(of: entry.text)
    }
    var holder: [Character: ActionName] = [:]
    for name in ActionRow.movable.map(\.name) {
      guard let other = holder.updateValue(name, forKey: key(of: name)) else { continue }
      throw Fault(
        message: SessionWords.Keys.shared(key(of: name), other, name),
        position: [places[other], places[name]].compactMap(\.self).max())
    }
  }

  private static func read(_ entry: Entry) throws(Fault) -> (ActionName, Character) {
    let text = entry.text
    guard let equals = text.firstIndex(of: "=") else {
      throw entry.fault(SessionWords.Keys.malformed(text.trimmed), at: text)
    }
    let name = ActionName(String(text[..<equals].trimmed))
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
    var text = text.trimmed
    if text.dropFirst().first?.isWhitespace == true, text.dropFirst().trimmed.hasPrefix("#") {
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
    key.isNumber || key.isUppercase || "=()<>{},;e".contains(key)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start.prefix(0)
  }
}

extension Session {
  /// What reaches a command now: its key, or the word behind `:` where the focused question takes
  /// the key. The one place that says so, for the key line and for every sentence alike.
  package func way(to name: ActionName) -> String {
    let row = ActionRow.named(name)
    guard setup.face == .screen, row.key != nil else { return row.typed }
    let key = setup.keys.key(of: name)
    guard takesForItself(key) else { return String(key) }
    guard isWritten else { return row.typed }
    // Behind Esc keys are keys again, and the guideline has one that is no text.
    return name == .guideline ? "F1" : "Esc \(key)"
  }

  /// What gives the text of the focused question the keys that commands have elsewhere.
  private var isWritten: Bool { phase == .working && prompt == nil && open?.editableText != nil }

  /// Whether a typed character goes to the focused question, and to no command.
  private func takesForItself(_ key: Character) -> Bool {
    guard prompt == nil, let item = open, item.state.entries.indices.contains(item.state.focus)
    else { return false }
    var ask = item.state.entries[item.state.focus].ask
    if item.isHidden || phase != .working {
      return ask.question.kind.bindings.contains { $0.key == key }
    }
    if item.state.asksConfidence { return key.isNumber }
    // The kind itself is asked: what it takes changes with the draft, as while a line is typed.
    return ask.press(Key(.character(key))) != .ignored
  }
}
