extension TextKind {
  /// Nobody rewrites what they have not read, and the panel would show it.
  package var needsWholeItem: Bool { from != .nothing }
}
