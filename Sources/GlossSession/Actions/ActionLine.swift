import GlossJSON
import GlossJournal
import GlossTasks

/// What is still unread of a line typed behind the colon; words stand between spaces.
package struct ActionLine {
  /// The row that the line's first word means.
  private let row: ActionRow
  private let rubric: Rubric
  private var scalars: Substring.UnicodeScalarView

  /// Why a line is no action, as a sentence, ready to be shown.
  package struct Refusal: Error, Hashable, Sendable {
    package let message: String

    init(_ message: String) { self.message = MessageBound.message(message) }
  }

  /// Reads the first word, which may be shortened as far as no other begins like it.
  fileprivate init(_ line: String, _ rubric: Rubric) throws(Refusal) {
    self.rubric = rubric
    scalars = Substring(line).unicodeScalars.drop(while: ActionLine.isSpace)
    row = try ActionLine.row(of: ActionLine.takeWord(&scalars))
  }

  private static func row(of word: String) throws(Refusal) -> ActionRow {
    let rows = ActionRow.worded.map { (word: $0.word ?? "", row: $0) }
    if let exact = rows.first(where: { $0.word == word }) { return exact.row }
    guard !word.isEmpty else { throw Refusal(SessionWords.Lines.empty) }
    let begun = rows.filter { $0.word.hasPrefix(word) }
    if begun.count == 1, !begun[0].row.isWhole { return begun[0].row }
    if begun.count == 1 { throw Refusal(SessionWords.Lines.writeOut(begun[0].word)) }
    throw Refusal(
      begun.isEmpty
        ? SessionWords.Lines.unknown(word, among: rows.map(\.word))
        : SessionWords.Lines.ambiguous(word, begun.map(\.word)))
  }

  fileprivate mutating func call() throws(Refusal) -> ActionCall {
    ActionCall(row.name, try row.read(&self))
  }

  // MARK: Words

  /// The next word, without taking it.
  private var word: String { String(scalars.prefix { !ActionLine.isSpace($0) }) }

  /// Takes the next word and the spaces behind it; empty at the end.
  private mutating func takeWord() -> String { ActionLine.takeWord(&scalars) }

  private static func takeWord(_ scalars: inout Substring.UnicodeScalarView) -> String {
    let word = scalars.prefix { !isSpace($0) }
    scalars = scalars.dropFirst(word.count).drop(while: isSpace)
    return String(word)
  }

  /// Takes all that is left, without the spaces at its end.
  private mutating func takeText() -> String {
    while let last = scalars.last, ActionLine.isSpace(last) { scalars.removeLast() }
    defer { scalars = scalars.dropFirst(scalars.count) }
    return String(scalars)
  }

  private mutating func takeRequired() throws(Refusal) -> String {
    let text = takeText()
    if text.isEmpty { throw Refusal(SessionWords.Lines.misspelt(row.form)) }
    return text
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r"
  }

  // MARK: What stands behind the word

  /// Nothing may stand there.
  static func nothing(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    guard line.scalars.isEmpty else {
      throw Refusal(SessionWords.Lines.takesNothing(line.row.typed))
    }
    return .none
  }

  /// All that stands there, which must be something.
  static func text(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    .text(try line.takeRequired())
  }

  static func textOrNone(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    line.scalars.isEmpty ? .none : .text(line.takeText())
  }

  static func all(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    if line.scalars.isEmpty { return .none }
    guard line.word == "all" else { throw Refusal(SessionWords.Lines.misspelt(line.row.form)) }
    return .all
  }

  static func minutes(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    guard let minutes = Int(try line.takeRequired()), (0...1440).contains(minutes) else {
      throw Refusal(SessionWords.Lines.cap)
    }
    return .minutes(minutes)
  }

  /// `[QUESTION] TEXT`: a question that takes a rationale of its own; behind `--` all is text.
  static func rationale(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    let (word, rubric) = (ID(line.word), line.rubric)
    let named = rubric.questions.first { $0.name == word && rubric.rationale(for: $0) != .off }
    if named != nil { _ = line.takeWord() }
    if line.word == "--" { _ = line.takeWord() }
    return .rationale(question: named?.name, text: line.takeText())
  }

  /// `TOPIC [CLAUSE…] [--] TEXT`: leading words that are ids of clauses are clauses.
  static func note(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    let topic = try line.takeTopic()
    let known = line.rubric.guideline.clauses.map(\.id)
    var clauses: [ID] = []
    while !line.scalars.isEmpty, known.contains(ID(line.word)) {
      let clause = ID(line.takeWord())
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    if line.word == "--" { _ = line.takeWord() }
    let text = line.takeText()
    if text.isEmpty { throw Refusal(SessionWords.Lines.noteWithoutText(line.row.form)) }
    return .note(topic, clauses: clauses, text: text)
  }

  private mutating func takeTopic() throws(Refusal) -> Happening.Topic {
    let (word, topics) = (takeWord(), Happening.Topic.allCases)
    if let topic = Happening.Topic(rawValue: word) { return topic }
    let begun = topics.filter { !word.isEmpty && $0.rawValue.hasPrefix(word) }
    if begun.count == 1 { return begun[0] }
    throw Refusal(SessionWords.Lines.noTopic(word, topics.map(\.rawValue), row.form))
  }

  /// A state of the overview, which may be shortened.
  static func group(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    let word = line.takeText()
    if word.isEmpty { return .none }
    let names = ItemGroup.allCases.map(\.rawValue)
    let begun = ItemGroup.allCases.filter { $0.rawValue.hasPrefix(word) }
    if begun.count == 1 { return .group(begun[0]) }
    throw Refusal(SessionWords.Lines.noState(word, names))
  }

  static func clause(_ line: inout ActionLine) throws(Refusal) -> ActionArgument {
    let word = ID(line.takeText())
    if word == "" { return .none }
    let known = line.rubric.guideline.clauses.map(\.id)
    if known.contains(word) { return .clause(word) }
    throw Refusal(SessionWords.unknownClause(word, known))
  }
}

extension ActionCall {
  /// Reads what was typed behind the colon, which may cite clauses and questions of the rubric.
  package static func read(
    _ line: String, _ rubric: Rubric
  ) -> Result<ActionCall, ActionLine.Refusal> {
    Result { () throws(ActionLine.Refusal) in
      var line = try ActionLine(line, rubric)
      return try line.call()
    }
  }

  /// The letters of the longest word; a line that goes on without a space behind so many means none.
  package static let mostLetters = ActionRow.worded.compactMap(\.word?.count).max() ?? 0

  /// What Tab makes of a line: its word written out as far as it is plain.
  package static func completed(_ line: String) -> String {
    let rows = rows(beginning: line)
    guard let first = rows.first?.word, !line.contains(" ") else { return line }
    if rows.count == 1 { return first + (rows[0].arguments.isEmpty ? "" : " ") }
    return rows.compactMap(\.word).reduce(first) { common, word in
      String(zip(common, word).prefix { $0 == $1 }.map(\.0))
    }
  }

  /// The rows that a line may mean as far as it is typed: those whose word begins like its first.
  package static func rows(beginning line: String) -> [ActionRow] {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = words.first, words.count > 1 else {
      return ActionRow.worded.filter { ($0.word ?? "").hasPrefix(line) }
    }
    return ActionRow.worded.filter { $0.word == String(first) }
  }
}
