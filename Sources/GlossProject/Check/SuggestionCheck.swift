import GlossJSON
import GlossJournal
import GlossTasks

/// Whether what an item brings along answers the rubric's questions: what a machine suggests, and
/// what is expected of practice.
///
/// It reads as the session does, so that what passes here is shown there.
struct SuggestionCheck {
  private let item: Item
  private let rubric: Rubric
  private let report: Report

  init(_ item: Item, _ rubric: Rubric, _ report: Report) {
    self.item = item
    self.rubric = rubric
    self.report = report
  }

  /// - Parameter what: what each of them is, for messages: "suggestion".
  func check(_ proposals: JSONValue, _ what: String) {
    for member in proposals.members {
      let name = member.key.keyString
      guard let question = rubric.question(named: ID(name)) else {
        let names = rubric.questions.map(\.name.string)
        report.error(
          member.key, "the rubric has no question \"\(name)\"",
          remedy: Spelling.nearest(to: name, in: names).map { "did you mean \"\($0)\"?" }
            ?? "name one of: " + names.joined(separator: ", "))
        continue
      }
      check(member.value, question, what)
    }
  }

  private func check(_ value: JSONValue, _ question: Question, _ what: String) {
    let own = Report()
    defer { report.add(contentsOf: own.diagnostics) }
    let answer = Proposals.answer(to: question.name, value, what, item.input, own)
    checkLabels(value, question, own)
    // Asked of each response, it is shown at none.
    guard let answer, !own.hasErrors, !question.kind.asksEachResponse else { return }
    let shown = PresentedItem(item, batch: "", annotator: "", seed: 0, shuffles: false)
    if question.proposed([answer], Asked(item: shown)) == nil {
      own.error(
        value, "this is no answer to \"\(question.name)\"",
        remedy: "give what a \(question.kind.name) question takes, as the rubric has it")
    }
  }

  private func checkLabels(_ value: JSONValue, _ question: Question, _ report: Report) {
    let choices = question.kind.choices
    guard !choices.isEmpty, let list = value["labels"], list.kind == .array else { return }
    for element in list.elements {
      guard let label = element.string, !choices.contains(ID(label)) else { continue }
      let names = choices.map(\.string)
      report.error(
        element, "\"\(question.name)\" has no label \"\(label)\"",
        remedy: Spelling.nearest(to: label, in: names).map { "did you mean \"\($0)\"?" }
          ?? "give one of: " + names.joined(separator: ", "))
    }
  }
}
