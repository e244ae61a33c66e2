import GlossJSON
import GlossScreen

/// How commands tell what is wrong with files: to people on standard error, to programs as data.
enum Diagnostics {
  /// Each as `file:line:column: error: …` with its excerpt; nothing of a file is printed raw.
  static func show(_ diagnostics: [Diagnostic], _ outside: Outside) {
    guard !diagnostics.isEmpty else { return }
    let texts = diagnostics.map { $0.render(sanitize: Text.visible, width: Text.width) + "\n" }
    outside.err(texts.joined())
  }

  /// A line each, all keys always; line and column are 0 where it is about the file as a whole.
  static func writeJSON(_ diagnostics: [Diagnostic], _ outside: Outside) throws(Stop) {
    for diagnostic in diagnostics {
      var writer = JSONWriter()
      write(diagnostic, to: &writer)
      try outside.out(String(decoding: writer.bytes, as: UTF8.self) + "\n")
    }
  }

  static func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("path", diagnostic.path)
    writer.member("line", diagnostic.position?.line ?? 0)
    writer.member("column", diagnostic.position?.column ?? 0)
    writer.member("severity", diagnostic.severity.rawValue)
    writer.member("message", diagnostic.message)
    writer.member("remedy", diagnostic.remedy)
    writer.endObject()
  }
}
