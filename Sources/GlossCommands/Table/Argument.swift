/// A word of the command line that is not a flag.
///
/// In a command's list optional arguments come behind required ones, and one that may be given many
/// times comes last.
package struct Argument: Hashable, Sendable {
  package enum Count: Hashable, Sendable {
    case one, optional
    /// At least one.
    case many
    case any

    package var isRequired: Bool { self == .one || self == .many }
    package var isUnlimited: Bool { self == .many || self == .any }
  }

  /// Upper case, as in a usage line: `BATCH`.
  package let name: String
  package let count: Count
  package let kind: ValueKind
  package let summary: String

  package init(_ name: String, _ count: Count = .one, _ kind: ValueKind, _ summary: String) {
    self.name = name
    self.count = count
    self.kind = kind
    self.summary = summary
  }

  /// As a usage line has it: `BATCH`, `[COMMAND]`, `FILE…`, `[RESULTS…]`.
  package var usage: String {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .many: "\(name)…"
    case .any: "[\(name)…]"
    }
  }
}
