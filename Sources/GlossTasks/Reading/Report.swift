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
    guard known.insert(Complaint(diagnostic)).inserted else { return }
    let pile = Pile(path: ID(diagnostic.path), severity: diagnostic.severity)
    counts[pile, default: 0] += 1
    if counts[pile, default: 0] <= MessageBound.count { diagnostics.append(diagnostic) }
  }

  package func add(contentsOf other: [Diagnostic]) {
    for diagnostic in other { add(diagnostic) }
  }

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

  package func error(
    _ source: SourceFile, _ place: ByteOffset, _ message: String, remedy: String
  ) {
    add(Diagnostic(source, place, message: message, remedy: remedy))
  }

  package func warning(
    _ source: SourceFile, _ place: ByteOffset, _ message: String, remedy: String
  ) {
    add(Diagnostic(source, place, message: message, remedy: remedy, severity: .warning))
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

    init(_ diagnostic: Diagnostic) {
      path = ID(diagnostic.path)
      position = diagnostic.position
      message = ID(diagnostic.message)
    }
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
