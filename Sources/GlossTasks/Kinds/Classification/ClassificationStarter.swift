extension ClassificationKind {
  package static func starter(_ sample: StarterSample) -> Starter? {
    sample == .message ? purpose : usable
  }

  private static let purpose = Starter(
    name: "purpose", title: "What is this message for?",
    members: """
      "description": "The person's words count, not the mood.",
      "clause": "purpose",
      "labels": [
        {"id": "request", "title": "Wants something done", "key": "w", "clause": "request",
         "description": "Somebody has to act"},
        {"id": "question", "title": "Wants to know something", "key": "k", "clause": "question",
         "description": "An answer in words is enough"},
        {"id": "opinion", "title": "Tells what they think", "key": "t", "clause": "opinion",
         "description": "Praise or blame, and nothing to do"},
        {"id": "unclear", "title": "Cannot be told", "key": "c", "clause": "unclear",
         "description": "No purpose, or not readable"}
      ]
      """,
    rule: """
      One label: what has to happen for this message to be dealt with. Read all of it, and stop at
      the first line below that fits.

      ### Wants something done {#request}

      Somebody has to act: change, send, pay, repair, delete. A request stays one when it is put as a
      question ("could you …?").

      ### Wants to know something {#question}

      The person asks, and an answer in words is enough.

      ### Tells what they think {#opinion}

      Praise, blame, a wish for the future. Nobody has to do anything about it now.

      ### Cannot be told {#unclear}

      No purpose can be read from it: a fragment, a message for somebody else, no language that you
      read.
      """,
    examples: [
      "*Wants something done*. The address of an order is to be changed, and somebody has to do it.",
      """
      *Tells what they think*. It thanks. The wish for a longer cable asks nobody to act on this
      light.
      """,
    ],
    edgeCases: [
      "**A message asks for something and asks a question.** It is *Wants something done*.",
      "**A complaint that asks for nothing.** It is *Tells what they think*, however angry it is.",
    ],
    opening: Starter.Opening(
      label: "request", title: "Wants something done", items: [0]))

  private static let usable = Starter(
    name: "usable", title: "Can these replies be judged?",
    members: """
      "description": "Whether they can, not whether they are good.",
      "clause": "usable",
      "labels": [
        {"id": "yes", "title": "Yes", "key": "y", "clause": "judged",
         "description": "The prompt asks for something"},
        {"id": "prompt", "title": "Not this prompt", "key": "p", "clause": "bad-prompt",
         "description": "It cannot be understood"},
        {"id": "damaged", "title": "Not these replies", "key": "t", "clause": "damaged",
         "description": "Each is empty, cut short or garbled"}
      ]
      """,
    rule: """
      This keeps out what would teach nothing. A bad reply can be judged: say *Yes*, and judge it.

      ### Yes {#judged}

      You can say what the person wants, and at least one reply is whole.

      ### Not this prompt {#bad-prompt}

      Two readers could not agree on what is asked, or you do not read its language.

      ### Not these replies {#damaged}

      Each of the replies is empty, ends in the middle of a sentence, or is garbled by a machine.
      """,
    examples: [
      "*Yes*. What the person wants is clear, and the replies are whole.",
      "*Yes*. A false reply is a reply, and can be judged.",
    ],
    edgeCases: [
      "**One reply is damaged and another is not.** Say *Yes*: the whole one is better.",
      "**All replies refuse.** Say *Yes*: a refusal is a reply.",
    ],
    opening: Starter.Opening(label: "yes", title: "Yes", items: [0, 1]))
}
