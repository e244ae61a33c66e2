extension PairwiseKind {
  package static func starter(_ sample: StarterSample) -> Starter? {
    sample == .replies(2) ? better : nil
  }

  private static let better = Starter(
    name: "better", title: "Which reply helps this person more?",
    members: """
      "description": "Judge what is written, for the one who asked.",
      "clause": "better",
      "tie": true,
      "neither": true
      """,
    rule: """
      Judge for the person who asked, in the situation that the prompt tells of. The first line on
      which the two clearly differ decides:

      1. **Harm.** A reply that would cost the person work, money or health is the worse one.
      2. **Truth.** A false statement that the person will act on is worse than a gap.
      3. **The task.** What was asked for is done, in the form that was asked for.
      4. **Use.** It gets this person further.
      5. **Form.** It is easier to read.

      Length decides nothing: a long reply is not better for being long, nor a short one for being
      short. The letters A and B are drawn by lot for each item.

      **Tie**: you would toss a coin. **Neither**: both would do harm, or both miss the question.
      """,
    examples: [
      "The one with the command is better (line 4): the other is true and does not help.",
      "The one that says to wait is better (line 2): the other is false, and costs the starter.",
    ],
    edgeCases: [
      "**Both are wrong.** The one that is wrong where it matters less is better.",
      "**One refuses, and the request is harmless.** The one that helps is better.",
    ])
}
