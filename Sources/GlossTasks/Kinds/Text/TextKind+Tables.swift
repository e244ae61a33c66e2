import GlossJournal

extension TextKind {
  package static let schema = [
    SchemaProperty(
      "from", .oneOf(Origin.allCases.map(\.rawValue)),
      "What the text is made from: nothing; the item's text; the response that an earlier question "
        + "prefers, or else the first shown."),
    SchemaProperty("goal", .string, "What the text is to become, in view while one writes."),
    SchemaProperty("min_length", .integer(0...Int.max), "Code points at least; 1."),
    SchemaProperty("max_length", .integer(1...Int.max), "Code points at most; no limit."),
    SchemaProperty("of", .oneOf(["item", "responses"]), "What is asked about; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "write", screen: "Enter or e; Ctrl-S ends it, Esc keeps it and goes back to the keys",
      plain: "lines, ended by one that holds only a full stop"),
    KeyRow(what: "as it is", screen: "=", plain: "a full stop at once"),
  ]
}
