extension ProgramWords {
  /// Of the page that shows the files of a lead. The examples name each other, as files do.
  package enum Formats {
    static let opening = """
      The files that a lead writes. Each says in "schema" what it is; paths in a file are relative \
      to that file. 'gloss check --strict FILE…' finds every fault, 'gloss new KIND…' writes all of \
      them to start from, and 'gloss import FORMAT FILE' makes a batch of another program's file.
      """

    static let more = """
      'gloss schema batch', 'gloss schema rubric' and 'gloss schema terms' print every key, as JSON \
      Schema.
      """

    package static let all = [batch, lines, rubric, guideline, terms]

    private static let batch = FileFormat(
      title: "batch: the items to judge",
      text: """
        An item has an "id" of its own, and a "text", or a "prompt" with "responses", or all of them. \
        A prompt may be a conversation: [{"role": "user", "content": "…"}, …]. "context" is shown \
        above and not judged, "metadata" is never shown and goes into the label.

        "advice" names what may distress in an item; a rubric can have such items open masked. \
        "suggestions" holds a machine's answers by question, "practice" the right ones, explained \
        after they are given.
        """,
      path: "tasks/mail.json",
      example: """
        {
          "schema": "gloss/batch/1", "id": "mail-01",
          "rubric": "../guidelines/mail.json", "terms": "../guidelines/terms.json",
          "items": [
            {"id": "m-1", "text": "Where is my parcel?"},
            {"id": "m-2", "prompt": "May I call you?",
             "responses": [{"id": "a", "text": "Yes, from 9 to 5."},
                           {"id": "b", "text": "No."}]},
            {"id": "m-3", "text": "I will come and break your windows.",
             "advice": ["threat"],
             "suggestions": {"team": {"labels": ["security"]}}}
          ]
        }
        """)

    private static let lines = FileFormat(
      title: "batch of many items: JSONL, one item a line",
      text: """
        The first line is the same object without "items". Without that line the batch is called as \
        its file, and the rubric is named by --rubric.
        """,
      path: "tasks/mail-02.jsonl",
      example: """
        {"schema":"gloss/batch/1","id":"mail-02","rubric":"../guidelines/mail.json"}
        {"id": "m-4", "text": "The invoice is wrong."}
        {"id": "m-5", "text": "Thank you!", "metadata": {"channel": "chat"}}
        """)

    private static let rubric = FileFormat(
      title: "rubric: what is asked of each item",
      text: """
        The kinds of question are classification, spans, pairwise, ranking, rating and text. "clause" \
        names the place in the guideline that the ? key opens. "when" asks a question only where an \
        earlier classification has a label. A change of meaning raises the first number of "version".
        """,
      path: "guidelines/mail.json",
      example: """
        {
          "schema": "gloss/rubric/1", "id": "mail", "version": "1.0.0",
          "title": "Who answers this message?", "guideline": "mail.md",
          "care": {"mask": ["threat"]},
          "questions": [
            {"name": "team", "kind": "classification", "clause": "team",
             "title": "Which team can do what the person asks for?",
             "labels": [
               {"id": "service", "title": "Service", "key": "c"},
               {"id": "security", "title": "Security", "key": "y",
                "clause": "security"}]},
            {"name": "reply", "kind": "text", "title": "What would you answer?",
             "when": {"question": "team", "has": "service"},
             "required": false, "max_length": 500}
          ]
        }
        """)

    private static let guideline = FileFormat(
      title: "guideline: the rules, in Markdown",
      text: """
        It lies beside its rubric. A heading with an id, {#team}, is a clause: questions and labels \
        name it, notes of annotators cite it, and [text](#team) leads to it.
        """,
      path: "guidelines/mail.md",
      example: """
        # Who answers this message?

        ## Which team {#team}

        The one that can do the next thing. Threats go to [security](#security).

        ## Security {#security}

        Somebody announces harm. A prediction ("this will end badly") is none.
        """)

    private static let terms = FileFormat(
      title: "terms: for whom, why and for what pay",
      text: """
        They are shown before the first item. What is left out is shown as "not stated"; what may not \
        be said is {"withheld": "why"}.
        """,
      path: "guidelines/terms.json",
      example: """
        {
          "schema": "gloss/terms/1",
          "client": {"withheld": "under contract until the model is public"},
          "purpose": "A model that sends messages to the right team",
          "contact": "lead@lab.example",
          "support": "Ana Ruiz, by phone from 9 to 5",
          "pay": {"currency": "EUR", "basis": "hour", "amount": 21.50,
                  "covers": ["labeling", "reading", "practice", "review", "appeal"]}
        }
        """)
  }
}
