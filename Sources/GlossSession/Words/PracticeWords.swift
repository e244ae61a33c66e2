/// What is said of practice items.
enum PracticeWords {
  static let sign = "practice"
  static let plainSign = "This is practice: the answer is explained afterwards, and is no label."
  static let same = "as expected"
  static let other = "not as expected"
  static let given = "You answered"
  static let expected = "Expected"
  static let passedOver = "Passed over; practice leaves no label."

  static func explanation(_ blocks: [Prompt.Block], _ explanation: String) -> Prompt {
    Prompt(.practice, "Practice: what was expected", blocks + [.quoted(explanation)])
  }
}
