/// One complaint about a file: where, what, and what to do.
///
/// Path, message, excerpt and remedy may hold text of the file as it is; `render` passes all of
/// them through the closure that makes them harmless. Message and remedy are kept to
/// ``MessageBound``.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable { case error, warning }

  package var severity: Severity
  package var path: String
  /// Nil if the complaint is about the file as a whole.
  package var position: SourcePosition?
  package let message: String
  package var excerpt: Excerpt?
  /// What to do about it; empty if there is nothing to say.
  package let remedy: String

  package init(
    severity: Severity = .error, path: String, position: SourcePosition? = nil, message: String,
    excerpt: Excerpt? = nil, remedy: String
  ) {
    self.severity = severity
    self.path = path
    self.position = position
    self.message = MessageBound.message(message)
    self.excerpt = excerpt
    self.remedy = MessageBound.message(remedy)
  }

  package init(
    _ source: SourceFile, _ offset: ByteOffset, message: String, remedy: String,
    severity: Severity = .error
  ) {
    self.init(
      severity: severity, path: source.path, position: source.position(of: offset),
      message: message, excerpt: source.excerpt(at: offset), remedy: remedy)
  }

  package init(_ error: JSONError, in source: SourceFile) {
    self.init(source, error.offset, message: error.message, remedy: error.remedy)
  }

  /// That a file is no UTF-8, at the first byte that is none; the caller has found that there is one.
  package init(notUTF8 source: SourceFile) {
    let end = source.bytes.count
    let offset = source.withBytes { bytes in
      var index = 0
      while index < end, case let length = UTF8Sequence.length(in: bytes, at: index, end),
        length > 0
      {
        index += length
      }
      return index
    }
    self.init(JSONError(JSONFault(offset, .invalidUTF8), in: source, 0..<end), in: source)
  }

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
