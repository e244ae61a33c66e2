import GlossJSON
import GlossJournal
import GlossTasks

/// Whether a machine's proposals answer the rubric's questions.
struct SuggestionCheck {
  private let item: Item
  private let rubric: Rubric
  private let report: Report

  init(_ item: Item, _ rubric: Rubric, _ report: Report) {
    self.item = item
    self.rubric = rubric
    self.report = report
  }

  func check(_ suggestions: JSONValue) {
    guard suggestions.kind == .object else {
      report.error(
        suggestions, "\"suggestions\" is \(Fields.name(of: suggestions.kind)), not an object",
        remedy: "write it as {\"question\": {…}}")
      return
    }
    for member in suggestions.members {
      let name = member.key.keyString
      guard let question = rubric.question(named: ID(name)) else {
        let names = rubric.questions.map(\.name.string)
        report.error(
          member.key, "the rubric has no question \"\(name)\"",
          remedy: Spelling.nearest(to: name, in: names).map { "did you mean \"\($0)\"?" }
            ?? "name one of: " + names.joined(separator: ", "))
        continue
      }
      check(member.value, question)
    }
  }

  private func check(_ value: JSONValue, _ question: Question) {
    let own = Report()
    defer { report.add(contentsOf: own.diagnostics) }
    guard var fields = Fields(value, "suggestion", own) else { return }
    var answer = Answer(question: question.name, kind: question.kind.name)
    answer.labels = readLabels(&fields, question, own)
    answer.spans = fields.elements("spans").compactMap { readSpan($0, own) }
    answer.preferred = ID(fields.string("preferred") ?? "")
    answer.strength = fields.int("strength", in: 0...Int.max) ?? 0
    fields.finish()
    // Asked of each response, one proposal cannot stand for all of them.
    guard !own.hasErrors, !question.kind.asksEachResponse else { return }
    let shown = PresentedItem(item, batch: "", annotator: "", seed: 0, shuffles: false)
    if question.kind.draft([answer], Asked(item: shown)) == nil {
      own.error(
        value, "this is no answer to \"\(question.name)\"",
        remedy: "give what a \(question.kind.name) question takes, as the rubric has it")
    }
  }

  private func readLabels(_ fields: inout Fields, _ question: Question, _ report: Report) -> [ID] {
    let choices = question.kind.choices.map(\.string)
    let labels = fields.strings("labels")
    guard !choices.isEmpty, let list = fields.value("labels") else { return labels.map { ID($0) } }
    for element in list.elements {
      guard let label = element.string, !question.kind.choices.contains(ID(label)) else { continue }
      report.error(
        element, "\"\(question.name)\" has no label \"\(label)\"",
        remedy: Spelling.nearest(to: label, in: choices).map { "did you mean \"\($0)\"?" }
          ?? "give one of: " + choices.joined(separator: ", "))
    }
    return labels.map { ID($0) }
  }

  private func readSpan(_ value: JSONValue, _ report: Report) -> Span? {
    guard var fields = Fields(value, "span", report) else { return nil }
    let of = fields.string("of").map { ID($0) } ?? "text"
    let startValue = fields.required("start")
    let start = fields.int("start", in: 0...Int.max)
    let end = fields.required("end") == nil ? nil : fields.int("end", in: 0...Int.max)
    let label = fields.requiredString("label")
    let given = fields.string("text")
    fields.finish()
    guard let startValue, let start, let end, let label else { return nil }
    let scalars = Array((item.input.text(of: of) ?? "").unicodeScalars)
    guard start < end, end <= scalars.count else {
      report.error(
        startValue, "\(start) to \(end) is no stretch of \"\(of)\", which has \(scalars.count)",
        remedy: "count code points from 0, the end exclusive")
      return nil
    }
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    if let given, ID(given) != ID(text) {
      report.error(
        startValue, "\(start) to \(end) is \"\(text)\", not \"\(given)\"",
        remedy: "count code points from 0, the end exclusive")
    }
    return Span(of: of, start: start, end: end, label: ID(label), text: text)
  }
}
