/// Leads a terminal from the frame it shows to the next one, in few bytes.
///
/// A change is one synchronized update, with the cursor hidden while it lasts, since slow lines
/// show what is half done. Nothing changed is no byte at all. Automatic wrapping must be off.
package struct Painter: Sendable {
  package let theme: Theme
  /// What the terminal shows; nil where that is not known.
  private var shown: Frame?
  private var rendition = Rendition.plain

  package init(capability: ColourCapability) {
    theme = Theme(capability)
  }

  /// Forgets what the terminal shows, after a resize, a suspension or another program's turn: the
  /// next frame is drawn whole.
  package mutating func invalidate() { shown = nil }

  /// Returns the bytes that make the terminal show `frame`.
  package mutating func paint(_ frame: Frame) -> [UInt8] {
    if let shown, shown == frame { return [] }
    let known = shown.flatMap {
      $0.columns == frame.columns && $0.rows == frame.rows ? $0 : nil
    }
    let base = known ?? Frame(columns: frame.columns, rows: frame.rows)
    let runs = FrameDifference(from: base, to: frame).runs
    var writer = CellWriter(frame: frame, theme: theme, rendition: rendition)
    if known == nil {
      writer.begin(cursorIsShown: true)
      writer.clear()
    } else if !runs.isEmpty {
      writer.begin(cursorIsShown: base.cursor != nil)
    }
    for row in runs.chunkedByRow { writer.write(row) }
    let isUpdate = known == nil || !runs.isEmpty
    if let cursor = frame.cursor {
      writer.move(row: cursor.row, column: cursor.column)
      if isUpdate || base.cursor == nil { writer.append(ControlSequence.showCursor) }
    } else if !isUpdate {
      writer.append(ControlSequence.hideCursor)
    }
    if isUpdate { writer.append(ControlSequence.endUpdate) }
    shown = frame
    rendition = writer.rendition
    return writer.bytes
  }
}

extension [FrameDifference.Run] {
  /// The runs of each row; they come in order.
  fileprivate var chunkedByRow: [ArraySlice<FrameDifference.Run>] {
    chunked { $0.row == $1.row }
  }

  private func chunked(by belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where index > start && !belong(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    if start < endIndex { chunks.append(self[start...]) }
    return chunks
  }
}
