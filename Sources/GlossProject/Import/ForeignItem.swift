import GlossJSON
import GlossJournal
import GlossTasks

/// An item as it comes of a row, before it has an id.
struct ForeignItem {
  var text = ""
  var context = ""
  var prompt: [Turn] = []
  var responses: [Response] = []
  var metadata: [(name: String, values: [ForeignRow.Value])] = []
  /// Whether there is anything to judge, and where replies are compared, whether there are two.
  var standing = Standing.whole

  enum Standing { case whole, empty, single }

  /// The item as a line of a batch.
  func written(as id: ID) -> [UInt8] {
    JSONWriter.bytes { writer in
      writer.member("id", id.string)
      if !text.isEmpty { writer.member("text", text) }
      if !context.isEmpty { writer.member("context", context) }
      if prompt.count == 1, prompt[0].role == "user" {
        writer.member("prompt", prompt[0].content)
      } else if !prompt.isEmpty {
        writer.objects("prompt", prompt) { turn, writer in
          writer.member("role", turn.role)
          writer.member("content", turn.content)
        }
      }
      if !responses.isEmpty {
        writer.objects("responses", responses) { response, writer in
          writer.member("id", response.id.string)
          writer.member("text", response.text)
        }
      }
      guard !metadata.isEmpty else { return }
      writer.object("metadata") { writer in
        for (name, values) in metadata {
          writer.key(name)
          if values.count == 1 {
            values[0].write(to: &writer)
          } else {
            writer.beginArray()
            for value in values { value.write(to: &writer) }
            writer.endArray()
          }
        }
      }
    }
  }
}

extension ForeignItem {
  /// Makes an item of a row, noting what a field cannot hold.
  struct Reader {
    let map: FieldMap
    let row: ForeignRow
    let report: Report
    /// The conversation of the responses begins otherwise than the prompt that stands beside them.
    private(set) var isContrary = false

    /// Where the text of a response may stand in an object.
    private static let textKeys = [
      "text", "content", "response", "output", "completion", "answer", "generated_text", "value",
      "reply",
    ]

    /// A response before it is known what all of them have in common.
    private struct Reply {
      var id: ID?
      var content: Content

      enum Content {
        case text(String)
        case conversation(Conversation)

        static func of(_ text: String) -> Content {
          Conversation(text).map { .conversation($0) } ?? .text(text)
        }
      }
    }

    init(map: FieldMap, row: ForeignRow, report: Report) {
      self.map = map
      self.row = row
      self.report = report
    }

    mutating func read() -> ForeignItem {
      var item = ForeignItem()
      item.text = map.text.map(text) ?? ""
      item.context = map.context.map(text) ?? ""
      item.prompt = prompt()
      let replies = map.responses.flatMap(replies)
      item.prompt = settle(item.prompt, replies)
      item.responses = responses(replies, after: item.prompt)
      item.metadata = map.metadata.map { ($0.name, row.values(at: $0)) }.filter { !$0.1.isEmpty }
      item.standing = standing(of: item)
      return item
    }

    private func standing(of item: ForeignItem) -> Standing {
      let isEmpty =
        if !map.responses.isEmpty {
          item.responses.allSatisfy(\.text.isEmpty)
        } else if map.text != nil {
          item.text.isEmpty
        } else { item.prompt.isEmpty }
      if isEmpty { return .empty }
      return map.responses.count > 1 && item.responses.count < 2 ? .single : .whole
    }

    /// What stands in the objects of lists of responses beside what is taken of them.
    static func left(in rows: [ForeignRow], _ map: FieldMap) -> [String] {
      var names: [String] = []
      var known = Set(map.metadata.map(\.whole))
      for path in map.responses {
        for case .json(let value) in rows.flatMap({ $0.values(at: path) })
        where Conversation(value) == nil {
          for element in value.elements {
            let taken = ["id", textKeys.first { element[$0]?.string != nil }]
            for member in element.members where !taken.contains(member.key.keyString) {
              let name = "\(path.name).\(member.key.keyString)"
              if known.insert(ID(name)).inserted { names.append(name) }
            }
          }
        }
      }
      return names
    }

    // MARK: Text and prompt

    private func text(_ path: FieldPath) -> String {
      row.values(at: path).filter { !$0.isEmpty }.compactMap { value in
        if value.text == nil { refuse(value, path) }
        return value.text
      }.joined(separator: "\n\n")
    }

