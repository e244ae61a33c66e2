import GlossJSON
import GlossJournal

/// What is asked of each item: the questions, and the guideline they stand on.
package struct Rubric: Hashable, Sendable {
  package let id: ID
  /// `N.N.N`; a change of meaning raises the first.
  package let version: String
  package let title: String
  package let owner: String
  package let validUntil: String
  package let guideline: Guideline
  package let rationale: Demand
  package let confidence: Demand
  package let order: Order
  package let shufflesResponses: Bool
  package let idleCapSeconds: Int
  package let care: Care
  package let questions: [Question]
  /// Of the rubric's bytes, a line feed and the guideline's bytes, as used.
  package let sha256: Hash

  package enum Order: String, CaseIterable, Hashable, Sendable {
    case batch, shuffled, priority
  }

  package func question(named name: ID) -> Question? { questions.first { $0.name == name } }

  /// Why the rubric's questions cannot be asked of an item: one sentence a question.
  package func faults(of item: Item) -> [String] {
    questions.compactMap { question in
      question.kind.fault(of: item).map { "\"\(question.name)\": \($0)" }
    }
  }

  /// Whether the last day on which the rubric holds is over; one without such a day holds on.
  package func isPast(at now: Timestamp) -> Bool {
    !validUntil.isEmpty && validUntil.prefix(10) < now.text.prefix(10)
  }

  /// Whether a question's rationale is asked for, and how strongly.
  package func rationale(for question: Question) -> Demand { question.rationale ?? .off }

  /// Whether confidence in the answer to a question is asked for.
  package func confidence(for question: Question) -> Demand { question.confidence ?? confidence }
}

/// How a rubric looks after those who label: what opens masked, and when a break is offered.
package struct Care: Hashable, Sendable {
  /// Categories of `advice` whose items open masked.
  package let mask: [String]
  /// Minutes of session time until a break is offered; nil where none is.
  package let breakAfterMinutes: Int?
  /// Likewise, of time on masked items.
  package let breakAfterMinutesMasked: Int?

  package static let none = Care(mask: [], breakAfterMinutes: nil, breakAfterMinutesMasked: nil)

  /// The categories of an item for which it opens masked, in the item's order.
  package func masked(_ advice: [String]) -> [String] {
    // By bytes, as everything that files name.
    advice.filter { category in mask.contains { ID($0) == ID(category) } }
  }
}

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
    guard let value = report.value(of: source), var fields = Fields(value, "rubric", report) else {
      return nil
    }
    if let found = fields.required("schema"), found.string != schema {
      report.error(
        found, "this is no rubric of a version that is known here",
        remedy: "write \"schema\": \"\(schema)\"")
    }
    let id = fields.ownID()
    let version = readVersion(&fields, report)
    let guideline = readGuideline(&fields, guidelineSource, report)
    let rationale = fields.choice("rationale", default: Demand.optional)
    let confidence = fields.choice("confidence", default: Demand.off)
    let order = fields.choice("order", default: Order.batch)
    let title = fields.string("title") ?? ""
    let owner = fields.string("owner") ?? ""
    let validUntil = fields.day("valid_until")
    _ = fields.string("locale")
    let care = readCare(&fields)
    let shuffles = fields.bool("shuffle_responses", default: true)
    let idleCap = fields.int("idle_cap_seconds", in: 1...86_400) ?? 120
    let asked = fields.required("questions")
    let elements = fields.elements("questions")
    let questions = Question.readAll(elements, guideline, confidence: confidence, report)
    fields.finish()
    if let asked, asked.kind == .array, elements.isEmpty {
      report.error(asked, "this rubric asks nothing", remedy: "add a question")
    }
    guard let id else { return nil }
    return Rubric(
      id: id, version: version, title: title, owner: owner, validUntil: validUntil,
      guideline: guideline, rationale: rationale, confidence: confidence, order: order,
      shufflesResponses: shuffles, idleCapSeconds: idleCap, care: care, questions: questions,
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
    let version = value.string ?? ""
    if version.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil { return version }
    report.error(
      value, "a rubric's version is three numbers",
      remedy: "write it as \"1.0.0\"; a change of meaning raises the first number")
    return ""
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
      report.add(Diagnostic(notUTF8: source))
      return Guideline("")
    }
    let guideline = Guideline(text)
    var names = Names(of: "clause")
    for clause in guideline.clauses {
      names.take(clause.id, source, guideline.start(of: clause), report)
    }
    return guideline
  }
}
