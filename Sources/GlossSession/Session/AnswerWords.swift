import GlossJSON
import GlossJournal
import GlossTasks

// Answers in a few words, as people read them: by the labels' own titles, wherever they stand.

extension Question {
  /// An answer on one line: what was written or marked, the titles of labels, else as its kind says it.
  ///
  /// - Parameters:
  ///   - summary: what the kind says of it.
  ///   - quotes: whether texts of the item, or made from it, may stand there.
  func inWords(_ values: [AnswerValue], summary: String, quotes: Bool = true) -> String {
    let spans = values.flatMap(\.spans).map { span in
      title(of: span.label) + (quotes ? " \"\(span.text)\"" : "")
    }
    let texts = quotes ? values.map(\.text).filter { !$0.isEmpty } : []
    let labels = values.flatMap(\.labels).map(title)
    let words =
      labels.isEmpty
      ? (texts + spans).joined(separator: "; ") : labels.joined(separator: ", ")
    guard !words.isEmpty else { return summary }
    return words.split(whereSeparator: \.isNewline).joined(separator: " / ")
  }

  private func title(of label: ID) -> String {
    let labels = (kind as? any OffersLabels)?.labels ?? []
    return labels.first { $0.id == label }?.title ?? label.string
  }
}

extension Ask {
  /// The draft on one line, for who does not see it.
  var inWords: String { question.inWords(values, summary: summary) }

  /// The same as it stands in a list: of texts and marks no more than how many.
  var inTitles: String {
    let hasLabels = values.contains { !$0.labels.isEmpty }
    return hasLabels ? question.inWords(values, summary: summary) : summary
  }
}

extension Session {
  /// What a label answers, question by question; nothing of the item's text where a mask hides it.
  func answerInWords(_ label: Label, at place: Int) -> String {
    guard case .item(let item) = setup.batch.item(at: setup.order[place]) else { return "" }
    return answerInWords(label.answers, of: item)
  }

  func answerInWords(_ answers: [Answer], of item: Item) -> String {
    let quotes = setup.rubric.care.masked(item.advice).isEmpty
    let presented = presentedWithoutTexts(item)
    let all = setup.rubric.questions.flatMap { question -> [String] in
      let given = answers.filter { $0.question == question.name }
      guard question.kind.asksEachResponse else {
        return [words(question, given, presented, quotes)]
      }
      return presented.shownOrder.compactMap { response in
        let values = given.filter { $0.of == response }
        guard let letter = presented.letter(of: response), !values.isEmpty else { return nil }
        return "\(letter): " + words(question, values, presented, quotes)
      }
    }
    return all.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func words(
    _ question: Question, _ answers: [Answer], _ item: PresentedItem, _ quotes: Bool
  ) -> String {
    guard !answers.isEmpty else { return "" }
    let of = question.kind.asksEachResponse ? answers[0].of : ""
    let ask = question.ask(Asked(item: item, of: of))
    return question.inWords(answers, summary: ask.giving(answers)?.summary ?? "", quotes: quotes)
  }

  /// The item with its responses in the order shown, and no text, which costs nothing to make.
  private func presentedWithoutTexts(_ item: Item) -> PresentedItem {
    PresentedItem(
      item.withoutTexts, batch: setup.batch.id, annotator: setup.annotator, seed: setup.seed,
      shuffles: setup.rubric.shufflesResponses)
  }
}
