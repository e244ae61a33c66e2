import GlossJSON

extension Question {
  /// Reads a rubric's questions in order; a condition may name only an earlier one.
  package static func readAll(
    _ values: [JSONValue], _ guideline: Guideline, _ report: Report
  ) -> [Question] {
    var questions: [Question] = []
    var lineOfName: [ID: Int] = [:]
    for value in values {
      guard let question = read(value, questions, guideline, report) else { continue }
      let line = value.source.position(of: value.start).line
      if let first = lineOfName.updateValue(line, forKey: question.name) {
        report.error(
          value["name"] ?? value,
          "another question is called \"\(question.name)\"; the first is at line \(first)",
          remedy: "give each question a name of its own")
      }
      questions.append(question)
    }
    return questions
  }

  private static func read(
    _ value: JSONValue, _ earlier: [Question], _ guideline: Guideline, _ report: Report
  ) -> Question? {
    guard var fields = Fields(value, "question", report) else { return nil }
    let name = fields.required("name").flatMap { IDRule.read($0, "question", report) }
    guard let kindValue = fields.required("kind") else { return nil }
    guard let kind = kindValue.string.flatMap(Kinds.named) else {
      let names = Kinds.all.map { $0.name }
      let meant = kindValue.string.flatMap { Spelling.nearest(to: $0, in: names) }
      report.error(
        kindValue, "there is no such kind of question",
        remedy: meant.map { "did you mean \"\($0)\"?" }
          ?? "give one of: " + names.map { "\"\($0)\"" }.joined(separator: ", "))
      return nil
    }
    let title = fields.string("title")
    let description = fields.string("description") ?? ""
    let required = fields.bool("required", default: true)
    let clause = readClause(&fields, guideline, report)
    let rationale = readDemand("rationale", &fields)
    let confidence = readDemand("confidence", &fields)
    let when = readCondition(&fields, earlier, report)
    let anyKind = AnyKind.read(kind, &fields)
    fields.finish()
    checkClauses(of: value, guideline, report)
    guard let name else { return nil }
    return Question(
      name: name, title: title ?? name.string, description: description, required: required,
      clause: clause, rationale: rationale, confidence: confidence, when: when, kind: anyKind)
  }

  private static func readDemand(_ key: String, _ fields: inout Fields) -> Demand? {
    guard fields.value(key) != nil else { return nil }
    return Demand(
      rawValue: fields.choice(key, of: Demand.allCases.map(\.rawValue), default: "off"))
  }

  private static func readClause(
    _ fields: inout Fields, _ guideline: Guideline, _ report: Report
  ) -> ID? {
    guard let value = fields.value("clause"), let clause = value.string else { return nil }
    check(clause, at: value, guideline, report)
    return ID(clause)
  }

  /// The clauses that labels and criteria cite, wherever a kind keeps them.
  private static func checkClauses(
    of question: JSONValue, _ guideline: Guideline, _ report: Report
  ) {
    for member in question.members where member.value.kind == .array {
      for element in member.value.elements {
        guard let value = element["clause"], let clause = value.string else { continue }
        check(clause, at: value, guideline, report)
      }
    }
  }

  private static func check(
    _ clause: String, at value: JSONValue, _ guideline: Guideline, _ report: Report
  ) {
    guard !clause.isEmpty, !guideline.clauses.contains(where: { $0.id == ID(clause) }) else {
      return
    }
    let meant = Spelling.nearest(to: clause, in: guideline.clauses.map(\.id.string))
    report.error(
      value, "the guideline has no clause \"\(clause)\"",
      remedy: meant.map { "did you mean \"\($0)\"?" }
        ?? "give a heading of the guideline this id: ## Title {#\(clause)}")
  }

  private static func readCondition(
    _ fields: inout Fields, _ earlier: [Question], _ report: Report
  ) -> Condition? {
    guard let value = fields.value("when"), var parts = Fields(value, "condition", report) else {
      return nil
    }
    let nameValue = parts.required("question")
    let hasValue = parts.required("has")
    parts.finish()
    guard let nameValue, let hasValue, let name = nameValue.string, let has = hasValue.string
    else { return nil }
    guard let question = earlier.first(where: { $0.name == ID(name) }) else {
      let meant = Spelling.nearest(to: name, in: earlier.map(\.name.string))
      report.error(
        nameValue, "no earlier question is called \"\(name)\"",
        remedy: meant.map { "did you mean \"\($0)\"?" }
          ?? "name a classification that stands before this question")
      return nil
    }
    guard question.kind.choices.contains(ID(has)) else {
      let choices = question.kind.choices.map(\.string)
      let meant = Spelling.nearest(to: has, in: choices)
      report.error(
        hasValue, "\"\(name)\" has no label \"\(has)\"",
        remedy: meant.map { "did you mean \"\($0)\"?" }
          ?? (choices.isEmpty
            ? "a condition names a classification"
            : "give one of: " + choices.joined(separator: ", ")))
      return nil
    }
    return Condition(question: ID(name), has: ID(has))
  }
}
