import GlossJSON
import GlossJournal

/// Answers that an item brings along: what a machine suggests, or what is expected of practice.
///
/// Under a question's name stands one answer, or, where the question is asked of each response, an
/// array of them, each with the response that it is `of`. One reading serves the session, which
/// passes over a proposal with a fault, since half of one would be another answer, and `gloss check`,
/// which tells of it. What is an answer is not decided here: that is ``Ask/proposed(_:)``.
package struct Proposals {
  private let input: Input
  private let report: Report
  /// The response of an array's element; empty outside of one.
  private var of: ID = ""

  private init(input: Input, report: Report) { (self.input, self.report) = (input, report) }

  /// An answer and where it stands.
  package struct Found {
    package let answer: Answer
    package let value: JSONValue
  }

  /// Those under every question's name that are without a fault.
  static func read(_ value: JSONValue?, _ input: Input) -> [Answer] {
    guard let value, value.kind == .object else { return [] }
    return value.members.flatMap {
      answers(to: ID($0.key.keyString), $0.value, "proposal", input, Report()).map(\.answer)
    }
  }

  /// Those under one question's name that are without a fault, noting every fault. Two of one
  /// response are both left out: nobody knows which of them was meant.
  ///
  /// - Parameter what: what each of them is, for messages: "suggestion".
  package static func answers(
    to question: ID, _ value: JSONValue, _ what: String, _ input: Input, _ report: Report
  ) -> [Found] {
    guard value.kind == .array else {
      return answer(to: question, value, what, isElement: false, input, report).map { [$0] } ?? []
    }
    var seen: Set<ID> = []
    var repeated: Set<ID> = []
    let elements = Array(value.elements)
    for element in elements where element.kind == .object {
      guard let of = element["of"], let word = of.id, !seen.insert(word).inserted else { continue }
      repeated.insert(word)
      report.error(
        of, "another \(what) is of the response \"\(word)\" already", remedy: "keep one of them")
    }
    return elements.compactMap { answer(to: question, $0, what, isElement: true, input, report) }
      .filter { !repeated.contains($0.answer.of) }
  }

  private static func answer(
    to question: ID, _ value: JSONValue, _ what: String, isElement: Bool, _ input: Input,
    _ report: Report
  ) -> Found? {
    let own = report.part
    defer { report.add(own) }
    var reading = Proposals(input: input, report: own)
    let answer = reading.answer(to: question, value, what, isElement: isElement)
    return own.hasErrors ? nil : answer.map { Found(answer: $0, value: value) }
  }

  private mutating func answer(
    to question: ID, _ value: JSONValue, _ what: String, isElement: Bool
  ) -> Answer? {
    guard var fields = Fields(value, what, report) else { return nil }
    if isElement, let named = fields.required("of"), let word = fields.id("of") {
      of = response(named, word) ?? ""
    }
    var answer = Answer(
      question: question, kind: "", of: of, labels: fields.ids("labels"),
      spans: fields.elements("spans").compactMap(span).sorted(),
      preferred: preferred(&fields),
      strength: fields.int("strength", in: 0...Int.max) ?? 0,
      ranking: fields.elements("ranking").compactMap(rank),
      ratings: fields.elements("ratings").compactMap(rating),
      text: fields.string("text") ?? "")
    for row in Answer.ownRows {
      guard let value = fields.value(row.column.name) else { continue }
      let complaints = Complaints(remedy: "give what the column takes: gloss schema batch")
      row.read(value, &answer, complaints)
      report.add(contentsOf: complaints.diagnostics)
    }
    fields.finish()
    return answer
  }

  private func preferred(_ fields: inout Fields) -> ID {
    guard let value = fields.value("preferred"), let word = fields.id("preferred"),
      !word.string.isEmpty
    else { return "" }
    return ["tie", "neither"].contains(word) ? word : response(value, word) ?? ""
  }

  private func rank(_ value: JSONValue) -> Rank? {
    guard var fields = Fields(value, "rank", report) else { return nil }
    let word = fields.requiredID("response")
    let named = fields.value("response")
    let rank = fields.requiredInt("rank", in: 1...Int.max)
    fields.finish()
    guard let named, let word, let rank, let id = response(named, word) else { return nil }
    return Rank(response: id, rank: rank)
  }

  private func rating(_ value: JSONValue) -> Rating? {
    guard var fields = Fields(value, "rating", report) else { return nil }
    let criterion = fields.requiredID("criterion")
    let rated = fields.requiredInt("value", in: 0...Int.max)
    let named = fields.value("of")
    let of = fields.id("of") ?? self.of
    fields.finish()
    guard let criterion, let rated else { return nil }
    if let named, named.id != nil, !of.string.isEmpty, response(named, of) == nil { return nil }
    return Rating(of: of, criterion: criterion, value: rated)
  }

  private func response(_ value: JSONValue, _ word: ID) -> ID? {
    if input.responses.contains(where: { $0.id == word }) { return word }
    let names = input.responses.map(\.id.string)
    report.error(
      value, "this item has no response \"\(word)\"",
      remedy: Spelling.didYouMean(
        word.string, in: names,
        or: names.isEmpty ? "remove it" : "give one of: " + names.joined(separator: ", ")))
    return nil
  }

  /// With the text that stands there; nil where nothing does.
  private func span(_ value: JSONValue) -> Span? {
    guard var fields = Fields(value, "span", report) else { return nil }
    let of = fields.id("of") ?? "text"
    let start = fields.requiredInt("start", in: 0...Int.max)
    let startValue = fields.value("start")
    let end = fields.requiredInt("end", in: 0...Int.max)
    let label = fields.requiredID("label")
    let given = fields.string("text")
    fields.finish()
    guard let startValue, let start, let end, let label else { return nil }
    let scalars = (input.text(of: of) ?? "").unicodeScalars
    let remedy = "count code points from 0, the end exclusive"
    guard start < end,
      let from = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      let to = scalars.index(from, offsetBy: end - start, limitedBy: scalars.endIndex)
    else {
      report.error(
        startValue,
        "\(start) to \(end) is no stretch of \"\(of)\", which has \(scalars.count)", remedy: remedy)
      return nil
    }
    let text = String(scalars[from..<to])
    if let given, ID(given) != ID(text) {
      report.error(
        startValue, "\(start) to \(end) is \"\(text)\", not \"\(given)\"", remedy: remedy)
    }
    return Span(of: of, start: start, end: end, label: label, text: text)
  }
}
