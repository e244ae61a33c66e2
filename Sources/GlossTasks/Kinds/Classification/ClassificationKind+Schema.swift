extension ClassificationKind {
  package static let schema = [
    LabelOption.schema,
    SchemaProperty("multiple", .boolean, "Whether several labels may be chosen; false."),
    SchemaProperty("min", .integer(0...Int.max), "How many at least, with several; 0."),
    SchemaProperty("max", .integer(1...Int.max), "How many at most, with several; all."),
    SchemaProperty("of", .oneOf(["item", "responses"]), "What is asked about; the item."),
  ]
}
