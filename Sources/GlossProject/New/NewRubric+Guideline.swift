import GlossTasks

extension NewRubric {
  /// In Markdown: a frame that every guideline needs, and in it a clause for each question.
  package var guideline: String {
    """
    # \(questions[0].starter.title)

    Guideline `\(id)`, version \(Self.version).

    ## For the lead {#lead}

    Take this clause out when the guideline is yours. Until then:

    - Write under *Why* what the labels are for and who wrote the texts.
    - Put the labels and the rules of your own work in the place of these, here and in the rubric,
      `\(id).json`. The id behind a heading, as `{#lead}`, is what questions and notes name.
    - Give each rule an example and a counter-example from your own texts.
    - When the meaning of a label changes, raise the first number of the rubric's `version`; when only
      the wording does, the last.

    ## Why {#why}

    A model learns from your answers. What you would not want it to learn is a wrong answer, however
    well it fits the letter of a rule.

    ## Before you answer {#reading}

    Read the whole item first. Judge what is written, not what you guess about the person or the
    machine that wrote it. Nobody measures how fast you are.

    \(questions.map(\.clause).joined(separator: "\n"))
    ## Edge cases {#edge-cases}

    What was asked before, and how it is decided. The lead adds to it when a note comes in.

    \(questions.flatMap(\.starter.edgeCases).map(Self.listed).joined())
    ## When you are unsure {#unsure}

    - Two answers fit: take the one that the higher rule gives, and write the other one into the
      rationale.
    - No rule fits, or two rules say different things: send a note that names the clause, and skip
      the item.
    - You cannot read the text, or do not want to read on: skip. No reason is asked.

    ## Change log {#changes}

    - **\(Self.version)** First version.

    """
  }

  /// One point of a list, its further lines indented.
  fileprivate static func listed(_ text: String) -> String {
    "- " + text.replacing("\n", with: "\n  ") + "\n"
  }
}

extension NewRubric.Question {
  fileprivate var clause: String {
    let asked = starter.examples.indices.filter { opener?.opening.items.contains($0) ?? true }
    let examples = asked.map { index in
      NewRubric.listed("`\(StarterSample.itemID(index))`: \(starter.examples[index])")
    }
    let condition = opener.map {
      "Asked only where the answer to *\($0.question.title)* is *\($0.opening.title)*.\n\n"
    }
    return """
      ## \(starter.title) {#\(starter.name)}

      \(condition ?? "")\(starter.rule)

      **Examples**, the items of the sample batch:

      \(examples.joined())
      """
  }
}
