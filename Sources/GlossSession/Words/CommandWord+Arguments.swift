import GlossJSON
import GlossJournal
import GlossTasks

extension CommandWord {
  /// `[QUESTION] TEXT`: the first word names a question where it is one that takes a rationale of
  /// its own; behind `--` it does not.
  static func rationale(
    _ rest: inout CommandLineRest, _ entry: CommandWord, _ rubric: Rubric
  ) throws(Command.Refusal) -> Command {
    let named = rubric.questions.first {
      $0.name == ID(rest.word) && rubric.rationale(for: $0) != .off
    }
    if named != nil { _ = rest.takeWord() }
    if rest.word == "--" { _ = rest.takeWord() }
    return .rationale(question: named?.name, text: rest.takeText())
  }

  /// `TOPIC [CLAUSE…] [--] TEXT`: leading words that are ids of clauses are clauses.
  static func note(
    _ rest: inout CommandLineRest, _ entry: CommandWord, _ rubric: Rubric
  ) throws(Command.Refusal) -> Command {
    let topic = try topic(rest.takeWord(), entry)
    let known = rubric.guideline.clauses.map(\.id)
    var clauses: [ID] = []
    while !rest.isEmpty, known.contains(ID(rest.word)) {
      let clause = ID(rest.takeWord())
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    if rest.word == "--" { _ = rest.takeWord() }
    let text = rest.takeText()
    guard !text.isEmpty else {
      throw Command.Refusal(message: "The note has no text: \(entry.form).")
    }
    return .note(topic, clauses: clauses, text: text)
  }

  private static func topic(
    _ word: String, _ entry: CommandWord
  ) throws(Command.Refusal) -> Happening.Topic {
    let names = Happening.Topic.allCases.map(\.rawValue)
    if let topic = Happening.Topic(rawValue: word) { return topic }
    let begun = names.filter { !word.isEmpty && $0.hasPrefix(word) }
    if begun.count == 1, let topic = Happening.Topic(rawValue: begun[0]) { return topic }
    let meant = Spelling.nearest(to: word, in: names)
    throw Command.Refusal(
      message: (word.isEmpty ? "Write it as \(entry.form); " : "There is no topic \"\(word)\"; ")
        + (meant.map { "did you mean \"\($0)\"?" }
          ?? "the topics are \(names.joined(separator: ", "))."))
  }

  static func guide(
    _ rest: inout CommandLineRest, _ entry: CommandWord, _ rubric: Rubric
  ) throws(Command.Refusal) -> Command {
    let word = rest.takeText()
    guard !word.isEmpty else { return .guide(nil) }
    let known = rubric.guideline.clauses.map(\.id)
    if known.contains(ID(word)) { return .guide(ID(word)) }
    throw Command.Refusal(message: Citations.unknown(ID(word), known))
  }
}
