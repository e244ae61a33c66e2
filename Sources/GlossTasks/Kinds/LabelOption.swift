import GlossJSON
import GlossJournal

/// One label that a question offers, with the key that gives it.
package struct LabelOption: Hashable, Sendable {
  package let id: ID
  package let title: String
  package let description: String
  package let clause: ID?
  /// Nil where the rubric gives none and the nine digits are used up: then typing filters.
  package var key: Character?

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
    let read = elements.compactMap { value in reader.read(value).map { ($0, value) } }
    reader.checkKeysAgainstIDs()
    var digits = "123456789".filter { reader.placeOfKey[$0] == nil }[...]
    return read.map { option, value in
      guard option.key == nil else { return option }
      var option = option
      option.key = digits.popFirst()
      if option.key == nil, needsKeys {
        fields.report.error(
          value, "the label \"\(option.id)\" has no key, and the nine digits are used up",
          remedy: "give it a \"key\"")
      }
      return option
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
}

extension LabelOption {
  /// Its key, or a space where it has none.
  var sign: String { key.map(String.init) ?? " " }

  /// Its title, or its id where a line that says the title would not give this label.
  func word(among options: [LabelOption]) -> String {
    let isPlain = !title.contains(where: ",;".contains) && trimmed(title) == title
    return isPlain && LabelOption.named(title, in: options)?.id == id ? title : id.string
  }

  /// What it means, to stand behind its name.
  var explanation: String { description.isEmpty ? "" : ": " + description }
}

/// It offers labels, each with a key and a clause of its own.
package protocol OffersLabels: Kind {
  var labels: [LabelOption] { get }
}

extension OffersLabels {
  package var bindings: [Binding] {
    labels.compactMap { label in label.key.map { Binding($0, label.title) } }
  }
}

private struct OptionReader {
  let report: Report
  var names = Names(of: "label")
  var placeOfKey: [Character: (id: ID, value: JSONValue)] = [:]

  mutating func read(_ value: JSONValue) -> LabelOption? {
    guard var fields = Fields(value, "label", report) else { return nil }
    let id = fields.ownID()
    let title = fields.string("title")
    let description = fields.string("description") ?? ""
    let clause = fields.clause()
    let (idValue, keyValue) = (fields.value("id"), fields.value("key"))
    fields.finish()
    guard let id, let idValue else { return nil }
    names.take(id, idValue, report)
    return LabelOption(
      id: id, title: title ?? id.string, description: description, clause: clause,
      key: keyValue.flatMap { readKey($0, id) })
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
      guard let line = names.line(of: ID(String(key))), place.id != ID(String(key)) else {
        continue
      }
      report.error(
        place.value,
        "the key \"\(key)\" of \"\(place.id)\" is also the id of the label at line \(line)",
        remedy: "choose another key")
    }
  }
}
