import GlossJSON
import GlossJournal

extension JSONWriter {
  /// The keys with which every row says where it comes from.
  mutating func origin(_ label: Label) {
    member("label", label.id.string)
    member("item", label.item.string)
    member("batch", label.batch.string)
    member("annotator", label.annotator.string)
  }
}
