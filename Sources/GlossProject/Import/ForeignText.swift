import GlossJSON
import GlossTasks

/// The text of another program's file: programs that write tables write several encodings.
enum ForeignText {
  /// The file in UTF-8 without a byte order mark; nil, with an error noted, where it is neither that
  /// nor UTF-16. Positions are those of the text that people see.
  static func read(_ source: SourceFile, _ report: Report) -> (source: SourceFile, wasUTF16: Bool)?
  {
    let bytes = source.bytes
    if let isBig = isBigEndian(bytes) {
      guard let text = decoded(bytes, isBig: isBig) else {
        report.error(
          source, 0, "the file is UTF-16, and ends or breaks inside a character",
          remedy: remedy(source.path))
        return nil
      }
      return (SourceFile(path: source.path, bytes: Array(text.utf8)), true)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let place = Diagnostic(notUTF8: source)
      report.add(
        Diagnostic(
          path: place.path, position: place.position, message: place.message,
          excerpt: place.excerpt, remedy: remedy(source.path)))
      return nil
    }
    let hasMark = bytes.starts(with: [0xef, 0xbb, 0xbf])
    return (hasMark ? SourceFile(path: source.path, bytes: Array(bytes[3...])) : source, false)
  }

  private static func remedy(_ path: String) -> String {
    let file = ShellWord.quoted(Path.isStream(path) ? "FILE" : path)
    return """
      save it as "CSV UTF-8" in the spreadsheet, or as UTF-8 in the editor; \
      or: iconv -f WINDOWS-1252 -t UTF-8 \(file) > utf-8.csv
      """
  }

  /// Nil where the file is no UTF-16: by its mark, or by the zeros of its first letters.
  private static func isBigEndian(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xff, 0xfe]) { return false }
    if bytes.starts(with: [0xfe, 0xff]) { return true }
    guard bytes.count >= 4 else { return nil }
    if bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return false }
    if bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 { return true }
    return nil
  }

  private static func decoded(_ bytes: [UInt8], isBig: Bool) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    let hasMark = units.starts(with: [0xfeff])
    return String(validating: units.dropFirst(hasMark ? 1 : 0), as: UTF16.self)
  }
}
