import GlossJSON
import GlossJournal
import GlossTasks

/// Preference pairs as trl's trainers read them: prompt, chosen and rejected as conversations.
///
/// Answers name responses and never a side, so what was shown left or right has no part in it.
package enum PreferenceExporter: Exporter {
  package static let name = "trl-preference"
  package static let summary = "pairs of a chosen and a rejected response, for trl"

  package static let needsRubric = false

  package static func fits(_ answer: Answer) -> Bool {
    Kinds.named(answer.kind) is any StatesPreferences.Type
  }

  package static func rows(of answer: LabelAnswer, _ rubric: Rubric?) -> Exported {
    let input = answer.label.input
    let kind = Kinds.named(answer.answer.kind) as? any StatesPreferences.Type
    let preferences = kind?.preferences(answer.answer, input) ?? []
    var rows: [[UInt8]] = []
    var reason = LeftOut.withoutPreference
    for preference in preferences {
      switch preference.outcome {
      case .tie: reason = .tie
      case .neither: reason = .neither
      case .prefers(let chosen, let rejected):
        guard let chosen = input.text(of: chosen), let rejected = input.text(of: rejected) else {
          continue
        }
        rows.append(row(chosen: chosen, rejected: rejected, answer))
      }
    }
    if rows.isEmpty { return .leftOut(reason) }
    return input.prompt.isEmpty ? .leftOut(.withoutPrompt) : .rows(rows)
  }

  private static func row(chosen: String, rejected: String, _ answer: LabelAnswer) -> [UInt8] {
    JSONWriter.bytes { writer in
      writer.member("prompt", answer.label.input.prompt)
      writer.member("chosen", [Turn(role: "assistant", content: chosen)])
      writer.member("rejected", [Turn(role: "assistant", content: rejected)])
      writer.origin(answer)
    }
  }
}
