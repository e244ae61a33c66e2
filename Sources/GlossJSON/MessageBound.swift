/// How much is said: a message is for a person, whatever stands in the file that it is about.
package enum MessageBound {
  /// Code points of one value.
  static let value = 200
  /// Code points of one message.
  static let message = 1000
  /// Messages about one file; the rest is counted.
  package static let count = 100

  /// A value cut to what is shown of it, with its length.
  package static func value(_ text: String) -> String { cut(text, to: value) }

  /// A path, which a person may want to copy whole.
  package static func path(_ text: String) -> String { cut(text, to: message) }

  private static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    return String(text.unicodeScalars.prefix(limit)) + cut(text.unicodeScalars.count)
  }

  /// A message with every value in it cut: what stands between quotes, and every word. What a value
  /// with quotes and spaces of its own gets past that is stopped by the bound of the whole.
  package static func message(_ text: String) -> String {
    guard text.utf8.count > value else { return text }
    var bounded = String.UnicodeScalarView()
    var (run, isQuoted, length, kept) = (0, false, 0, 0)
    func endRun() {
      if run > value { bounded.append(contentsOf: cut(run).unicodeScalars) }
      run = 0
    }
    for scalar in text.unicodeScalars {
      length += 1
      guard kept < message else { continue }
      if scalar == "\"" || (scalar == " " && !isQuoted) {
        endRun()
        if scalar == "\"" { isQuoted.toggle() }
        bounded.append(scalar)
        kept += 1
      } else {
        run += 1
        guard run <= value else { continue }
        bounded.append(scalar)
        kept += 1
      }
    }
    if kept >= message { return String(bounded) + cut(length) }
    endRun()
    return String(bounded)
  }

  private static func cut(_ length: Int) -> String { "… (\(length) characters)" }
}

extension [Diagnostic] {
  /// At most ``MessageBound/count`` of each file, errors before warnings, in the order that they
  /// have; and how many more there are, by file.
  package var bounded: (shown: [Diagnostic], more: [(path: String, count: Int)]) {
    var room: [ID: Int] = [:]
    var isShown = [Bool](repeating: false, count: count)
    for severity in [Diagnostic.Severity.error, .warning] {
      for (index, diagnostic) in enumerated() where diagnostic.severity == severity {
        let left = room[ID(diagnostic.path)] ?? MessageBound.count
        isShown[index] = left > 0
        room[ID(diagnostic.path)] = left - 1
      }
    }
    let files = room.filter { $0.value < 0 }.map { (path: $0.key.string, count: -$0.value) }
    return (
      indices.filter { isShown[$0] }.map { self[$0] }, files.sorted { ID($0.path) < ID($1.path) }
    )
  }
}
