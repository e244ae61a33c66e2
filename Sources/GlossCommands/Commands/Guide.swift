import GlossJSON
import GlossProject
import GlossScreen
import GlossTasks

extension Command {
  static func runGuide(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    if invocation.has("clause"), invocation.has("diff") {
      throw .usage(ProgramWords.Guide.clauseWithDiff)
    }
    let report = Report()
    let path = invocation.argument("RUBRIC")
    let rubric = Loading.rubric(path, storage: outside.storage, report)
    let old = invocation.string("diff").map {
      Loading.keptRubric($0, storage: outside.storage, report)
    }
    Diagnostics.show(report.diagnostics, outside)
    guard let rubric else { return .badInput }
    let lines: [String]
    switch old {
    case .some(.none): return .badInput
    case .some(.some(let old)): lines = difference(old.rubric, rubric.rubric)
    case .none: lines = try guideline(rubric, clause: invocation.id("clause"), outside)
    }
    try outside.page(lines.map { $0 + "\n" }.joined())
    return .done
  }

  private static func guideline(
    _ rubric: LoadedRubric, clause: ID?, _ outside: Outside
  ) throws(Stop) -> [String] {
    guard rubric.guideline != nil else {
      throw .failed(.badInput, ProgramWords.Guide.missing(rubric.source.path))
    }
    let guideline = rubric.rubric.guideline
    let width = min(outside.columns() ?? 80, 100)
    if let lines = GuideText.lines(guideline, clause: clause, width: width) {
      return lines
    }
    throw .failed(.no, ProgramWords.Guide.unknownClause(clause ?? "", guideline.clauses.map(\.id)))
  }

  private static func difference(_ old: Rubric, _ new: Rubric) -> [String] {
    let diff = GuideDiff(from: old, to: new)
    let title = ProgramWords.Guide.versions(new.id.string, old.version, new.version)
    guard !diff.sections.isEmpty || !diff.questions.isEmpty else {
      return [Text.visible(title), ProgramWords.Guide.same]
    }
    var lines = [
      title, diff.changesMeaning ? ProgramWords.Guide.meaning : ProgramWords.Guide.wording,
    ]
    lines += diff.questions.map { ProgramWords.Guide.question($0.name.string, $0.change) }
    for section in diff.sections {
      lines += ["", ProgramWords.Guide.section(section)]
      lines += section.lines.map { ($0.isAdded ? "+ " : "- ") + $0.text }
    }
    return lines.map { Text.visible($0) }
  }
}
