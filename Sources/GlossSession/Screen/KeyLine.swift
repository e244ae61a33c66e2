import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The key line: what works now and nothing else, and at its end what always helps on.
struct KeyLine {
  private let session: Session
  private let layout: ScreenLayout
  private let view: ScreenLayout.View

  init(_ session: Session, _ layout: ScreenLayout, _ view: ScreenLayout.View) {
    self.session = session
    self.layout = layout
    self.view = view
  }

  /// - Parameter prompt: the page that comes before the item, if one does.
  func help(_ mode: ScreenFace.Mode, prompt: Reader?) -> KeyHelp {
    switch mode {
    case .reading(let reader, _): return help(reader.hints)
    case .editing(let editing): return help(editing.hints)
    case .topic: return help([Hint("1–7", "topic"), Hint("Esc", "back")], last: [.guideline])
    case .finding(let finder): return help(finder.hints, last: [.guideline])
    case .answering:
      if let prompt {
        return help(prompt.hints, last: session.prompt?.kind == .pause ? [] : [.guideline])
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

  private var answeringHints: [Hint] {
    guard let item = session.open else { return [] }
    if case .blocked = session.phase { return [Hint(":results DIR", "go on elsewhere")] }
    if item.mask != nil { return maskedHints(item) }
    let isAsked = item.presented != nil && !item.state.entries.isEmpty
    let hints = isAsked ? questionHints(item) : []
    return item.editableText != nil ? hints : hints + commands(item)
  }

  /// What answers the focused question, and what leads on from it.
  private func questionHints(_ item: OpenItem) -> [Hint] {
    let ask = item.state.entries[item.state.focus].ask
    var hints =
      item.state.asksConfidence
      ? [Hint("1–5", "how sure")] : ask.hints.map { nextRatherThanSave($0, item) }
    if canAccept(ask), item.editableText == nil {
      hints.insert(hint(.accept), at: min(1, hints.count))
    }
    if layout.isCut { hints.insert(Hint("PgDn", "scroll"), at: min(2, hints.count)) }
    let names = { (key: String) in hints.contains { $0.key == key } }
    if item.askedIndexes.count > 1, !names("Tab") { hints.append(Hint("Tab", "next question")) }
    if isSavable(item), !hints.contains(where: { $0.word.hasPrefix("save") }) {
      hints.append(names("Enter") ? Hint("Ctrl-S", "save") : Hint("Enter", "save"))
    }
    return hints
  }

  /// Whether accepting would change the focused question's answer.
  private func canAccept(_ ask: any Ask) -> Bool {
    guard let suggestion = layout.suggestion else { return false }
    return ask.standing != .complete || ask.values != suggestion.values
  }

  /// What can be done about a masked item comes first.
  private func maskedHints(_ item: OpenItem) -> [Hint] {
    var hints = [hint(.reveal), hint(.revealAll), hint(.skip), hint(.stop)]
    if layout.isCut { hints.append(Hint("PgDn", "scroll")) }
    if session.canGoBack || item.isTouched { hints.append(hint(.undo, SessionWords.back)) }
    if session.items.canGoForward { hints.append(hint(.forward)) }
    if layout.isCut || view.zoom != nil { hints.append(hint(.zoom)) }
    return hints + [hint(.note), hint(.find)]
  }

  /// Whether `undo` takes something back here, rather than going to the label before.
  private func takesBack(_ item: OpenItem) -> Bool {
    if item.isTouched { return true }
    guard var ask = item.focused?.ask else { return false }
    return ask.takingBack?.undo() ?? false
  }

  /// Whether saving would be taken now: what must be answered is.
  private func isSavable(_ item: OpenItem) -> Bool {
    let standings = item.askedIndexes.map { (item.standing($0), item.state.entries[$0].ask) }
    return standings.contains { $0.0 == .complete }
      && standings.allSatisfy { standing, ask in
        switch standing {
        case .complete: true
        case .untouched: !ask.question.required
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
  private func commands(_ item: OpenItem) -> [Hint] {
    var hints: [Hint] = []
    if takesBack(item) {
      hints.append(hint(.undo))
    } else if session.canGoBack {
      hints.append(hint(.undo, SessionWords.back))
    }
    if session.items.canGoForward { hints.append(hint(.forward)) }
    hints.append(hint(.skip))
    // It works everywhere; it is named where it may be needed.
    if item.presented?.item.advice.isEmpty == false { hints.append(hint(.stop)) }
    if item.pair != nil {
      hints.append(
        hint(.differences, view.differences == nil ? nil : SessionWords.noDifferences))
    }
    if layout.isCut || view.zoom != nil { hints.append(hint(.zoom)) }
    if let focused = item.focused,
      session.takesRationale(ask: nil) || session.takesRationale(ask: focused.ask.key)
    {
      hints.append(hint(.rationale))
    }
    if layout.canToggleRaw { hints.append(hint(.raw, view.showsRaw ? SessionWords.rendered : nil)) }
    return hints + [hint(.note), hint(.find)]
  }
}

extension OpenItem {
  /// The two responses of an item that has two, once nothing stands before them.
  var pair: (first: PresentedText, second: PresentedText)? {
    let responses = mask == nil ? presented?.texts.filter(\.part.isResponse) ?? [] : []
    return responses.count == 2 ? (responses[0], responses[1]) : nil
  }
}
