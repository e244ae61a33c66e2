extension TextEditor {
  /// Takes a key, and says whether it was one for an editor.
  ///
  /// - Parameter width: the columns that the text is drawn in, for moving by drawn lines.
  package mutating func handle(_ key: Key, width: Int) -> Bool {
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
    insert("\n")
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
}
