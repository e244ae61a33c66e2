import GlossJSON
import GlossProject
import GlossTasks

/// Of the commands that read the files of leads.
extension ProgramWords {
  enum Check {
    /// What a file holds, a batch in several lines; none where it has a fault.
    static func file(_ file: GlossProject.Check.File) -> [String] {
      switch file.contents {
      case nil: []
      case .batch(let id, let items, let rubric, let version, let overview):
        [
          "\(file.path): batch \(id), \(counted(items, "item")), rubric \(rubric) \(version)"
        ] + lines(of: overview).map { "  " + $0 }
      case .rubric(let id, let version, let questions, let clauses):
        [
          "\(file.path): rubric \(id) \(version), \(counted(questions, "question")), "
            + counted(clauses, "clause")
        ]
      case .guideline(let clauses): ["\(file.path): guideline, \(counted(clauses, "clause"))"]
      case .terms: ["\(file.path): terms"]
      }
    }

    /// Names that are counted in a line.
    private static let most = 12

    private static func lines(of overview: BatchOverview) -> [String] {
      let counts = { (counts: [BatchOverview.Count]) in
        let shown = counts.prefix(most).map { "\(MessageBound.value($0.name)) \($0.count)" }
        let more = counts.count > most ? ["and \(counts.count - most) more"] : []
        return (shown + more).joined(separator: ", ")
      }
      let responses = overview.responses.map { range in
        range.count == 1 ? "\(range.lowerBound) each" : "\(range.lowerBound) to \(range.upperBound)"
      }
      let length = overview.length.map { length in
        "median \(counted(length.median, "character")), longest \(length.longest) "
          + "(\(MessageBound.value(length.longestItem.string)))"
      }
      return [
        ("length", length ?? ""), ("responses", responses ?? ""),
        ("script", counts(overview.scripts)), ("advice", counts(overview.advice)),
        (
          "suggestions",
          overview.suggestionCount > 0 ? counted(overview.suggestionCount, "item") : ""
        ),
        ("practice", overview.practiceCount > 0 ? counted(overview.practiceCount, "item") : ""),
      ].filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
    }

    static func preview(_ path: String, columns: Int, rows: Int) -> String {
      "\(path): the first item, at \(columns)×\(rows)"
    }

    static func count(_ errors: Int, _ warnings: Int, files: Int) -> String {
      let found = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        .map { counted($0.0, $0.1) }
      return "\(found.joined(separator: ", ")) in \(counted(files, "file"))"
    }
  }

  enum Guide {
    static func missing(_ rubric: String) -> String { "\(rubric) names no guideline" }

    static func unknownClause(_ clause: ID, _ all: [ID]) -> String {
      "the guideline has no clause '\(clause)'" + didYouMean(clause, among: all, or: "it has")
    }

    static let clauseWithDiff = "--clause and --diff do not go together"

    static func versions(_ id: String, _ old: String, _ new: String) -> String {
      "\(id): \(old) to \(new)"
    }

    static let meaning =
      "the version says that the meaning changed: labels may come out differently"
    static let wording = "the version says that the meaning did not change"
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
  }

  enum Schema {
    static let readerOfLabelsOnly = "--as goes with label: readers of columns read nothing else"
  }
}
