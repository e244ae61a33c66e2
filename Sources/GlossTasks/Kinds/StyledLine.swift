import GlossJSON
import GlossScreen

/// One line of a question's panel: runs of text, each in a style.
package struct StyledLine: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    package let text: String
    package let style: Style
    /// Whether its characters stand in the order of their columns already, as those of a wrapped
    /// line do; otherwise it is a paragraph of its own.
    package let isInVisualOrder: Bool

    /// What is drawn of it.
    package var shown: Text { isInVisualOrder ? Text(escaped: text) : Text(visible: text) }
  }

  package private(set) var runs: [Run] = []
  /// Columns by which the lines that this one wraps into are indented.
  package var indent = 0

  /// Stays in view while the lines below it scroll.
  package var isPinned = false

  package init() {}

  package init(_ text: String, _ style: Style = Style(.text)) { add(text, style) }

  package mutating func add(
    _ text: String, _ style: Style = Style(.text), isInVisualOrder: Bool = false
  ) {
    if !text.isEmpty { add(Run(text: text, style: style, isInVisualOrder: isInVisualOrder)) }
  }

  package mutating func add(_ run: Run) { runs.append(run) }

  /// Adds a run that fills so many columns; more where the text is wider.
  mutating func add(_ text: String, _ style: Style = Style(.text), columns: Int) {
    let missing = max(columns - Text.width(text), 0)
    add(text + String(repeating: " ", count: missing), style)
  }

  package var text: String { runs.map(\.text).joined() }
}

/// A stretch of one of the item's texts that a draft marks.
package struct TextMark: Hashable, Sendable {
  package enum Sign: Hashable, Sendable {
    /// A labelled span: drawn on a line under the text, with the label's letter, so that colour is
    /// never the only sign.
    case label(letter: String, index: Int, isFocused: Bool)
    /// The word or character that a key would act on.
    case cursor
    case selection
    /// What another text has not. The two that are compared are marked alike: a sign that told one
    /// from the other would prefer it.
    case differs(isCurrent: Bool)
  }

  /// Which text: a response id, `text` or `prompt/N`.
  package let of: ID
  package let range: Range<ScalarOffset>
  package let sign: Sign

  package init(of: ID, _ range: Range<ScalarOffset>, _ sign: Sign) {
    self.of = of
    self.range = range
    self.sign = sign
  }
}
