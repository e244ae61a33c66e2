/// What may stand at one place of the terms.
package indirect enum TermShape: Sendable {
  case text
  case number
  case oneOf([String])
  case texts([String])
  case object([(key: String, shape: TermShape)])

  /// The terms as a whole; `schema` stands beside these.
  package static let terms: [(key: String, shape: TermShape)] = [
    ("client", .text), ("model", .text), ("purpose", .text), ("use", .text), ("suppliers", .text),
    ("arrangement", .text), ("employment", .text), ("benefits", .text), ("representation", .text),
    ("owner", .text), ("contact", .text), ("support", .text), ("confidentiality", .text),
    ("pay", .object(pay)),
    ("data", .object([("recipients", .text), ("retention", .text)])),
    ("appeals", .object([("window_days", .number)])),
    (
      "people",
      .object([
        ("selection", .text), ("regions", .text), ("languages", .text),
        ("not_represented", .text),
      ])
    ),
  ]

  private static let pay: [(key: String, shape: TermShape)] = [
    ("currency", .text), ("basis", .oneOf(["hour", "item", "salary"])), ("amount", .number),
    ("covers", .texts(["labeling", "reading", "practice", "review", "appeal", "break"])),
    ("floor", .number), ("floor_source", .text),
  ]
}
