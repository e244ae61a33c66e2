import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// Answering the open item's questions.
extension Session {
  /// Why answers are not taken now, if they are not: the item was not on the screen long enough
  /// to have been meant, or the terminal has just sent what nobody pressed.
  ///
  /// - Parameter types: whether the key only writes in a text, as people do right after a paste.
  func guardRefusal(_ now: Moment, types: Bool = false) -> String? {
    let ms = visibleSince.map { now.monotonic - $0.monotonic }
    if setup.guardMS > 0, ms ?? 0 < Int64(setup.guardMS) {
      return SessionWords.tooEarly(isPage: prompt != nil, ms: ms, guardMS: setup.guardMS)
    }
    guard !types, let quiet = pages.disturbedAt.map({ now.monotonic - $0.monotonic }),
      quiet < Int64(setup.guardMS)
    else { return nil }
    return SessionWords.afterNoise(ms: quiet, guardMS: setup.guardMS)
  }

  // MARK: Keys, pastes, lines

  /// Hands a key to the focused question. The outcome is `.ignored` where it means nothing to it.
  mutating func press(_ key: Key, _ room: Asked.Room, _ now: Moment) {
    // While something is not saved, a key that would answer must not reach the command on the same
    // key.
    if case .blocked = phase, answers(key) { return sayBlocked() }
    guard takesAnswers, let item = open, item.focused != nil else {
      outcome = .ignored
      return
    }
    // The same holds on a masked item.
    if item.mask != nil {
      guard answers(key) else {
        outcome = .ignored
        return
      }
      return say(maskedSentence, .warning)
    }
    if item.state.asksConfidence { return pressConfidence(key, now) }
    hand(now, explicit: key.code == .enter || key == .control("s")) {
      $0.press(key, in: room)
    }
  }

  /// Whether a key answers the focused question, whatever stands before it.
  private func answers(_ key: Key) -> Bool {
    guard let typed = key.typed, let focused = open?.focused else { return false }
    return focused.ask.question.kind.bindings.contains { $0.key == typed }
  }

  /// Hands a paste to the focused question.
  mutating func paste(_ text: String, _ now: Moment) {
    guard takesAnswers, maskRefusal == nil, let item = open, item.focused != nil,
      !item.state.asksConfidence
    else {
      outcome = .ignored
      return
    }
    hand(now, explicit: false) { $0.writing?.paste(text) ?? .ignored }
  }

  /// Puts what `EDITOR` made of the focused question's text in its place.
  mutating func replaceText(_ text: String, _ now: Moment) {
    guard takesAnswers, open?.editableText != nil else { return }
    hand(now, explicit: false) {
      $0.writing?.replaceText(text)
      return .changed
    }
  }

  /// Lets `act` change the focused question's draft, then says why not, or goes on if it answered.
  private mutating func hand(
    _ now: Moment, explicit: Bool, _ act: (inout any Ask) -> Pressed
  ) {
    guard var item = open, let before = item.focused?.ask else {
      outcome = .ignored
      return
    }
    let focus = item.state.focus
    var ask = before
    let pressed = act(&ask)
    if pressed == .ignored {
      item.update { $0.entries[focus].ask = ask }
      open = item
      outcome = .ignored
      return
    }
    if case .refused = pressed, explicit, !ask.question.required, before.standing == .untouched {
      return pass(now)
    }
    if case .refused(let why) = pressed { return say(why, .warning) }
    let gives = ask.values != before.values || pressed == .answered
    let types = item.editableText != nil && pressed != .answered
    if gives, let refusal = guardRefusal(now, types: types) { return sayFirmly(refusal, now) }
    tick(now)
    change(to: ask, answered: pressed == .answered, now, explicit: explicit)
  }

  /// Hands a line of plain mode to the focused question; where it is not taken, the outcome says
  /// why.
  mutating func enter(_ line: String, _ now: Moment) {
    guard takesAnswers, let item = open, let before = item.focused?.ask else {
      outcome = .refused(SessionWords.nothingToAnswer)
      return
    }
    if item.mask != nil {
      outcome = .refused(SessionWords.Care.maskedLine)
      return
    }
    if let refusal = guardRefusal(now) {
      outcome = .refused(refusal)
      return
    }
    let focus = item.state.focus
    var ask = before
    let entered = ask.enter(line)
    if case .refused(let why) = entered {
      // A text that is not ended yet is no answer; its lines are kept as unsaved text.
      if ask.values == before.values {
        open?.update { $0.entries[focus].ask = ask }
        keepText(focus, now)
      }
      outcome = .refused(why)
      return
    }
    tick(now)
    // A line is a whole answer, also where it leaves the draft as it was: nothing old is left to
    // mend.
    if entered == .answered { open?.update { $0.entries[focus].misfit = nil } }
    change(to: ask, answered: entered == .answered, now, explicit: true)
  }

