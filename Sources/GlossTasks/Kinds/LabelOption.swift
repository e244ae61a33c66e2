import GlossJSON

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
  ]

  /// Reads `labels`: ids and keys unique, the keys not given filled with the free digits.
  static func readAll(_ fields: inout Fields) -> [LabelOption] {
    guard let list = fields.required("labels") else { return [] }
    var reader = OptionReader(report: fields.report)
    let drafts = fields.elements("labels").compactMap { reader.read($0) }
    if drafts.isEmpty, list.kind == .array, list.elements.first(where: { _ in true }) == nil {
      fields.report.error(list, "there is nothing to choose from", remedy: "add a label")
    }
    var digits = "123456789".filter { reader.placeOfKey[$0] == nil }[...]
    return drafts.map { option in
      guard option.key == nil, let digit = digits.popFirst() else { return option }
      return LabelOption(
        id: option.id, title: option.title, description: option.description,
        clause: option.clause, key: digit)
    }
  }

  /// The option that a typed word names: its key, or its id.
  static func named(_ word: String, in options: [LabelOption]) -> LabelOption? {
    options.first { $0.id == ID(word) }
      ?? options.first { $0.key.map(String.init) == word }
  }

  /// The message for a word that names none.
  static func unknown(_ word: String, in options: [LabelOption]) -> String {
    let meant = Spelling.nearest(to: word, in: options.map(\.id.string))
    return "there is no label \"\(word)\""
      + (meant.map { "; did you mean \"\($0)\"?" }
        ?? "; the labels are: "
        + options.map { option in
          option.key.map { "\($0) \(option.id)" } ?? option.id.string
        }.joined(separator: ", "))
  }
}

private struct OptionReader {
  let report: Report
  var lineOfID: [ID: Int] = [:]
  var placeOfKey: [Character: (id: ID, line: Int)] = [:]

  mutating func read(_ value: JSONValue) -> LabelOption? {
    guard var fields = Fields(value, "label", report) else { return nil }
    let idValue = fields.required("id")
    let id = idValue.flatMap { IDRule.read($0, "label", report) }
    let title = fields.string("title")
    let description = fields.string("description") ?? ""
    let clause = fields.string("clause").flatMap { $0.isEmpty ? nil : ID($0) }
    let keyValue = fields.value("key")
    fields.finish()
    guard let id, let idValue else { return nil }
    let line = value.source.position(of: idValue.start).line
    if let first = lineOfID.updateValue(line, forKey: id) {
      report.error(
        idValue, "another label is called \"\(id)\"; the first is at line \(first)",
        remedy: "give each label an id of its own")
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
    let line = value.source.position(of: value.start).line
    if let first = placeOfKey[key] {
      report.error(
        value,
        "the key \"\(key)\" of \"\(id)\" is also that of \"\(first.id)\" at line \(first.line)",
        remedy: "give one of the two another key")
      return nil
    }
    placeOfKey[key] = (id, line)
    return key
  }
}
