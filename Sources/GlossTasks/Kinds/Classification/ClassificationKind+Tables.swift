import GlossJournal

extension ClassificationKind {
  package static let schema = [
    LabelOption.schema,
    SchemaProperty("multiple", .boolean, "Whether several labels may be chosen; false."),
    SchemaProperty("min", .integer(0...Int.max), "How many at least, with several; 0."),
    SchemaProperty("max", .integer(1...Int.max), "How many at most, with several; all."),
    SchemaProperty("of", .oneOf(["item", "responses"]), "What is asked about; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "choose a label", screen: "the label's key", plain: "its key, its id or its title"),
    KeyRow(
      what: "choose several", screen: "each label's key, then Enter",
      plain: "with commas: b,refund"),
    KeyRow(
      what: "choose from many", screen: "letters narrow the list, Enter chooses",
      plain: "its id or its title"),
  ]
}
