import GlossJSON
import GlossJournal
import GlossTasks

/// A form in which labels leave for a pipeline.
package protocol Exporter: Sendable {
  /// As it is typed.
  static var name: String { get }
  /// One line without a full stop.
  static var summary: String { get }
  /// Whether the form has rows for answers of this sort.
  static func fits(_ answer: Answer) -> Bool
  /// Whether only the rubric of a label says what some rows are about.
  static var needsRubric: Bool { get }
  /// What becomes of an answer.
  ///
  /// - Parameter rubric: as it was when the label was made, if it is kept and needed.
  static func rows(of answer: LabelAnswer, _ rubric: Rubric?) -> Exported
}

/// The registry: a form that is not in this array does not exist.
package enum Exporters {
  package static let all: [any Exporter.Type] = [PreferenceExporter.self, SpansExporter.self]

  package static func named(_ name: String) -> (any Exporter.Type)? {
    all.first { $0.name == name }
  }
}

/// One answer, with the label that it stands in.
package struct LabelAnswer: Hashable, Sendable {
  package let label: Label
  package let answer: Answer
}

/// What became of an answer.
package enum Exported: Hashable, Sendable {
  /// Lines of canonical JSON, without their newlines.
  case rows([[UInt8]])
  case leftOut(LeftOut)
}

/// Why a label is not in an export, in the order in which the reasons are looked for.
package enum LeftOut: CaseIterable, Hashable, Sendable {
  case otherBatch
  case adjudicated
  /// A person's second answer to an item says how steady the first is, and is no second opinion.
  case repeated
  case superseded
  case withdrawn
  case skipped
  case stopped
  /// Somebody stopped at the item, so that nobody's label of it leaves.
  case withheld
  case rejected
  /// The question was not asked, or passed over.
  case unanswered
  case tie
  case neither
  /// The answer states no preference at all.
  case withoutPreference
  /// The item has no prompt, and the form needs one.
  case withoutPrompt
  /// The rubric is not kept with the labels, and only it says what the answer is about.
  case withoutRubric

  /// Nil for an answer.
  init?(_ status: Status) {
    switch status {
    case .answered: return nil
    case .skipped: self = .skipped
    case .withdrawn: self = .withdrawn
    case .stopped: self = .stopped
    }
  }
}

extension JSONWriter {
  /// The keys with which every row says where it comes from.
  mutating func origin(_ answer: LabelAnswer) {
    let label = answer.label
    // Never "label", which trainers take for a target.
    member("label_id", label.id.string)
    member("item", label.item.string)
    member("batch", label.batch.string)
    member("annotator", label.annotator.string)
    member("question", answer.answer.question.string)
    member("rubric", label.rubric.string)
    member("rubric_version", label.rubricVersion)
  }
}
