import GlossJSON
import GlossScreen

/// How commands tell what is wrong with files: to people on standard error, to programs as data.
enum Diagnostics {
  /// Each as `file:line:column: error: …` with its excerpt; nothing of a file is printed raw. Of one
  /// file only so many are told (``MessageBound``), the rest is counted in a line.
  ///
  /// - Parameter more: how many of each file there are besides.
  static func show(_ diagnostics: [Diagnostic], more: [ID: Int] = [:], _ outside: Outside) {
    let bounded = diagnostics.bounded
    for diagnostic in bounded.shown {
      let text = diagnostic.render(
        sanitize: Text.visible, width: { Text(escaped: $0).columns })
      outside.err(text + "\n")
    }
    outside.tell(rest(bounded.more, more))
  }

  /// A line each, all keys always; line and column are 0 where it is about the file as a whole.
  static func writeJSON(
    _ diagnostics: [Diagnostic], more: [ID: Int], _ outside: Outside
  ) throws(Stop) {
    let bounded = diagnostics.bounded
    try outside.rows(bounded.shown, write)
    outside.tell(rest(bounded.more, more))
  }

  private static func rest(_ left: [(path: String, count: Int)], _ more: [ID: Int]) -> [String] {
    var counts = more
    for (path, count) in left { counts[ID(path), default: 0] += count }
    return counts.sorted { $0.key < $1.key }
      .map { ProgramWords.Shared.more(MessageBound.path($0.key.string), $0.value) }
  }

  static func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
    writer.member("path", diagnostic.path)
    writer.member("line", diagnostic.position?.line ?? 0)
    writer.member("column", diagnostic.position?.column ?? 0)
    writer.member("severity", diagnostic.severity.rawValue)
    writer.member("message", diagnostic.message)
    writer.member("remedy", diagnostic.remedy)
  }
}
