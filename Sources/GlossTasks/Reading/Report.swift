import GlossJSON

/// Collects what is wrong with the files that are being read, in the order found.
///
/// Reading goes on after a fault, so that a lead sees all of them in one run.
package final class Report {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  package func add(contentsOf other: [Diagnostic]) { diagnostics += other }

  /// Notes an error at a value.
  package func error(_ value: JSONValue, _ message: String, remedy: String) {
    add(
      Diagnostic(
        value.source, value.start, message: message, remedy: remedy, severity: .error))
  }

  /// Notes a warning at a value.
  package func warning(_ value: JSONValue, _ message: String, remedy: String) {
    add(
      Diagnostic(
        value.source, value.start, message: message, remedy: remedy, severity: .warning))
  }
}

extension JSONValue {
  /// The line on which the value begins, for messages that name a second place.
  var line: Int { source.position(of: start).line }
}
