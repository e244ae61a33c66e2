import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// The key line: what works now and nothing else.
  var keyHelp: KeyHelp {
    if let prompt = sitting.prompt, case .answering = mode { return help(hints(prompt)) }
    switch mode {
    case .reading(let reading): return help(hints(reading))
    case .editing(let editing): return help(hints(editing))
    case .topic: return help([Hint("1–7", "topic"), Hint("Esc", "back")])
    case .finding(let finding):
      let move = finding.hits.count > 1 ? [Hint("↑↓", "move")] : []
      return help(move + [Hint("Enter", "open"), Hint("Esc", "back")])
    case .answering where sitting.phase == .finished:
      let back = sitting.canGoBack ? [Hint(String(boundKey(of: .undo)), "go back")] : []
      return help(
        back + [
          Hint(String(boundKey(of: .find)), "find"), Hint(String(boundKey(of: .leave)), "leave"),
        ])
    case .answering: return help(answeringHints)
    }
  }

  private func help(_ hints: [Hint]) -> KeyHelp {
    KeyHelp(hints.map { KeyHelp.Entry($0.key, $0.word) })
  }

  private func hints(_ reading: Reading) -> [Hint] {
    let page = page(of: reading)
    var hints = [Hint("Esc", "back")]
    if page.lines.count > readingRows {
      hints.append(Hint("↑↓ PgDn", "scroll"))
      let leads = [-1, 1].contains { direction in
        var moved = reading
        step(direction, &moved)
        return moved.scroll != reading.scroll
      }
      if leads { hints.append(Hint("[ ]", "clauses")) }
    }
    return hints + [
      Hint("k", reading.page == .keys ? "guideline" : "keys"),
      Hint("t", reading.page == .terms ? "guideline" : "terms"),
    ]
  }

  private func hints(_ editing: Editing) -> [Hint] {
    switch editing.purpose {
    case .rationale, .note:
      [
        Hint("Enter", "done"), Hint("Alt-Enter", "new line"), Hint("Esc", "back"),
        Hint("Ctrl-E", "editor"), Hint("F1", "guideline"),
      ]
    case .find: [Hint("Enter", "find"), Hint("Esc", "back")]
    case .command: [Hint("Enter", "do it"), Hint("help", "lists the words"), Hint("Esc", "back")]
    }
  }

  private var answeringHints: [Hint] {
    guard let item = sitting.open else { return [] }
    if case .blocked = sitting.phase {
      return [Hint(":results DIR", "go on elsewhere"), Hint(String(boundKey(of: .leave)), "leave")]
    }
    var hints: [Hint] = []
    var taken: Set<Character> = []
    if item.presented != nil, !item.asks.isEmpty, item.mask == nil {
      if item.state.asksConfidence {
        hints.append(Hint("1–5", "how sure"))
      } else {
        let ask = item.asks[item.state.focus]
        hints += ask.question.kind.hints(item.state.entries[item.state.focus].draft, ask.asked)
          .map { nextRatherThanSave($0, item) }
        taken = Set(ask.question.kind.bindings.map(\.key))
        if sitting.canAccept, item.editableText == nil {
          hints.insert(hint(.accept, taken), at: min(1, hints.count))
        }
      }
      if isCut { hints.insert(Hint("PgDn", "scroll"), at: min(2, hints.count)) }
      let names = { (key: String) in hints.contains { $0.key == key } }
      if item.askedIndexes.count > 1, !names("Tab") { hints.append(Hint("Tab", "next question")) }
      if isSavable(item), !hints.contains(where: { $0.word.hasPrefix("save") }) {
        hints.append(names("Enter") ? Hint("Ctrl-S", "save") : Hint("Enter", "save"))
      }
      if item.editableText != nil { return hints + [Hint("F1", "guideline")] }
    } else if item.mask != nil, !item.asks.isEmpty {
      taken = Set(item.asks[item.state.focus].question.kind.bindings.map(\.key))
      hints.append(Hint(taken.contains("V") ? ":reveal all" : "V", "reveal all"))
      if isCut { hints += [Hint("PgDn", "scroll")] }
    }
    for command in commands(for: item) {
      let isBack = command == .undo && !item.isTouched
      let isRendered = command == .raw && showsRaw
      hints.append(
        hint(command, taken, isBack ? Words.back : isRendered ? Words.rendered : command.word))
    }
    if let hint = differenceHint(taken) { hints.append(hint) }
    return hints
  }

  /// An action under its key, or where a label has that, under what is typed for it.
  private func hint(
    _ command: Words.KeyCommand, _ taken: Set<Character>, _ word: String? = nil
  ) -> Hint {
    let own = boundKey(of: command)
    return Hint(taken.contains(own) ? command.typed : String(own), word ?? command.word)
  }

  /// Whether saving would be taken now: what must be answered is.
  private func isSavable(_ item: OpenItem) -> Bool {
    let isBegun = item.askedIndexes.contains { item.standing($0) == .complete }
    return isBegun
      && item.askedIndexes.allSatisfy { index in
        switch item.standing(index) {
        case .complete: true
        case .untouched: !item.asks[index].question.required
        case .incomplete: false
        }
      }
  }

  /// A kind says that Enter saves; with another question still open it goes there.
  private func nextRatherThanSave(_ hint: Hint, _ item: OpenItem) -> Hint {
    let isOpenElsewhere = item.askedIndexes.contains {
      $0 != item.state.focus && !item.state.entries[$0].isAnswered
    }
    guard hint.key == "Enter", hint.word.hasPrefix("save"), isOpenElsewhere else { return hint }
    return Hint("Enter", hint.word == "save" ? "next" : "none, next")
  }

  private func commands(for item: OpenItem) -> [Words.KeyCommand] {
    var commands: [Words.KeyCommand] = []
    if item.isTouched || sitting.canGoBack { commands.append(.undo) }
    if sitting.trailIndex != nil { commands.append(.forward) }
    if isCut || zoom != nil { commands.append(.zoom) }
    if item.mask != nil { commands.append(.reveal) }
    if canToggleRaw { commands.append(.raw) }
    commands += [.skip, .guideline]
    if takesRationale(item) { commands.append(.rationale) }
    // Everywhere it works; it is named where it may be needed.
    let warned = item.mask != nil || item.presented?.item.advice.isEmpty == false
    return commands + [.note, .leave] + (warned ? [.stop] : []) + [.find, .commandLine]
  }

  private func takesRationale(_ item: OpenItem) -> Bool {
    guard item.mask == nil, item.asks.indices.contains(item.state.focus) else { return false }
    return sitting.takesRationale(ask: nil)
      || sitting.takesRationale(ask: item.asks[item.state.focus].key)
  }
}
