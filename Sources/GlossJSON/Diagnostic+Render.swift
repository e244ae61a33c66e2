extension Diagnostic {
  /// Draws the complaint as people and editors expect it:
  ///
  /// ```
  /// tasks/x.json:3:14: error: message
  ///   3 | "id": "a",
  ///     |       ^
  ///   = remedy
  /// ```
  ///
  /// - Parameters:
  ///   - sanitize: makes text of a file harmless to a terminal; it may lengthen it.
  ///   - width: how many columns a sanitized text takes, so that the caret stands right.
  /// - Returns: the lines, each but the last ended by a newline.
  package func render(sanitize: (String) -> String, width: (String) -> Int) -> String {
    let place = position.map { ":\($0)" } ?? ""
    var lines = [
      "\(sanitize(MessageBound.path(path)))\(place): \(severity.rawValue): \(sanitize(message))"
    ]
    if let excerpt, let position {
      let number = String(position.line)
      let gutter = String(repeating: " ", count: number.utf8.count)
      let scalars = excerpt.text.unicodeScalars
      let caret = scalars.index(scalars.startIndex, offsetBy: excerpt.caret)
      let before = (excerpt.isCutBefore ? "…" : "") + sanitize(String(scalars[..<caret]))
      let after = sanitize(String(scalars[caret...])) + (excerpt.isCutAfter ? "…" : "")
      lines.append("  \(number) | \(before)\(after)")
      lines.append("  \(gutter) | \(String(repeating: " ", count: width(before)))^")
    }
    if !remedy.isEmpty { lines.append("  = \(sanitize(remedy))") }
    return lines.joined(separator: "\n")
  }
}
