import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// Answering the open item's questions.
extension Session {
  /// Why answers are not taken now: what is on the screen was not there long enough to be meant, or
  /// the terminal has just sent what nobody pressed.
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
    // While something is not saved, and on a masked item, a key that would answer must not reach
    // the command on the same key.
    if case .blocked = phase, answers(key) { return sayBlocked() }
    guard takesAnswers, let item = open else { return ignore() }
    if item.isHidden { return answers(key) ? warn(maskedSentence) : ignore() }
    if item.state.asksConfidence { return pressConfidence(key, now) }
    if key == Key(.enter), guardRefusal(now) == nil, leavesSuggestion(key, room) {
      return warnOfSuggestion()
    }
    hand(now, explicit: key.code == .enter || key == .control("s")) { $0.press(key, in: room) }
  }

  /// Whether a key answers the focused question, whatever stands before it.
  private func answers(_ key: Key) -> Bool {
    guard let typed = key.typed, let focused = open?.focused else { return false }
    return focused.ask.question.kind.bindings.contains { $0.key == typed }
  }

  mutating func paste(_ text: String, _ room: Asked.Room, _ now: Moment) {
    guard takesAnswers, let item = open, !item.isHidden, !item.state.asksConfidence else {
      return ignore()
    }
    hand(now, explicit: false) { $0.writing?.paste(text, in: room) ?? .ignored }
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
  private mutating func hand(_ now: Moment, explicit: Bool, _ act: (inout any Ask) -> Pressed) {
    guard let before = open?.focused?.ask else { return ignore() }
    var ask = before
    let pressed = act(&ask)
    if pressed == .ignored {
      open?.update { $0.entries[$0.focus].ask = ask }
      return ignore()
    }
    if case .refused(let why) = pressed {
      let passes = explicit && !ask.question.required && before.standing == .untouched
      return passes ? pass(now) : warn(why)
    }
    let gives = ask.values != before.values || pressed == .answered
    let types = open?.editableText != nil && pressed != .answered
    if gives, let refusal = guardRefusal(now, types: types) { return sayFirmly(refusal, now) }
    tick(now)
    change(to: ask, answered: pressed == .answered, now, explicit: explicit)
  }

  /// Hands a line of plain mode to the focused question; the outcome says why it was not taken.
  mutating func enter(_ line: String, _ now: Moment) {
    guard takesAnswers, let item = open, let before = item.focused?.ask else {
      return refuse(SessionWords.nothingToAnswer)
    }
    if item.isHidden { return refuse(SessionWords.Care.maskedLine) }
    if let refusal = guardRefusal(now) { return refuse(refusal) }
    let focus = item.state.focus
    var ask = before
    let entered = ask.enter(line)
    if case .refused(let why) = entered {
      // A text that is not ended yet is no answer; its lines are kept as unsaved text.
      if ask.values == before.values {
        open?.update { $0.entries[focus].ask = ask }
        keepAnswer(focus, now)
      }
      return refuse(why)
    }
    tick(now)
    // A line is a whole answer, also where the draft stays as it was: nothing old is left to mend.
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
      // The draft takes back its own typing; the history holds only that it became the answer.
      if wasWriting { before.entries[focus].ask = ask }
      item.remember(before)
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
    keepAnswer(focus, now)
    let lost = followBranches(from: asked)
    guard answered, open?.state.asksConfidence == false else { return }
    guard !lost.isEmpty, !explicit else { return moveOn(now, explicit: explicit) }
    // This does not save. If a question is still open, it comes next.
    if open?.asked.allSatisfy(\.isAnswered) == false { moveOn(now, explicit: false) }
    warn(SessionWords.noLongerAsked(lost, undo: way(to: .undo)))
  }

  // MARK: Confidence

  /// From 1 (a guess) to 5 (sure); Enter passes where it is optional.
  private mutating func pressConfidence(_ key: Key, _ now: Moment) {
    if let digit = key.typed?.wholeNumberValue, (1...5).contains(digit) {
      return giveConfidence(digit, now, explicit: false)
    }
    guard key == Key(.enter), let focused = open?.focused else { return ignore() }
    guard setup.rubric.confidence(for: focused.ask.question) == .optional else {
      return warn(SessionWords.howSure(.required))
    }
    giveConfidence(0, now)
  }

  /// Sets the confidence in the focused answer, 0 for none, and goes on (see `moveOn`).
  mutating func giveConfidence(_ value: Int, _ now: Moment, explicit: Bool = true) {
    guard let before = open?.state, before.asksConfidence else { return }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    tick(now)
    open?.remember(before)
    open?.update { $0.entries[before.focus].confidence = value }
    open?.focus(before.focus)
    keepAnswer(before.focus, now)
    moveOn(now, explicit: explicit)
  }

  // MARK: Taking back

  /// Undoes the last change of the draft; an untouched draft goes back to the label before.
  mutating func undo(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    if !undoWithinText(now) {
      guard let item = open, !item.history.isEmpty else { return goBack(now) }
      open?.undo()
      keepWritten(after: item.askedIndexes, now)
    }
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
    keepAnswer(focus, now)
    return true
  }

  // MARK: The focused question

  /// After an answer, focuses the next open question behind it. Where there is none, Enter, Ctrl-S
  /// or a line (`explicit`) saves, without what was passed over; any other key goes back to what
  /// was passed over first.
  private mutating func moveOn(_ now: Moment, explicit: Bool) {
    guard let item = open else { return }
    let unanswered = item.askedIndexes.filter { !item.state.entries[$0].isAnswered }
    let next = unanswered.first { $0 > item.state.focus } ?? (explicit ? nil : unanswered.first)
    guard let next else { return save(now) }
    open?.focus(next)
    beginWriting()
  }

  /// Opens the editor of the focused question where answering led to it. In plain mode it would
  /// take lines that are meant as commands.
  ///
  /// An optional text does not open: most people leave it out and want the keys. Nor does any text
  /// after a skip, going back or forward, or Tab, since the next key is likely to be one of these
  /// again; nor under a mask, nor when that is lifted.
  mutating func beginWriting() {
    guard setup.face == .screen, phase == .working, let item = open, !item.isHidden,
      let focused = item.focused, !item.state.asksConfidence, focused.ask.question.required,
      focused.ask.standing == .untouched
    else { return }
    open?.update { $0.entries[$0.focus].ask.writing?.gainFocus() }
  }

  /// Leaves the focused question as it is, answered or optional, and goes on; past the last, saves.
  mutating func pass(_ now: Moment) {
    guard takesAnswers, let item = open, let focused = item.focused else { return }
    if let maskRefusal { return warn(maskRefusal) }
    if let refusal = guardRefusal(now) { return sayFirmly(refusal, now) }
    if !focused.isAnswered, suggests(beside: focused.ask) { return warnOfSuggestion() }
    tick(now)
    let (focus, question) = (item.state.focus, focused.ask.question)
    guard focused.isAnswered || !question.required else {
      return warn(SessionWords.noAnswer(to: question.title))
    }
    guard let next = item.askedIndexes.first(where: { $0 > focus }) else { return save(now) }
    open?.focus(next)
    beginWriting()
  }

  /// Moves between questions; past the last comes the first. Ignored where there is one alone.
  mutating func focusQuestion(_ step: Int, _ now: Moment) {
    guard takesAnswers, let item = open, item.askedIndexes.count > 1 else { return ignore() }
    tick(now)
    if let maskRefusal { return warn(maskRefusal) }
    let asked = item.askedIndexes
    let here = asked.firstIndex(of: item.state.focus) ?? 0
    open?.focus(asked[(here + step + asked.count) % asked.count])
  }

  // MARK: The rationale

  /// Whether the item takes a rationale, or an ask that is asked now does.
  package func takesRationale(ask key: ID?) -> Bool {
    guard let item = open, item.presented != nil else { return false }
    guard let key else { return setup.rubric.rationale != .off }
    return asked(key).map { setup.rubric.rationale(for: $0.question) != .off } ?? false
  }

  /// Why the item, or an ask, takes no rationale now; nil where it takes one.
  package func rationaleRefusal(ask key: ID?) -> String? {
    if takesRationale(ask: key) { return nil }
    let isAsked = key.map { asked($0) != nil } ?? true
    return isAsked ? SessionWords.noRationale : SessionWords.notAskedNow
  }

  private func asked(_ key: ID) -> (any Ask)? { open?.asked.first { $0.ask.key == key }?.ask }

  mutating func setRationale(_ text: String, ask key: ID?, _ now: Moment) {
    guard let before = open?.state, open?.presented != nil else { return }
    if let maskRefusal { return warn(maskRefusal) }
    tick(now)
    if let refusal = rationaleRefusal(ask: key) { return warn(refusal) }
    open?.update { state in
      guard let key else {
        state.rationale = text
        return
      }
      for index in state.entries.indices where state.entries[index].ask.key == key {
        state.entries[index].rationale = text
      }
    }
    if open?.state != before { open?.remember(before) }
    keep(.typedRationale(ask: key), "", now)
    keepRationales(now)
  }

  /// The rationale of the open item, or of one of its asks.
  package func rationale(ask key: ID?) -> String {
    guard let state = open?.state, let key else { return open?.state.rationale ?? "" }
    return state.entries.first { $0.ask.key == key }?.rationale ?? ""
  }

  /// A rationale that was typed and is no part of the answer; nil where there is none.
  package func typedRationale(ask key: ID?) -> String? {
    unsaved.text(.typedRationale(ask: key), of: open?.id)
  }

  /// The key of the ask that a question's name means: the focused one if it is one, else the first.
  package func askKey(of question: ID) -> ID? {
    let entries = [open?.focused].compactMap { $0 } + (open?.state.entries ?? [])
    return entries.first { $0.ask.question.name == question }?.ask.key
  }

  // MARK: Suggestions

  /// What is suggested for the focused question, in a few words; nil where nothing is.
  package var suggestion: String? {
    open?.mask == nil ? open?.focused?.ask.suggestion?.inWords : nil
  }

  /// Whether a suggestion is on the screen for a question that nothing was done to, and nobody was
  /// told yet that it is not taken.
  private func suggests(beside ask: any Ask) -> Bool {
    guard setup.face == .screen, ask.standing == .untouched, ask.suggestion != nil else {
      return false
    }
    return untaken != Untaken(item: open?.place, ask: ask.key)
  }

  /// Whether a key would save an answer of nothing beside a suggestion of something.
  private func leavesSuggestion(_ key: Key, _ room: Asked.Room) -> Bool {
    guard let ask = open?.focused?.ask, suggests(beside: ask) else { return false }
    var tried = ask
    return tried.press(key, in: room) == .answered && tried.values != ask.suggestion?.values
  }

  /// Says once what is not taken; the same key again leaves it out.
  private mutating func warnOfSuggestion() {
    guard let ask = open?.focused?.ask, let words = ask.suggestion?.inWords else { return }
    untaken = Untaken(item: open?.place, ask: ask.key)
    warn(SessionWords.notTaken(Text.cut(words, to: 60), accept: way(to: .accept)))
  }

  /// Takes what is suggested for all questions of an item that nothing was done to, if there are
  /// several, as one change. Nothing is saved: each answer is then in its question's row to be seen.
  private mutating func acceptAll(_ now: Moment) -> Bool {
    guard setup.face == .screen, var item = open, !item.isTouched, !item.isBegun,
      item.state.focus == item.askedIndexes.first,
      item.state.entries.count(where: { $0.ask.hasProposal }) > 1
    else { return false }
    let before = item.state
    var count = 0
    // What is taken may call for questions behind it.
    for index in item.state.entries.indices where item.isAsked(index) {
      let entry = item.state.entries[index]
      guard !entry.isAnswered, let suggestion = entry.ask.suggestion,
        setup.rubric.confidence(for: entry.ask.question) == .off
      else { continue }
      count += 1
      item.update { state in
        state.entries[index].ask = suggestion
        state.entries[index].isAnswered = suggestion.standing == .complete
        state.entries[index].misfit = nil
      }
    }
    guard count > 1 else { return false }
    tick(now)
    item.remember(before)
    let open = item.askedIndexes.first { !item.state.entries[$0].isAnswered }
    if let open { item.focus(open) }
    self.open = item
    say(SessionWords.tookAll(count, undo: way(to: .undo)))
    return true
  }

  /// Takes the suggestion as the draft of the focused question, or on an untouched item those of all
  /// its questions. Where one key is an answer it is
  /// one, too; else it can be changed, and Enter saves it. A line of plain mode is a whole answer.
  mutating func accept(_ now: Moment) {
    guard takesAnswers, let item = open, let ask = item.focused?.ask else { return }
    if let maskRefusal { return warn(maskRefusal) }
    let refusal = guardRefusal(now)
    if refusal == nil, acceptAll(now) { return }
    guard let suggestion = ask.suggestion else {
      let letter = item.presented?.letter(of: ask.asked.of)
      return warn(SessionWords.noSuggestion(forResponse: letter))
    }
    if let refusal { return warn(refusal) }
    tick(now)
    let isLine = setup.face != .screen
    change(to: suggestion, answered: isLine || ask.isAnsweredByAKey, now, explicit: isLine)
  }
}

/// The question whose suggestion a person was told of as not taken.
struct Untaken: Hashable {
  let item: Int?
  let ask: ID
}

extension Ask {
  /// The same with what a machine proposes; nil where it proposes nothing that answers the question.
  package var suggestion: Self? {
    Work.did("suggestion of \(key)")
    return proposed(asked.item.item.suggestions)
  }

  /// Whether anything is proposed for it, be it an answer or not: no text is read for that.
  fileprivate var hasProposal: Bool {
    asked.item.item.suggestions.contains {
      $0.question == question.name && (!kind.asksEachResponse || $0.of == asked.of)
    }
  }

  /// Whether one key is a whole answer, as with a single choice.
  var isAnsweredByAKey: Bool {
    kind.bindings.contains { binding in
      var pressed = blank
      return pressed.press(Key(.character(binding.key))) == .answered
    }
  }
}
