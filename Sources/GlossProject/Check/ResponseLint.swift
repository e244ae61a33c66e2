import GlossJSON
import GlossJournal

/// What sways a judgement of responses other than what they say.
enum ResponseLint {
  struct Fault {
    let message: String
    let remedy: String
  }

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

  static func faults(of input: Input) -> [Fault] {
    input.responses.flatMap { nameFaults($0, input) } + pairFaults(input.responses)
  }

  private static func nameFaults(_ response: Response, _ input: Input) -> [Fault] {
    let text = response.text.lowercased()
    let asked = input.prompt.map { $0.content.lowercased() }
    let own = ambiguous.flatMap { name in openings.map { $0 + name } }
    // A name that the prompt brings up is the subject, not a signature.
    guard
      let name = (models + own).first(where: { name in
        text.contains(name) && !asked.contains { $0.contains(name) }
      })
    else { return [] }
    return [
      Fault(
        message: "the response \"\(response.id)\" names its model: \"\(name)\"",
        remedy: "take the name out: people judge the name instead")
    ]
  }

  private static func pairFaults(_ responses: [Response]) -> [Fault] {
    var faults: [Fault] = []
    var firstOfText: [ID: ID] = [:]
    for response in responses {
      if let first = firstOfText[ID(response.text)] {
        faults.append(
          Fault(
            message: "the responses \"\(first)\" and \"\(response.id)\" are identical",
            remedy: "leave the item out: there is nothing to choose"))
      } else {
        firstOfText[ID(response.text)] = response.id
      }
    }
    let lengths = responses.map { (id: $0.id, count: $0.text.unicodeScalars.count) }
    if let longest = lengths.max(by: { $0.count < $1.count }),
      let shortest = lengths.min(by: { $0.count < $1.count }),
      longest.count >= imbalance.factor * shortest.count,
      longest.count - shortest.count >= imbalance.difference
    {
      faults.append(
        Fault(
          message: "\"\(longest.id)\" has \(longest.count) code points, "
            + "\"\(shortest.id)\" \(shortest.count)",
          remedy: "see that length alone does not decide"))
    }
    return faults
  }
}
