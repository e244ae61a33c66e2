import GlossJSON

extension LabelContent {
  /// Complains of what is wrong though every column is of its type: answers where there can be
  /// none, names of nothing, spans whose text is another.
  package func check(_ line: JSONValue, _ complaints: Complaints) {
    func complain(_ key: String, _ message: String) { complaints.add(line, at: [key], message) }
    if status != .answered, !answers.isEmpty {
      complain("answers", "a label that is \(status.rawValue) has answers")
    }
    if (revision == 1) != (supersedes == nil) {
      complain("supersedes", "revision \(revision) with supersedes \"\(supersedes ?? "")\"")
    }
    if status == .withdrawn, !rationale.isEmpty || activeMS != 0 {
      complain("status", "a withdrawn label keeps a rationale or a time")
    }
    if status == .stopped, input != Input() || !metadata.isEmpty {
      complain("input", "a stopped label keeps what was judged")
    }
    for (index, id) in shownOrder.enumerated() where status != .stopped {
      if input.hasResponse(id), !shownOrder[..<index].contains(id) { continue }
      complaints.add(
        line, at: ["shown_order", "\(index)"], "\"\(id)\" is no response, or is there twice")
    }
    for (index, answer) in answers.enumerated() {
      answer.check(against: input) { complaints.add(line, at: ["answers", "\(index)"] + $0, $1) }
    }
  }
}

extension Input {
  /// There are a handful of responses, so that looking at each is faster than any index.
  fileprivate func hasResponse(_ id: ID) -> Bool { responses.contains { $0.id == id } }
}

extension Answer {
  fileprivate typealias Complain = (_ place: [String], _ message: String) -> Void

  fileprivate func check(against input: Input, _ complain: Complain) {
    if !of.string.isEmpty, input.text(of: of) == nil {
      complain(["of"], "\"\(of)\" names no text of the item")
    }
    if !["", "tie", "neither"].contains(preferred), !input.hasResponse(preferred) {
      complain(["preferred"], "\"\(preferred)\" is no response")
    }
    for (index, rank) in ranking.enumerated() where !input.hasResponse(rank.response) {
      complain(["ranking", "\(index)"], "\"\(rank.response)\" is no response")
    }
    let ranks = Set(ranking.map(\.rank))
    if ranks.count != ranks.max() ?? 0 {
      complain(["ranking"], "ranks are not 1, 2, … without a gap")
    }
    for (index, rating) in ratings.enumerated()
    where !rating.of.string.isEmpty && input.text(of: rating.of) == nil {
      complain(["ratings", "\(index)"], "\"\(rating.of)\" names no text of the item")
    }
    checkSpans(against: input, complain)
  }

  private func checkSpans(against input: Input, _ complain: Complain) {
    var texts: [ID: ScalarText] = [:]
    for (index, span) in spans.enumerated() {
      let place = ["spans", "\(index)"]
      if index > 0, !(spans[index - 1] < span) {
        complain(place, "spans are not sorted by of, start, end, label")
      }
      if texts[span.of] == nil { texts[span.of] = input.text(of: span.of).map(ScalarText.init) }
      guard let text = texts[span.of] else {
        complain(place + ["of"], "\"\(span.of)\" names no text of the item")
        continue
      }
      guard span.start < span.end, let slice = text[span.start, span.end] else {
        complain(place, "\(span.start)-\(span.end) is no part of \(text.count) code points")
        continue
      }
      if !slice.elementsEqual(span.text.utf8) {
        complain(place + ["text"], "is not the text from start to end")
      }
    }
  }
}
