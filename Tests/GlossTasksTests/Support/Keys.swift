import GlossScreen

/// Key presses as they are written in tests: `→ ⇧→ tab ⇧tab space bksp esc enter o`.
func keys(_ names: String) -> [Key] {
  names.split(separator: " ").map { name in
    let isShifted = name.hasPrefix("⇧")
    let bare = isShifted ? String(name.dropFirst()) : String(name)
    return Key(code(bare), isShifted ? .shift : [])
  }
}

private func code(_ name: String) -> Key.Code {
  switch name {
  case "→": .right
  case "←": .left
  case "↑": .up
  case "↓": .down
  case "tab": .tab
  case "space": .character(" ")
  case "bksp": .backspace
  case "esc": .escape
  case "enter": .enter
  default: .character(Character(name))
  }
}

/// Every key that a random walk presses: all printable ASCII, the named keys, and some with Shift,
/// Ctrl and Alt.
let manyKeys: [Key] =
  (0x20...0x7e).map { .character(Character(Unicode.Scalar(UInt8($0)))) }
  + "é漢\u{301}ß".unicodeScalars.map { .character(Character($0)) }
  + [.left, .right, .up, .down, .tab, .enter].flatMap { [Key($0), Key($0), Key($0, .shift)] }
  + [.escape, .backspace, .delete, .home, .end, .pageUp, .insert, .function(1)].map { Key($0) }
  + [.control("s"), .control(" "), Key(.character("("), .alt), Key(.left, .control)]
