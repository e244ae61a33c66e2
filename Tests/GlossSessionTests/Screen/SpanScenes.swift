/// Marking stretches of text.
enum SpanScenes {
  static let all: [Scene] =
    [
      Scene("spans-start") { try Stage(tasks: "news") },
      Scene("spans-cursor", typed: "<Right*4>") { try names(Texts.nested) },
      Scene("spans-selection", typed: "<Right><Space><Right*2>") { try names(Texts.nested) },
      Scene("spans-shift-selection", typed: "<Right><S-Right*3>") { try names(Texts.nested) },
      Scene("spans-one", typed: "<Right>o") { try names(Texts.nested) },
      Scene("spans-nested", typed: nested) { try names(Texts.nested) },
      Scene("spans-focused", typed: nested + "<Tab><Tab>") { try names(Texts.nested) },
      Scene("spans-focused-grown", typed: nested + "<Tab><Tab>))") { try names(Texts.nested) },
      Scene("spans-over-lines", typed: "<Right*8><Space><Right*12>o<Left*2><Space><Right*4>p") {
        try names(Texts.answers.joined(separator: " "))
      },
      Scene("spans-of-one-letter", typed: "<gt><lt>l<gt>p<gt>o<Tab>") { try names("Abc") },
      Scene("spans-overlap-refused", typed: "<Right>o<Space><Right>p") {
        try Stage(
          Questions.names.replacing(#""overlap": true"#, with: #""overlap": false"#),
          items: [Stage.item("n1", Texts.nested)])
      },
      Scene("spans-nothing-to-resize", typed: ")") { try names(Texts.nested) },
      Scene("spans-in-prompt", typed: "<Right*2>p") {
        try Stage(
          Questions.namesInPrompt,
          items: [Stage.item("p1", prompt: "Ask Ana and Bo.", Texts.answers)])
      },
      Scene("spans-in-responses", typed: "<Right*30>p") {
        try Stage(
          Questions.namesInResponses,
          items: [Stage.item("p1", prompt: "Ask Ana and Bo.", Texts.answers)])
      },
      Scene("spans-hebrew", typed: "<Left><Space><Left*2>o<Left*2><Space><Left*2>p<Tab>") {
        try names(Texts.hebrew)
      },
      Scene("spans-hebrew-selection", typed: "<S-Left*8>") { try names(Texts.hebrew) },
      Scene("spans-arabic", typed: "p<Left*4>l<Down>o") { try names(Texts.arabic) },
      Scene("spans-both-ways", typed: "<Right*2><Space><Right>o<Right*2><Space><Right>p") {
        try names(Texts.bothWays)
      },
      Scene("spans-long-end", typed: "<}*200>p") { try names(Texts.long) },
      Scene("spans-scrolled-away", typed: "<PgDn><PgDn>") { try names(Texts.long) },
    ]
    + Texts.scripts.map { script in
      Scene("spans-\(script.name)", typed: "p<Right*3><Space><Right*2>o") { try names(script.text) }
    }

  /// A foundation, the bank and the place in its name, and one that overlaps.
  private static let nested =
    "<Right><Space><Right*4>o<Left*4><Space><Right*3>o<Left><Space><Right>l"
    + "<Right><Space><Right*2>p"

  private static func names(_ text: String) throws -> Stage {
    try Stage(Questions.names, items: [Stage.item("n1", text), Stage.item("n2", "Then Bo.")])
  }
}
