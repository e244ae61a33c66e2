import GlossJSON
import GlossTasks

extension Guideline {
  /// The clauses of a guideline, each with an id of its own, and the links among them: notes every
  /// fault, and counts the clauses; nil where the file is no text.
  static func check(_ source: SourceFile, _ report: Report) -> Int? {
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      report.add(Diagnostic(notUTF8: source))
      return nil
    }
    let clauses = Guideline(text).clauses
    let lines = JSONLines.ranges(in: source.bytes)
    var lineOfClause: [ID: Int] = [:]
    for clause in clauses {
      let start = ByteOffset(lines[clause.line].range.lowerBound)
      if let fault = IDRule.fault(of: clause.id.string) {
        report.error(
          source, start, "the id of this clause \(fault)",
          remedy: "choose another, such as {#tone}")
      } else if let guess = IDRule.guess(of: clause.id.string) {
        report.warning(source, start, "the id of this clause \(guess)", remedy: IDRule.remedy)
      }
      if let first = lineOfClause.updateValue(clause.line + 1, forKey: clause.id) {
        report.error(
          source, start,
          "another clause is called \"\(clause.id)\"; the first is at line \(first)",
          remedy: "give each clause an id of its own")
      }
    }
    checkLinks(source, lines, clauses.map(\.id), report)
    return clauses.count
  }

  /// `[text](#clause)` leads somewhere.
  private static func checkLinks(
    _ source: SourceFile, _ lines: [JSONLines.Line], _ clauses: [ID], _ report: Report
  ) {
    let known = Set(clauses)
    for line in lines {
      var rest = source.bytes[line.range]
      while let found = rest.firstRange(of: Array("](#".utf8)) {
        rest = rest[found.upperBound...]
        guard let close = rest.firstIndex(of: UInt8(ascii: ")")) else { break }
        let id = ID(String(decoding: rest[..<close], as: UTF8.self))
        if !known.contains(id) {
          report.warning(
            source, ByteOffset(found.upperBound),
            "no clause of this guideline is called \"\(id)\"",
            remedy: Spelling.didYouMean(
              id.string, in: clauses.map(\.string),
              or: "give a heading this id: ## Title {#\(id)}"))
        }
        rest = rest[close...]
      }
    }
  }
}
