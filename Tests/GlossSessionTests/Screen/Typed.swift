import GlossScreen

/// What is done to a screen, as a scene writes it: characters are keys, `<Enter>` is a named key,
/// `<C-s>`, `<S-Right>` and `<A-Enter>` have modifiers, `<Right*30>` comes thirty times; `<lt>` and
/// `<gt>` are the signs themselves.
enum Typed: Hashable {
  case event(TerminalEvent)
  /// `<size:40x10>`
  case resize(columns: Int, rows: Int)
  /// `<wait:100>`: milliseconds until the next key, which otherwise comes a second later.
  case wait(Int64)
  /// `<disk:fails>`: from now on nothing can be written.
  case diskFails
  /// `<editor:TEXT>`: EDITOR gave this text back.
  case edited(String)

  static func key(_ key: Key) -> Typed { .event(.key(key)) }

  static func parse(_ text: String) -> [Typed] {
    var typed: [Typed] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "<", let end = rest.firstIndex(of: ">") else {
        typed.append(.key(.character(character)))
        continue
      }
      typed += named(String(rest[..<end]))
      rest = rest[rest.index(after: end)...]
    }
    return typed
  }

  private static func named(_ word: String) -> [Typed] {
    if let colon = word.firstIndex(of: ":") {
      return [outside(String(word[..<colon]), String(word[word.index(after: colon)...]))]
    }
    let parts = word.split(separator: "*")
    if parts.count == 2, let count = Int(parts[1]) {
      return Array(repeating: .key(key(String(parts[0]))), count: count)
    }
    return [.key(key(word))]
  }

  private static func outside(_ name: String, _ argument: String) -> Typed {
    switch name {
    case "paste": return .event(.paste(argument.replacing("\\n", with: "\n")))
    case "editor": return .edited(argument.replacing("\\n", with: "\n"))
    case "wait": if let ms = Int64(argument) { return .wait(ms) }
    case "disk" where argument == "fails": return .diskFails
    case "size":
      let sides = argument.split(separator: "x").compactMap { Int($0) }
      if sides.count == 2 { return .resize(columns: sides[0], rows: sides[1]) }
    default: break
    }
    preconditionFailure("a scene types <\(name):\(argument)>, which means nothing")
  }

  private static let codes: [String: Key.Code] = [
    "Enter": .enter, "Esc": .escape, "Tab": .tab, "Bksp": .backspace, "Del": .delete, "Up": .up,
    "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end, "PgUp": .pageUp,
    "PgDn": .pageDown, "F1": .function(1), "lt": .character("<"), "gt": .character(">"),
    "Space": .character(" "),
  ]

  static func key(_ word: String) -> Key {
    var modifiers: Key.Modifiers = []
    var name = word[...]
    while name.count > 2, name.dropFirst().first == "-" {
      switch name.first {
      case "C": modifiers.insert(.control)
      case "S": modifiers.insert(.shift)
      case "A": modifiers.insert(.alt)
      default: preconditionFailure("a scene types <\(word)>, which has no such modifier")
      }
      name = name.dropFirst(2)
    }
    if let code = codes[String(name)] { return Key(code, modifiers) }
    guard name.count == 1, let character = name.first else {
      preconditionFailure("a scene types <\(word)>, which is no key")
    }
    return Key(.character(character), modifiers)
  }
}
