import GlossJSON
import GlossTasks

/// A rubric to start from, with its guideline and two items to try it with, for some kinds of
/// question: the text of three files.
package struct NewRubric: Sendable {
  package let id: ID
  package let questions: [Question]
  private let sample: StarterSample

  package struct Question: Sendable {
    package let kind: String
    package let starter: Starter
    /// The question before it that opens the way to it, and with which label.
    let opener: (question: Starter, opening: Starter.Opening)?
  }

  package static let version = "1.0.0"

  /// Nil where the kinds cannot be asked of the same items.
  ///
  /// - Parameter id: the name of files too; nothing in it needs an escape in JSON or Markdown.
  package init?(_ kinds: [any Kind.Type], id: ID) {
    for sample in StarterSample.all {
      let starters = kinds.compactMap { $0.starter(sample) }
      guard starters.count == kinds.count else { continue }
      self.id = id
      self.sample = sample
      questions = starters.indices.map { index in
        let opener = starters[..<index].first { $0.opening != nil }
        return Question(
          kind: kinds[index].name, starter: starters[index],
          opener: opener.flatMap { question in question.opening.map { (question, $0) } })
      }
      return
    }
    return nil
  }

  /// The items have a batch of their own: a lead's batch is often called as its rubric is.
  package var batchID: ID { ID("\(id)-example") }

  package var batch: String { sample.batch(batchID, rubric: id) }

  package var rubric: String {
    """
    {
      "schema": "\(Rubric.schema)",
      "id": "\(id)",
      "version": "\(Self.version)",
      "title": "\(questions[0].starter.title)",
      "locale": "en",
      "guideline": "\(id).md",
      "owner": "",
      "rationale": "optional",
      "confidence": "off",
      "order": "batch",
      "shuffle_responses": true,
      "questions": [
    \(questions.map(\.json).joined(separator: ",\n"))
      ]
    }

    """
  }
}

extension NewRubric.Question {
  fileprivate var json: String {
    let condition = opener.map {
      "\"when\": {\"question\": \"\($0.question.name)\", \"has\": \"\($0.opening.label)\"},\n"
    }
    let members = """
      "name": "\(starter.name)",
      "kind": "\(kind)",
      "title": "\(starter.title)",
      \(condition ?? "")\(starter.members)
      """
    return "    {\n" + members.split(separator: "\n").map { "      \($0)\n" }.joined() + "    }"
  }
}

extension NewRubric {
  /// What keeps an id from naming the files, as the end of a sentence; nil where nothing does.
  package static func fault(of id: ID) -> String? {
    let isPlain =
      id.string.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*/.matchingSemantics(.unicodeScalar))
      != nil
    return isPlain
      ? IDRule.guess(of: id.string) : "is no name of a file made of a–z, 0–9, -, _ and ."
  }
}

extension NewRubric {
  /// The kind with which to begin on items of so many responses: the first that needs them, if one
  /// does.
  package static func kind(forResponses count: Int) -> String {
    let first = Kinds.all.first { kind in
      count > 0 && kind.starter(.message) == nil && kind.starter(.replies(count)) != nil
    }
    return (first ?? Kinds.all[0]).name
  }
}
