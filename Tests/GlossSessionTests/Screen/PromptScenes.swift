import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks

/// Pages that come between items.
enum PromptScenes {
  static let all: [Scene] = pages + care + proposals + proposalsOfResponses

  private static let care: [Scene] = [
    Scene("masked") { try masked() },
    Scene("masked-answered", typed: "b") { try masked() },
    Scene("masked-one-sentence", typed: "v") { try masked() },
    Scene("masked-three-sentences", typed: "vvv") { try masked() },
    Scene("masked-revealed", typed: "V") { try masked() },
    Scene("masked-find", typed: "/brawlers<Enter>") { try masked() },
    Scene("masked-responses") {
      try Stage(
        Questions.better, CareSample.care,
        items: [
          Stage.item("i1", prompt: "Which one?", Texts.answers).dropLast()
            + #", "advice": ["violence"]}"#
        ])
    },
    Scene("stop-asked", typed: "!") { try masked() },
    Scene("stop-turned-back", typed: "V!<Esc>") { try masked() },
    Scene("stopped", typed: "!<Enter>") { try masked() },
    Scene("opted-out", typed: ":optout violence<Enter>") { try masked() },
    Scene("opted-out-finished", typed: ":optout violence<Enter>bb") { try masked() },
    Scene("break", typed: ":break<Enter>") { try masked() },
    Scene("break-offered", typed: "<wait:3700000>s") { try masked() },
    Scene("cap-reached", typed: ":cap 1<Enter><wait:61000>s") { try masked() },
  ]

  static func masked() throws -> Stage {
    var stage = try Stage(
      Questions.team, CareSample.care,
      items: [CareSample.masked, CareSample.hate, CareSample.plain])
    stage.terms = Terms(
      SourceFile(
        path: "terms.json",
        bytes: Array(#"{"support": "Mira, a counsellor, on 116 123 at any hour"}"#.utf8)))
    stage.past = Past.seen(stage.terms)
    return stage
  }

  private static let pages: [Scene] = [
    Scene("terms") {
      var stage = try masked()
      stage.past = Past()
      return stage
    },
    Scene("terms-page", typed: "?t") { try masked() },
    Scene("terms-none", typed: ":terms<Enter>") {
      try Stage(Questions.team, items: Stage.items(1))
    },
    Scene("rubric-changed") { try changed() },
    Scene("rubric-changed-stale", typed: "<Enter>:stale<Enter>") { try changed() },
    Scene("prompt-news") { try news() },
    Scene("prompt-other-key", typed: "b") { try news() },
    Scene("prompt-answered", typed: "<Enter>") { try news() },
  ]

  /// Three labels under two older texts of the rubric.
  private static func changed() throws -> Stage {
    var stage = try Stage(Questions.team, items: Stage.items(4))
    for (version, typed) in [("0.9.0", "bb"), ("1.0.0", ":goto 3<Enter>b")] {
      stage.rubric = try Sample.rubric(Questions.team, version: version)
      let labels = ScreenPlayer(
        stage, columns: 80, rows: 24, typed: (stage.labels.isEmpty ? "" : "<Enter>") + typed
      ).labels
      stage.labels += labels.enumerated().map { place, label in
        Label(id: ID("lb_\(version)-\(place)"), prev: .zero, content: label.content)
      }
    }
    stage.rubric = try Sample.rubric(Questions.team, version: "1.1.0")
    stage.files = Setup.Files(
      rubric: "guidelines/small.json", results: ResultsLayout("results"))
    return stage
  }

  static func news() throws -> Stage {
    var stage = try Stage(Questions.team, items: Stage.items(3))
    stage.prompts = [
      Prompt(
        .news, "New since your last session",
        [
          .heading("A reply to your note about i1"), .quoted("Yes.\n\u{1B}[2JSo it is."), .gap,
          .value(name: "Action", "the guideline was changed"), .line("Thank you."),
        ])
    ]
    return stage
  }
}

extension PromptScenes {
  /// A machine's proposals, and practice.
  static let proposals: [Scene] = [
    Scene("suggestion") { try suggested(Questions.team) },
    Scene("suggestion-accepted", typed: "a") { try suggested(Questions.team) },
    Scene("suggestion-spans") { try suggested(Questions.names) },
    Scene("suggestion-spans-accepted", typed: "a") { try suggested(Questions.names) },
    Scene("suggestion-of-two", typed: "a") {
      try suggested(Questions.team + "," + Questions.names)
    },
    Scene("practice") { try practice() },
    Scene("practice-explained", typed: "b") { try practice() },
    Scene("practice-done", typed: "f<Enter>") { try practice() },
  ]

  /// The same of questions that are asked of each response, and a batch of practice alone.
  static let proposalsOfResponses: [Scene] = [
    Scene("suggestion-response") { try ofResponses("suggestions") },
    Scene("suggestion-response-accepted", typed: "a") { try ofResponses("suggestions") },
    Scene("suggestion-response-text", typed: "ap") { try ofResponses("suggestions") },
    Scene("suggestion-response-text-accepted", typed: "apa") { try ofResponses("suggestions") },
    Scene("practice-only") { try ofResponses("practice") },
    Scene("practice-responses-explained", typed: "np=<Enter>k<C-s>") {
      try ofResponses("practice")
    },
    Scene("practice-only-done", typed: "np=<Enter>k<C-s><Enter>") { try ofResponses("practice") },
  ]

  /// An item whose two replies are suggested an answer, and a rewriting, or are practice of both.
  private static func ofResponses(_ key: String) throws -> Stage {
    let answers = """
      {"good": [{"of": "x1", "labels": ["no"]}, {"of": "x2", "labels": ["partly"]}],
      "mended": [{"of": "x1", "text": "I am sorry that your parcel is late. It left us on Monday, \
      and comes by Thursday; if it does not, write to us and we send another one at once."}]}
      """.replacing("\n", with: " ")
    let brought =
      key == "practice"
      ? #"{"answers": \#(answers), "explanation": "A reply that does not say when is no answer."}"#
      : answers
    let item = Stage.item(
      "i1", prompt: "Where is my parcel?", ["Parcels are great.", "It left us on Monday."]
    ).dropLast()
    return try Stage(
      Questions.good + "," + Questions.mended, items: ["\(item), \"\(key)\": \(brought)}"])
  }

  private static func suggested(_ questions: String) throws -> Stage {
    let item =
      Stage.item("i1", "Orla Kessenich wants her money back.").dropLast()
        + """
        , "suggestions": {"team": {"labels": ["refund"]}, "names": {"spans":
        [{"start": 0, "end": 14, "label": "person"}]}}}
        """.replacing("\n", with: " ")
    return try Stage(questions, items: [String(item)] + Stage.items(2).dropFirst())
  }

  private static func practice() throws -> Stage {
    let item =
      Stage.item("p1", "Orla wants her money back.").dropLast()
        + """
        , "practice": {"answers": {"team": {"labels": ["refund"]}}, "explanation":
        "Money back is a refund, whoever took it."}}
        """.replacing("\n", with: " ")
    return try Stage(Questions.team, items: [String(item)] + Stage.items(2))
  }
}
