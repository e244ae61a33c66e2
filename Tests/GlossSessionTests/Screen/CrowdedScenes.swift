/// More to choose, to rank and to rate than a screen holds.
enum CrowdedScenes {
  static let all: [Scene] = [
    Scene("crowded-labels") { try stage(labels) },
    Scene("crowded-labels-filtered", typed: "group 3<Down><Down><Down>") { try stage(labels) },
    Scene("crowded-labels-arrows", typed: "<Down><Down><Down><Down><Down><Down><Down><Down>") {
      try stage(labels)
    },
    Scene("crowded-ranking", typed: "<Down><Down><Down><Down><Down><Down><Down><Down><Down>") {
      try stage(Questions.order)
    },
    Scene("crowded-ranking-lifted", typed: "<End><Down><Down><Down><Space>") {
      try stage(Questions.order + "," + labels)
    },
    Scene("crowded-rating", typed: "454545<Right><Right><Right>3") { try stage(ratings) },
    Scene("crowded-rating-end", typed: "o<Right><Right><Right><Right><Right><Right><Down><Down>") {
      try stage(Questions.toxic + "," + ratings)
    },
  ]

  private static let labels: String = {
    let labels = (1...40).map {
      #"{"id": "l\#($0)", "title": "Label number \#($0) of group \#($0 / 10 + 1)", "#
        + #""description": "what belongs to number \#($0), and what does not"}"#
    }
    return #"{"name": "many", "kind": "classification", "title": "Which of the many?", "#
      + #""multiple": true, "required": false, "labels": ["# + labels.joined(separator: ", ") + "]}"
  }()

  private static let ratings: String = {
    let criteria = (1...5).map {
      #"{"id": "c\#($0)", "title": "A criterion with a title that is far too long, number \#($0)"}"#
    }
    return #"{"name": "rate", "kind": "rating", "title": "How good is each?", "of": "responses", "#
      + #""min": 1, "max": 5, "criteria": ["# + criteria.joined(separator: ", ") + "]}"
  }()

  private static func stage(_ questions: String) throws -> Stage {
    let texts = (1...12).map { response in
      (1...5).map { "Response \(response) says this in sentence \($0), and goes on for a while." }
        .joined(separator: " ")
    }
    return try Stage(questions, items: [Stage.item("many", prompt: "What is asked?", texts)])
  }
}
