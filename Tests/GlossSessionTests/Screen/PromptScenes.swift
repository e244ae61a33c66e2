import GlossSession

/// Pages that come between items.
enum PromptScenes {
  static let all: [Scene] = [
    Scene("prompt-news") { try news() },
    Scene("prompt-other-key", typed: "b") { try news() },
    Scene("prompt-answered", typed: "<Enter>") { try news() },
  ]

  private static func news() throws -> Stage {
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
