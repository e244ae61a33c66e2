import GlossJSON
import GlossTasks

/// The clauses of a guideline, each with an id of its own, and the links among them.
struct GuidelineCheck {
  let clauseCount: Int

  /// Notes every fault; nil where the file is no text.
  init?(_ source: SourceFile, _ report: Report) {
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      report.add(
        Diagnostic(
          path: source.path, message: "the guideline is no UTF-8",
          remedy: "save the file as UTF-8"))
      return nil
    }
    let guideline = Guideline(text)
    clauseCount = guideline.clauses.count
    let lines = JSONLines.ranges(in: source.bytes)
    var lineOfClause: [ID: Int] = [:]
    for clause in guideline.clauses {
      let start = ByteOffset(lines[clause.line].range.lowerBound)
      if let fault = IDRule.fault(of: clause.id.string) {
        report.error(
          source, start, "the id of this clause \(fault)",
          remedy: "choose another, such as {#tone}")
      } else if let guess = IDRule.guess(of: clause.id.string) {
        report.warning(
          source, start, "the id of this clause \(guess)", remedy: IDRule.remedy)
      }
      if let first = lineOfClause.updateValue(clause.line + 1, forKey: clause.id) {
        report.error(
          source, start,
          "another clause is called \"\(clause.id)\"; the first is at line \(first)",
          remedy: "give each clause an id of its own")
      }
    }
    checkLinks(guideline, lines, source, report)
  }

  /// `[text](#clause)` leads somewhere.
  private func checkLinks(
    _ guideline: Guideline, _ lines: [JSONLines.Line], _ source: SourceFile, _ report: Report
  ) {
    let known = Set(guideline.clauses.map(\.id))
    let opening = Array("](#".utf8)
    for line in lines {
      let bytes = source.bytes[line.range]
      var rest = bytes
      while let found = rest.firstRange(of: opening) {
        rest = rest[found.upperBound...]
        guard let close = rest.firstIndex(of: UInt8(ascii: ")")) else { break }
        let id = ID(String(decoding: rest[..<close], as: UTF8.self))
        if !known.contains(id) {
          report.add(
            Diagnostic(
              source, ByteOffset(found.upperBound),
              message: "no clause of this guideline is called \"\(id)\"",
              remedy: Spelling.didYouMean(
                id.string, in: guideline.clauses.map(\.id.string),
                or: "give a heading this id: ## Title {#\(id)}"), severity: .warning))
        }
        rest = rest[close...]
      }
    }
  }
}
