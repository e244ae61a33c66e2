import GlossProject
import GlossTasks

extension ProgramWords {
  enum Guide {
    static let summary = "read the guideline of a rubric"
    static let text = """
      Shows the guideline with its clauses in the pager, or prints it where there is no terminal.
      """
    static let rubric = "the rubric whose guideline to read"
    static let clause = "this clause alone"
    static let diff = "what changed since an older version of the rubric"

    static func missing(_ rubric: String) -> String { "\(rubric) names no guideline" }

    static func unknownClause(_ clause: String, meant: [String], all: [String]) -> String {
      "the guideline has no clause '\(clause)'"
        + (Usage.didYouMean(meant) ?? "; it has: \(all.joined(separator: ", "))")
    }

    static let clauseWithDiff = "--clause and --diff do not go together"

    static func versions(_ id: String, _ old: String, _ new: String) -> String {
      "\(id): \(old) to \(new)"
    }

    static let meaning = "the meaning changed: labels may come out differently"
    static let wording = "the wording changed, the meaning did not"
    static let same = "nothing changed"
    static let opening = "before the first clause"

    static func question(_ name: String, _ change: GuideDiff.Change) -> String {
      "question \(name): \(word(change))"
    }

    static func section(_ section: GuideDiff.Section) -> String {
      let name = section.clause.map { "\(section.title)  #\($0)" } ?? opening
      return "\(name): \(word(section.change))"
    }

    private static func word(_ change: GuideDiff.Change) -> String {
      switch change {
      case .added: "added"
      case .removed: "removed"
      case .changed: "changed"
      }
    }

    static let exampleAll = "the whole guideline"
    static let exampleClause = "one clause"
  }
}
