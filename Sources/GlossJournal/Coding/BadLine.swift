import GlossJSON

/// What is wrong with one line; at least one complaint.
package struct BadLine: Error, Hashable, Sendable {
  package let diagnostics: [Diagnostic]

  /// Nobody edits a journal and no program repairs one, so there is one thing to do.
  package static let remedy =
    "a journal is never edited: put back the copy of this file that was changed"
}
