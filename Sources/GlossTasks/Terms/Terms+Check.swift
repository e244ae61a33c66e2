import GlossJSON

extension Terms {
  /// Notes every fault of a file of terms.
  package static func check(_ source: SourceFile, _ report: Report) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue.read(source) } catch {
      report.add(Diagnostic(error, in: source))
      return
    }
    guard var fields = Fields(value, "file of terms", report) else { return }
    if let found = fields.required("schema"), found.string != schema {
      report.error(
        found, "these are no terms of a version that is known here",
        remedy: "write \"schema\": \"\(schema)\"")
    }
    check(TermShape.terms, &fields, report)
    fields.finish()
  }

  private static func check(
    _ shapes: [(key: String, shape: TermShape)], _ fields: inout Fields, _ report: Report
  ) {
    for (key, shape) in shapes {
      guard let value = fields.value(key) else { continue }
      if value.kind == .object, value["withheld"] != nil {
        checkReason(value, report)
      } else {
        check(value, key, shape, report)
      }
    }
  }

  /// What is kept back must say why.
  private static func checkReason(_ value: JSONValue, _ report: Report) {
    guard var fields = Fields(value, "withheld value", report) else { return }
    let reason = fields.requiredString("withheld")
    fields.finish()
    if let reason, reason.allSatisfy(\.isWhitespace) {
      report.error(
        value["withheld"] ?? value, "something is withheld without a reason",
        remedy: "say why in the string")
    }
  }

  private static func check(
    _ value: JSONValue, _ key: String, _ shape: TermShape, _ report: Report
  ) {
    switch shape {
    case .text:
      if value.kind != .string { complain(value, key, "a string", report) }
    case .number:
      if value.kind != .number { complain(value, key, "a number", report) }
    case .oneOf(let words): check(value, key, oneOf: words, report)
    case .texts(let words):
      guard value.kind == .array else { return complain(value, key, "an array", report) }
      for element in value.elements { check(element, key, oneOf: words, report) }
    case .object(let shapes):
      guard value.kind == .object, var fields = Fields(value, "\"\(key)\"", report) else {
        return complain(value, key, "an object", report)
      }
      check(shapes, &fields, report)
      fields.finish()
    }
  }

  private static func check(
    _ value: JSONValue, _ key: String, oneOf words: [String], _ report: Report
  ) {
    guard let word = value.string else { return complain(value, key, "a string", report) }
    guard !words.contains(where: { ID($0) == ID(word) }) else { return }
    let meant = Spelling.nearest(to: word, in: words).map { "; did you mean \"\($0)\"?" } ?? ""
    report.error(
      value, "\"\(key)\" is \"\(word)\"\(meant)",
      remedy: "give one of: " + words.map { "\"\($0)\"" }.joined(separator: ", "))
  }

  private static func complain(
    _ value: JSONValue, _ key: String, _ wanted: String, _ report: Report
  ) {
    report.error(
      value, "\"\(key)\" is \(Fields.name(of: value.kind)), not \(wanted)",
      remedy: "write \(wanted), or {\"withheld\": \"why\"}")
  }
}
