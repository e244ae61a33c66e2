/// Putting several responses in an order.
enum RankingScenes {
  static let all: [Scene] = [
    Scene("ranking-start") { try ranking() },
    Scene("ranking-lifted", typed: "<Space>") { try ranking() },
    Scene("ranking-lifted-back", typed: "<Space><Esc>") { try ranking() },
    Scene("ranking-two", typed: "<Space><Space><Space><Up><Space>") { try ranking() },
    Scene("ranking-tied", typed: "<Space><Space><Space>=<Space>") { try ranking() },
    Scene("ranking-tie-above-nothing", typed: "<Space>=") { try ranking() },
    Scene("ranking-not-rankable", typed: "<Down>0") { try ranking() },
    Scene("ranking-not-rankable-lifted", typed: "<Down>0<Up><Down><Down><Down><Space>") {
      try ranking()
    },
    Scene("ranking-typing", typed: "B,D=A") { try ranking() },
    Scene("ranking-typed-wrong", typed: "B,BX") { try ranking() },
    Scene("ranking-missing", typed: "<Space><Space><Enter>") { try ranking() },
    Scene("ranking-whole", typed: "B,D=A;C<Enter>u") { try ranking() },
    Scene("ranking-strict-refusals", typed: "<Space>=<Esc>0") {
      try Stage(#"{"name": "order", "kind": "ranking", "title": "Best first"}"#, items: [item])
    },
    Scene("ranking-long-scrolled", typed: "<Down><Down>") { try long() },
    Scene("ranking-of-twelve", typed: "<Down><Down><Space><Space>") {
      try Stage(
        Questions.order,
        items: [Stage.item("many", prompt: "Name a bird.", (1...12).map { "Bird \($0)." })])
    },
    Scene("ranking-published") { try Stage(tasks: "rlhf") },
  ]

  private static let item = Stage.item(
    "ranks", prompt: "How do I keep basil alive?",
    [
      "Water it from below, and cut above a pair of leaves.", "Put it in the fridge.",
      "Give it light, and never let it stand in water.", "Basil is a herb of the mint family.",
    ])

  private static func ranking() throws -> Stage {
    try Stage(Questions.order, items: [item, item.replacing("ranks", with: "next")])
  }

  private static func long() throws -> Stage {
    try Stage(
      Questions.order,
      items: [Stage.item("long", prompt: "How do I return it?", Texts.longAnswers + Texts.answers)])
  }
}
