import GlossProject

extension ProgramWords {
  enum Export {
    static let summary = "write labels in the form that a trainer reads"
    static let text = """
      Exports current, answered labels and says on standard error how many went where, and why any \
      did not. What was shown on which side is undone; every rater's label is kept.
      """

    /// What each form is, as paragraphs behind the text.
    static var texts: String {
      ([text] + Exporters.all.map { "\($0.name): \($0.summary)." }).joined(separator: "\n\n")
    }

    static func exported(_ outcome: GlossProject.Export.Outcome) -> String {
      "\(counted(outcome.labelCount, "label")) read, \(outcome.exportedCount) exported as "
        + counted(outcome.rowCount, "row")
    }

    static func leftOut(_ reason: LeftOut, _ count: Int) -> String {
      "  \(count) left out: \(why(reason))"
    }

    private static func why(_ reason: LeftOut) -> String {
      switch reason {
      case .otherBatch: "of another batch"
      case .superseded: "superseded by a later label"
      case .withdrawn: "withdrawn"
      case .skipped: "skipped"
      case .stopped: "stopped"
      case .withheld: "of an item at which someone stopped"
      case .rejected: "rejected by a review"
      case .unanswered: "the question was not answered"
      case .tie: "a tie"
      case .neither: "neither was preferred"
      case .withoutPreference: "the answer prefers nothing"
      case .withoutPrompt: "the item has no prompt"
      case .withoutRubric: "no rubric kept in texts/ says which texts were to be marked"
      }
    }

    static func noBatch(_ batch: String, _ near: [String], _ known: [String]) -> String {
      "there are no labels of a batch '\(batch)'"
        + (Usage.didYouMean(near) ?? "; there are of: \(known.joined(separator: ", "))")
    }

    static func noQuestion(_ question: String, _ near: [String], _ known: [String]) -> String {
      "no answer to '\(question)' fits this form"
        + (Usage.didYouMean(near) ?? "; these do: \(known.joined(separator: ", "))")
    }

    static func severalQuestions(_ known: [String]) -> String {
      "several questions fit this form; choose with --question: \(known.joined(separator: ", "))"
    }

    static let broken = "nothing was exported: see gloss verify"

    static func exists(_ path: String) -> String { "\(path): is there already, and stays" }

    static let format = "the form"
    static let question = "the question to export, needed where several fit"
    static let examplePairs = "preference pairs"
    static let exampleSpans = "the spans of two machines"
  }
}
