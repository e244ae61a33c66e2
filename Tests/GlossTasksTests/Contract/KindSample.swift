import GlossJSON
import GlossJournal
import GlossTasks

/// What the contract tests ask: for each registered kind, some questions and the items they are
/// asked of.
struct KindSample: CustomStringConvertible, Sendable {
  let kind: String
  /// The question's keys beside `name` and `kind`.
  let keys: String
  let input: Input
  var of: ID = ""
  /// Keys that a walk presses more often than others, where few of them answer.
  var often = ""

  var description: String {
    "\(kind) {\(keys.prefix(60))} of \(input.text.prefix(20).debugDescription)"
  }

  var asked: Asked { Sample.asked(input, of: of, columns: 12) }

  /// Whether the words for an answer are a line that gives it.
  var summaryIsALine: Bool { !["pairwise", "text"].contains(kind) }

  static let all: [KindSample] = classification + spans + pairwise + writing + ranking + rating

  private static let three =
    #""labels": [{"id": "a", "key": "a"}, {"id": "bb", "title": "B"}, {"id": "c\u001b", "key": "x"}]"#

  private static func many(_ count: Int) -> String {
    "\"labels\": ["
      + (1...count).map { "{\"id\": \"label-\($0)\", \"title\": \"Étage \($0)\"}" }
      .joined(separator: ", ") + "]"
  }

  private static let text = Input(text: "Some text.")

  private static let classification = [
    KindSample(kind: "classification", keys: three, input: text),
    KindSample(kind: "classification", keys: three + ", \"multiple\": true", input: text),
    KindSample(
      kind: "classification", keys: three + ", \"multiple\": true, \"min\": 1, \"max\": 2",
      input: text),
    KindSample(
      kind: "classification", keys: three + ", \"of\": \"responses\"", input: Sample.pair(),
      of: "r2"),
    KindSample(kind: "classification", keys: many(12), input: text),
    KindSample(kind: "classification", keys: many(30) + ", \"multiple\": true", input: text),
    KindSample(
      kind: "classification",
      keys: #""labels": [{"id": "in"}, {"id": "out", "key": "2"}, {"id": "b,c", "key": "5"}]"#,
      input: text),
  ]

  /// Texts that have taken other tools apart.
  static let tricky = [
    "The Acme Corp of Lisbon. It paid 3.14 million! Who knows?",
    "One\r\ntwo\n\n\r\nthree\tfour\rfive", "cafe\u{301} re\u{301}sume\u{301} Zu\u{308}rich",
    "a 👨‍👩‍👧‍👦 b 🏳️‍🌈 c 🇵🇹🇮🇪🇵 d ❤️ e\u{200D}f", "สวัสดีครับ ผมชื่อนิด", "我在上海的公司工作。他不在。",
    "שלום עולם, مرحبا بالعالم 12 km",
    "\u{1b}[31mred\u{1b}[0m \u{202e}desrever\u{202c} \u{85}x\u{0}y",
    "ป\u{e33}\u{e33} \u{1100}\u{1161}\u{11a8} z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}algo",
    "!!! ... ???", "a", "\u{e0041}\u{e0042}\u{2028}\u{2029}",
  ]

  private static let spans: [KindSample] =
    tricky.flatMap { text in
      ["false", "true"].map {
        KindSample(
          kind: "spans", keys: three + ", \"overlap\": \($0)", input: Input(text: text))
      }
    } + [
      KindSample(
        kind: "spans", keys: three + ", \"field\": \"responses\", \"overlap\": true",
        input: Sample.pair(tricky[1], tricky[3])),
      KindSample(
        kind: "spans", keys: three + ", \"field\": \"prompt\"",
        input: Input(prompt: [
          Turn(role: "system", content: ""), Turn(role: "user", content: tricky[0]),
          Turn(role: "assistant", content: tricky[2]),
        ])),
      KindSample(kind: "spans", keys: three, input: Input(text: "  \n \r\n ")),
    ]

  private static let pairwise = [
    "", "\"tie\": true", "\"neither\": true, \"strength\": [\"a bit\"]",
    "\"tie\": true, \"neither\": true, \"strength\": [\"a bit\", \"much\", \"very much\", \"most\"]",
  ].map { KindSample(kind: "pairwise", keys: $0, input: Sample.pair()) }

  private static let writing: [KindSample] =
    [
      KindSample(kind: "text", keys: "", input: text),
      KindSample(kind: "text", keys: #""min_length": 0, "max_length": 30"#, input: text),
      KindSample(
        kind: "text", keys: #""from": "response", "goal": "sh\u001borter", "min_length": 3"#,
        input: Sample.pair(tricky[0], tricky[3])),
      KindSample(
        kind: "text", keys: #""from": "response", "of": "responses", "max_length": 400"#,
        input: Sample.pair(tricky[1], tricky[3]), of: "r2"),
    ] + tricky.map { KindSample(kind: "text", keys: #""from": "text""#, input: Input(text: $0)) }

  private static func responses(_ count: Int) -> Input {
    Input(
      prompt: [Turn(role: "user", content: "Which?")],
      responses: (0..<count).map { place in
        Response(id: ID("r\(count - place)"), text: tricky[place % tricky.count])
      })
  }

  private static let lifting = "space space space space ↑ ↓ enter enter"

  private static let ranking = ["", "\"ties\": true", "\"ties\": true, \"unrankable\": true"]
    .flatMap { keys in
      [2, 4, 9].map {
        KindSample(kind: "ranking", keys: keys, input: responses($0), often: lifting)
      }
    }

  private static let rating: [KindSample] =
    [
      "", ", \"min\": 0, \"max\": 9",
      ", \"max\": 10, \"anchors\": {\"1\": \"no\", \"10\": \"yes\"}",
    ]
    .flatMap { scale in
      let criteria = { (count: Int) in
        "\"criteria\": ["
          + (1...count).map { "{\"id\": \"c\($0)\", \"title\": \"\(tricky[3].prefix($0))\"}" }
          .joined(separator: ", ") + "]" + scale
      }
      return [
        KindSample(kind: "rating", keys: criteria(1), input: text),
        KindSample(kind: "rating", keys: criteria(4), input: text),
        KindSample(
          kind: "rating", keys: criteria(3) + ", \"of\": \"responses\"", input: responses(4),
          often: "1 2 3 4 5 5 5 5"),
      ]
    }
}
