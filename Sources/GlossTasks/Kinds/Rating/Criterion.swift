import GlossJSON

/// One thing that a rating gives a value.
package struct Criterion: Hashable, Sendable {
  package let id: ID
  package let title: String
  package let clause: ID?

  /// Reads `criteria`: at least one, ids unique.
  static func readAll(_ fields: inout Fields) -> [Criterion] {
    guard let list = fields.required("criteria") else { return [] }
    let report = fields.report
    var lineOfID: [ID: Int] = [:]
    var criteria: [Criterion] = []
    for value in fields.elements("criteria") {
      guard var own = Fields(value, "criterion", report) else { continue }
      let idValue = own.required("id")
      let id = idValue.flatMap { IDRule.read($0, "criterion", report) }
      let title = own.string("title")
      let clause = own.id("clause").flatMap { $0.string.isEmpty ? nil : $0 }
      own.finish()
      guard let id, let idValue else { continue }
      let line = value.source.position(of: idValue.start).line
      if let first = lineOfID.updateValue(line, forKey: id) {
        report.error(
          idValue, "another criterion is called \"\(id)\"; the first is at line \(first)",
          remedy: "give each criterion an id of its own")
      }
      criteria.append(Criterion(id: id, title: title ?? id.string, clause: clause))
    }
    if list.kind == .array, list.elements.first(where: { _ in true }) == nil {
      report.error(list, "there is nothing to rate", remedy: "add a criterion")
    }
    return criteria
  }
}
