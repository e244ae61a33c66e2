extension TextKind {
  package static func starter(_ sample: StarterSample) -> Starter? {
    sample == .message ? summary : rewrite
  }

  private static let summary = Starter(
    name: "summary", title: "What does this person want? One sentence",
    members: """
      "description": "For somebody who will not read the message.",
      "clause": "summary",
      "from": "nothing",
      "goal": "One sentence, with what one must know to act on it",
      "min_length": 10,
      "max_length": 200
      """,
    rule: """
      One sentence in the language of the message, in your own words. It names who wants what, and
      every number that is needed. It adds nothing that is not in the message, and judges nobody.
      """,
    examples: [
      "\"Maeve Doyle wants order 20817 sent to 14 Harbour Street, Cork, instead.\"",
      "\"Somebody is happy with a reading light and would like a longer cable.\"",
    ],
    edgeCases: [
      "**Two wishes.** Both go into the sentence, the one that cannot wait first.",
      "**Nothing is wanted.** Say what the message tells.",
    ])

  private static let rewrite = Starter(
    name: "rewrite", title: "Make the best reply better",
    members: """
      "description": "The smallest change that mends what is wrong. No change is a valid answer.",
      "clause": "rewrite",
      "from": "response",
      "goal": "Mend what is wrong; keep what is right, and the voice it has",
      "min_length": 1,
      "max_length": 4000
      """,
    rule: """
      Begin with the best reply, and change as little as you can: mend what is false, add what the
      person needs to go on, take out what does not help. Keep its tone and its language. If it is good
      as it is, say so: no change is an answer.
      """,
    examples: [
      "The one with the command is good as it is.",
      "The one that says how long to wait is good as it is.",
    ],
    edgeCases: [
      "**The best reply is bad.** Write what you would have answered, in the same tone.",
      "**Only the spelling is wrong.** Mend it, and nothing else.",
    ])
}
