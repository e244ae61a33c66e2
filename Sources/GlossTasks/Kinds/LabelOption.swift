import GlossJSON
import GlossJournal

/// One label that a question offers, with the key that gives it.
package struct LabelOption: Hashable, Sendable {
  package let id: ID
  package let title: String
  package let description: String
  package let clause: ID?
  /// Nil where the rubric gives none and the nine digits are used up: then typing filters.
  package let key: Character?

  /// Keys that no label may have: they undo, leave, or act in every kind.
  package static let reservedKeys: [Character: String] = [
    "u": "undo", "q": "leave", "?": "the guideline", "/": "find", ":": "the command line",
    "!": "stop", "=": "tie", "<": "one character back", ">": "one character on",
    "{": "one sentence back", "}": "one sentence on", "(": "shrink a span", ")": "grow a span",
    "[": "going back", "]": "going forward", " ": "select",
    ",": "the next label of a line", ";": "the next span of a line", "\"": "a quoted text",
  ]

  /// The key `labels`, as the kinds that offer labels have it.
  static let schema = SchemaProperty(
    "labels",
    .list(
      .object([
        SchemaProperty("id", .id, required: true, "What a label line carries."),
        SchemaProperty("title", .string, "What the annotator reads; the id where not given."),
        SchemaProperty("key", .key, "The key that gives it; else the next free digit."),
        SchemaProperty("description", .string, "What it means, in a few words."),
        SchemaProperty("clause", .string, "The clause of the guideline that it stands on."),
      ]), minimum: 1),
    required: true, "What can be chosen.")

  /// Reads `labels`: ids and keys unique, the keys not given filled with the free digits.
  ///
  /// - Parameter needsKeys: whether a label that is left without a key is an error.
  static func readAll(_ fields: inout Fields, needsKeys: Bool = false) -> [LabelOption] {
    guard let list = fields.required("labels") else { return [] }
    let elements = fields.elements("labels")
    if list.kind == .array, elements.isEmpty {
      fields.report.error(list, "there is nothing to choose from", remedy: "add a label")
    }
    var reader = OptionReader(report: fields.report)
    let drafts = elements.compactMap { element in
      reader.read(element).map { (option: $0, value: element) }
    }
    reader.checkKeysAgainstIDs()
    var digits = "123456789".filter { reader.placeOfKey[$0] == nil }[...]
    return drafts.map { option, value in
      guard option.key == nil else { return option }
      let digit = digits.popFirst()
      if digit == nil, needsKeys {
        fields.report.error(
          value, "the label \"\(option.id)\" has no key, and the nine digits are used up",
          remedy: "give it a \"key\"")
      }
      return LabelOption(
        id: option.id, title: option.title, description: option.description,
        clause: option.clause, key: digit)
    }
  }

  /// The option that a typed word names: its id or its key, as they are; else its title or its id in
  /// whatever case, where that is one option's alone.
  static func named(_ word: String, in options: [LabelOption]) -> LabelOption? {
    if let exact = options.first(where: { $0.id == ID(word) })
      ?? options.first(where: { $0.key.map(String.init) == word })
    {
      return exact
    }
    let lowered = word.lowercased()
    let alike = options.filter {
      $0.id.string.lowercased() == lowered || $0.title.lowercased() == lowered
    }
    return alike.count == 1 ? alike[0] : nil
  }

  /// The message for a word that names none.
  static func unknown(_ word: String, in options: [LabelOption]) -> String {
    let all = options.map { option in
      option.key.map { "\($0) \(option.id)" } ?? option.id.string
    }
    return "there is no label \"\(word)\"; "
      + Spelling.didYouMean(
        word, in: options.map(\.id.string), or: "the labels are: " + all.joined(separator: ", "))
  }
}

private struct OptionReader {
  let report: Report
  var lineOfID: [ID: Int] = [:]
  var placeOfKey: [Character: (id: ID, value: JSONValue)] = [:]

  mutating func read(_ value: JSONValue) -> LabelOption? {
    guard var fields = Fields(value, "label", report) else { return nil }
    let idValue = fields.required("id")
    let id = idValue.flatMap { IDRule.read($0, "label", report) }
    let title = fields.string("title")
    let description = fields.string("description") ?? ""
    let clause = fields.id("clause").flatMap { $0.string.isEmpty ? nil : $0 }
    let keyValue = fields.value("key")
    fields.finish()
    guard let id, let idValue else { return nil }
    if let first = lineOfID[id] {
      report.error(
        idValue, "another label is called \"\(id)\"; the first is at line \(first)",
        remedy: "give each label an id of its own")
    } else {
      lineOfID[id] = idValue.line
    }
    let key = keyValue.flatMap { readKey($0, id) }
    return LabelOption(
      id: id, title: title ?? id.string, description: description, clause: clause, key: key)
  }

  private mutating func readKey(_ value: JSONValue, _ id: ID) -> Character? {
    guard let string = value.string, string.unicodeScalars.count == 1,
      let key = string.first, (0x20...0x7e).contains(string.unicodeScalars.first!.value)
    else {
      report.error(
        value, "a key is one printable ASCII character", remedy: "write it as \"key\": \"b\"")
      return nil
    }
    if let use = LabelOption.reservedKeys[key] {
      report.error(
        value, "the key \"\(key)\" is taken: it means \(use) everywhere",
        remedy: "choose another key")
      return nil
    }
    if let first = placeOfKey[key] {
      report.error(
        value,
        "the key \"\(key)\" of \"\(id)\" is also that of \"\(first.id)\" at line "
          + "\(first.value.line)",
        remedy: "give one of the two another key")
      return nil
    }
    placeOfKey[key] = (id, value)
    return key
  }

  /// In plain mode a label is named by its key or its id, so one's key is not the other's id.
  func checkKeysAgainstIDs() {
    for (key, place) in placeOfKey.sorted(by: { $0.value.value.start < $1.value.value.start }) {
      guard let line = lineOfID[ID(String(key))], place.id != ID(String(key)) else { continue }
      report.error(
        place.value,
        "the key \"\(key)\" of \"\(place.id)\" is also the id of the label at line \(line)",
        remedy: "choose another key")
    }
  }
}
