import GlossJSON
import GlossScreen

extension RatingKind {
  private struct Fault: Error {
    let message: String
  }

  /// `4 5 3` in the order of the rubric, or `accuracy=4 safety=5`, which leaves the others as they
  /// are; for responses a row each, split by `;`, in the order shown or with the letter before it.
  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    var next = draft
    do throws(Fault) {
      if ofResponses {
        try readRows(line, &next, asked)
      } else {
        try read(line, subject: 0, &next)
      }
    } catch {
      return .refused(error.message)
    }
    let missing = missing(next)
    guard missing.isEmpty else { return .refused(naming(missing)) }
    draft = next
    return .answered
  }

  private func readRows(_ line: String, _ draft: inout Draft, _ asked: Asked) throws(Fault) {
    var rows = line.split(separator: ";", omittingEmptySubsequences: false).map { trimmed($0) }
    if rows.last == "" { rows.removeLast() }
    let count = draft.cells.count
    let named = rows.map { prefix(of: $0, asked) }
    if named.contains(where: { $0 != nil }) {
      var seen: Set<Int> = []
      for (row, name) in zip(rows, named) {
        guard let name else {
          throw Fault(message: "give every row its letter, or none: \"\(row)\" has none")
        }
        guard seen.insert(name.subject).inserted else {
          let letter = PresentedItem.letter(at: name.subject)
          throw Fault(message: "\(letter) has two rows")
        }
        try read(name.rest, subject: name.subject, &draft)
      }
      return
    }
    guard rows.count == count else {
      let last = PresentedItem.letter(at: count - 1)
      throw Fault(
        message: "give a row for each response, A to \(last), with ; between: "
          + "there are \(count), and this has \(rows.count)")
    }
    for (subject, row) in rows.enumerated() { try read(row, subject: subject, &draft) }
  }

  /// `B: 4 5 3` is the row of the response shown as B.
  private func prefix(of row: String, _ asked: Asked) -> (subject: Int, rest: String)? {
    guard let colon = row.firstIndex(of: ":"),
      let response = asked.item.response(at: trimmed(row[..<colon])),
      let subject = asked.item.shownOrder.firstIndex(of: response)
    else { return nil }
    return (subject, String(row[row.index(after: colon)...]))
  }

  private func read(_ row: String, subject: Int, _ draft: inout Draft) throws(Fault) {
    let words = row.split { " \t\r,".contains($0) }.map { String($0) }
    let criteria = self.criteria
    if words.contains(where: { $0.contains("=") }) {
      for word in words {
        guard let sign = word.lastIndex(of: "=") else {
          throw Fault(message: "\"\(word)\" names no criterion: write \(criteria[0].id)=\(word)")
        }
        let criterion = try criterion(named: String(word[..<sign]))
        draft.cells[subject][criterion] = try value(
          String(word[word.index(after: sign)...]))
      }
      return
    }
    guard words.count == criteria.count else {
      let names = criteria.map(\.id.string).joined(separator: ", ")
      throw Fault(
        message: "give \(counted(criteria.count, "value")) (\(names)); this has \(words.count)")
    }
    for (criterion, word) in words.enumerated() {
      draft.cells[subject][criterion] = try value(word)
    }
  }

  private func criterion(named name: String) throws(Fault) -> Int {
    let ids = criteria.map(\.id)
    if let found = ids.firstIndex(of: ID(name))
      ?? ids.firstIndex(where: { $0.string.lowercased() == name.lowercased() })
    {
      return found
    }
    let names = ids.map(\.string)
    throw Fault(
      message: "there is no criterion \"\(name)\"; "
        + Spelling.didYouMean(name, in: names, or: "they are: " + names.joined(separator: ", ")))
  }

  /// A number of the scale, or the digit that gives it.
  private func value(_ word: String) throws(Fault) -> Int {
    if let number = Int(word), scale.values.contains(number) { return number }
    if word.count == 1, let number = word.first.flatMap(scale.value(of:)) { return number }
    let (min, max) = (scale.min, scale.max)
    throw Fault(message: "\"\(word)\" is not on the scale, which goes from \(min) to \(max)")
  }
}
