import GlossJSON
import GlossJournal
import GlossTasks

/// Finds what is no error and yet makes labels worse; it looks under `--strict` alone.
struct Lint {
  let report: Report

  func check(_ batch: Batch, _ items: [ItemCheck.Found], _ rubric: LoadedRubric, hasTerms: Bool) {
    let keys = try? JSONValue.read(rubric.source)
    let locale = keys?["locale"]?.string ?? ""
    if !batch.locale.isEmpty, !locale.isEmpty, ID(batch.locale) != ID(locale) {
      report.warning(
        batch.source, 0, "the batch is in \"\(batch.locale)\", its rubric in \"\(locale)\"",
        remedy: "translate the guideline, or give both the same \"locale\"")
    }
    let masked = keys?["care"]?["mask"]?.elements.compactMap { $0.string.map { ID($0) } }
    checkAdvice(items.filter { !$0.item.advice.isEmpty }, Set(masked ?? []), hasTerms: hasTerms)
    for found in items {
      let place = found.value["responses"] ?? found.value
      checkNames(found.item.input, place)
      checkTexts(found.item.input.responses, place)
    }
  }

  /// Told once a batch: the first item stands for the others.
  private func checkAdvice(_ items: [ItemCheck.Found], _ masked: Set<ID>, hasTerms: Bool) {
    guard let first = items.first else { return }
    let others = items.count == 1 ? "" : " and \(items.count - 1) more"
    if !hasTerms {
      report.warning(
        first.value, "this item\(others) may distress, and the batch has no terms",
        remedy: "say in \"terms\" what support there is")
    }
    if !items.allSatisfy({ $0.item.advice.contains { masked.contains(ID($0)) } }) {
      report.warning(
        first.value, "this item\(others) may distress, and the rubric does not mask all of them",
        remedy: "name the categories of \"advice\" under \"care\": {\"mask\": […]}")
    }
  }
}

/// What sways a judgement of responses other than what they say.
extension Lint {
  /// Where two lengths differ by this factor and by this many code points, one sees it at a glance.
  private static let imbalance = (factor: 10, difference: 500)

  /// Names that stand for a model or its maker wherever they occur.
  private static let models = [
    "chatgpt", "gpt-3", "gpt-4", "gpt-5", "openai", "anthropic", "deepseek", "qwen", "mistral ai",
    "google deepmind", "meta ai",
  ]

  /// Names that are also people's and things', and count only where one speaks of oneself.
  private static let ambiguous = [
    "claude", "gemini", "llama", "mistral", "bard", "copilot", "grok",
  ]
  private static let openings = ["i am ", "i'm ", "i’m ", "my name is ", "as "]

  private static let signatures =
    models + ambiguous.flatMap { name in openings.map { $0 + name } }

  private static let search = WordSearch(signatures)

  private func checkNames(_ input: Input, _ place: JSONValue) {
    // A name that the prompt brings up is the subject, not a signature.
    let asked = input.prompt.reduce(into: Set()) {
      $0.formUnion(Self.search.words(in: $1.content.lowercased()))
    }
    for response in input.responses {
      let named = Self.search.words(in: response.text.lowercased()).subtracting(asked)
      guard let first = named.min() else { continue }
      let name = Self.signatures[first]
      report.warning(
        place, "the response \"\(response.id)\" names its model: \"\(name)\"",
        remedy: "take the name out: people judge the name instead")
    }
  }

  private func checkTexts(_ responses: [Response], _ place: JSONValue) {
    var firstOfText: [ID: ID] = [:]
    for response in responses {
      if let first = firstOfText[ID(response.text)] {
        report.warning(
          place, "the responses \"\(first)\" and \"\(response.id)\" are identical",
          remedy: "leave the item out: there is nothing to choose")
      } else {
        firstOfText[ID(response.text)] = response.id
      }
    }
    let lengths = responses.map { (id: $0.id, count: $0.text.unicodeScalars.count) }
    if let longest = lengths.max(by: { $0.count < $1.count }),
      let shortest = lengths.min(by: { $0.count < $1.count }),
      longest.count >= Self.imbalance.factor * shortest.count,
      longest.count - shortest.count >= Self.imbalance.difference
    {
      report.warning(
        place,
        "\"\(longest.id)\" has \(longest.count) code points, \"\(shortest.id)\" \(shortest.count)",
        remedy: "see that length alone does not decide")
    }
  }
}
