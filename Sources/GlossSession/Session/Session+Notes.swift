import GlossJSON
import GlossJournal
import GlossTasks

extension Session {
  /// Why a note cannot be sent as it is: it cites a clause that the guideline has not.
  package func noteRefusal(clauses: [ID], text: String) -> String? {
    let known = setup.rubric.guideline.clauses.map(\.id)
    if let unknown = clauses.first(where: { !known.contains($0) }) {
      return SessionWords.unknownClause(unknown, known)
    }
    return Citations(in: text, known).unknown.first.map {
      SessionWords.unknownClause($0, known) + " " + SessionWords.notACitation
    }
  }

  /// Sends a note to the lead about the open item, citing clauses named, or as `#id` in its text.
  mutating func note(_ topic: Happening.Topic, clauses: [ID], text: String, _ now: Moment) {
    tick(now)
    if let refusal = noteRefusal(clauses: clauses, text: text) { return warn(refusal) }
    let found = Citations(in: text, setup.rubric.guideline.clauses.map(\.id)).cited
    let cited = clauses + found.filter { !clauses.contains($0) }
    var place = ""
    // Of an item without a usable id it says where that stands in the batch.
    if case .broken(nil, let diagnostics) = open?.content, let first = diagnostics.first {
      place = "\(first.path):\(first.position?.line ?? 1): "
    }
    record(
      .note(topic: topic, clauses: cited, item: open?.id ?? "", text: place + text), now,
      thenSay: Notice(SessionWords.noteSent(cited), .good))
  }

  /// What was typed of a note to the lead and not sent, for the open item.
  package var unsentNote: String {
    unsaved.text(.note, of: open?.id) ?? ""
  }
}

/// The clauses that a text cites as `#id`, wherever they stand in it: "is #tone, or (#facts)?".
struct Citations {
  /// Each once, in the order of the text.
  private(set) var cited: [ID] = []
  /// What looks like a clause and is none.
  private(set) var unknown: [ID] = []

  init(in text: String, _ known: [ID]) {
    let longestFirst = known.sorted { $0.string.utf8.count > $1.string.utf8.count }
    var before: Unicode.Scalar?
    var rest = Substring(text).unicodeScalars
    while let first = rest.popFirst() {
      defer { before = first }
      guard first == "#" else { continue }
      if let clause = longestFirst.first(where: { Citations.begins(rest, $0) }) {
        if !cited.contains(clause) { cited.append(clause) }
      } else if let word = Citations.word(rest), before.map(Citations.isOfWord) != true {
        unknown.append(word)
      }
    }
  }

  /// The text with the titles of the clauses that it cites in place of their ids.
  static func byTitle(_ text: String, _ clauses: [Clause]) -> String {
    let longestFirst = clauses.sorted { $0.id.string.utf8.count > $1.id.string.utf8.count }
    var told = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let first = rest.popFirst() {
      if first == "#", let clause = longestFirst.first(where: { begins(rest, $0.id) }) {
        told.append(contentsOf: "\"\(clause.title)\"".unicodeScalars)
        rest = rest.dropFirst(clause.id.string.unicodeScalars.count)
      } else {
        told.append(first)
      }
    }
    return String(told)
  }

  /// Whether a text begins with an id that ends there: `tones` does not cite `tone`, and a full
  /// stop behind it ends a sentence.
  private static func begins(_ rest: Substring.UnicodeScalarView, _ id: ID) -> Bool {
    let scalars = id.string.unicodeScalars
    guard rest.starts(with: scalars) else { return false }
    let behind = rest.dropFirst(scalars.count)
    guard let next = behind.first, isOfWord(next) || isInside(next) else { return true }
    return isInside(next) && !isOfWord(behind.dropFirst().first { !isInside($0) } ?? " ")
  }

  /// What stands behind the sign, less the punctuation of the sentence; nil for "#1", which counts.
  private static func word(_ rest: Substring.UnicodeScalarView) -> ID? {
    guard let first = rest.first, first.properties.isAlphabetic else { return nil }
    var word = rest.prefix { isOfWord($0) || isInside($0) }
    while let last = word.last, isInside(last) { word.removeLast() }
    return ID(String(word))
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
  }

  /// Part of an id between letters or digits, and not at its end.
  private static func isInside(_ scalar: Unicode.Scalar) -> Bool {
    "-.:".unicodeScalars.contains(scalar)
  }
}
