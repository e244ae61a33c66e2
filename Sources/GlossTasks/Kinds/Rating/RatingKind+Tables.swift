import GlossJournal

extension RatingKind {
  package static let schema = [
    SchemaProperty(
      "criteria",
      .list(
        .object([
          SchemaProperty("id", .id, required: true, "What a label line carries."),
          SchemaProperty("title", .string, "What the annotator reads; the id where not given."),
          SchemaProperty("clause", .string, "The clause of the guideline that it stands on."),
        ]), minimum: 1),
      required: true, "What is given a value."),
    SchemaProperty("min", .integer(0...9), "The lowest value; 1."),
    SchemaProperty("max", .integer(1...10), "The highest value, at most nine above; 5."),
    SchemaProperty("anchors", .map(.string), "What a value means, by the value."),
    SchemaProperty("of", .oneOf(["item", "responses"]), "What is rated; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "rate", screen: "a digit; arrows move",
      plain: "4 5 3, or tone=4 safety=5; for each response a row, with semicolons between"),
    KeyRow(what: "clear", screen: "Backspace", plain: ""),
  ]
}
