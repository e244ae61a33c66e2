import GlossJournal

extension PairwiseKind {
  package static let schema = [
    SchemaProperty("tie", .boolean, "Whether a tie may be given; false."),
    SchemaProperty("neither", .boolean, "Whether neither may be given; false."),
    SchemaProperty("strength", .list(.string), "How much better, weakest first; not asked."),
  ]

  package static let keyRows = [
    KeyRow(what: "prefer a response", screen: "1 2, or A B as shown", plain: "the same"),
    KeyRow(what: "a tie", screen: "=", plain: "="),
    KeyRow(what: "neither", screen: "0", plain: "0"),
    KeyRow(
      what: "how much", screen: "1 to 9, once a response is preferred",
      plain: "after the response: 2 much, or 2 3"),
  ]
}