  /// Puts a changed ask in place, and goes on if it is an answer.
  private mutating func change(to ask: any Ask, answered: Bool, _ now: Moment, explicit: Bool) {
    guard var item = open else { return }
    placeOfLeaving = nil
    let focus = item.state.focus
    let before = item.state
    let asked = item.askedIndexes
    let changesValue = ask.values != before.entries[focus].ask.values
    let wasWriting = item.editableText != nil
    if answered || changesValue && !wasWriting {
      var before = before
      // The draft takes back its own typing; the history holds only that it was given as the
      // answer.
      if wasWriting { before.entries[focus].ask = ask }
      item.history.append(before)
    }
    item.update { state in
      if changesValue { state.entries[focus].misfit = nil }
      state.entries[focus].ask = ask
      if answered {
        state.entries[focus].isAnswered = true
        state.asksConfidence = setup.rubric.confidence(for: ask.question) != .off
      } else if ask.standing != .complete {
        state.entries[focus].isAnswered = false
      }
    }
    open = item
    keepText(focus, now)
    let lost = followBranches(from: asked)
    guard answered, open?.state.asksConfidence == false else { return }
    guard !lost.isEmpty, !explicit else { return moveOn(now, explicit: explicit) }
    // This does not save. If a question is still open, it comes next.
    if let item = open, !item.askedIndexes.allSatisfy({ item.state.entries[$0].isAnswered }) {
      moveOn(now, explicit: false)
    }
    say(SessionWords.noLongerAsked(lost, undo: way(to: .undo)), .warning)
  }

  // MARK: Confidence

  /// From 1 (a guess) to 5 (sure); Enter passes where it is optional.
  private mutating func pressConfidence(_ key: Key, _ now: Moment) {
    if let digit = key.typed?.wholeNumberValue, (1...5).contains(digit) {
      return giveConfidence(digit, now, explicit: false)
    }
    guard key == Key(.enter), let focused = open?.focused else {
      outcome = .ignored
      return
    }
    guard setup.rubric.confidence(for: focused.ask.question) == .optional else {
      return say(SessionWords.howSure(.required), .warning)
    }
    giveConfidence(0, now)
  }

  /// Sets the confidence in the focused answer, 0 for none given, and goes on.
  ///
  /// - Parameter explicit: whether Enter or a line gave it; see `moveOn`.
  mutating func giveConfidence(_ value: Int, _ now: Moment, explicit: Bool = true) {
    guard var item = open, item.state.asksConfidence else { return }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    item.history.append(item.state)
    item.update { $0.entries[$0.focus].confidence = value }
    item.update { $0.asksConfidence = false }
    open = item
    moveOn(now, explicit: explicit)
  }

  // MARK: Taking back

  /// Undoes the last change of the draft; an untouched draft goes back to the label before.
  mutating func undo(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    if undoWithinText(now) { return say(SessionWords.undone) }
    guard var item = open, !item.history.isEmpty else { return goBack(now) }
    let asked = item.askedIndexes
    item.undo()
    open = item
    keepWritten(after: asked, now)
    say(SessionWords.undone)
  }

  /// Takes back what the focused question's draft remembers by itself.
  private mutating func undoWithinText(_ now: Moment) -> Bool {
    guard takesAnswers, var item = open, item.focused != nil, !item.state.asksConfidence else {
      return false
    }
    let focus = item.state.focus
    guard item.update({ $0.entries[focus].ask.takingBack?.undo() }) == true else { return false }
    if item.standing(focus) != .complete { item.update { $0.entries[focus].isAnswered = false } }
    open = item
    keepText(focus, now)
    return true
  }

  // MARK: The focused question

  /// After an answer, focuses the next open question behind it. Where there is none, Enter, Ctrl-S
  /// or a line (`explicit`) saves, without what was passed over; any other key goes back to what
  /// was passed over first.
  private mutating func moveOn(_ now: Moment, explicit: Bool) {
    guard let item = open else { return }
    let unanswered = item.askedIndexes.filter { !item.state.entries[$0].isAnswered }
    if let next = unanswered.first(where: { $0 > item.state.focus }) {
      open?.update { $0.focus = next }
    } else if let first = unanswered.first, !explicit {
      open?.update { $0.focus = first }
    } else {
      return save(now)
    }
    beginWriting()
  }

  /// Opens the editor of the focused question where answering led to it. In plain mode it would
  /// take lines that are meant as commands.
  ///
  /// An optional text does not open: most people leave it out and want the keys. Nor does any text
  /// after a skip, going back or forward, or Tab, since the next key is likely to be one of these
  /// again; nor under a mask, nor when that is lifted.
  mutating func beginWriting() {
    guard setup.face == .screen, phase == .working, let item = open, item.mask == nil,
      let focused = item.focused, !item.state.asksConfidence, focused.ask.question.required,
      focused.ask.standing == .untouched
    else { return }
    open?.update { $0.entries[$0.focus].ask.writing?.gainFocus() }
  }

