import GlossJSON
import GlossJournal
import GlossTasks

/// One row of the table of commands, which feeds parsing and `:help`.
package struct CommandWord: Sendable {
  package let word: String
  /// What may follow the word; empty where nothing may.
  package let arguments: String
  /// One sentence for `:help`.
  package let help: String
  /// Whether it must be written out, since a slip of the fingers would cost something.
  let isWhole: Bool
  let read:
    @Sendable (inout CommandLineRest, CommandWord, Rubric) throws(Command.Refusal) -> Command

  /// The command as one types it: `:goto N|ID`.
  package var form: String { ":" + word + (arguments.isEmpty ? "" : " " + arguments) }

  private init(
    _ word: String, _ arguments: String = "", _ help: String, isWhole: Bool = false,
    read:
      @escaping @Sendable (inout CommandLineRest, CommandWord, Rubric) throws(Command.Refusal)
      -> Command
  ) {
    self.word = word
    self.arguments = arguments
    self.help = help
    self.isWhole = isWhole
    self.read = read
  }

  /// A command that takes nothing behind its word.
  private init(_ word: String, _ help: String, gives command: Command) {
    self.init(word, "", help) { (rest, entry, _) throws(Command.Refusal) in
      guard rest.isEmpty else {
        throw Command.Refusal(message: ":\(entry.word) takes nothing behind it.")
      }
      return command
    }
  }

  /// In the order in which `:help` lists them.
  package static let all: [CommandWord] = [
    CommandWord(
      "undo", "Takes back the last change, then goes back to the label before.", gives: .undo),
    CommandWord("forward", "Goes forward again after going back.", gives: .forward),
    CommandWord(
      "pass", "Leaves this question as it is and goes on to the next; after the last, saves.",
      gives: .pass),
    CommandWord("save", "Saves the item.", gives: .save),
    CommandWord("skip", "Skips the item; no reason is asked.", gives: .skip),
    CommandWord(
      "rationale", "[QUESTION] TEXT", "Says why; without a text, takes the rationale away.",
      read: rationale),
    CommandWord(
      "note", "TOPIC [CLAUSE…] [--] TEXT",
      "Sends a note to the lead; the topics are \(topics.joined(separator: ", ")).", read: note),
    CommandWord(
      "guide", "[CLAUSE]", "Shows the guideline, at the clause of the question.", read: guide),
    CommandWord("terms", "Shows for whom, why and for what pay the work is done.", gives: .terms),
    CommandWord("find", "TEXT", "Lists the items that hold a text.") {
      (rest, entry, _) throws(Command.Refusal) in
      .find(try rest.takeRequired(entry))
    },
    CommandWord("goto", "N|ID", "Opens an item by its number or its id.") {
      (rest, entry, _) throws(Command.Refusal) in
      .goTo(try rest.takeRequired(entry))
    },
    CommandWord(
      "stale", "Goes to the next of your labels made under an older text of the rubric.",
      gives: .stale),
    CommandWord(
      "withdraw", "[N|ID]", "Withdraws the label of this item, or of the one named.", isWhole: true
    ) { (rest, _, _) in
      .withdraw(rest.isEmpty ? nil : rest.takeText())
    },
    CommandWord("reveal", "[all]", "Shows one sentence more of a masked item, or all of it.") {
      (rest, entry, _) throws(Command.Refusal) in
      guard rest.isEmpty || rest.word == "all" else {
        throw Command.Refusal(message: "Write it as \(entry.form).")
      }
      return .reveal(whole: !rest.isEmpty)
    },
    CommandWord(
      "optout", "[-]CATEGORY", "Passes over the items of a category; behind - offers them again."
    ) { (rest, entry, _) throws(Command.Refusal) in
      .optOut(try rest.takeRequired(entry))
    },
    CommandWord("cap", "MINUTES", "Sets your own cap for a day, which you are told of; 0 for none.")
    {
      (rest, entry, _) throws(Command.Refusal) in
      guard let minutes = Int(try rest.takeRequired(entry)), (0...1440).contains(minutes) else {
        throw Command.Refusal(message: "A cap is a number of minutes, 0 to 1440.")
      }
      return .cap(minutes)
    },
    CommandWord("accept", "Takes the machine's suggestion as the answer.", gives: .accept),
    CommandWord("break", "Starts a break; the next key or line ends it.", gives: .startBreak),
    CommandWord(
      "stop", "", "Unlawful material: masks the item at once, and withholds it from everyone.",
      isWhole: true
    ) { (rest, _, _) in
      .stop
    },
    CommandWord("results", "DIR", "Goes on in another directory after a failed write.") {
      (rest, entry, _) throws(Command.Refusal) in
      .results(try rest.takeRequired(entry))
    },
    CommandWord("zoom", "Shows one text alone, then the next, then all.", gives: .zoom),
    CommandWord(
      "raw",
      "Shows texts as they are written, or drawn as Markdown again; plain mode has them as written.",
      gives: .raw),
    CommandWord(
      "diff", "Marks what differs between two responses, word by word.", gives: .difference),
    CommandWord("hours", "Says how long you have worked, here and today.", gives: .hours),
    CommandWord("help", "Lists the commands.", gives: .help),
    CommandWord("quit", "Leaves; every label is saved already.", gives: .quit),
  ]

  private static let topics = Happening.Topic.allCases.map(\.rawValue)

  /// The row that a word means, whole or shortened.
  static func named(_ word: String) throws(Command.Refusal) -> CommandWord {
    if let exact = all.first(where: { $0.word == word }) { return exact }
    guard !word.isEmpty else { throw Command.Refusal(message: "Type a command; :help lists them.") }
    let begun = all.filter { $0.word.hasPrefix(word) }
    if begun.count == 1, !begun[0].isWhole { return begun[0] }
    if begun.count == 1 {
      throw Command.Refusal(message: "Write :\(begun[0].word) out if you mean it.")
    }
    if !begun.isEmpty {
      let words = begun.map { ":" + $0.word }.joined(separator: ", ")
      throw Command.Refusal(message: ":\(word) could be \(words).")
    }
    let meant = Spelling.nearest(to: word, in: all.map(\.word))
    throw Command.Refusal(
      message: "There is no command :\(word)"
        + (meant.map { "; did you mean :\($0)?" } ?? "; :help lists them."))
  }
}

extension CommandLineRest {
  fileprivate mutating func takeRequired(_ entry: CommandWord) throws(Command.Refusal) -> String {
    let text = takeText()
    guard !text.isEmpty else { throw Command.Refusal(message: "Write it as \(entry.form).") }
    return text
  }
}
