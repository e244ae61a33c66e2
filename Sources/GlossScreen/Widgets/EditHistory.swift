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

  /// Edits, the newest on top, in pieces: whoever shows a text holds its history as it was before the
  /// key, and a copy costs as much as it has pieces.
  private struct Stack: Hashable, Sendable {
    private static let mostPerPiece = 256

    private var full: [[Edit]] = []
    private var top: [Edit] = []

    mutating func push(_ edit: Edit) {
      if top.count == Self.mostPerPiece {
        full.append(top)
        top = []
      }
      top.append(edit)
    }

    mutating func pop() -> Edit? {
      if top.isEmpty, let piece = full.popLast() { top = piece }
      return top.popLast()
    }
  }

  /// All but the last, which typing changes.
  private var done = Stack()
  private var last: Edit?
  private var undone = Stack()

  mutating func record(_ edit: Edit) {
    undone = Stack()
    if let last, last.isTyping, edit.isTyping, edit.removed.isEmpty,
      last.insertedEnd == edit.start, !startsWord(edit.inserted, after: last.inserted)
    {
      self.last?.goOn(edit)
    } else {
      push(edit)
    }
  }

  private mutating func push(_ edit: Edit) {
    if let last { done.push(last) }
    last = edit
  }

  var isEmpty: Bool { last == nil }

  mutating func undo() -> Edit? {
    guard let edit = last else { return nil }
    last = done.pop()
    undone.push(edit)
    return edit
  }

  mutating func redo() -> Edit? {
    guard var edit = undone.pop() else { return nil }
    // What is typed from here on is a change of its own.
    edit.isTyping = false
    push(edit)
    return edit
  }

  /// Ends a run of typing, since the cursor moved.
  mutating func pause() {
    last?.isTyping = false
  }

  private func startsWord(_ text: String, after before: String) -> Bool {
    let isSpace = text.unicodeScalars.first?.properties.isWhitespace ?? false
    let wasSpace = before.unicodeScalars.last?.properties.isWhitespace ?? false
    return wasSpace && !isSpace
  }
}
