import GlossJSON
import GlossTasks

/// The two items that every starter explains.
extension StarterSample {
  package static func itemID(_ index: Int) -> ID { ID("example-\(index + 1)") }

  /// A batch of them, in a folder beside that of the rubric.
  func batch(_ id: ID, rubric: ID) -> String {
    """
    {
      "schema": "\(Batch.schema)",
      "id": "\(id)",
      "title": "Two items to try \(rubric) with",
      "rubric": "../guidelines/\(rubric).json",
      "locale": "en",
      "items": [
    \(items.map { "    {\n\($0.map { "      \($0)" }.joined(separator: ",\n"))\n    }" }
      .joined(separator: ",\n"))
      ]
    }

    """
  }

  /// The members of each item, as JSON.
  private var items: [[String]] {
    Self.messages.indices.map { index in
      let id = "\"id\": \"\(Self.itemID(index))\""
      switch self {
      case .message: return [id, "\"text\": \(Self.quoted(Self.messages[index]))"]
      case .replies(let count):
        let conversation = Self.conversations[index]
        let responses = conversation.replies.prefix(count).enumerated().map {
          "        {\"id\": \"r\($0.offset + 1)\", \"text\": \(Self.quoted($0.element))}"
        }
        return [
          id, "\"prompt\": \(Self.quoted(conversation.prompt))",
          "\"responses\": [\n\(responses.joined(separator: ",\n"))\n      ]",
        ]
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static let messages = [
    """
    Hello, please change the delivery address of order 20817 to 14 Harbour Street, Cork. I ordered \
    the grey lamp on 3 March and it has not been sent yet. Thank you, Maeve Doyle
    """,
    """
    Thank you for the new reading light! Tomás at your shop in Porto set it up for me in five \
    minutes. I only wish that the cable were a little longer.
    """,
  ]

  private static let conversations = [
    (
      prompt: "how do i undo my last git commit? i have not pushed it yet",
      replies: [
        """
        Run `git reset --soft HEAD~1`. The commit goes away, and your changes stay staged, so that \
        you can commit them again.
        """,
        """
        Git is a distributed version control system that was first released in 2005. It keeps the \
        history of your files in commits.
        """,
        "Delete the folder and clone the repository again. Then the commit is gone.",
        """
        You can make a new commit that takes the last one back with `git revert HEAD`. As yours is \
        not pushed yet, `git reset --soft HEAD~1` does it without a trace.
        """,
      ]
    ),
    (
      prompt: "My sourdough has not risen after four hours at 17 degrees. Is my starter dead?",
      replies: [
        """
        Probably not. At 17 degrees dough rises slowly: give it four more hours, or put it \
        somewhere warmer. If a spoonful of the starter floats in water, it is alive.
        """,
        """
        Yes, your starter is dead. Throw it away and begin a new one: a dough that has not risen \
        after four hours never will.
        """,
        "It is only cold. Wait until the dough has doubled.",
        "I am sorry, but I cannot help with that.",
      ]
    ),
  ]
}
