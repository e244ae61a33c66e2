import GlossJSON
import GlossJournal

extension Rubric {
  package static let schema = "gloss/rubric/1"

  /// The guideline's path as a rubric names it, relative to the rubric; nil where the rubric
  /// cannot be read or names none. What a caller needs before it can call `read`.
  package static func guidelinePath(in source: SourceFile) -> String? {
    (try? JSONValue.read(source))?["guideline"]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Reads a rubric, noting every fault; nil where any of them is an error.
  ///
  /// - Parameter guideline: the file that `guideline` names, nil where there is none to be read.
  package static func read(_ source: SourceFile, guideline: SourceFile?, _ report: Report)
    -> Rubric?
  {
    let own = report.part
    let rubric = readFields(source, guideline, own)
    report.add(own)
    return own.hasErrors ? nil : rubric
  }

  private static func readFields(
    _ source: SourceFile, _ guidelineSource: SourceFile?, _ report: Report
  ) -> Rubric? {
    let value: JSONValue
    do { value = try JSONValue.read(source) } catch {
      report.add(Diagnostic(error, in: source))
      return nil
    }
    guard var fields = Fields(value, "rubric", report) else { return nil }
    if let found = fields.required("schema"), found.string != schema {
      report.error(
        found, "this is no rubric of a version that is known here",
        remedy: "write \"schema\": \"\(schema)\"")
    }
    let id = fields.required("id").flatMap { IDRule.read($0, "rubric", report) }
    let version = readVersion(&fields, report)
    let guideline = readGuideline(&fields, guidelineSource, report)
    let demands = Demand.allCases.map(\.rawValue)
    let rationale = fields.choice("rationale", of: demands, default: "optional")
    let confidence = fields.choice("confidence", of: demands, default: "off")
    let order = fields.choice("order", of: Order.allCases.map(\.rawValue), default: "batch")
    let title = fields.string("title") ?? ""
    let owner = fields.string("owner") ?? ""
    let validUntil = fields.day("valid_until")
    _ = fields.string("locale")
    let care = readCare(&fields)
    let shuffles = fields.bool("shuffle_responses", default: true)
    let idleCap = fields.int("idle_cap_seconds", in: 1...86_400) ?? 120
    let asked = fields.required("questions")
    let elements = fields.elements("questions")
    let questions = Question.readAll(
      elements, guideline, confidence: Demand(rawValue: confidence) ?? .off, report)
    fields.finish()
    if let asked, asked.kind == .array, elements.isEmpty {
      report.error(asked, "this rubric asks nothing", remedy: "add a question")
    }
    guard let id else { return nil }
    return Rubric(
      id: id, version: version, title: title, owner: owner, validUntil: validUntil,
      guideline: guideline, rationale: Demand(rawValue: rationale) ?? .optional,
      confidence: Demand(rawValue: confidence) ?? .off, order: Order(rawValue: order) ?? .batch,
      shufflesResponses: shuffles, idleCapSeconds: idleCap, care: care,
      questions: questions,
      sha256: TextStore.hash(rubric: source.bytes, guideline: guidelineSource?.bytes ?? []))
  }

  private static func readCare(_ fields: inout Fields) -> Care {
    guard var care = fields.object("care") else { return .none }
    let mask = care.strings("mask")
    let minutes = care.int("break_after_minutes", in: 1...1440)
    let masked = care.int("break_after_minutes_masked", in: 1...1440)
    care.finish()
    return Care(mask: mask, breakAfterMinutes: minutes, breakAfterMinutesMasked: masked)
  }

  private static func readVersion(_ fields: inout Fields, _ report: Report) -> String {
    guard let value = fields.required("version") else { return "" }
    let parts = (value.string ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let isDigits = { (part: Substring) in
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard parts.count == 3, parts.allSatisfy(isDigits) else {
      report.error(
        value, "a rubric's version is three numbers",
        remedy: "write it as \"1.0.0\"; a change of meaning raises the first number")
      return ""
    }
    return value.string ?? ""
  }

  private static func readGuideline(
    _ fields: inout Fields, _ source: SourceFile?, _ report: Report
  ) -> Guideline {
    guard let path = fields.string("guideline"), !path.isEmpty,
      let value = fields.value("guideline")
    else { return Guideline("") }
    guard let source else {
      report.error(
        value, "the guideline \"\(path)\" cannot be read",
        remedy: "put the file there; the path is relative to the rubric")
      return Guideline("")
    }
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      report.error(
        value, "the guideline \"\(path)\" is no UTF-8", remedy: "save the file as UTF-8")
      return Guideline("")
    }
    let guideline = Guideline(text)
    var lineOfClause: [ID: Int] = [:]
    for clause in guideline.clauses {
      guard let first = lineOfClause[clause.id] else {
        lineOfClause[clause.id] = clause.line + 1
        continue
      }
      report.add(
        Diagnostic(
          source, guideline.start(of: clause),
          message: "another clause is called \"\(clause.id)\"; the first is at line \(first)",
          remedy: "give each clause an id of its own"))
    }
    return guideline
  }
}
