/// A text being written: its code points, the cursor, the selection, and the way back.
///
/// A value with no screen: keys change it, a canvas shows it. The text is kept exactly, line ends
/// and decomposed letters included; the cursor stands only where clusters meet. Text that a person
/// types or pastes is not checked here, since drawing makes everything visible.
package struct TextEditor: Hashable, Sendable {
  /// Which keys break the line.
  package enum Breaks: Hashable, Sendable {
    /// None: a field of one line, in which a pasted line end becomes a space.
    case never
    /// Alt-Enter and Shift-Enter; Enter is left to whoever accepts the text.
    case withAlt
    /// Enter too.
    case withEnter
  }

  package let breaks: Breaks
  package internal(set) var content: Text
  package internal(set) var cursor: ScalarOffset
  /// Where a selection began; its other end is the cursor.
  var anchor: ScalarOffset?
  /// The column that moving up and down keeps to.
  var goalColumn: Int?
  var history = EditHistory()

  /// Makes an editor with the cursor after its text.
  package init(_ text: String = "", breaks: Breaks = .never) {
    self.breaks = breaks
    content = Text(text)
    cursor = ScalarOffset(content.scalarCount)
  }

  /// The text, exactly as it was given and written.
  package var text: String { content.string }
  package var isEmpty: Bool { content.scalarCount == 0 }

  /// The selected code points, nil where there are none.
  package var selection: Range<ScalarOffset>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  var end: ScalarOffset { ScalarOffset(content.scalarCount) }

  /// The lines as they are drawn: one column is kept free, for the cursor after a full line.
  package func wrapping(width: Int) -> Wrapping {
    Wrapping(
      content.clusters, width: breaks == .never ? Int(Int32.max) : max(width - 1, 1),
      editorColumns: width)
  }

  /// How many rows the text takes at a width.
  package func rows(width: Int) -> Int { wrapping(width: width).lines.count }
}
