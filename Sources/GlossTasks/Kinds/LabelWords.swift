import GlossJSON

/// What every kind that offers labels says of them.
extension LabelOption {
  /// Keys that no label may have: they undo, leave, or act in every kind.
  package static let reservedKeys: [Character: String] = [
    "u": "undo", "q": "leave", "?": "the guideline", "/": "find", ":": "the command line",
    "!": "stop", "=": "tie", "<": "one character back", ">": "one character on",
    "{": "one sentence back", "}": "one sentence on", "(": "shrink a span", ")": "grow a span",
    "]": "going forward", "+": "for later", " ": "select",
    ",": "the next label of a line", ";": "the next span of a line", "\"": "a quoted text",
  ]

  /// The message for a word that names none.
  static func unknown(_ word: String, in options: [LabelOption]) -> String {
    let all = options.map { ($0.key.map { "\($0) " } ?? "") + $0.id.string }
    return "there is no label \"\(word)\"; "
      + Spelling.didYouMean(
        word, in: options.map(\.id.string), or: "the labels are: " + all.joined(separator: ", "))
  }
}
