import GlossJSON

/// One thing asked of each item.
package struct Question: Hashable, Sendable {
  package let name: ID
  package let title: String
  package let description: String
  package let required: Bool
  /// The clause at which `?` opens the guideline; nil for its beginning.
  package let clause: ID?
  /// Nil where the question leaves it to the rubric.
  package let rationale: Demand?
  package let confidence: Demand?
  package let when: Condition?
  @Erased package var kind: any Kind
}

/// Whether something beside the answer is asked for.
package enum Demand: String, CaseIterable, Hashable, Sendable {
  case required, optional, off
}

/// A question is asked only where an earlier one was answered with a certain label.
package struct Condition: Hashable, Sendable {
  package let question: ID
  package let has: ID
}

extension Question {
  /// Reads a rubric's questions in order; a condition may name only an earlier one.
  package static func readAll(
    _ values: [JSONValue], _ guideline: Guideline, confidence: Demand, _ report: Report
  ) -> [Question] {
    var questions: [Question] = []
    var earlier: [ID: Question] = [:]
    var names = Names(of: "question", name: "a name")
    for value in values {
      if let question = read(value, earlier, names, guideline, report) {
        questions.append(question)
        // Of two of one name, which is an error, the first.
        if earlier[question.name] == nil { earlier[question.name] = question }
        if question.confidence ?? confidence != .off { warnOfDigits(value, report) }
      }
      if let named = value["name"], let name = named.id { names.take(name, named, report) }
    }
    return questions
  }

  /// - Parameter names: of all questions before it, also those that could not be read.
  private static func read(
    _ value: JSONValue, _ earlier: [ID: Question], _ names: Names, _ guideline: Guideline,
    _ report: Report
  ) -> Question? {
    guard var fields = Fields(value, "question", report) else { return nil }
    let name = fields.ownID("name")
    let kind = fields.required("kind").flatMap { readKind($0, report) }
    let title = fields.string("title")
    let description = fields.string("description") ?? ""
    let required = fields.bool("required", default: true)
    let clause = readClause(&fields, guideline, report)
    let rationale = readDemand("rationale", &fields)
    let confidence = readDemand("confidence", &fields)
    let when = readCondition(&fields, earlier, names, report)
    checkClauses(of: value, guideline, report)
    guard let kind else { return nil }
    let read = kind.init(reading: &fields)
    fields.finish()
    guard let name else { return nil }
    return Question(
      name: name, title: title ?? name.string, description: description, required: required,
      clause: clause, rationale: rationale, confidence: confidence, when: when, kind: read)
  }

  private static func readKind(_ value: JSONValue, _ report: Report) -> (any Kind.Type)? {
    if let kind = value.string.flatMap(Kinds.named) { return kind }
    let names = Kinds.all.map { $0.name }
    report.error(
      value, "there is no such kind of question",
      remedy: Spelling.didYouMean(
        value.string ?? "", in: names,
        or: "give one of: " + names.map { "\"\($0)\"" }.joined(separator: ", ")))
    return nil
  }

  private static func readDemand(_ key: String, _ fields: inout Fields) -> Demand? {
    fields.value(key).map { _ in fields.choice(key, default: .off) }
  }

  private static func readClause(
    _ fields: inout Fields, _ guideline: Guideline, _ report: Report
  ) -> ID? {
    let clause = fields.clause()
    if let clause, let value = fields.value("clause") {
      check(clause, at: value, guideline, report)
    }
    return clause
  }

  /// A key that gives a label and, pressed twice, a confidence that nobody meant.
  private static func warnOfDigits(_ question: JSONValue, _ report: Report) {
    guard let labels = question["labels"], labels.kind == .array else { return }
    for label in labels.elements {
      guard let key = label["key"], let digit = key.string,
        ["1", "2", "3", "4", "5"].contains(digit)
      else { continue }
      report.warning(
        key,
        "the key \"\(digit)\" of \"\(label["id"]?.id?.string ?? "")\" is that of confidence \(digit), "
          + "which is asked next",
        remedy: "give the label a letter")
    }
  }

  /// The clauses that labels and criteria cite, wherever a kind keeps them.
  private static func checkClauses(
    of question: JSONValue, _ guideline: Guideline, _ report: Report
  ) {
    for member in question.members where member.value.kind == .array {
      for element in member.value.elements {
        guard let value = element["clause"], let clause = value.id else { continue }
        check(clause, at: value, guideline, report)
      }
    }
  }

  private static func check(
    _ clause: ID, at value: JSONValue, _ guideline: Guideline, _ report: Report
  ) {
    if clause == "" || guideline.clauses.contains(where: { $0.id == clause }) { return }
    report.error(
      value, "the guideline has no clause \"\(clause)\"",
      remedy: Spelling.didYouMean(
        clause.string, in: guideline.clauses.map(\.id.string),
        or: "give a heading of the guideline this id: ## Title {#\(clause)}"))
  }

  private static func readCondition(
    _ fields: inout Fields, _ earlier: [ID: Question], _ names: Names, _ report: Report
  ) -> Condition? {
    guard let value = fields.value("when"), var parts = Fields(value, "condition", report) else {
      return nil
    }
    let name = parts.requiredID("question")
    let has = parts.requiredID("has")
    let (nameValue, hasValue) = (parts.value("question"), parts.value("has"))
    parts.finish()
    guard let name, let has, let nameValue, let hasValue else { return nil }
    let remedy = "name a classification that stands before this question"
    guard let question = earlier[name] else {
      // One that could not be read has its own message.
      if names.line(of: name) != nil { return nil }
      report.error(
        nameValue, "no earlier question is called \"\(name)\"",
        remedy: Spelling.didYouMean(
          name.string, in: earlier.keys.map(\.string).sorted(), or: remedy))
      return nil
    }
    let choices = question.kind.choices
    guard !choices.isEmpty else {
      report.error(
        nameValue, "\"\(name)\" is no question with labels to choose from", remedy: remedy)
      return nil
    }
    guard choices.contains(has) else {
      let words = choices.map(\.string)
      report.error(
        hasValue, "\"\(name)\" has no label \"\(has)\"",
        remedy: Spelling.didYouMean(
          has.string, in: words, or: "give one of: " + words.joined(separator: ", ")))
      return nil
    }
    return Condition(question: name, has: has)
  }
}
