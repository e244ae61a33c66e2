import GlossJSON
import GlossJournal

/// Reads the members of one JSON object, noting what is missing, of the wrong type or unknown.
///
/// Each reading method names a key that the object may have; `finish` warns of the others.
package struct Fields {
  package let object: JSONValue
  package let report: Report
  /// What the object is, for messages: "item", "question".
  private let what: String
  private let members: [(name: String, key: JSONValue, value: JSONValue)]
  private var known: [String] = []

  /// Nil, with an error noted, where the value is no object.
  package init?(_ value: JSONValue, _ what: String, _ report: Report) {
    guard value.kind == .object else {
      report.error(
        value,
        "\(Fields.withArticle(what)) is an object, and this is \(Fields.name(of: value.kind))",
        remedy: "write it as { … }")
      return nil
    }
    object = value
    self.report = report
    self.what = what
    members = value.members.map { ($0.key.string ?? "", $0.key, $0.value) }
  }

  /// The value under a key, of any type.
  package mutating func value(_ key: String) -> JSONValue? {
    known.append(key)
    return members.first { $0.name.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The value under a key, with an error noted where there is none.
  package mutating func required(_ key: String) -> JSONValue? {
    let found = value(key)
    if found == nil {
      report.error(object, "this \(what) has no \"\(key)\"", remedy: "add \"\(key)\": …")
    }
    return found
  }

  package mutating func string(_ key: String) -> String? { read(key, "a string", \.string) }

  package mutating func requiredString(_ key: String) -> String? {
    required(key).flatMap { _ in string(key) }
  }

  /// A string, or an integer as its decimal text: what names a thing by its id.
  package mutating func id(_ key: String) -> ID? { read(key, "a string or an integer", \.id) }

  package mutating func requiredID(_ key: String) -> ID? { required(key).flatMap { _ in id(key) } }

  /// The id of the object itself, held to ``IDRule``.
  package mutating func ownID(_ key: String = "id") -> ID? {
    required(key).flatMap { IDRule.read($0, what, report) }
  }

  /// The clause that is cited; nil where none is.
  mutating func clause() -> ID? { id("clause").flatMap { $0.string.isEmpty ? nil : $0 } }

  package mutating func bool(_ key: String, default fallback: Bool) -> Bool {
    read(key, "true or false", \.bool) ?? fallback
  }

  package mutating func requiredInt(_ key: String, in range: ClosedRange<Int>) -> Int? {
    required(key).flatMap { _ in int(key, in: range) }
  }

  package mutating func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(key), let int = read(key, "a whole number", \.int) else { return nil }
    guard range.contains(int) else {
      let bounds =
        range.upperBound == .max
        ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      report.error(value, "\"\(key)\" is \(int)", remedy: "give a whole number, \(bounds)")
      return nil
    }
    return int
  }

  /// One of a closed set of words.
  package mutating func choice<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, default fallback: Word
  ) -> Word {
    guard let value = value(key), let word = read(key, "a string", \.string) else {
      return fallback
    }
    report.check(word, of: Word.allCases.map(\.rawValue), at: value, key)
    return Word.allCases.first { ID($0.rawValue) == ID(word) } ?? fallback
  }

  /// An object under a key, to be read in its turn; nil where the key is missing.
  package mutating func object(_ key: String) -> Fields? {
    value(key).flatMap { Fields($0, "\"\(key)\"", report) }
  }

  /// A day, `2027-01-31`; empty where the key is missing or its value is.
  package mutating func day(_ key: String) -> String {
    guard let value = value(key) else { return "" }
    guard let text = read(key, "a string", \.string), !text.isEmpty else { return "" }
    guard Timestamp(text + "T00:00:00.000Z") != nil else {
      report.error(
        value, "\"\(key)\" is \"\(text)\", which is no day",
        remedy: "write it as \"2027-01-31\", or \"\" for none")
      return ""
    }
    return text
  }

  /// The elements of an array; none where the key is missing.
  package mutating func elements(_ key: String) -> [JSONValue] {
    guard let value = value(key) else { return [] }
    guard value.kind == .array else {
      report.wrongType(value, key, "an array")
      return []
    }
    return Array(value.elements)
  }

  package mutating func strings(_ key: String) -> [String] { list(key, "a string", \.string) }

  package mutating func ids(_ key: String) -> [ID] { list(key, "a string or an integer", \.id) }

  private mutating func list<T>(_ key: String, _ type: String, _ read: (JSONValue) -> T?) -> [T] {
    elements(key).compactMap { element in
      let found = read(element)
      if found == nil {
        report.error(
          element, "\"\(key)\" holds \(Fields.name(of: element.kind)), not \(type)",
          remedy: "put it in quotation marks")
      }
      return found
    }
  }

  /// Warns of every member that no reading method asked for.
  package func finish(ignoring others: [String] = []) {
    let asked = Set((known + others).map { ID($0) })
    for member in members where !asked.contains(ID(member.name)) {
      report.warning(
        member.key, "\(Fields.withArticle(what)) has no key \"\(member.name)\"",
        remedy: Spelling.didYouMean(
          member.name, in: known,
          or: "remove it" + (known.contains("metadata") ? ", or put it under \"metadata\"" : "")))
    }
  }

  private mutating func read<T>(
    _ key: String, _ wanted: String, _ read: (JSONValue) -> T?
  ) -> T? {
    guard let value = value(key) else { return nil }
    let found = read(value)
    if found == nil { report.wrongType(value, key, wanted) }
    return found
  }

  /// "a label", "an item"; what is quoted is the one member of its name.
  static func withArticle(_ what: String) -> String {
    if what.hasPrefix("\"") { return what }
    return ("aeiou".contains(what.prefix(1)) ? "an " : "a ") + what
  }

  package static func name(of kind: JSONValue.Kind) -> String {
    switch kind {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
