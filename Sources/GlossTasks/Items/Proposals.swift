import GlossJSON
import GlossJournal

/// Answers that an item brings along: what a machine suggests, or what is expected of practice.
///
/// They are read without complaint, since the rubric decides what is an answer: one that is none
/// gives no draft, and is not shown. `gloss check` is where they are held to it.
enum Proposals {
  static func read(_ value: JSONValue?, _ input: Input) -> [Answer] {
    guard let value, value.kind == .object else { return [] }
    return value.members.compactMap { member in
      guard member.value.kind == .object else { return nil }
      return answer(ID(member.key.keyString), member.value, input)
    }
  }

  private static func answer(_ question: ID, _ value: JSONValue, _ input: Input) -> Answer {
    func elements(_ key: String) -> [JSONValue] { value[key].map { Array($0.elements) } ?? [] }
    return Answer(
      question: question, kind: "", labels: elements("labels").compactMap { id($0) },
      spans: elements("spans").compactMap { span($0, input) }.sorted(),
      preferred: id(value["preferred"]) ?? "", strength: value["strength"]?.int ?? 0,
      ranking: elements("ranking").compactMap(rank),
      ratings: elements("ratings").compactMap(rating),
      text: value["text"]?.string ?? "")
  }

  private static func id(_ value: JSONValue?) -> ID? { value?.string.map { ID($0) } }

  private static func rank(_ value: JSONValue) -> Rank? {
    guard let response = id(value["response"]), let rank = value["rank"]?.int else { return nil }
    return Rank(response: response, rank: rank)
  }

  private static func rating(_ value: JSONValue) -> Rating? {
    guard let criterion = id(value["criterion"]), let rated = value["value"]?.int else {
      return nil
    }
    return Rating(of: id(value["of"]) ?? "", criterion: criterion, value: rated)
  }

  /// With the text that stands there; nil where nothing does.
  private static func span(_ value: JSONValue, _ input: Input) -> Span? {
    let of = id(value["of"]) ?? "text"
    guard let start = value["start"]?.int, let end = value["end"]?.int,
      let label = id(value["label"]), let text = input.text(of: of)
    else { return nil }
    let scalars = text.unicodeScalars
    guard 0 <= start, start < end,
      let from = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      let to = scalars.index(from, offsetBy: end - start, limitedBy: scalars.endIndex)
    else { return nil }
    return Span(of: of, start: start, end: end, label: label, text: String(scalars[from..<to]))
  }
}
