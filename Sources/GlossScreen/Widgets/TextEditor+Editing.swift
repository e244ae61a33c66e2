extension TextEditor {
  /// Puts text in place of the selection, or at the cursor.
  package mutating func insert(_ text: String) { insert(text, isTyping: false) }

  /// Takes pasted text; in a field of one line, its line ends become spaces.
  package mutating func paste(_ text: String) {
    guard breaks == .never else { return insert(text) }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    insert(String(line))
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
    replace(selection ?? cursor..<cursor, with: text, isTyping: isTyping)
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
    // By code points: joined as strings they are the same, but indices into one would not be.
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: content.slice(0..<range.lowerBound).unicodeScalars)
    scalars.append(contentsOf: text.unicodeScalars)
    scalars.append(contentsOf: content.slice(range.upperBound..<end).unicodeScalars)
    content = Text(String(scalars))
    anchor = nil
    goalColumn = nil
    // What was put in may have joined what follows it, as an accent joins its letter.
    cursor = content.neighbours(of: range.lowerBound + text.unicodeScalars.count).after
  }
}
