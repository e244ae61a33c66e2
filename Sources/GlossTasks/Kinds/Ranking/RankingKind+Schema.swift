extension RankingKind {
  package static let schema = [
    SchemaProperty("ties", .boolean, "Whether responses may be tied; false."),
    SchemaProperty("unrankable", .boolean, "Whether a response may be left out; false."),
  ]
}
