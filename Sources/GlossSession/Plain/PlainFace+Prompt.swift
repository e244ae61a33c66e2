import GlossJournal

extension PlainFace {
  /// Prints the page that waits, once. Where nobody reads along it goes on by itself.
  mutating func showPrompts(
    _ out: inout PlainOutput, _ store: inout SessionStore, _ now: Moment
  ) {
    while let prompt = store.session.prompt, ![.saving, .left].contains(store.session.phase) {
      guard prompt != printedPrompt else { return }
      printedPrompt = prompt
      out.gap()
      out.line(prompt.title)
      for block in prompt.blocks { print(block, &out) }
      store.apply(.drawn, now)
      guard store.session.setup.face == .script else {
        return out.line(SessionWords.Pages.line(prompt.kind))
      }
      pass(.enter, isRead: false, &store, now)
    }
  }

  func print(_ block: Prompt.Block, _ out: inout PlainOutput) {
    switch block {
    case .gap: out.gap()
    case .heading(let text), .line(let text): out.line(text)
    case .quoted(let text): out.text(text)
    case .value(let name, let text):
      out.line("\(name):")
      out.text(text)
    }
  }
}
