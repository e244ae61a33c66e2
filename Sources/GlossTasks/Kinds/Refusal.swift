// Kinds word a refusal as the middle of a sentence, so that one can be joined to another or stand
// behind a question's title. What leaves them to be shown is a whole one.

extension Pressed {
  /// With a refusal that begins with a capital and ends with a full stop.
  var inSentences: Pressed {
    if case .refused(let why) = self { .refused(sentence(why)) } else { self }
  }
}

extension Entered {
  /// With a refusal that begins with a capital and ends with a full stop.
  var inSentences: Entered {
    if case .refused(let why) = self { .refused(sentence(why)) } else { self }
  }
}

private func sentence(_ text: String) -> String {
  let isEnded = text.last.map { ".?!…".contains($0) } ?? true
  return text.prefix(1).uppercased() + text.dropFirst() + (isEnded ? "" : ".")
}
