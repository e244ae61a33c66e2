import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The key line: what works now and nothing else, and at its end what always helps on.
struct KeyLine {
  let session: Session
  let layout: ScreenLayout
  let view: ScreenLayout.View

  private typealias Hints = SessionWords.Hints

  /// - Parameter prompt: the page that comes before the item, if one does.
  func help(_ mode: ScreenFace.Mode, prompt: Reader?) -> KeyHelp {
    switch mode {
    case .reading(let reader, _): help(reader.hints)
    case .editing(let editing): help(editing.hints)
    case .topic: help(Hints.topics, last: [.guideline])
    case .finding(let finder): help(finder.hints, last: [.guideline])
    case .listing(let overview): help(overview.hints(later: hint(.later)), last: [.guideline])
    case .answering where prompt != nil:
      help(prompt?.hints ?? [], last: session.prompt?.kind == .pause ? [] : [.guideline])
    case .answering where session.open?.editableText != nil && session.phase == .working:
      help(answeringHints + [Hints.help])
    case .answering:
      help(
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
    (session.canGoBack ? [hint(.undo, Hints.goBack)] : []) + [hint(.items), hint(.find)]
  }

  private var answeringHints: [Hint] {
    guard let item = session.open else { return [] }
    if case .blocked = session.phase { return Hints.elsewhere }
    if item.isHidden { return maskedHints(item) }
    let isAsked = item.presented != nil && !item.state.entries.isEmpty
    let masked = item.mask == nil ? [] : [hint(.reveal), hint(.revealAll)]
    let hints = (isAsked ? questionHints(item) : []) + masked
    return item.editableText != nil ? hints : hints + commands(item)
  }

  /// What answers the focused question, and what leads on from it.
  private func questionHints(_ item: OpenItem) -> [Hint] {
    let ask = item.state.entries[item.state.focus].ask
    var hints =
      item.state.asksConfidence ? Hints.howSure : ask.hints.map { nextRatherThanSave($0, item) }
    if canAccept(ask), item.editableText == nil {
      hints.insert(hint(.accept), at: min(1, hints.count))
    }
    if layout.isCut { hints.insert(Hints.scroll, at: min(2, hints.count)) }
    let names = { (key: String) in hints.contains { $0.key == key } }
    if item.askedIndexes.count > 1, !names(Hints.nextQuestion.key) {
      hints.append(Hints.nextQuestion)
    }
    if isSavable(item),
      !hints.contains(where: { $0.word.hasPrefix(Hints.save) || $0.word == Hints.none })
    {
      hints.insert(Hint(names("Enter") ? "Ctrl-S" : "Enter", Hints.save), at: 0)
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
    let hints = [
      hint(.reveal), hint(.revealAll), hint(.skip), hint(.stop),
      layout.isCut ? Hints.scroll : nil,
      session.canGoBack || item.isTouched ? hint(.undo, SessionWords.back) : nil,
      forward, zoom, hint(.note), hint(.find),
    ]
    return hints.compactMap(\.self)
  }

  private var forward: Hint? { session.items.canGoForward ? hint(.forward) : nil }
  private var zoom: Hint? {
    (layout.isCut || view.zoom != nil) && layout.names.count > 1 ? hint(.zoom) : nil
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
        standing == .complete || standing == .untouched && !ask.question.required
      }
  }

  /// A kind says that Enter saves; with another question still open it goes there.
  private func nextRatherThanSave(_ hint: Hint, _ item: OpenItem) -> Hint {
    let isOpenElsewhere = item.askedIndexes.contains {
      $0 != item.state.focus && !item.state.entries[$0].isAnswered
    }
    guard hint.key == "Enter", isOpenElsewhere else { return hint }
    return switch hint.word {
    case Hints.save: Hint("Enter", Hints.next)
    case Hints.none: Hint("Enter", Hints.noneAndNext)
    default: hint
    }
  }

  /// The commands that do something on an item that is not masked, those first that are used on
  /// most items: a narrow screen drops the last.
  private func commands(_ item: OpenItem) -> [Hint] {
    let takesRationale = [nil, item.focused?.ask.key].contains { session.takesRationale(ask: $0) }
    let compare =
      item.canCompare ? hint(.differences, view.differences.map(SessionWords.nextDifference)) : nil
    let hints = [
      // Whoever goes through the differences wants the next.
      view.differences == nil ? nil : compare,
      takesBack(item)
        ? hint(.undo) : session.canGoBack ? hint(.undo, SessionWords.back) : nil,
      forward, hint(.skip),
      // It works everywhere; it is named where it may be needed.
      item.presented?.item.advice.isEmpty == false ? hint(.stop) : nil,
      view.differences == nil ? compare : nil,
      zoom,
      item.focused != nil && takesRationale ? hint(.rationale) : nil,
      layout.canToggleRaw ? hint(.raw, view.showsRaw ? SessionWords.rendered : nil) : nil,
      hint(.note), hint(.find),
    ]
    return hints.compactMap(\.self)
  }
}

extension OpenItem {
  /// It has responses that can be held against each other, once nothing stands before them.
  fileprivate var canCompare: Bool {
    mask == nil && (presented?.item.input.responses.count ?? 0) > 1
  }
}
