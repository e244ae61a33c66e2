/// Items that warn of what is in them.
enum CareSample {
  static let care =
    #""care": {"mask": ["violence"], "break_after_minutes": 60,"#
    + #""break_after_minutes_masked": 30},"#

  /// SessionWords that stand in no message of the program.
  static let sentences = [
    "Zweihander glimmered.", "Quixotic brawlers.", "Vortex pummelled.", "Jackdaw wept.",
    "Kumquat ended.",
  ]

  static let masked = item("m1", sentences.joined(separator: " "), #"["hate", "violence"]"#)
  static let plain = item("p1", "A quiet text.", "[]")
  static let hate = item("h1", "Another text.", #"["hate"]"#)

  static func item(_ id: String, _ text: String, _ advice: String) -> String {
    #"{"id": "\#(id)", "text": "\#(text)", "advice": \#(advice)}"#
  }

  /// Whether any word of the masked text is in what was drawn or printed.
  static func leaks(_ drawn: String) -> [Substring] {
    sentences.flatMap { $0.split { $0 == " " || $0 == "." } }.filter { drawn.contains($0) }
  }
}
