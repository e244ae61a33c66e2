import GlossJSON
import GlossProject
import GlossTasks

/// Of the commands with which a lead begins.
extension ProgramWords {
  enum New {
    static func twice(_ kind: String) -> String {
      "\(kind) was given twice: give it once, and copy its question in the rubric"
    }

    static func badID(_ id: ID, _ fault: String) -> String { "the id \"\(id)\" \(fault)" }

    static func nothingInCommon(_ kinds: [String]) -> String {
      "no item can be asked all of these: \(kinds.joined(separator: ", "))"
    }

    /// - Parameter paths: of the guideline, the rubric and the batch.
    static func written(_ paths: [String], _ new: NewRubric) -> [String] {
      let questions = new.questions.map { "\($0.starter.name) (\($0.kind))" }
      return [
        "\(paths[1]): the rubric; it asks \(questions.joined(separator: ", "))",
        "\(paths[0]): its guideline, with the two items explained",
        "\(paths[2]): two items to try it with",
        "next: gloss label \(ShellWord.quoted(paths[2]))",
        "your own items: gloss label FILE --rubric \(ShellWord.quoted(paths[1]))",
      ]
    }
  }

  enum Import {
    static func failed(_ path: String) -> String { "\(path): no batch is written" }

    static func nothing(_ path: String, _ outcome: GlossProject.Import.Outcome) -> String {
      "\(path): there is nothing to judge in it"
        + (outcome.empty.count > 0 ? "; the field that is taken is empty in every row" : "")
    }

    static func unmapped(_ failure: FieldMap.Failure, columns: [String]) -> String {
      let known = columns.prefix(20).joined(separator: ", ") + (columns.count > 20 ? ", …" : "")
      return switch failure {
      case .unknown(let flag, let name):
        "--\(flag): there is no field '\(name)'"
          + (didYouMean(Spelling.near(name, in: columns)) ?? "; there are: \(known)")
      case .nothingToJudge:
        "no field has a name that tells what is judged: \(known); name one: --text FIELD, or "
          + "--prompt FIELD --responses FIELD,FIELD"
      }
    }

    /// What the file is, and which of its fields are taken.
    static func taken(_ path: String, _ reading: GlossProject.Import) -> [String] {
      let map = reading.map
      let fields = map.taken.map { "\($0.key): \($0.names.joined(separator: ", "))" }
      let id =
        if let name = map.idName {
          reading.idPrefix.isEmpty
            ? "id: \(name)"
            : "id: \(name), with \(reading.idPrefix) before it, since other programs change ids that "
              + "read as numbers (--id \(ShellWord.quoted(name)) leaves them bare)"
        } else {
          "id: the number of the row, as row-1"
        }
      let left =
        reading.left.isEmpty
        ? nil
        : "not taken: \(reading.left.joined(separator: ", "))"
          + (map.hasResponses ? "" : "; if they are replies: --responses FIELD,FIELD")
          + "; to keep them unseen: --metadata FIELD,FIELD"
      return ["\(path): \(reading.found)", "\((fields + [id]).joined(separator: "; "))", left]
        .compactMap { $0 }
    }

    static func made(
      _ outcome: GlossProject.Import.Outcome, _ header: BatchHeader, path: String?,
      from input: String
    ) -> [String] {
      var lines = [
        rows("left out, since nothing in them can be judged", outcome.empty),
        rows("left out, since they have one reply and nothing to compare it with", outcome.single),
        rows("with fewer responses than fields for them", outcome.short),
        rows("the conversation was taken, and not another prompt beside it", outcome.contrary),
      ].compactMap { $0 }
      let name = path ?? input
      lines.append("\(name): batch \(header.id), \(counted(outcome.itemCount, "item"))")
      guard let path else { return lines }
      let batch = ShellWord.quoted(path)
      if header.rubric != nil { return lines + ["next: gloss label \(batch)"] }
      let kind = NewRubric.kind(forResponses: outcome.mostResponses)
      let id = NewRubric.fault(of: header.id) == nil ? header.id : "mine"
      return lines + [
        "next: gloss new \(kind) --id \(id)",
        "then: gloss label \(batch) --rubric guidelines/\(id).json",
      ]
    }

    /// How many rows, and where the first of them are.
    private static func rows(_ what: String, _ rows: GlossProject.Import.Rows) -> String? {
      guard rows.count > 0 else { return nil }
      let lines = rows.lines.map(String.init).joined(separator: ", ")
      return "\(what): \(counted(rows.count, "row")), line\(rows.count == 1 ? "" : "s") \(lines)"
        + (rows.count > rows.lines.count ? ", …" : "")
    }
  }
}
