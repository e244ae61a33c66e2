import GlossJSON
import GlossJournal
import GlossTasks

/// What is still unread of a line typed behind the colon; words stand between spaces.
package struct ActionLine {
  private var scalars: Substring.UnicodeScalarView

  /// Why a line is no action, as a sentence, ready to be shown.
  package struct Refusal: Error, Hashable, Sendable {
    package let message: String

    init(message: String) { self.message = MessageBound.message(message) }
  }

  init(_ line: String) {
    scalars = Substring(line).unicodeScalars
    skipSpaces()
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// The next word, without taking it.
  var word: String { String(scalars.prefix { !ActionLine.isSpace($0) }) }

  /// Takes the next word and the spaces behind it; empty at the end.
  mutating func takeWord() -> String {
    let word = word
    scalars = scalars.dropFirst(word.unicodeScalars.count)
    skipSpaces()
    return word
  }

  /// Takes all that is left, without the spaces at its end.
  mutating func takeText() -> String {
    while let last = scalars.last, ActionLine.isSpace(last) { scalars.removeLast() }
    defer { scalars = scalars.dropFirst(scalars.count) }
    return String(scalars)
  }

  mutating func takeRequired(_ row: ActionRow) throws(Refusal) -> String {
    let text = takeText()
    guard !text.isEmpty else { throw row.misspelt }
    return text
  }

  private mutating func skipSpaces() {
    scalars = scalars.drop { ActionLine.isSpace($0) }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r"
  }
}

extension ActionCall {
  /// Reads what was typed behind the colon.
  ///
  /// A word may be shortened as far as no other begins like it.
  ///
  /// - Parameter rubric: whose guideline has the clauses, and whose questions have the names, that
  ///   an action may cite.
  package static func read(_ line: String, _ rubric: Rubric) -> Result<
    ActionCall, ActionLine.Refusal
  > {
    var rest = ActionLine(line)
    do throws(ActionLine.Refusal) {
      let row = try row(of: rest.takeWord())
      return .success(ActionCall(row.name, try row.read(&rest, row, rubric)))
    } catch {
      return .failure(error)
    }
  }

  /// What Tab makes of a line behind the colon: its word written out as far as no other begins like
  /// it, and the words that it may become where that is no further.
  package static func completed(_ line: String) -> (line: String, words: [String]) {
    let words = ActionRow.worded.filter { ($0.word ?? "").hasPrefix(line) }
    guard let first = words.first?.word, !line.contains(" ") else { return (line, []) }
    if words.count == 1 { return (first + (words[0].arguments.isEmpty ? "" : " "), []) }
    let common = words.reduce(first) { $0.commonPrefix(with: $1.word ?? "") }
    return (common, common == line ? words.map { ":" + ($0.word ?? "") } : [])
  }

  /// The row that a word means, whole or shortened.
  private static func row(of word: String) throws(ActionLine.Refusal) -> ActionRow {
    typealias Refusal = ActionLine.Refusal
    let rows = ActionRow.worded.map { (word: $0.word ?? "", row: $0) }
    if let exact = rows.first(where: { $0.word == word }) { return exact.row }
    guard !word.isEmpty else { throw Refusal(message: SessionWords.Lines.empty) }
    let begun = rows.filter { $0.word.hasPrefix(word) }
    if begun.count == 1, !begun[0].row.isWhole { return begun[0].row }
    if begun.count == 1 { throw Refusal(message: SessionWords.Lines.writeOut(begun[0].word)) }
    throw Refusal(
      message: begun.isEmpty
        ? SessionWords.Lines.unknown(word, among: rows.map(\.word))
        : SessionWords.Lines.ambiguous(word, begun.map(\.word)))
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}

extension ActionRow {
  var misspelt: ActionLine.Refusal {
    ActionLine.Refusal(message: SessionWords.Lines.misspelt(form))
  }

  /// Nothing may stand behind the word.
  static func nothing(
    _ line: inout ActionLine, _ row: ActionRow, _ rubric: Rubric
  ) throws(ActionLine.Refusal) -> ActionArgument {
    guard line.isEmpty else {
      throw ActionLine.Refusal(message: SessionWords.Lines.takesNothing(row.typed))
    }
    return .none
  }

  /// All that stands behind the word, which must be something.
  static func text(
    _ line: inout ActionLine, _ row: ActionRow, _ rubric: Rubric
  ) throws(ActionLine.Refusal) -> ActionArgument { .text(try line.takeRequired(row)) }

  /// `[QUESTION] TEXT`: the first word names a question where it is one that takes a rationale of
  /// its own; behind `--` it does not.
  static func rationale(
    _ line: inout ActionLine, _ row: ActionRow, _ rubric: Rubric
  ) throws(ActionLine.Refusal) -> ActionArgument {
    let named = rubric.questions.first {
      $0.name == ID(line.word) && rubric.rationale(for: $0) != .off
    }
    if named != nil { _ = line.takeWord() }
    if line.word == "--" { _ = line.takeWord() }
    return .rationale(question: named?.name, text: line.takeText())
  }

  /// `TOPIC [CLAUSE…] [--] TEXT`: leading words that are ids of clauses are clauses.
  static func note(
    _ line: inout ActionLine, _ row: ActionRow, _ rubric: Rubric
  ) throws(ActionLine.Refusal) -> ActionArgument {
    let topic = try topic(line.takeWord(), row)
    let known = rubric.guideline.clauses.map(\.id)
    var clauses: [ID] = []
    while !line.isEmpty, known.contains(ID(line.word)) {
      let clause = ID(line.takeWord())
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    if line.word == "--" { _ = line.takeWord() }
    let text = line.takeText()
    guard !text.isEmpty else {
      throw ActionLine.Refusal(message: SessionWords.Lines.noteWithoutText(row.form))
    }
    return .note(topic, clauses: clauses, text: text)
  }

  private static func topic(
    _ word: String, _ row: ActionRow
  ) throws(ActionLine.Refusal) -> Happening.Topic {
    let names = Happening.Topic.allCases.map(\.rawValue)
    if let topic = Happening.Topic(rawValue: word) { return topic }
    let begun = names.filter { !word.isEmpty && $0.hasPrefix(word) }
    if begun.count == 1, let topic = Happening.Topic(rawValue: begun[0]) { return topic }
    throw ActionLine.Refusal(message: SessionWords.Lines.noTopic(word, names, row.form))
  }

  static func clause(
    _ line: inout ActionLine, _ row: ActionRow, _ rubric: Rubric
  ) throws(ActionLine.Refusal) -> ActionArgument {
    let word = line.takeText()
    guard !word.isEmpty else { return .none }
    let known = rubric.guideline.clauses.map(\.id)
    if known.contains(ID(word)) { return .clause(ID(word)) }
    throw ActionLine.Refusal(message: SessionWords.unknownClause(ID(word), known))
  }
}
