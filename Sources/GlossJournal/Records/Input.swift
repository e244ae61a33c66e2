import GlossJSON

/// What was judged, as it stands in a label, so that a line needs no other file.
package struct Input: Record, Hashable {
  package var text: String
  package var context: String
  package var prompt: [Turn]
  package var responses: [Response]

  package init(
    text: String = "", context: String = "", prompt: [Turn] = [], responses: [Response] = []
  ) {
    self.text = text
    self.context = context
    self.prompt = prompt
    self.responses = responses
  }

  package init() { self.init(text: "") }

  package static let table = Table<Input>([
    Row("text", \.text, "The text to judge."),
    Row("context", \.context, "Shown above, not judged."),
    Row("prompt", \.prompt, "What was asked."),
    Row("responses", \.responses, "In batch order."),
  ])

  /// The text that `of` names in an answer or a span; nil where it names none.
  ///
  /// `context` is not judged, so nothing names it.
  package func text(of: ID) -> String? {
    if of == "text" { return text }
    if let response = responses.first(where: { $0.id == of }) { return response.text }
    guard of.string.hasPrefix("prompt/") else { return nil }
    let digits = of.string.dropFirst("prompt/".count)
    guard let turn = Int(digits), of == ID("prompt/\(turn)"), prompt.indices.contains(turn) else {
      return nil
    }
    return prompt[turn].content
  }
}

/// One turn of a conversation.
package struct Turn: Record, Hashable {
  package var role: String
  package var content: String

  package init(role: String, content: String) {
    self.role = role
    self.content = content
  }

  package init() { self.init(role: "", content: "") }

  package static let table = Table<Turn>([
    Row("role", \.role, "Who speaks."),
    Row("content", \.content, "What is said."),
  ])
}

/// One response to the prompt.
package struct Response: Record, Hashable {
  package var id: ID
  package var text: String

  package init(id: ID, text: String) {
    self.id = id
    self.text = text
  }

  package init() { self.init(id: "", text: "") }

  package static let table = Table<Response>([
    Row("id", .filled, \.id, "The response's id."),
    Row("text", \.text, "The response."),
  ])
}