    private func refuse(_ value: ForeignRow.Value, _ path: FieldPath) {
      guard case .json(let json) = value else { return }
      report.error(
        json, "\"\(path.name)\" is \(Fields.name(of: json.kind)), which is no text",
        remedy: json.kind == .object ? "name a field in it: \(path.name).…" : "name another field")
    }

    private func prompt() -> [Turn] {
      if map.prompt.count == 1, case .json(let value)? = row.values(at: map.prompt[0]).first,
        let conversation = Conversation(value)
      {
        return conversation.all
      }
      let text = map.prompt.map(text).filter { !$0.isEmpty }.joined(separator: "\n\n")
      if let conversation = Conversation(text) { return conversation.all }
      return text.isEmpty ? [] : [Turn(role: "user", content: text)]
    }

    /// What the replies were answers to: what their conversations have in common, else the prompt.
    private mutating func settle(_ prompt: [Turn], _ replies: [Reply]) -> [Turn] {
      let turns = replies.compactMap { reply -> [Turn]? in
        if case .conversation(let conversation) = reply.content { conversation.turns } else { nil }
      }
      guard !turns.isEmpty, turns.count == replies.count else { return prompt }
      let common = turns.dropFirst().reduce(turns[0]) { common, other in
        zip(common, other).prefix { $0 == $1 }.map(\.0)
      }
      guard !common.isEmpty else { return prompt }
      isContrary = !prompt.isEmpty && !common.starts(with: prompt)
      return common
    }

    // MARK: Responses

    private func replies(_ path: FieldPath) -> [Reply] {
      row.values(at: path).flatMap { value -> [Reply] in
        if case .json(let json) = value, json.kind == .array, Conversation(json) == nil {
          return json.elements.compactMap { reply(.json($0), path, isOne: false) }
        }
        let isOne = map.responses.count > 1 && path.parts.count == 1
        return reply(value, path, isOne: isOne).map { [$0] } ?? []
      }
    }

    /// Nil where there is none, or, with an error noted, where it is no text. An empty string of JSON
    /// is a reply, as models give them; an empty field of a table is none.
    ///
    /// - Parameter isOne: the field holds one response, and names it.
    private func reply(_ value: ForeignRow.Value, _ path: FieldPath, isOne: Bool) -> Reply? {
      if case .json(let json) = value, json.kind == .string {
        let text = json.string ?? ""
        return Reply(id: isOne ? path.whole : nil, content: .of(text))
      }
      if value.isEmpty { return nil }
      if case .json(let json) = value {
        if let conversation = Conversation(json) {
          return Reply(id: isOne ? path.whole : nil, content: .conversation(conversation))
        }
        if json.kind == .object {
          guard let text = Self.textKeys.lazy.compactMap({ json[$0]?.string }).first else {
            refuse(value, path)
            return nil
          }
          return Reply(id: json["id"]?.id, content: .text(text))
        }
      }
      guard let text = value.text else {
        refuse(value, path)
        return nil
      }
      return Reply(id: isOne ? path.whole : nil, content: .of(text))
    }

    /// With ids of their own, behind what all of them answer.
    private func responses(_ replies: [Reply], after prompt: [Turn]) -> [Response] {
      var taken: Set<ID> = ["text", "context", "tie", "neither"]
      return replies.enumerated().compactMap { index, reply in
        let text: String? =
          switch reply.content {
          case .text(let text): text
          case .conversation(let conversation): conversation.rest(after: prompt)
          }
        guard let text else { return nil }
        var id = reply.id ?? ID("r\(index + 1)")
        let isPlain = IDRule.fault(of: id.string) == nil && IDRule.guess(of: id.string) == nil
        if !isPlain || id.string.hasPrefix("prompt/") || taken.contains(id) {
          id = ID("r\(index + 1)")
        }
        // Others may be called by such names.
        while !taken.insert(id).inserted { id = ID("\(id)-\(index + 1)") }
        return Response(id: id, text: text)
      }
    }
  }
}

extension Conversation {
  /// With the last reply as a turn.
  var all: [Turn] { turns + (reply.map { [Turn(role: "assistant", content: $0)] } ?? []) }

  /// What is said behind these turns: the reply, with what else was said before it; nil for nothing.
  func rest(after prompt: [Turn]) -> String? {
    let rest = all.starts(with: prompt) ? Array(all.dropFirst(prompt.count)) : all
    return rest.isEmpty
      ? nil
      : rest.enumerated().map { index, turn in
        let name = turn.role == "user" ? "Human" : "Assistant"
        return index == 0 && turn.role == "assistant" ? turn.content : "\(name): \(turn.content)"
      }.joined(separator: "\n\n")
  }
}
