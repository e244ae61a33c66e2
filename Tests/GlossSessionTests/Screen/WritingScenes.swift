/// Writing a text, and making one from another.
enum WritingScenes {
  static let all: [Scene] = [
    Scene("writing-start", typed: "2") { try rewrite() },
    Scene("writing-begun", typed: "2<Enter>") { try rewrite() },
    Scene("writing-typed", typed: "2<Enter><C-Right><C-S-Right><C-S-Right>") { try rewrite() },
    Scene("writing-changed", typed: "2<Enter><C-Right><C-w>You<Esc>") { try rewrite() },
    Scene("writing-too-short", typed: "2<Enter><C-k>Yes.<C-s>") { try rewrite() },
    Scene("writing-kept", typed: "2=u") { try rewrite() },
    Scene("writing-long", typed: "1<Enter><Down*30>") { try rewrite(Texts.longAnswers) },
    Scene("writing-long-changed", typed: "1<Enter>x<Down*30>y<Esc>") {
      try rewrite(Texts.longAnswers)
    },
    Scene("writing-nothing", typed: "<Enter>First line<Enter>and <A-Enter>a third.<Left>") {
      try Stage(Questions.remark, items: Stage.items(2))
    },
    Scene("writing-at-once", typed: "b") {
      let remark = Questions.remark.replacing(#""required": false"#, with: #""goal": "One line""#)
      return try Stage(Questions.team + "," + remark, items: Stage.items(2))
    },
    Scene("writing-right-to-left", typed: "<Enter>שלום (12) abc<Enter>ab<Enter>טוב<Up*2><S-Left>") {
      try Stage(Questions.remark, items: Stage.items(2))
    },
    Scene("writing-right-to-left-end", typed: "<Enter>abc<Enter>שלום, (12)!") {
      try Stage(Questions.remark, items: Stage.items(2))
    },
    Scene("writing-right-to-left-changed", typed: "2<Enter><C-Left><C-w>לא<Esc>") {
      try rewrite(["Yes.", "כן, תוך 14 יום (רק חדש)."])
    },
  ]

  private static func rewrite(_ responses: [String] = Texts.answers) throws -> Stage {
    try Stage(
      Questions.better + "," + Questions.rewrite,
      items: (1...2).map { Stage.item("w\($0)", prompt: "How do I return it?", responses) })
  }
}
