import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension Ask {
  /// The same with what a machine proposes; nil where it proposes nothing that answers the question.
  package var suggestion: Self? { proposed(asked.item.item.suggestions) }

  /// The same with what is expected of practice.
  var expected: Self? { proposed(asked.item.item.practice?.answers ?? []) }

  /// The draft for somebody who does not see it on the item: written text and marked text as they are,
  /// on one line, and all else as its kind sums it up.
  var inWords: String {
    let values = values
    let spans = values.flatMap(\.spans).map { "\($0.label) \"\($0.text)\"" }
    let texts = values.map(\.text).filter { !$0.isEmpty } + spans
    guard !texts.isEmpty else { return summary }
    return texts.joined(separator: "; ").split(whereSeparator: \.isNewline)
      .joined(separator: " / ")
  }

  /// Whether one key is a whole answer, as with a single choice.
  fileprivate var isAnsweredByAKey: Bool {
    kind.bindings.contains { binding in
      var pressed = blank
      return pressed.press(Key(.character(binding.key))) == .answered
    }
  }

  /// What became of the suggestion in each value of an answer. It was in view, so that a value which
  /// is the same counts as accepted however it was given, and any other as changed.
  func assisted(_ values: [AnswerValue]) -> [Assisted] {
    guard let suggestion else { return values.map { _ in .none } }
    let suggested = suggestion.values
    return values.map { suggested.contains($0) ? .accepted : .changed }
  }
}

extension Session {
  /// What is suggested for the focused question, in a few words; nil where nothing is.
  package var suggestion: String? {
    guard let item = open, item.mask == nil, item.state.entries.indices.contains(item.state.focus)
    else {
      return nil
    }
    let ask = item.state.entries[item.state.focus].ask
    return ask.suggestion?.inWords
  }

  /// Whether accepting would change the focused question's answer.
  package var canAccept: Bool {
    guard let item = open, item.mask == nil, item.state.entries.indices.contains(item.state.focus)
    else {
      return false
    }
    let ask = item.state.entries[item.state.focus].ask
    guard let suggestion = ask.suggestion else { return false }
    return ask.standing != .complete || ask.values != suggestion.values
  }

  /// Takes the suggestion as the draft of the focused question. Where one key is an answer it is
  /// one, too; else it can be changed, and Enter saves it.
  ///
  /// - Parameter isLine: it was a line of plain mode, where every line is a whole answer.
  package mutating func accept(_ now: Moment, isLine: Bool = false) {
    guard takesAnswers, let item = open, item.state.entries.indices.contains(item.state.focus)
    else {
      return
    }
    if let maskRefusal { return say(maskRefusal, .warning) }
    let ask = item.state.entries[item.state.focus].ask
    guard let suggestion = ask.suggestion else {
      let what = item.presented?.letter(of: ask.asked.of).map { "response \($0)" }
      return say("There is no suggestion for \(what ?? "this question").", .warning)
    }
    if let refusal = guardRefusal(now) { return say(refusal, .warning) }
    tick(now)
    change(to: suggestion, answered: isLine || ask.isAnsweredByAKey, now, explicit: isLine)
  }
}
