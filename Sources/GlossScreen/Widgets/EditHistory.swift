/// What was changed in a text, so that it can be taken back and done again.
struct EditHistory: Hashable, Sendable {
  /// One replacement of code points.
  struct Edit: Hashable, Sendable {
    var start: ScalarOffset
    var removed: String
    var inserted: String
    /// Whether it was typed, so that the characters of a word are taken back together.
    var isTyping: Bool

    private(set) var insertedCount: Int

    init(start: ScalarOffset, removed: String, inserted: String, isTyping: Bool) {
      (self.start, self.removed, self.inserted) = (start, removed, inserted)
      self.isTyping = isTyping
      insertedCount = inserted.unicodeScalars.count
    }

    var removedEnd: ScalarOffset { start + removed.unicodeScalars.count }
    var insertedEnd: ScalarOffset { start + insertedCount }

    mutating func goOn(_ edit: Edit) {
      inserted += edit.inserted
      insertedCount += edit.insertedCount
    }
  }

  private var done: [Edit] = []
  private var undone: [Edit] = []

  mutating func record(_ edit: Edit) {
    undone = []
    if let last = done.last, last.isTyping, edit.isTyping, edit.removed.isEmpty,
      last.insertedEnd == edit.start, !startsWord(edit.inserted, after: last.inserted)
    {
      done[done.count - 1].goOn(edit)
    } else {
      done.append(edit)
    }
  }

  var isEmpty: Bool { done.isEmpty }

  mutating func undo() -> Edit? {
    guard let edit = done.popLast() else { return nil }
    undone.append(edit)
    return edit
  }

  mutating func redo() -> Edit? {
    guard var edit = undone.popLast() else { return nil }
    // What is typed from here on is a change of its own.
    edit.isTyping = false
    done.append(edit)
    return edit
  }

  /// Ends a run of typing, since the cursor moved.
  mutating func pause() {
    if !done.isEmpty { done[done.count - 1].isTyping = false }
  }

  private func startsWord(_ text: String, after before: String) -> Bool {
    let isSpace = text.unicodeScalars.first?.properties.isWhitespace ?? false
    let wasSpace = before.unicodeScalars.last?.properties.isWhitespace ?? false
    return wasSpace && !isSpace
  }
}
