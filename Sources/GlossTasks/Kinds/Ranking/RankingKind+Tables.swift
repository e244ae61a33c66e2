import GlossJournal

extension RankingKind {
  package static let schema = [
    SchemaProperty("ties", .boolean, "Whether responses may be tied; false."),
    SchemaProperty("unrankable", .boolean, "Whether a response may be left out; false."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "order the responses", screen: "Space lifts and drops, arrows move",
      plain: "B,C,A, best first"),
    KeyRow(
      what: "type the order", screen: "from a capital letter on, then Enter", plain: "the same"),
    KeyRow(what: "as good as the one above", screen: "=", plain: "B=C,A"),
    KeyRow(what: "not rankable", screen: "0", plain: "behind a semicolon: B,C;A"),
  ]
}
