import GlossScreen

extension TextKind {
  /// A text is the lines up to one that holds only `.`, as mail has been sent since RFC 821; a line
  /// that begins with `.` may be doubled, and `..` alone has to be.
  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    draft = current(draft, asked)
    let scalars = line.unicodeScalars
    guard scalars.elementsEqual(".".unicodeScalars) else {
      let isDoubled = scalars.starts(with: "..".unicodeScalars)
      draft.lines = (draft.lines ?? []) + [isDoubled ? String(scalars.dropFirst()) : line]
      return .more
    }
    if let lines = draft.lines { return end(lines, &draft, asked) }
    // At once: the text that is there, which is the original where none was written.
    if let fault = fault(of: draft.text) { return .refused(fault) }
    draft.isGiven = true
    return .answered
  }

  /// A text that is too short goes on, rather than being lost; ended twice, it is dropped.
  private func end(_ lines: [String], _ draft: inout Draft, _ asked: Asked) -> Entered {
    let text = lines.joined(separator: "\n")
    if let fault = fault(of: text) {
      let isShort = text.unicodeScalars.count < length.lowerBound
      if isShort, draft.linesAtRefusal != lines.count {
        draft.linesAtRefusal = lines.count
        return .refused(fault + "; go on writing, or drop it by a second .")
      }
      draft.lines = nil
      draft.linesAtRefusal = nil
      return .refused(isShort ? "the text is dropped" : fault + "; write it anew")
    }
    draft.lines = nil
    draft.linesAtRefusal = nil
    draft.isEditing = true
    replaceText(text, &draft, asked)
    draft.isEditing = false
    draft.isGiven = true
    return .answered
  }

  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    let draft = current(draft, asked)
    guard draft.isWritten else { return "" }
    let count = draft.text.unicodeScalars.count
    if count == 0 { return "empty" }
    return characters(count) + (isOriginal(draft, asked) ? ", as the original" : "")
      + (outdated(draft, asked).map { ", " + $0 } ?? "")
  }

  /// `made from A, and B is preferred now`: said wherever the text is, since a later answer to
  /// another question changed what it was to be made from.
  func outdated(_ draft: Draft, _ asked: Asked) -> String? {
    guard isOutdated(draft, asked), let origin = draft.origin,
      let from = asked.item.letter(of: origin),
      let offered = offered(asked), let now = asked.item.letter(of: offered.of)
    else { return nil }
    return "made from \(from), and \(now) is preferred now"
  }

  package func usage(_ asked: Asked) -> [String] {
    var lines: [String] = []
    if !goal.isEmpty { lines.append("  Goal: \(goal)") }
    let original = offered(asked)
    if let original, case .response(let place) = original.part {
      lines.append("  From response \(PresentedItem.letter(at: place)):")
      lines += Text.lines(original.text.string).map { "    " + $0 }
    } else if original != nil {
      lines.append("  From the text above.")
    }
    if let limits = limits() { lines.append("  Length: \(limits).") }
    lines.append("  Write lines; a line that holds only . ends the text.")
    lines.append("  To begin a line with . write .. and to begin the first with : write ::.")
    let there = original == nil ? "what was written so far" : "the original, or what became of it,"
    lines.append("  A . at once takes \(there) as it is.")
    return lines
  }

  /// `at least 20 characters, at most 500`; nil where there is nothing to keep to.
  func limits() -> String? {
    let (least, most) = (length.lowerBound, length.upperBound)
    let isFree = most == Int.max
    if least > 1 {
      return "at least \(characters(least))" + (isFree ? "" : ", at most \(most)")
    }
    return isFree ? nil : "at most \(characters(most))"
  }
}
