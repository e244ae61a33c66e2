import GlossJSON
import GlossJournal
import GlossTasks

/// All items of a batch, each held to the format, to the rest of the batch and to the rubric.
struct ItemCheck {
  let batch: Batch
  let rubric: Rubric?
  let report: Report

  /// An item and where it stands.
  struct Found {
    let item: Item
    let value: JSONValue
  }

  /// Notes every fault, and gives the items that have none of their own.
  func items() -> [Found] {
    var (values, faults): ([JSONValue], [Diagnostic]) = ([], [])
    for index in batch.indices {
      switch batch.value(at: index) {
      case .success(let value): values.append(value)
      case .failure(let fault): faults.append(fault)
      }
    }
    report.add(contentsOf: faults)
    // An item whose id is unusable has other faults, too.
    if !faults.isEmpty { values = batch.indices.compactMap { try? batch.raw(at: $0).get() } }
    let places = Set(faults.compactMap(\.position))
    return values.compactMap { value in
      guard let item = Item.read(value, report) else { return nil }
      let hasOwnFault =
        !places.isEmpty
        && value["id"].map { places.contains($0.source.position(of: $0.start)) } == true
      if let rubric { check(item, value, rubric, hasOwnFault: hasOwnFault) }
      return Found(item: item, value: value)
    }
  }

  /// Whether an item can be asked the questions is told only where it has no fault of its own,
  /// which may be the cause.
  private func check(_ item: Item, _ value: JSONValue, _ rubric: Rubric, hasOwnFault: Bool) {
    for fault in hasOwnFault ? [] : rubric.faults(of: item) {
      report.error(
        value, "this item cannot be asked \(fault)",
        remedy: "change the item, or the question in the rubric")
    }
    let proposals = [
      (value["suggestions"], "suggestion"), (value["practice"]?["answers"], "answer"),
    ]
    for case (let proposed?, let what) in proposals {
      let shown = PresentedItem(item, batch: "", annotator: "", seed: 0, shuffles: false)
      SuggestionCheck(item: item, shown: shown, rubric: rubric, report: report)
        .check(proposed, what)
    }
  }
}

/// Whether what an item brings along answers the rubric's questions: what a machine suggests, and
/// what is expected of practice.
///
/// It reads as the session does, so that what passes here is shown there.
private struct SuggestionCheck {
  let item: Item
  let shown: PresentedItem
  let rubric: Rubric
  let report: Report

  /// - Parameter what: what each of them is, for messages: "suggestion".
  func check(_ proposals: JSONValue, _ what: String) {
    for member in proposals.members {
      let name = member.key.keyString
      guard let question = rubric.question(named: ID(name)) else {
        let names = rubric.questions.map(\.name.string)
        report.error(
          member.key, "the rubric has no question \"\(name)\"",
          remedy: Spelling.didYouMean(
            name, in: names, or: "name one of: " + names.joined(separator: ", ")))
        continue
      }
      check(member.value, question, what)
    }
  }

  private func check(_ value: JSONValue, _ question: Question, _ what: String) {
    guard hasShape(value, question) else { return checkLabels(value, question, report) }
    let found = Proposals.answers(to: question.name, value, what, item.input, report)
    let elements = value.kind == .array ? Array(value.elements) : [value]
    var whole: [Proposals.Found] = []
    for element in elements {
      let own = report.part
      checkLabels(element, question, own)
      report.add(own)
      guard !own.hasErrors, let answer = found.first(where: { $0.value.start == element.start })
      else { continue }
      whole.append(answer)
    }
    guard ask(question).answeredTogether.isEmpty || value.kind != .array else {
      if whole.count == elements.count { checkTogether(whole, value, question) }
      return
    }
    for one in whole where ask(question, one.answer.of).proposed([one.answer]) == nil {
      refuse(one.value, question)
    }
  }

  /// Whether there is one answer, or one for each response, as the question is asked.
  private func hasShape(_ value: JSONValue, _ question: Question) -> Bool {
    let isArray = value.kind == .array
    if question.kind.asksEachResponse, !isArray {
      let example = item.input.responses.first?.id.string ?? "…"
      report.error(
        value,
        "\"\(question.name)\" is asked of each response, and this is \(Fields.name(of: value.kind))",
        remedy: "write an array with one for each: [{\"of\": \"\(example)\", …}]")
      return false
    }
    let takesArray = question.kind.asksEachResponse || !ask(question).answeredTogether.isEmpty
    if isArray, !takesArray {
      report.error(
        value, "\"\(question.name)\" is asked once of the item, and this is an array",
        remedy: "write one answer, as { … }")
      return false
    }
    return true
  }

  /// A grid is filled whole or not at all.
  private func checkTogether(
    _ found: [Proposals.Found], _ value: JSONValue, _ question: Question
  ) {
    let missing = ask(question).answeredTogether.filter { id in
      !found.contains { $0.answer.of == id }
    }
    guard missing.isEmpty else {
      return report.error(
        value,
        "\"\(question.name)\" is answered for all responses at once, and this has none of "
          + missing.map { "\"\($0)\"" }.joined(separator: ", "),
        remedy: "add one, or leave out the question")
    }
    if ask(question).proposed(found.map(\.answer)) == nil { refuse(value, question) }
  }

  private func refuse(_ value: JSONValue, _ question: Question) {
    report.error(
      value, "this is no answer to \"\(question.name)\"",
      remedy: "give what a \(question.kind.name) question takes, as the rubric has it")
  }

  private func ask(_ question: Question, _ of: ID = "") -> any Ask {
    question.ask(Asked(item: shown, of: of))
  }

  private func checkLabels(_ value: JSONValue, _ question: Question, _ report: Report) {
    let choices = question.kind.choices
    guard !choices.isEmpty, let list = value["labels"], list.kind == .array else { return }
    for element in list.elements {
      guard let label = element.id, !choices.contains(label) else { continue }
      let names = choices.map(\.string)
      report.error(
        element, "\"\(question.name)\" has no label \"\(label)\"",
        remedy: Spelling.didYouMean(
          label.string, in: names, or: "give one of: " + names.joined(separator: ", ")))
    }
  }
}
