/// A text being written: its code points, the cursor, the selection, and the way back.
///
/// A value with no screen: keys change it, a canvas shows it. The text is kept exactly, line ends
/// and decomposed letters included; the cursor stands only where clusters meet. Text that a person
/// types or pastes is not checked here, since drawing makes everything visible.
package struct TextEditor: Hashable, Sendable {
  /// Which keys break the line.
  package enum Breaks: Hashable, Sendable {
    /// None: a field of one line, in which a line end becomes a space.
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
  private var broken = BrokenLines()

  /// Makes an editor with the cursor after its text.
  package init(_ text: String = "", breaks: Breaks = .never) {
    self.breaks = breaks
    content = Text(breaks == .never ? TextEditor.oneLine(text) : text)
    cursor = ScalarOffset(content.scalarCount)
  }

  /// The text, exactly as it was given and written.
  package var text: String { content.string }
  package var isEmpty: Bool { content.scalarCount == 0 }
  /// In code points.
  package var length: Int { content.scalarCount }

  /// Whether this is, to the last byte, its text.
  package func holds(_ other: String) -> Bool {
    text.utf8.count == other.utf8.count && text.utf8.elementsEqual(other.utf8)
  }

  /// The code points of a range, as far as there are any.
  package func slice(_ range: Range<ScalarOffset>) -> String { content.slice(range) }

  /// The selected code points, nil where there are none.
  package var selection: Range<ScalarOffset>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  var end: ScalarOffset { ScalarOffset(content.scalarCount) }

  /// The lines as they are drawn: one column is kept free, for the cursor after a full line.
  package func wrapping(width: Int) -> Wrapping {
    let columns = columns(of: width)
    return Wrapping(
      content.clusters, width: columns, editorColumns: width,
      lines: broken.columns == columns ? broken.lines : nil)
  }

  private func columns(of width: Int) -> Int {
    breaks == .never ? Int(Int32.max) : max(width - 1, 1)
  }

  /// Of a field of one line what may be seen beside the cursor, however long it is. All of it where
  /// something goes right to left, since that may stand far from where it is written.
  private func lineInView(width: Int) -> Wrapping {
    if content.bringsRightToLeft { return wrapping(width: width) }
    let clusters = content.clusters
    let index = content.clusterIndex(at: cursor)
    var (start, end) = (index, index)
    var (before, after) = (0, 0)
    while start > 0, before < width {
      start -= 1
      before += clusters[start].width
    }
    while end < clusters.count, after < width {
      after += clusters[end].width
      end += 1
    }
    return Wrapping(
      Array(clusters[start..<end]), width: columns(of: width), editorColumns: width)
  }

  /// Breaks the lines at a width, at which keys then keep them broken: of a long text no more is
  /// looked at for a key than what it touches. One that goes right to left is broken as it is drawn.
  private mutating func breakLines(width: Int) {
    guard breaks != .never else { return }
    let columns = columns(of: width)
    if content.bringsRightToLeft {
      broken = BrokenLines()
    } else if broken.columns != columns {
      broken = BrokenLines(
        columns: columns, lines: Wrapping.lines(of: content.clusters, width: columns))
    }
  }

  /// How many rows the text takes at a width.
  package func rows(width: Int) -> Int { wrapping(width: width).lines.count }
}

/// The lines of a text at a width, nil where they were not broken yet. They say nothing that the text
/// does not, and so are no part of what an editor is equal by.
private struct BrokenLines: Hashable, Sendable {
  var columns: Int?
  var lines: [Wrapping.Line] = []

  static func == (a: BrokenLines, b: BrokenLines) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}

extension TextEditor {
  /// Takes a key, and says whether it was one for an editor.
  ///
  /// - Parameter width: the columns that the text is drawn in, for moving by drawn lines.
  package mutating func handle(_ key: Key, width: Int) -> Bool {
    breakLines(width: width)
    if let typed = key.typed {
      insert(String(typed), isTyping: true)
      return true
    }
    if let (move, selecting) = move(key) {
      self.move(move, selecting: selecting, width: width)
      return true
    }
    return breakLine(key) || remove(key, width: width)
  }

  private func move(_ key: Key) -> (Move, selecting: Bool)? {
    let selecting = key.modifiers.contains(.shift)
    let isWide = !key.modifiers.isDisjoint(with: [.control, .alt])
    switch key.code {
    case .left, .right:
      // Towards where the arrow points in the paragraph, which may go right to left.
      let forward = (key.code == .right) != content.isRightToLeft(at: cursor)
      let word: Move = forward ? .wordForward : .wordBack
      return (isWide ? word : forward ? .forward : .back, selecting)
    case .home: return (isWide ? .textStart : .lineStart, selecting)
    case .character("a") where key.modifiers == .control: return (.lineStart, false)
    case .end: return (isWide ? .textEnd : .lineEnd, selecting)
    case .up where breaks != .never && !isWide: return (.up, selecting)
    case .down where breaks != .never && !isWide: return (.down, selecting)
    case .character("b") where key.modifiers == .alt: return (.wordBack, false)
    case .character("f") where key.modifiers == .alt: return (.wordForward, false)
    default: return nil
    }
  }

  private mutating func breakLine(_ key: Key) -> Bool {
    guard key.code == .enter, breaks != .never, !key.modifiers.contains(.control) else {
      return false
    }
    guard breaks == .withEnter || !key.modifiers.isEmpty else { return false }
    insert("\n", isTyping: false)
    return true
  }

  private mutating func remove(_ key: Key, width: Int) -> Bool {
    let isWide = !key.modifiers.isDisjoint(with: [.control, .alt])
    switch (key.code, key.modifiers) {
    case (.backspace, _): remove(to: target(isWide ? .wordBack : .back, width: width))
    case (.delete, _): remove(to: target(isWide ? .wordForward : .forward, width: width))
    case (.character("w"), .control): remove(to: target(.wordBack, width: width))
    case (.character("d"), .alt): remove(to: target(.wordForward, width: width))
    case (.character("u"), .control): remove(to: writtenLineEdge(forward: false))
    case (.character("k"), .control):
      let edge = writtenLineEdge(forward: true)
      // At the end of a line it joins the next one.
      remove(to: edge == cursor ? target(.forward, width: width) : edge)
    case (.character("z"), .control): undo()
    case (.character("y"), .control), (.character("z"), [.control, .shift]): redo()
    default: return false
    }
    return true
  }

  /// Puts text in place of the selection, or at the cursor.
  ///
  /// - Parameter width: the columns that the text is drawn in, so that the lines of a long one need
  ///   not be found anew for each frame.
  package mutating func insert(_ text: String, width: Int) {
    breakLines(width: width)
    insert(text, isTyping: false)
  }

  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    return String(line)
  }

  /// Whether there is a change to take back.
  package var canUndo: Bool { !history.isEmpty }

  /// Takes back the last change; false where there is none.
  @discardableResult
  package mutating func undo() -> Bool {
    guard let edit = history.undo() else { return false }
    apply(edit.start..<edit.insertedEnd, edit.removed)
    return true
  }

  /// Does again what was taken back; false where there is nothing.
  @discardableResult
  package mutating func redo() -> Bool {
    guard let edit = history.redo() else { return false }
    apply(edit.start..<edit.removedEnd, edit.inserted)
    return true
  }

  mutating func insert(_ text: String, isTyping: Bool) {
    replace(
      selection ?? cursor..<cursor, with: breaks == .never ? TextEditor.oneLine(text) : text,
      isTyping: isTyping)
  }

  /// Removes the selection, or else up to an offset on either side of the cursor.
  mutating func remove(to other: ScalarOffset) {
    replace(selection ?? min(cursor, other)..<max(cursor, other), with: "")
  }

  private mutating func replace(
    _ range: Range<ScalarOffset>, with text: String, isTyping: Bool = false
  ) {
    guard !range.isEmpty || !text.isEmpty else { return }
    history.record(
      EditHistory.Edit(
        start: range.lowerBound, removed: content.slice(range), inserted: text,
        isTyping: isTyping))
    apply(range, text)
  }

  private mutating func apply(_ range: Range<ScalarOffset>, _ text: String) {
    let (went, came) = content.replace(range, with: text)
    if content.bringsRightToLeft {
      broken = BrokenLines()
    } else if let columns = broken.columns {
      broken.lines.update(for: content.clusters, width: columns, went: went, came: came)
    }
    anchor = nil
    goalColumn = nil
    // What was put in may have joined what follows it, as an accent joins its letter.
    cursor = content.neighbours(of: range.lowerBound + text.unicodeScalars.count).after
  }

  /// Where a key leads to from the cursor.
  enum Move: Hashable, Sendable {
    /// In the order in which the text is written.
    case back, forward
    case wordBack, wordForward
    case up, down
    /// Of the line as it is drawn.
    case lineStart, lineEnd
    case textStart, textEnd
  }

  mutating func move(_ move: Move, selecting: Bool, width: Int) {
    history.pause()
    if !selecting, let selection, move == .back || move == .forward {
      // A selection is left at its end on that side.
      cursor = move == .back ? selection.lowerBound : selection.upperBound
      anchor = nil
      return
    }
    if selecting { anchor = anchor ?? cursor } else { anchor = nil }
    let goal = goalColumn
    goalColumn = nil
    if breaks == .never, move == .up || move == .down {
      cursor = move == .up ? 0 : end
    } else if move == .up || move == .down {
      moveByLine(move == .up ? -1 : 1, goal: goal, wrapping(width: width))
    } else {
      cursor = target(move, width: width)
    }
  }

  func target(_ move: Move, width: Int) -> ScalarOffset {
    let clusters = content.clusters
    let index = content.clusterIndex(at: cursor)
    switch move {
    case .back: return index > 0 ? clusters[index - 1].scalars.lowerBound : 0
    case .forward: return index < clusters.count ? clusters[index].scalars.upperBound : end
    case .wordBack:
      let finder = WordFinder(clusters)
      var start = index
      while start > 0 {
        start = finder.start(before: start)
        var place = start
        var found: ScalarOffset?
        while let word = finder.next(from: &place), word.lowerBound < cursor {
          found = word.lowerBound
        }
        if let found { return found }
      }
      return 0
    case .wordForward:
      let finder = WordFinder(clusters)
      var place = finder.start(before: min(index + 1, clusters.count))
      while let word = finder.next(from: &place) {
        if word.upperBound > cursor { return word.upperBound }
      }
      return end
    case .lineStart where breaks == .never: return 0
    case .lineEnd where breaks == .never: return end
    case .lineStart, .lineEnd:
      let wrapping = wrapping(width: width)
      let line = wrapping.lines[wrapping.position(of: cursor).line]
      return move == .lineStart ? wrapping.start(of: line) : wrapping.end(of: line)
    case .textStart: return 0
    case .textEnd: return end
    case .up, .down: return cursor
    }
  }

  /// The start or end of the line as it is written, between two line breaks.
  func writtenLineEdge(forward: Bool) -> ScalarOffset {
    let clusters = content.clusters
    var index = content.clusterIndex(at: cursor)
    if forward {
      while index < clusters.count, clusters[index].kind != .newline { index += 1 }
      return index < clusters.count ? clusters[index].scalars.lowerBound : end
    }
    while index > 0, clusters[index - 1].kind != .newline { index -= 1 }
    return index < clusters.count ? clusters[index].scalars.lowerBound : end
  }

  private mutating func moveByLine(_ step: Int, goal: Int?, _ wrapping: Wrapping) {
    let position = wrapping.position(of: cursor)
    let line = position.line + step
    let column = goal ?? position.column
    if line < 0 {
      cursor = 0
    } else if line >= wrapping.lines.count {
      cursor = end
    } else {
      cursor = wrapping.offset(at: Wrapping.Position(line: line, column: column))
      goalColumn = column
    }
  }

  /// Draws the text and places the cursor, scrolled so that the cursor is in view.
  ///
  /// - Parameters:
  ///   - isFocused: whether keys go here; only then the cursor is placed.
  ///   - hint: what to show quietly in place of an empty text.
  package func draw(
    in canvas: inout Canvas, style: Style = .plain, isFocused: Bool = true, hint: String = ""
  ) {
    canvas.fill(nil, style)
    let wrapping =
      breaks == .never ? lineInView(width: canvas.columns) : wrapping(width: canvas.columns)
    let position = wrapping.position(of: cursor)
    // The cursor's row stays near the middle, so that a person sees what stands around it.
    let last = max(wrapping.lines.count - canvas.rows, 0)
    let top = min(max(position.line - canvas.rows / 2, 0), last)
    let left = breaks == .never ? max(position.column - max(canvas.columns - 1, 0), 0) : 0
    for (row, line) in wrapping.lines.dropFirst(top).prefix(canvas.rows).enumerated() {
      canvas.draw(line, of: wrapping, row: row, column: -left) { index in
        isSelected(wrapping.clusters[index]) ? Style(.selection, style.attributes) : style
      }
    }
    if isEmpty { canvas.draw(hint, row: 0, style: Style(.quiet, style.attributes)) }
    if isFocused {
      // In a single column there is none left after a full line.
      let column = min(position.column - left, canvas.columns - 1)
      canvas.placeCursor(row: position.line - top, column: column)
    }
  }

  private func isSelected(_ cluster: Cluster) -> Bool {
    selection?.contains(cluster.scalars.lowerBound) ?? false
  }
}
