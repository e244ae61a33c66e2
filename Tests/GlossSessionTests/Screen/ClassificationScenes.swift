/// Choosing from labels.
enum ClassificationScenes {
  static let all: [Scene] = [
    Scene("classification-start") {
      try Stage(Questions.team, items: Stage.items(3))
    },
    Scene("classification-route") { try Stage(tasks: "route") },
    Scene("classification-route-saved", typed: "b") { try Stage(tasks: "route") },
    Scene("classification-arrow", typed: "<Down><Down>") {
      try Stage(Questions.team, items: Stage.items(3))
    },
    Scene("classification-letters-of-commands") {
      try Stage(Questions.letters, items: Stage.items(3))
    },
    Scene("classification-unknown-key", typed: "x") {
      try Stage(Questions.team, items: Stage.items(3))
    },
    Scene("classification-violations", typed: "th") { try Stage(tasks: "violations") },
    Scene("classification-too-few", typed: "2<Enter>") {
      try Stage(Questions.twoOrThree, items: Stage.items(2))
    },
    Scene("classification-too-many", typed: "1234<Enter>") {
      try Stage(Questions.twoOrThree, items: Stage.items(2))
    },
    Scene("classification-long-list") { try Stage(Questions.topics, items: Stage.items(2)) },
    Scene("classification-long-list-end", typed: "<Down*20>") {
      try Stage(Questions.topics, items: Stage.items(2))
    },
    Scene("classification-filter", typed: "mi") {
      try Stage(Questions.topics, items: Stage.items(2))
    },
    Scene("classification-filter-none", typed: "mix") {
      try Stage(Questions.topics, items: Stage.items(2))
    },
    Scene("classification-filter-several", typed: "34ph<Down><Enter>") {
      try Stage(Questions.topicsSeveral, items: Stage.items(2))
    },
    Scene("classification-of-responses", typed: "y") {
      try Stage(
        Questions.good, items: [Stage.item("pair", prompt: "How do I return it?", Texts.answers)])
    },
    Scene("classification-of-four-responses", typed: "yp") {
      try Stage(
        Questions.good,
        items: [
          Stage.item(
            "four", prompt: "How do I return it?", Texts.answers + Texts.answers.reversed())
        ])
    },
    Scene("questions-first") {
      try Stage(Questions.toxic + "," + Questions.optionalLanguage, items: Stage.items(3))
    },
    Scene("questions-branch", typed: "yi") {
      try Stage(Questions.toxic + "," + Questions.optionalLanguage, items: Stage.items(3))
    },
    Scene("questions-branch-closed", typed: "yi<Enter><S-Tab><S-Tab>o") {
      try Stage(Questions.toxic + "," + Questions.optionalLanguage, items: Stage.items(3))
    },
    Scene("questions-optional", typed: "o") {
      try Stage(Questions.toxic + "," + Questions.optionalLanguage, items: Stage.items(3))
    },
    Scene("questions-missing", typed: "<Tab><C-s>") {
      try Stage(Questions.team + "," + Questions.optionalLanguage, items: Stage.items(3))
    },
    Scene("confidence", typed: "b") {
      try Stage(Questions.team, #""confidence": "required","#, items: Stage.items(3))
    },
    Scene("confidence-refused", typed: "b<Enter>") {
      try Stage(Questions.team, #""confidence": "required","#, items: Stage.items(3))
    },
    Scene("confidence-given", typed: "b4") {
      try Stage(
        Questions.team + "," + Questions.optionalLanguage, #""confidence": "optional","#,
        items: Stage.items(3))
    },
  ]
}
