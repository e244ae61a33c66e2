/// Without spaces and tabs at either end.
func trimmed(_ text: some StringProtocol) -> String {
  let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\r" }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isSpace($0) }),
    let last = scalars.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(text[first...last])
}

/// A count with its noun: `1 label`, `2 labels`, `0 labels`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// `B`, `B and C`, `B, C and D`; with another word before the last.
func listed(_ words: [String], _ link: String = "and") -> String {
  guard let last = words.last, words.count > 1 else { return words.joined() }
  return words.dropLast().joined(separator: ", ") + " \(link) " + last
}
