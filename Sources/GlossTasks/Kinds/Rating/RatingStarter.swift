extension RatingKind {
  package static func starter(_ sample: StarterSample) -> Starter? {
    sample == .message ? message : replies
  }

  private static let message = Starter(
    name: "quality", title: "How clear and how urgent is it?",
    members: """
      "description": "The two have nothing to do with each other.",
      "clause": "quality",
      "criteria": [
        {"id": "clarity", "title": "Clarity", "clause": "clarity"},
        {"id": "urgency", "title": "Urgency", "clause": "urgency"}
      ],
      "min": 1,
      "max": 5,
      "anchors": {"1": "not at all", "3": "somewhat", "5": "very"}
      """,
    rule: """
      Use the whole scale, the 1 and the 5 too.

      ### Clarity {#clarity}

      Could somebody who knows nothing else deal with this message? 5: yes, at once. 3: after one
      question. 1: nobody could.

      ### Urgency {#urgency}

      What is lost if nobody reads it until tomorrow? 5: health, or much money. 3: a day. 1: nothing.
      Capitals and anger are no reason.
      """,
    examples: [
      "*Clarity* 5: the order, the change and the name are there. *Urgency* 3: the parcel may leave.",
      "*Clarity* 4: which light it is must be asked. *Urgency* 1: nothing is lost.",
    ],
    edgeCases: [
      "**Nothing to be done, and so nothing to be lost.** *Urgency* is 1.",
      "**Clear to you, because you know the shop.** Rate for somebody who does not.",
    ])

  private static let replies = Starter(
    name: "quality", title: "How good is each reply?",
    members: """
      "description": "Each on its own, not against the others.",
      "clause": "quality",
      "of": "responses",
      "criteria": [
        {"id": "truth", "title": "Truth", "clause": "truth"},
        {"id": "use", "title": "Use", "clause": "use"}
      ],
      "min": 1,
      "max": 5,
      "anchors": {"1": "bad", "3": "fair", "5": "as good as it can be"}
      """,
    rule: """
      Rate each reply as if there were no other. Two good replies both get a 5.

      ### Truth {#truth}

      5: nothing is false. 3: something is false that does not matter here. 1: the person would act on
      something false.

      ### Use {#use}

      5: the person can go on. 3: it helps in part. 1: it does not help, or does harm.
      """,
    examples: [
      """
      The one with the command gets *Truth* 5, *Use* 5. The one that only tells what Git is gets
      *Truth* 5, *Use* 1.
      """,
      """
      The one that says how long to wait gets 5 and 5. The one that says to throw the starter away
      gets 1 and 1.
      """,
    ],
    edgeCases: [
      "**A refusal.** *Truth* 5 if nothing in it is false, *Use* 1 if the request is harmless.",
      "**You do not know whether it is true.** Leave the item by *skip*, or rate what you can check.",
    ])
}
