/// A piece of one line of a file, cut to a size that can be shown, with the place that is meant.
///
/// The text is as it is in the file, control characters included: whoever prints it makes it
/// harmless first. A byte that is not UTF-8 stands in it as U+FFFD.
package struct Excerpt: Hashable, Sendable {
  /// How many code points an excerpt has at most.
  package static let limit = 100

  package var text: String
  /// The place that is meant, in code points from the start of `text`; at most its length.
  package var caret: Int
  /// Whether the line goes on before `text`.
  package var isCutBefore = false
  /// Whether the line goes on after `text`.
  package var isCutAfter = false
}
