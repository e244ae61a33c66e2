import GlossJSON
import GlossJournal

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
