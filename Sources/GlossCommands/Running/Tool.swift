/// What the program calls itself.
package enum Tool {
  package static let name = "gloss"
  package static let version = "0.1.0"
  /// What a label's `tool` key says, as the formats have it: `gloss/0.1.0`.
  package static let stamp = "\(name)/\(version)"
}
