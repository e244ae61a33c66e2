import GlossScreen

/// The keys that the last line of a screen names, read back from its cells.
struct KeyLine {
  /// As shown: `Enter`, `←→`, `:skip`, `1–4`, `b f o`.
  let names: [String]

  init(_ frame: Frame) {
    guard frame.rows > 0 else {
      names = []
      return
    }
    var names: [String] = []
    var isInKey = false
    for cell in frame.row(frame.rows - 1) {
      let isKey = cell.style.role == .key
      if isKey, !isInKey { names.append("") }
      if isKey { names[names.count - 1] += cell.glyph }
      isInKey = isKey
    }
    self.names = names
  }

  /// The keys that each name stands for; none for a command that is typed and for words that
  /// stand for keys shown elsewhere.
  var keys: [(name: String, keys: [Key])] {
    names.map { ($0, KeyLine.keys(of: $0)) }.filter { !$0.1.isEmpty }
  }

  private static let named: [String: [String]] = [
    "Enter": ["Enter"], "Esc": ["Esc"], "Tab": ["Tab"], "Space": ["Space"], "Bksp": ["Bksp"],
    "←→": ["Left", "Right"], "↑↓": ["Up", "Down"], "↑↓ PgDn": ["Up", "Down", "PgDn", "PgUp"],
    "PgDn": ["PgDn", "PgUp"], "<>": ["lt", "gt"], "( )": ["(", ")"], "[ ]": ["[", "]"],
    "Alt-Enter": ["A-Enter"], "Ctrl-E": ["C-e"], "Ctrl-S": ["C-s"], "F1": ["F1"],
  ]

  private static func keys(of name: String) -> [Key] {
    if let keys = named[name] { return keys.map(Typed.key) }
    let parts = name.split(separator: "–")
    if parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]) {
      return (first...last).map { Typed.key(String($0)) }
    }
    let words = name.split(separator: " ")
    return words.allSatisfy { $0.count == 1 } ? words.map { Typed.key(String($0)) } : []
  }
}
