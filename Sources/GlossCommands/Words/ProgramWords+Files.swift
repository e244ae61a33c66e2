import GlossJSON
import GlossProject
import GlossTasks

/// Of the commands that read the files of leads.
extension ProgramWords {
  enum Check {
    /// What a file holds; nil where it has a fault.
    static func file(_ file: GlossProject.Check.File) -> String? {
      switch file.contents {
      case nil: nil
      case .batch(let id, let items, let rubric, let version):
        "\(file.path): batch \(id), \(counted(items, "item")), rubric \(rubric) \(version)"
      case .rubric(let id, let version, let questions, let clauses):
        "\(file.path): rubric \(id) \(version), \(counted(questions, "question")), "
          + counted(clauses, "clause")
      case .guideline(let clauses): "\(file.path): guideline, \(counted(clauses, "clause"))"
      case .terms: "\(file.path): terms"
      }
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
