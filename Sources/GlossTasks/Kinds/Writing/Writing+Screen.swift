import GlossScreen

extension Writing {
  package static func lines(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [StyledLine] {
    let draft = current(draft, settings, asked)
    let panel = WritingPanel(asked)
    let head = panel.goalLines(settings) + [panel.line(of: state(draft, settings, asked))]
    if draft.isEditing { return head + panel.editor(draft, settings) }
    guard let shown = panel.shown(draft, settings) else { return head }
    return head + panel.window(shown, draft, settings)
  }

  /// `from B · 213 characters, at most 500`, or by how much that is too few or too many.
  private static func state(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> StyledLine {
    var line = StyledLine()
    if let original = original(settings, asked), case .response(let place) = original.part {
      line.add("from \(PresentedItem.letter(at: place)) · ", Style(.quiet))
    }
    if let fault = fault(of: draft.text, settings), draft.isWritten {
      line.add(fault, Style(.warning))
    } else {
      line.add(characters(draft.text.unicodeScalars.count), Style(.quiet))
      if let limits = limits(settings) { line.add(" · " + limits, Style(.quiet)) }
    }
    if settings.from != .nothing {
      if !draft.isChanged, draft.origin != nil {
        line.add(draft.isGiven ? " · kept as it is" : " · not changed yet", Style(.strong))
      } else if !draft.isEditing {
        line.add(" · [-removed-] ", Style(.quiet))
        line.add("{+added+}", Style(.quiet))
      }
    }
    return line
  }

  package static func hints(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [Hint] {
    let draft = current(draft, settings, asked)
    let isWhole = draft.isWritten && fault(of: draft.text, settings) == nil
    if draft.isEditing {
      return (isWhole ? [Hint("Ctrl-S", "save")] : [])
        + [Hint("Esc", "keys"), Hint("Ctrl-Z", "undo"), Hint("Ctrl-E", "editor")]
    }
    if isWhole { return [Hint("Enter", "save"), Hint("e", "edit")] }
    var hints = [Hint("Enter", settings.from == .nothing || draft.isChanged ? "write" : "rewrite")]
    if !draft.isChanged, fault(of: draft.text, settings) == nil {
      hints.append(Hint("=", settings.from == .nothing ? "leave empty" : "keep as it is"))
    }
    return hints
  }
}
