extension PairwiseKind {
  package static let schema = [
    SchemaProperty("tie", .boolean, "Whether a tie may be given; false."),
    SchemaProperty("neither", .boolean, "Whether neither may be given; false."),
    SchemaProperty("strength", .list(.string), "How much better, weakest first; not asked."),
  ]
}
