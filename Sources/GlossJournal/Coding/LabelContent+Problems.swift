import GlossJSON

extension LabelContent {
  /// What is wrong with the content though every column is of its type: answers where there can be
  /// none, names of nothing, spans whose text is another.
  package func problems() -> [Problem] {
    var problems: [Problem] = []
    if status != .answered, !answers.isEmpty {
      problems.append(Problem([.key("answers")], "a label that is \(status.rawValue) has answers"))
    }
    if (revision == 1) != (supersedes == nil) {
      problems.append(
        Problem(
          [.key("supersedes")], "revision \(revision) with supersedes \"\(supersedes ?? "")\""))
    }
    if status == .withdrawn, !rationale.isEmpty || activeMS != 0 {
      problems.append(Problem([.key("status")], "a withdrawn label keeps a rationale or a time"))
    }
    if status == .stopped, input != Input() || !metadata.isEmpty {
      problems.append(Problem([.key("input")], "a stopped label keeps what was judged"))
    }
    if status != .stopped { problems += orderProblems() }
    for (index, answer) in answers.enumerated() {
      problems += answer.problems(for: input, at: [.key("answers"), .index(index)])
    }
    return problems
  }

  private func orderProblems() -> [Problem] {
    shownOrder.enumerated().compactMap { index, id in
      guard !input.hasResponse(id) || shownOrder[..<index].contains(id) else { return nil }
      return Problem(
        [.key("shown_order"), .index(index)], "\"\(id)\" is no response, or is there twice")
    }
  }
}

extension Input {
  /// There are a handful of responses, so that looking at each is faster than any index.
  fileprivate func hasResponse(_ id: ID) -> Bool { responses.contains { $0.id == id } }
}

extension Answer {
  func problems(for input: Input, at place: [Problem.Step]) -> [Problem] {
    var problems: [Problem] = []
    if !of.string.isEmpty, input.text(of: of) == nil {
      problems.append(Problem(place + [.key("of")], "\"\(of)\" names no text of the item"))
    }
    if !["", "tie", "neither"].contains(preferred), !input.hasResponse(preferred) {
      problems.append(Problem(place + [.key("preferred")], "\"\(preferred)\" is no response"))
    }
    for (index, rank) in ranking.enumerated() where !input.hasResponse(rank.response) {
      problems.append(
        Problem(place + [.key("ranking"), .index(index)], "\"\(rank.response)\" is no response"))
    }
    let ranks = Set(ranking.map(\.rank))
    if ranks.count != ranks.max() ?? 0 {
      problems.append(Problem(place + [.key("ranking")], "ranks are not 1, 2, … without a gap"))
    }
    for (index, rating) in ratings.enumerated()
    where !rating.of.string.isEmpty && input.text(of: rating.of) == nil {
      problems.append(
        Problem(
          place + [.key("ratings"), .index(index)], "\"\(rating.of)\" names no text of the item"))
    }
    return problems + spanProblems(for: input, at: place + [.key("spans")])
  }

  private func spanProblems(for input: Input, at place: [Problem.Step]) -> [Problem] {
    var problems: [Problem] = []
    var texts: [ID: ScalarText] = [:]
    for (index, span) in spans.enumerated() {
      let place = place + [.index(index)]
      if index > 0, !(spans[index - 1] < span) {
        problems.append(Problem(place, "spans are not sorted by of, start, end, label"))
      }
      if texts[span.of] == nil { texts[span.of] = input.text(of: span.of).map(ScalarText.init) }
      guard let text = texts[span.of] else {
        problems.append(Problem(place + [.key("of")], "\"\(span.of)\" names no text of the item"))
        continue
      }
      guard span.start < span.end, let slice = text[span.start, span.end] else {
        problems.append(
          Problem(
            place,
            "\(span.start)-\(span.end) is no part of \(text.count) code points"))
        continue
      }
      if !slice.elementsEqual(span.text.utf8) {
        problems.append(Problem(place + [.key("text")], "is not the text from start to end"))
      }
    }
    return problems
  }
}
