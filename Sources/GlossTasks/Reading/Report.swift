import GlossJSON

/// Collects what is wrong with the files that are being read, in the order found.
///
/// Reading goes on after a fault, so that a lead sees all of them in one run. A fault that is found
/// twice is told once; of one file so many are kept as are shown (``MessageBound``), and the rest
/// is counted.
package final class Report {
  package private(set) var diagnostics: [Diagnostic] = []
  /// Whether ids are warned of that a reader which guesses types would change.
  package let warnsOfGuesses: Bool
  /// Errors that were told, those too that were told before.
  package private(set) var errorsTold = 0
  private var known: Set<Complaint> = []
  private var counts: [Pile: Int] = [:]

  package init(warnsOfGuesses: Bool = false) { self.warnsOfGuesses = warnsOfGuesses }

  /// For a part, such as one item, whose faults are looked at by themselves before they are added.
  package var part: Report { Report(warnsOfGuesses: warnsOfGuesses) }

  package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  package var hasErrors: Bool { errorsTold > 0 }

  package func count(_ severity: Diagnostic.Severity) -> Int {
    counts.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
  }

  /// How many of each file were counted and not kept.
  package var more: [ID: Int] {
    counts.filter { $0.value > MessageBound.count }.reduce(into: [:]) {
      $0[$1.key.path, default: 0] += $1.value - MessageBound.count
    }
  }

  package func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorsTold += 1 }
    let path = ID(diagnostic.path)
    let complaint = Complaint(
      path: path, position: diagnostic.position, message: ID(diagnostic.message))
    guard known.insert(complaint).inserted else { return }
    let pile = Pile(path: path, severity: diagnostic.severity)
    counts[pile, default: 0] += 1
    if counts[pile, default: 0] <= MessageBound.count { diagnostics.append(diagnostic) }
  }

  package func add(contentsOf other: [Diagnostic]) { other.forEach(add) }

  package func add(_ part: Report) {
    add(contentsOf: part.diagnostics)
    for (pile, count) in part.counts where count > MessageBound.count {
      counts[pile, default: 0] += count - MessageBound.count
    }
  }

  /// Notes an error at a value.
  package func error(_ value: JSONValue, _ message: String, remedy: String) {
    error(value.source, value.start, message, remedy: remedy)
  }

  /// Notes a warning at a value.
  package func warning(_ value: JSONValue, _ message: String, remedy: String) {
    warning(value.source, value.start, message, remedy: remedy)
  }

  /// Notes that a value is of another type than the one that is wanted.
  func wrongType(_ value: JSONValue, _ key: String, _ wanted: String, remedy: String? = nil) {
    error(
      value, "\"\(key)\" is \(Fields.name(of: value.kind)), not \(wanted)",
      remedy: remedy ?? "write \(wanted)")
  }

  /// Notes that a word is none of those that a key takes, where it is none; by bytes.
  func check(_ word: String, of words: [String], at value: JSONValue, _ key: String) {
    guard !words.contains(where: { ID($0) == ID(word) }) else { return }
    let meant = Spelling.nearest(to: word, in: words).map { "; did you mean \"\($0)\"?" } ?? ""
    error(
      value, "\"\(key)\" is \"\(word)\"\(meant)",
      remedy: "give one of: " + words.map { "\"\($0)\"" }.joined(separator: ", "))
  }

  package func error(_ source: SourceFile, _ at: ByteOffset, _ message: String, remedy: String) {
    add(Diagnostic(source, at, message: message, remedy: remedy))
  }

  package func warning(_ source: SourceFile, _ at: ByteOffset, _ message: String, remedy: String) {
    add(Diagnostic(source, at, message: message, remedy: remedy, severity: .warning))
  }

  /// The value that a file holds; nil, with an error noted, where that is no JSON.
  package func value(of source: SourceFile) -> JSONValue? {
    do throws(JSONError) { return try JSONValue.read(source) } catch {
      add(Diagnostic(error, in: source))
      return nil
    }
  }

  /// What makes two faults one: a rubric is read for each batch that names it.
  private struct Complaint: Hashable {
    let path: ID
    let position: SourcePosition?
    let message: ID
  }

  private struct Pile: Hashable {
    let path: ID
    let severity: Diagnostic.Severity
  }
}

extension JSONValue {
  /// The line on which the value begins, for messages that name a second place.
  var line: Int { source.position(of: start).line }
}

/// Ids of one sort of thing in a file, which must differ, each with the line where it first stands.
struct Names {
  private let what: String
  /// What each must have of its own.
  private let name: String
  private var lines: [ID: Int] = [:]

  init(of what: String, name: String = "an id") {
    self.what = what
    self.name = name
  }

  func line(of id: ID) -> Int? { lines[id] }

  /// Takes an id at its place, with an error noted where it is another's.
  mutating func take(_ id: ID, _ source: SourceFile, _ place: ByteOffset, _ report: Report) {
    guard let first = lines[id] else {
      lines[id] = source.position(of: place).line
      return
    }
    report.error(
      source, place, "another \(what) is called \"\(id)\"; the first is at line \(first)",
      remedy: "give each \(what) \(name) of its own")
  }

  mutating func take(_ id: ID, _ value: JSONValue, _ report: Report) {
    take(id, value.source, value.start, report)
  }
}
