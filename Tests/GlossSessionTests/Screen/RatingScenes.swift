/// Values on a scale, of the item or of each response.
enum RatingScenes {
  static let all: [Scene] = [
    Scene("rating-start") { try responses() },
    Scene("rating-one", typed: "4") { try responses() },
    Scene("rating-half", typed: "452") { try responses() },
    Scene("rating-moved", typed: "4<Right><Down>3") { try responses() },
    Scene("rating-missing", typed: "45<Enter>") { try responses() },
    Scene("rating-off-the-scale", typed: "7") { try responses() },
    Scene("rating-cleared", typed: "45<Bksp>") { try responses() },
    Scene("rating-whole", typed: "123451u") { try responses() },
    Scene("rating-of-the-item") { try one() },
    Scene("rating-of-the-item-sideways", typed: "<Right><Right><Down>") { try one() },
    Scene("rating-to-ten", typed: "0") {
      try Stage(
        #"""
        {"name": "useful", "kind": "rating", "title": "How useful?", "min": 0, "max": 9,
        "criteria": [{"id": "use", "title": "Usefulness"}],
        "anchors": {"0": "not at all", "9": "very"}}
        """#, items: [text])
    },
    Scene("rating-long-titles", typed: "3") {
      try Stage(
        #"""
        {"name": "long", "kind": "rating", "title": "How good?", "of": "responses", "min": 1,
        "max": 3, "criteria": [{"id": "a", "title": "Says what the person who asked has to do next, and in which order it is best done"},
        {"id": "b", "title": "真実である：本文にないことは一つも書かれていない"}]}
        """#, items: [pair])
    },
    Scene("rating-of-eight", typed: "4<Right><Right>2") {
      try Stage(
        Questions.quality,
        items: [Stage.item("many", prompt: "Name a bird.", (1...8).map { "Bird \($0)." })])
    },
    Scene("rating-mixed", typed: "B,D,C,A<Enter>542") { try Stage(tasks: "rlhf") },
  ]

  private static let text = #"{"id": "t1", "text": "The parcel came back, and nobody says why."}"#
  private static let pair = Stage.item("pair", prompt: "How do I return it?", Texts.answers)

  private static func responses() throws -> Stage {
    try Stage(Questions.quality, items: [pair, pair.replacing("pair", with: "next")])
  }

  private static func one() throws -> Stage {
    try Stage(
      Questions.quality.replacing(#""of": "responses", "#, with: ""), items: [text])
  }
}
