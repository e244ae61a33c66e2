import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

extension ScreenFace {
  /// The key line: what works now and nothing else, and at its end what always helps on.
  var keyHelp: KeyHelp {
    switch mode {
    case .reading(let reading): return help(hints(reading))
    case .editing(let editing): return help(hints(editing))
    case .topic: return help([Hint("1–7", "topic"), Hint("Esc", "back")], last: [.guideline])
    case .finding(let finding):
      let move = finding.hits.count > 1 ? [Hint("↑↓", "move")] : []
      return help(move + [Hint("Enter", "open"), Hint("Esc", "back")], last: [.guideline])
    case .answering:
      if let prompt = session.prompt {
        return help(hints(prompt), last: prompt.kind == .pause ? [] : [.guideline])
      }
      if session.open?.editableText != nil, session.phase == .working {
        return help(answeringHints + [Hint("F1", ActionRow.named(.guideline).keyWord)])
      }
      return help(
        session.phase == .finished ? finishedHints : answeringHints,
        last: [.leave, .guideline, .commandLine])
    }
  }

  private func help(_ hints: [Hint], last: [ActionName] = []) -> KeyHelp {
    func entries(_ hints: [Hint]) -> [KeyHelp.Entry] {
      hints.map { KeyHelp.Entry($0.key, $0.word) }
    }
    return KeyHelp(entries(hints), last: entries(last.map { hint($0) }))
  }

  /// A command's key and word; the word to type alone, where the focused question takes the key.
  private func hint(_ name: ActionName, _ word: String? = nil) -> Hint {
    let (way, row) = (session.way(to: name), ActionRow.named(name))
    return Hint(way, way == row.typed && way.count > 1 ? "" : word ?? row.keyWord)
  }

  private var finishedHints: [Hint] {
    (session.canGoBack ? [hint(.undo, "go back")] : []) + [hint(.find)]
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
    let help = Hint("F1", ActionRow.named(.guideline).keyWord)
    return switch editing.purpose {
    case .rationale, .note:
      [
        Hint("Enter", "done"), Hint("Alt-Enter", "new line"), Hint("Esc", "back"),
        Hint("Ctrl-E", "editor"), help,
      ]
    case .find: [Hint("Enter", "find"), Hint("Esc", "back"), help]
    case .command:
      [Hint("Enter", "do it"), Hint("help", "lists the words"), Hint("Esc", "back"), help]
    }
  }

  private var answeringHints: [Hint] {
    guard let item = session.open else { return [] }
    if case .blocked = session.phase { return [Hint(":results DIR", "go on elsewhere")] }
    if item.mask != nil { return maskedHints(item) }
    var hints: [Hint] = []
    if item.presented != nil, !item.state.entries.isEmpty { hints = questionHints(item) }
    if item.editableText != nil { return hints }
    return hints
      + commands(for: item).map { command in
        switch command {
        case .undo where !takesBack(item): hint(.undo, SessionWords.back)
        case .raw where showsRaw: hint(.raw, SessionWords.rendered)
        case .differences where differences != nil: hint(.differences, SessionWords.noDifferences)
        default: hint(command)
        }
      }
  }

  /// What answers the focused question, and what leads on from it.
  private func questionHints(_ item: OpenItem) -> [Hint] {
    let focus = item.state.focus
    let ask = item.state.entries[focus].ask
    var hints =
      item.state.asksConfidence
      ? [Hint("1–5", "how sure")]
      : ask.hints
        .map { nextRatherThanSave($0, item) }
    if session.canAccept, item.editableText == nil {
      hints.insert(hint(.accept), at: min(1, hints.count))
    }
    if isCut { hints.insert(Hint("PgDn", "scroll"), at: min(2, hints.count)) }
    let names = { (key: String) in hints.contains { $0.key == key } }
    if item.askedIndexes.count > 1, !names("Tab") { hints.append(Hint("Tab", "next question")) }
    if isSavable(item), !hints.contains(where: { $0.word.hasPrefix("save") }) {
      hints.append(names("Enter") ? Hint("Ctrl-S", "save") : Hint("Enter", "save"))
    }
    return hints
  }

  /// What can be done about a masked item comes first.
  private func maskedHints(_ item: OpenItem) -> [Hint] {
    var hints = [hint(.reveal), hint(.revealAll), hint(.skip), hint(.stop)]
    if isCut { hints.append(Hint("PgDn", "scroll")) }
    if session.canGoBack || item.isTouched { hints.append(hint(.undo, SessionWords.back)) }
    if session.items.canGoForward { hints.append(hint(.forward)) }
    if isCut || zoom != nil { hints.append(hint(.zoom)) }
    return hints + [hint(.note), hint(.find)]
  }

  /// Whether `undo` takes something back here, rather than going to the label before.
  private func takesBack(_ item: OpenItem) -> Bool {
    if item.isTouched { return true }
    guard item.state.entries.indices.contains(item.state.focus) else { return false }
    var ask = item.state.entries[item.state.focus].ask
    return ask.takingBack?.undo() ?? false
  }

  /// Whether saving would be taken now: what must be answered is.
  private func isSavable(_ item: OpenItem) -> Bool {
    let isBegun = item.askedIndexes.contains { item.standing($0) == .complete }
    return isBegun
      && item.askedIndexes.allSatisfy { index in
        switch item.standing(index) {
        case .complete: true
        case .untouched: !item.state.entries[index].ask.question.required
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

  /// The commands that do something on an item that is not masked, those first that are used on
  /// most items: a narrow screen drops the last.
  private func commands(for item: OpenItem) -> [ActionName] {
    var commands: [ActionName] = []
    if takesBack(item) || session.canGoBack { commands.append(.undo) }
    if session.items.canGoForward { commands.append(.forward) }
    commands.append(.skip)
    // It works everywhere; it is named where it may be needed.
    if item.presented?.item.advice.isEmpty == false { commands.append(.stop) }
    if comparesResponses { commands.append(.differences) }
    if isCut || zoom != nil { commands.append(.zoom) }
    if takesRationale(item) { commands.append(.rationale) }
    if canToggleRaw { commands.append(.raw) }
    commands.append(.note)
    return commands + [.find]
  }

  private func takesRationale(_ item: OpenItem) -> Bool {
    guard item.mask == nil, item.state.entries.indices.contains(item.state.focus) else {
      return false
    }
    return session.takesRationale(ask: nil)
      || session.takesRationale(ask: item.state.entries[item.state.focus].ask.key)
  }
}