  /// Leaves the focused question as it is, answered or optional, and goes on; past the last, saves.
  mutating func pass(_ now: Moment) {
    guard takesAnswers, let item = open, let focused = item.focused else { return }
    if let maskRefusal { return say(maskRefusal, .warning) }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    let (focus, question) = (item.state.focus, focused.ask.question)
    guard focused.isAnswered || !question.required else {
      return say(SessionWords.noAnswer(to: question.title), .warning)
    }
    guard let next = item.askedIndexes.first(where: { $0 > focus }) else { return save(now) }
    open?.update { $0.focus = next }
    open?.update { $0.asksConfidence = false }
    beginWriting()
  }

  /// Moves between questions; past the last comes the first. Ignored where there is one alone.
  mutating func focusQuestion(_ step: Int, _ now: Moment) {
    guard takesAnswers, let item = open, item.askedIndexes.count > 1 else {
      outcome = .ignored
      return
    }
    tick(now)
    if let maskRefusal { return say(maskRefusal, .warning) }
    let asked = item.askedIndexes
    let here = asked.firstIndex(of: item.state.focus) ?? 0
    open?.update { $0.focus = asked[(here + step + asked.count) % asked.count] }
    open?.update { $0.asksConfidence = false }
  }

  // MARK: The rationale

  /// Whether the item takes a rationale, or an ask that is asked now does.
  package func takesRationale(ask key: ID?) -> Bool {
    guard let item = open, item.presented != nil else { return false }
    guard let key else { return setup.rubric.rationale != .off }
    return item.askedIndexes.contains {
      let ask = item.state.entries[$0].ask
      return ask.key == key && setup.rubric.rationale(for: ask.question) != .off
    }
  }

  /// Why the item, or an ask, takes no rationale now; nil where it takes one.
  package func rationaleRefusal(ask key: ID?) -> String? {
    if takesRationale(ask: key) { return nil }
    let isAsked = open?.askedIndexes.contains { open?.state.entries[$0].ask.key == key } == true
    return key == nil || isAsked ? SessionWords.noRationale : SessionWords.notAskedNow
  }

  /// Sets the rationale of the item, or of one of its asks.
  mutating func setRationale(_ text: String, ask key: ID?, _ now: Moment) {
    guard var item = open, item.presented != nil else { return }
    if let maskRefusal { return say(maskRefusal, .warning) }
    tick(now)
    if let refusal = rationaleRefusal(ask: key) { return say(refusal, .warning) }
    let before = item.state
    if let key {
      for index in item.state.entries.indices where item.state.entries[index].ask.key == key {
        item.update { $0.entries[index].rationale = text }
      }
    } else {
      item.update { $0.rationale = text }
    }
    if item.state != before { item.history.append(before) }
    open = item
    keep(.typedRationale(ask: key), "", now)
    keepRationales(now)
  }

  /// The rationale of the open item, or of one of its asks.
  package func rationale(ask key: ID?) -> String {
    guard let item = open else { return "" }
    guard let key else { return item.state.rationale }
    return item.state.entries.first { $0.ask.key == key }?.rationale ?? ""
  }

  /// A rationale that was typed and is no part of the answer; nil where there is none.
  package func typedRationale(ask key: ID?) -> String? {
    unsaved.text(.typedRationale(ask: key), of: open?.id)
  }

  /// The key of the ask that a question's name means: the focused one where it is of that
  /// question, else the first.
  package func askKey(of question: ID) -> ID? {
    guard let item = open else { return nil }
    let asks = (item.focused.map { [$0] } ?? []) + item.state.entries
    return asks.first { $0.ask.question.name == question }?.ask.key
  }

  // MARK: Suggestions

  /// What is suggested for the focused question, in a few words; nil where nothing is.
  package var suggestion: String? {
    open?.mask == nil ? open?.focused?.ask.suggestion?.inWords : nil
  }

  /// Takes the suggestion as the draft of the focused question. Where one key is an answer it is
  /// one, too; else it can be changed, and Enter saves it. A line of plain mode is a whole answer.
  mutating func accept(_ now: Moment) {
    guard takesAnswers, let item = open, let ask = item.focused?.ask else { return }
    if let maskRefusal { return say(maskRefusal, .warning) }
    guard let suggestion = ask.suggestion else {
      let letter = item.presented?.letter(of: ask.asked.of)
      return say(SessionWords.noSuggestion(forResponse: letter), .warning)
    }
    if let refusal = guardRefusal(now) { return say(refusal, .warning) }
    tick(now)
    let isLine = setup.face != .screen
    change(to: suggestion, answered: isLine || ask.isAnsweredByAKey, now, explicit: isLine)
  }
}

extension Ask {
  /// The same with what a machine proposes; nil where it proposes nothing that answers the question.
  package var suggestion: Self? {
    Work.did("suggestion of \(key)")
    return proposed(asked.item.item.suggestions)
  }

  /// The same with what is expected of practice.
  var expected: Self? { proposed(asked.item.item.practice?.answers ?? []) }

  /// The draft on one line, for somebody who does not see it drawn: the texts that were written or
  /// marked, and where there are none the summary of the kind.
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
