extension SpansKind {
  package static func starter(_ sample: StarterSample) -> Starter? {
    sample == .message ? mentions : faults
  }

  private static let mentions = Starter(
    name: "mentions", title: "Mark every person, place and date",
    members: """
      "description": "As short as the whole name. No mention is a valid answer.",
      "clause": "mentions",
      "field": "text",
      "labels": [
        {"id": "person", "title": "Person", "key": "p", "clause": "person",
         "description": "A human being with a name"},
        {"id": "place", "title": "Place", "key": "l", "clause": "place",
         "description": "Somewhere on the map, with a name"},
        {"id": "date", "title": "Date", "key": "w", "clause": "date",
         "description": "A day, or a time that can be put on a calendar"}
      ]
      """,
    rule: """
      Mark each mention, the second one of the same person too. The mark is the shortest stretch that
      holds the whole name: no title before it, no punctuation after it.

      ### Person {#person}

      A human being called by a name. "My neighbour" is none.

      ### Place {#place}

      A place called by a name, or an address. The street, the number and the town of one address are
      one mention.

      ### Date {#date}

      A day, a month or a year that can be put on a calendar. "Yesterday" and "in five minutes" are
      none.
      """,
    examples: [
      "`14 Harbour Street, Cork` is one *Place*, `3 March` a *Date*, `Maeve Doyle` a *Person*.",
      "`Tomás` is a *Person*, `Porto` a *Place*. *Five minutes* is no date.",
    ],
    edgeCases: [
      "**A name in a name** (the *Porto* of \"Porto Museum\"). Mark the whole name alone.",
      "**A name with a spelling mistake.** Mark it as it is written.",
    ])

  private static let faults = Starter(
    name: "faults", title: "Mark what is wrong in the replies",
    members: """
      "description": "The shortest stretch that is wrong. None is a valid answer.",
      "clause": "faults",
      "field": "responses",
      "labels": [
        {"id": "false", "title": "False", "key": "f", "clause": "false",
         "description": "Not so, and the person would believe it"},
        {"id": "harmful", "title": "Harmful", "key": "h", "clause": "harmful",
         "description": "Who follows it loses something"},
        {"id": "empty", "title": "Beside the point", "key": "b", "clause": "beside",
         "description": "Does not help with what was asked"}
      ]
      """,
    rule: """
      Mark whole statements, from the first word to the last, without the full stop. A reply without a
      fault gets no mark.

      ### False {#false}

      The statement is not true. What you cannot know is not marked.

      ### Harmful {#harmful}

      Who does what it says loses work, money or health. It goes before *False* where both fit.

      ### Beside the point {#beside}

      It is true, and is no help with what was asked.
      """,
    examples: [
      "The statement about what Git is has nothing to do with the question: *Beside the point*.",
      "\"Yes, your starter is dead\" is *False*, and \"Throw it away\" *Harmful*.",
    ],
    edgeCases: [
      "**A polite opening** (\"Great question!\"). Do not mark it.",
      "**The same fault twice.** Mark it each time.",
    ])
}
