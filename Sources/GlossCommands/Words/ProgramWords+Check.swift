import GlossProject

extension ProgramWords {
  enum Check {
    static let summary = "find every error in batches, rubrics, guidelines and terms"
    static let text = """
      Reads each file whole, with the rubric and the guideline that it names, and tells every \
      error at its line and column: syntax, types, ids that occur twice, keys that clash, \
      suggestions with unknown labels, a missing rubric. Ends with 2 if there is one.
      """
    static let file = "batches, rubrics, guidelines, terms"
    static let strict = "take what is only doubtful, such as an unknown key, for an error too"

    static func file(_ file: GlossProject.Check.File) -> String? {
      file.contents.map { "\(file.path): \(contents($0))" }
    }

    private static func contents(_ contents: GlossProject.Check.Contents) -> String {
      switch contents {
      case .batch(let id, let items, let rubric, let version):
        "batch \(id), \(counted(items, "item")), rubric \(rubric) \(version)"
      case .rubric(let id, let version, let questions, let clauses):
        "rubric \(id) \(version), \(counted(questions, "question")), \(counted(clauses, "clause"))"
      case .guideline(let clauses): "guideline, \(counted(clauses, "clause"))"
      case .terms: "terms"
      }
    }

    static func count(_ errors: Int, _ warnings: Int, files: Int) -> String {
      let found = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        .map { counted($0.0, $0.1) }
      return "\(found.joined(separator: ", ")) in \(counted(files, "file"))"
    }

    static let exampleBatch = "before anyone starts"
    static let exampleAll = "all of them, strictly"
  }
}
