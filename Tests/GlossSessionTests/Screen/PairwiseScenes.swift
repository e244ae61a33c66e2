/// Comparing two responses.
enum PairwiseScenes {
  static let all: [Scene] = [
    Scene("pairwise-start") { try pair(Texts.answers) },
    Scene("pairwise-replies") { try Stage(tasks: "replies") },
    Scene("pairwise-long") { try pair(Texts.longAnswers) },
    Scene("pairwise-long-scrolled", typed: "<PgDn><PgDn><Down>") { try pair(Texts.longAnswers) },
    Scene("pairwise-long-end", typed: "<End>") { try pair(Texts.longAnswers) },
    Scene("pairwise-zoom-prompt", typed: "z") { try pair(Texts.longAnswers) },
    Scene("pairwise-zoom-a", typed: "zz") { try pair(Texts.longAnswers) },
    Scene("pairwise-zoom-b", typed: "zzz<PgDn>") { try pair(Texts.longAnswers) },
    Scene("pairwise-zoom-all", typed: "zzzz") { try pair(Texts.longAnswers) },
    Scene("pairwise-differences", typed: "d") {
      try pair([
        "You can return it within thirty days, for free.",
        "You may return it within 30 days; it is free.",
      ])
    },
    Scene("pairwise-no-differences", typed: "d") { try pair(["The same.", "The same."]) },
    Scene("pairwise-strength", typed: "2") { try pair(Texts.answers, Questions.howMuchBetter) },
    Scene("pairwise-strength-refused", typed: "2<Enter>") {
      try pair(Texts.answers, Questions.howMuchBetter)
    },
    Scene("pairwise-revised", typed: "1u") {
      try Stage(
        Questions.better,
        items: (1...3).map { Stage.item("p\($0)", prompt: "How do I return it?", Texts.answers) })
    },
    Scene("pairwise-conversation") {
      try Stage(
        Questions.better,
        items: [
          #"""
          {"id": "talk", "context": "The customer has a gold card.", "prompt": [
          {"role": "system", "content": "Be brief."},
          {"role": "user", "content": "Where is my parcel?"},
          {"role": "assistant", "content": "Which one?"},
          {"role": "user", "content": "The one from Monday, with the red ribbon."}],
          "responses": [{"id": "x1", "text": "At the depot."},
          {"id": "x2", "text": "It is on the van."}]}
          """#.replacing("\n", with: " ")
        ])
    },
  ]

  private static func pair(
    _ responses: [String], _ question: String = Questions.better
  ) throws -> Stage {
    try Stage(
      question, items: [Stage.item("pair", prompt: "How do I return it?", responses)])
  }
}
