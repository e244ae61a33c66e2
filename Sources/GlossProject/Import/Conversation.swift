import GlossJSON
import GlossJournal

/// What somebody was asked, turn by turn, and the reply that ends it: how data sets of preferences
/// often hold a response.
struct Conversation: Hashable {
  var turns: [Turn]
  /// Nil where the last turn is no reply.
  var reply: String?

  /// Of an array of turns, `{role, content}` or `{from, value}`; nil where it is none.
  init?(_ value: JSONValue) {
    guard value.kind == .array else { return nil }
    var turns: [Turn] = []
    for element in value.elements {
      let keys = [("role", "content"), ("from", "value")]
      let found = keys.lazy.compactMap { role, content -> Turn? in
        guard let role = element[role]?.string, let content = element[content]?.string else {
          return nil
        }
        return Turn(role: Self.role(role), content: content)
      }.first
      guard let found else { return nil }
      turns.append(found)
    }
    guard !turns.isEmpty else { return nil }
    self.init(turns: turns)
  }

  /// Of a text in which `Human:` and `Assistant:` stand before the turns; nil where they do not.
  init?(_ text: String) {
    let marks = [("\n\nHuman:", "user"), ("\n\nAssistant:", "assistant")]
    let bytes = Array(("\n\n" + text.drop { $0 == "\n" }).utf8)
    var found: [(start: Int, end: Int, role: String)] = []
    var index = 0
    while index < bytes.count {
      // Most bytes are no line break.
      if bytes[index] == 0x0a,
        let mark = marks.first(where: { bytes[index...].starts(with: $0.0.utf8) })
      {
        found.append((index, index + mark.0.utf8.count, mark.1))
        index += mark.0.utf8.count
      } else {
        index += 1
      }
    }
    guard found.first?.start == 0, found[0].role == "user" else { return nil }
    self.init(
      turns: found.indices.map { place in
        let end = place + 1 < found.count ? found[place + 1].start : bytes.count
        let content = String(decoding: bytes[found[place].end..<end], as: UTF8.self)
        return Turn(
          role: found[place].role,
          content: content.hasPrefix(" ") ? String(content.dropFirst()) : content)
      })
  }

  private init(turns: [Turn]) {
    self.turns = turns
    if turns.last?.role == "assistant" { reply = self.turns.removeLast().content }
  }

  private static func role(_ name: String) -> String {
    switch name {
    case "human": "user"
    case "gpt", "bot", "chatbot", "model": "assistant"
    default: name
    }
  }
}
