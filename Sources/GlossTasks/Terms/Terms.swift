import GlossJSON
import GlossJournal

/// For whom the work is done, why, for what pay and under what conditions.
///
/// Nothing in them is required: what is missing is "not stated", and what is kept back says why.
package struct Terms: Hashable, Sendable {
  package static let schema = "gloss/terms/1"

  /// What is stated under one key.
  package enum Value: Hashable, Sendable {
    case stated(String)
    /// Kept back; why.
    case withheld(String)
    case notStated

    /// What is printed wherever the value would appear.
    package var text: String {
      switch self {
      case .stated(let text): text
      case .withheld(let reason): "withheld: \(reason)"
      case .notStated: "not stated"
      }
    }
  }

  /// One of the terms: `client`, `pay.amount`; an object that is withheld or missing is one as well.
  package struct Line: Hashable, Sendable {
    package let key: String
    package let value: Value
  }

  /// Every key that terms can have, in the order of the format.
  package let lines: [Line]
  /// Of the file's bytes; nil where there is no file.
  package let sha256: Hash?

  /// Where no terms are given, nothing is stated.
  package static let none = Terms(lines: lines(of: nil, keys), sha256: nil)

  package subscript(_ key: String) -> Value {
    lines.first { $0.key == key }?.value ?? .notStated
  }
}

extension Terms {
  /// What may stand under each key, unless it is withheld; `schema` stands beside these.
  package static let keys =
    texts(
      "client", "model", "purpose", "use", "suppliers", "arrangement", "employment", "benefits",
      "representation", "owner", "contact", "support", "confidentiality") + [
      SchemaProperty("pay", .object(pay)),
      SchemaProperty("data", .object(texts("recipients", "retention"))),
      SchemaProperty("appeals", .object([SchemaProperty("window_days", amount)])),
      SchemaProperty(
        "people", .object(texts("selection", "regions", "languages", "not_represented"))),
    ]

  /// More than anybody is paid in any currency, and less than what a JSON reader rounds.
  private static let amount = SchemaType.number(0...1_000_000_000_000_000)

  private static let pay = [
    SchemaProperty("currency", .string),
    SchemaProperty("basis", .oneOf(["hour", "item", "salary"])),
    SchemaProperty("amount", amount),
    SchemaProperty(
      "covers",
      .list(.oneOf(["labeling", "reading", "practice", "review", "appeal", "break"]))),
    SchemaProperty("floor", amount), SchemaProperty("floor_source", .string),
  ]

  private static func texts(_ names: String...) -> [SchemaProperty] {
    names.map { SchemaProperty($0, .string) }
  }

  /// Reads a file of terms that `check` finds no fault with; what is of the wrong type is not stated.
  package init(_ source: SourceFile) {
    let value = try? JSONValue.read(source)
    self.init(lines: Terms.lines(of: value, Terms.keys), sha256: Hash(of: source.bytes))
  }

  private static func lines(
    of object: JSONValue?, _ keys: [SchemaProperty], _ prefix: String = ""
  ) -> [Line] {
    keys.flatMap { property -> [Line] in
      let key = prefix + property.name
      let value = object?[property.name]
      if let reason = value?["withheld"]?.string {
        return [Line(key: key, value: .withheld(reason))]
      }
      if case .object(let inner, _) = property.type, value != nil {
        return lines(of: value, inner, key + ".")
      }
      return [Line(key: key, value: value.flatMap { text(of: $0, property.type) } ?? .notStated)]
    }
  }

  private static func text(of value: JSONValue, _ type: SchemaType) -> Value? {
    let text =
      switch type {
      case .number: value.numberText
      case .list: value.elements.compactMap(\.string).joined(separator: ", ")
      case .object: nil as String?
      default: value.string
      }
    return text.flatMap { $0.isEmpty ? nil : .stated($0) }
  }

  /// Notes every fault of a file of terms.
  package static func check(_ source: SourceFile, _ report: Report) {
    guard let value = report.value(of: source), var fields = Fields(value, "file of terms", report)
    else { return }
    if let found = fields.required("schema"), found.string != schema {
      report.error(
        found, "these are no terms of a version that is known here",
        remedy: "write \"schema\": \"\(schema)\"")
    }
    check(Terms.keys, &fields, report)
    fields.finish()
  }

  private static func check(_ keys: [SchemaProperty], _ fields: inout Fields, _ report: Report) {
    for key in keys {
      guard let value = fields.value(key.name) else { continue }
      if value.kind == .object, let withheld = value["withheld"] {
        checkReason(value, withheld, report)
      } else {
        check(value, key.name, key.type, report)
      }
    }
  }

  /// What is kept back must say why.
  private static func checkReason(_ value: JSONValue, _ withheld: JSONValue, _ report: Report) {
    guard var fields = Fields(value, "withheld value", report) else { return }
    let reason = fields.requiredString("withheld")
    fields.finish()
    if let reason, reason.allSatisfy(\.isWhitespace) {
      report.error(
        withheld, "something is withheld without a reason", remedy: "say why in the string")
    }
  }

  private static func check(
    _ value: JSONValue, _ key: String, _ type: SchemaType, _ report: Report
  ) {
    let wanted: (kind: JSONValue.Kind, name: String) =
      switch type {
      case .number: (.number, "a number")
      case .list: (.array, "an array")
      case .object: (.object, "an object")
      default: (.string, "a string")
      }
    guard value.kind == wanted.kind else {
      return report.wrongType(
        value, key, wanted.name, remedy: "write \(wanted.name), or {\"withheld\": \"why\"}")
    }
    switch type {
    case .number(let range):
      let bounds = Double(range.lowerBound)...Double(range.upperBound)
      guard let text = value.numberText, Double(text).map(bounds.contains) != true else { return }
      report.error(
        value, "\"\(key)\" is \(text)",
        remedy: "give a number, \(range.lowerBound) to \(range.upperBound)")
    case .oneOf(let words): report.check(value.string ?? "", of: words, at: value, key)
    case .list(let type, _):
      for element in value.elements { check(element, key, type, report) }
    case .object(let keys, _):
      guard var fields = Fields(value, "\"\(key)\"", report) else { return }
      check(keys, &fields, report)
      fields.finish()
    default: break
    }
  }
}
