/// What is said of practice items.
package enum PracticeWords {
  static let sign = "practice"
  static let plainSign = "This is practice: the answer is explained afterwards, and is no label."
  static let other = "not as expected"
  static let given = "You answered"
  static let expected = "Expected"
  static let nothing = "nothing"
  static let passedOver = "Passed over; practice leaves no label."

  /// - Parameter others: the letters of the responses of which something else was expected.
  static func same(but others: [String]) -> String {
    "as expected" + (others.isEmpty ? "" : " but for " + others.joined(separator: ", "))
  }

  /// An answer, behind the letter of the response that it is of.
  static func line(_ words: String, of letter: String?) -> String {
    (letter.map { "\($0): " } ?? "") + words
  }

  /// `3 of 8 practice items done`.
  package static func done(_ progress: (done: Int, assigned: Int)) -> String {
    "\(progress.done) of \(progress.assigned) practice "
      + (progress.assigned == 1 ? "item done" : "items done")
  }

  /// What there is to say where no practice is left, in short lines.
  static func finished(_ progress: (done: Int, assigned: Int), optedOut: Int) -> [String] {
    guard progress.assigned > 0 else { return ["This batch has no practice items."] }
    var lines = [done(progress) + "."]
    if optedOut > 0 { lines[0] = done(progress) + ", \(CareWords.progress(optedOut: optedOut))." }
    if progress.done + optedOut < progress.assigned {
      lines.append("What was passed over comes again.")
    }
    return lines + ["Practice leaves no labels."]
  }

  static func again(leave: String) -> String { "--practice offers it again; \(leave) leaves." }

  static func explanation(_ blocks: [Prompt.Block], _ explanation: String) -> Prompt {
    Prompt(.practice, "Practice: what was expected", blocks + [.quoted(explanation)])
  }
}
