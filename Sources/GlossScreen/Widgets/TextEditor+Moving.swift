extension TextEditor {
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
    if move == .up || move == .down {
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
      return Segments(content).words.last { $0.lowerBound < cursor }?.lowerBound ?? 0
    case .wordForward:
      return Segments(content).words.first { $0.upperBound > cursor }?.upperBound ?? end
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
}
