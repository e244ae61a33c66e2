/// The value that a flag takes: how it is written in a usage line, and what it may be.
package struct Value: Hashable, Sendable {
  /// Upper case, one word: `F`, `N`, `ANNOTATOR`.
  package let placeholder: String
  package let kind: ValueKind

  package init(_ placeholder: String, _ kind: ValueKind) {
    self.placeholder = placeholder
    self.kind = kind
  }
}
