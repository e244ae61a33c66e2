import GlossJSON
import GlossJournal

/// One thing to judge, as read from a batch.
package struct Item: Hashable, Sendable {
  package let id: ID
  /// What is shown and judged; copied into every label, so that a line stands alone.
  package let input: Input
  /// Content categories, in the order of the batch.
  package var advice: [String] = []
  /// What flagged it before a person saw it; empty where nothing did.
  package var flaggedBy = ""
  /// The item's and its responses' `metadata` as JSON text; empty where there is none.
  package var metadata = ""
  /// What a machine proposes, by question; the kind is left for the question to say.
  package var suggestions: [Answer] = []
  /// Nil for an item that is labelled in earnest.
  package var practice: Practice?
  /// Of the item's raw bytes, from its `{` through its `}`.
  package let inputSHA256: Hash

  /// What is expected of a practice item, and why.
  package struct Practice: Hashable, Sendable {
    /// By question, as suggestions.
    package let answers: [Answer]
    package let explanation: String
  }
}

extension Item {
  /// Reads one item, noting every fault; nil where any of them is an error.
  package static func read(_ value: JSONValue, _ report: Report) -> Item? {
    let own = report.part
    let item = readFields(value, own)
    report.add(own)
    return own.hasErrors ? nil : item
  }

  private static func readFields(_ value: JSONValue, _ report: Report) -> Item? {
    guard var fields = Fields(value, "item", report) else { return nil }
    let id = fields.ownID()
    let text = fields.string("text") ?? ""
    let context = fields.string("context") ?? ""
    let prompt = fields.value("prompt").map { readPrompt($0, report) } ?? []
    let responses = readResponses(&fields, report)
    let advice = fields.strings("advice")
    let flaggedBy = fields.string("flagged_by") ?? ""
    if let priority = fields.value("priority"), priority.kind != .number {
      report.wrongType(priority, "priority", "a number")
    }
    let metadata = readMetadata(&fields, responses, report)
    checkObject("suggestions", &fields, report)
    checkPractice(&fields, report)
    fields.finish()
    if ["text", "prompt", "responses"].allSatisfy({ isEmpty(value[$0]) }) {
      report.error(
        value, "this item has nothing to judge",
        remedy: "give it a \"text\", a \"prompt\" or \"responses\"")
    }
    guard let id else { return nil }
    let input = Input(
      text: text, context: context, prompt: prompt, responses: responses.map(\.response))
    let practice = value["practice"].map {
      Practice(
        answers: Proposals.read($0["answers"], input), explanation: $0["explanation"]?.string ?? "")
    }
    return Item(
      id: id, input: input, advice: advice, flaggedBy: flaggedBy, metadata: metadata,
      suggestions: Proposals.read(value["suggestions"], input), practice: practice,
      inputSHA256: Hash(of: value.rawBytes))
  }

  /// Whether a text, a prompt or responses are missing or empty; what is wrong with them otherwise
  /// has a message of its own.
  private static func isEmpty(_ value: JSONValue?) -> Bool {
    guard let value else { return true }
    switch value.kind {
    case .string: return value.string?.isEmpty == true
    case .array: return value.elements.first { _ in true } == nil
    default: return false
    }
  }

  /// A string is one turn of the user; an array holds the turns.
  private static func readPrompt(_ value: JSONValue, _ report: Report) -> [Turn] {
    if let string = value.string { return [Turn(role: "user", content: string)] }
    guard value.kind == .array else {
      report.wrongType(
        value, "prompt", "a string or an array",
        remedy: "write a string, or [{\"role\": \"user\", \"content\": \"…\"}]")
      return []
    }
    return value.elements.compactMap { element in
      guard var fields = Fields(element, "turn", report) else { return nil }
      let role = fields.requiredString("role")
      let content = fields.requiredString("content")
      fields.finish()
      guard let role, let content else { return nil }
      return Turn(role: role, content: content)
    }
  }

  /// Suggestions are held to the rubric where it is known.
  private static func checkObject(_ key: String, _ fields: inout Fields, _ report: Report) {
    guard let value = fields.value(key), value.kind != .object else { return }
    report.wrongType(value, key, "an object", remedy: "write it as { … }")
  }

  private static func checkPractice(_ fields: inout Fields, _ report: Report) {
    guard var practice = fields.object("practice") else { return }
    if practice.required("answers") != nil { checkObject("answers", &practice, report) }
    _ = practice.requiredString("explanation")
    practice.finish()
  }

  private typealias ReadResponse = (response: Response, metadata: JSONValue?)

  private static func readResponses(_ fields: inout Fields, _ report: Report) -> [ReadResponse] {
    var seen: Set<ID> = []
    return fields.elements("responses").compactMap { element in
      guard var fields = Fields(element, "response", report) else { return nil }
      let id = fields.ownID()
      let idValue = fields.value("id")
      let text = fields.requiredString("text")
      checkObject("metadata", &fields, report)
      let metadata = fields.value("metadata")
      fields.finish()
      guard let id, let idValue, let text else { return nil }
      if ["text", "context", "tie", "neither"].contains(id) || id.string.hasPrefix("prompt/") {
        report.error(
          idValue, "\"\(id)\" has a meaning of its own in labels and cannot name a response",
          remedy: "choose another id")
      }
      if !seen.insert(id).inserted {
        report.error(
          idValue, "two responses of this item are called \"\(id)\"",
          remedy: "give each response an id of its own")
      }
      return (Response(id: id, text: text), metadata)
    }
  }

  /// The item's own metadata, without the white space between its tokens; with metadata on
  /// responses too, an object `{"item": …, "responses": {id: …}}` of both.
  private static func readMetadata(
    _ fields: inout Fields, _ responses: [ReadResponse], _ report: Report
  ) -> String {
    checkObject("metadata", &fields, report)
    let own = fields.value("metadata")
    if responses.allSatisfy({ $0.metadata == nil }) {
      return own.map { String(decoding: compact($0), as: UTF8.self) } ?? ""
    }
    return JSONWriter.text { writer in
      if let own { writer.member("item", raw: compact(own)) }
      writer.object("responses") { writer in
        for response in responses {
          guard let metadata = response.metadata else { continue }
          writer.member(response.response.id.string, raw: compact(metadata))
        }
      }
    }
  }

  /// The bytes of a value less the white space outside its strings, so that it stands on one line.
  private static func compact(_ value: JSONValue) -> [UInt8] {
    var isInString = false
    var isEscaped = false
    return value.rawBytes.filter { byte in
      defer { isEscaped = isInString && !isEscaped && byte == UInt8(ascii: "\\") }
      if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
      return isInString || ![0x20, 0x09, 0x0a, 0x0d].contains(byte)
    }
  }
}
