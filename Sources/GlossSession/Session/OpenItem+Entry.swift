import GlossJSON
import GlossJournal
import GlossTasks

extension OpenItem {
  /// One question, as asked of the item or of one response, and what was given to it.
  package struct Entry: Hashable, Sendable {
    @Erased package var ask: any Ask
    package var rationale = ""
    package var confidence = 0
    /// The annotator moved past it with an answer.
    package var isAnswered = false
    /// What of the earlier answer no longer fits; nil once it was answered anew, or was told of.
    package var misfit: Misfit?
    /// What it opened with: what differs from that is kept, so that a dropped line costs no choice.
    let opened: Opened

    struct Opened: Hashable, Sendable {
      let values: [AnswerValue]
      let standing: Standing
    }

    init(
      ask: any Ask, rationale: String = "", confidence: Int = 0, isAnswered: Bool = false,
      misfit: Misfit? = nil
    ) {
      self.ask = ask
      self.rationale = rationale
      self.confidence = confidence
      self.isAnswered = isAnswered
      self.misfit = misfit
      opened = Opened(values: ask.values, standing: ask.standing)
    }

    /// What was chosen and is in no label yet, as a label would have it; nil where nothing was, and
    /// where it is a text, which is kept as one.
    var unsavedChoice: [Answer]? {
      guard unsavedText == nil, ask.standing != .untouched else { return nil }
      let now = Opened(values: ask.values, standing: ask.standing)
      // What is begun and records nothing, as a line half typed, is not to be told from a start.
      guard now != opened, now.values != opened.values || now.standing == .complete else {
        return nil
      }
      return now.values.map { value in
        var answer = value
        answer.question = ask.question.name
        answer.confidence = confidence
        return answer
      }
    }

    /// Takes up a choice that an earlier session left; false where it no longer fits. What one key
    /// answers is answered; anything else may be half of what was meant, and is asked once more.
    mutating func resume(_ choice: [Answer]) -> Bool {
      guard let resumed = ask.resuming(choice) else { return false }
      ask = resumed
      confidence = choice.first?.confidence ?? 0
      isAnswered = resumed.standing == .complete && resumed.isAnsweredByAKey
      misfit = nil
      return true
    }

    /// Text that was written and is in no label yet.
    var unsavedText: String? { ask.writing?.unsavedText }
  }
}

// MARK: What an earlier session left

extension OpenItem {
  /// Takes up what an earlier session left for a question; false where it no longer fits.
  mutating func take(_ text: UnsavedText, at index: Int) -> Bool {
    update { state in
      switch text.field.kind {
      case .rationale: state.entries[index].rationale = text.text
      case .text: state.entries[index].ask.writing?.replaceText(text.text)
      case .choice:
        return [Answer](draftText: text.text).map { state.entries[index].resume($0) } ?? false
      // The field in which it was typed brings it back.
      case .typedRationale: break
      case .note, .later, .exposure: return false
      }
      return true
    }
  }

  /// Gives up what was answered to a question whose branch is closed.
  mutating func clear(_ index: Int) {
    update { $0.entries[index] = Entry(ask: $0.entries[index].ask.blank) }
  }

  /// Turns to the first question without an answer, where those before it were brought back.
  mutating func focusUnanswered() {
    guard focused?.isAnswered == true, !state.asksConfidence,
      let first = askedIndexes.first(where: { !state.entries[$0].isAnswered })
    else { return }
    focus(first)
  }
}
