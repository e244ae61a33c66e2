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

  /// `from B · 213 of at most 500 characters`, or by how much that is too few or too many.
  private static func state(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> StyledLine {
    var line = StyledLine()
    if draft.isWritten, let outdated = outdated(draft, settings, asked) {
      line.add(outdated + " · ", Style(.warning))
    } else if let original = original(draft, settings, asked),
      case .response(let place) = original.part
    {
      line.add("from \(PresentedItem.letter(at: place)) · ", Style(.quiet))
    }
    if let fault = fault(of: draft.text, settings), draft.isWritten {
      line.add(fault, Style(.warning))
    } else {
      line.add(length(of: draft.text, settings), Style(.quiet))
    }
    if settings.from != .nothing {
      if isOriginal(draft, settings, asked) {
        line.add(draft.isGiven ? " · kept as it is" : " · not changed yet", Style(.strong))
      } else if !draft.isEditing {
        line.add(" · [-removed-] ", Style(.quiet))
        line.add("{+added+}", Style(.quiet))
      }
    }
    return line
  }

  /// `213 of 10 to 400 characters`.
  private static func length(of text: String, _ settings: Settings) -> String {
    let count = text.unicodeScalars.count
    let (least, most) = (settings.length.lowerBound, settings.length.upperBound)
    if most == Int.max {
      return least > 1 ? "\(count) of at least \(characters(least))" : characters(count)
    }
    return "\(count) of "
      + (least > 1 ? "\(least) to \(characters(most))" : "at most \(characters(most))")
  }

  package static func hints(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [Hint] {
    let draft = current(draft, settings, asked)
    let isWhole = draft.isWritten && fault(of: draft.text, settings) == nil
    if draft.isEditing {
      return (isWhole ? [Hint("Ctrl-S", "save")] : [])
        + [Hint("Esc", "keys")] + (draft.editor.canUndo ? [Hint("Ctrl-Z", "undo")] : [])
        + [Hint("Ctrl-E", "editor")]
    }
    let anew = draft.isWritten && isOutdated(draft, settings, asked) ? [Hint("Bksp", "anew")] : []
    if isWhole { return [Hint("Enter", "save"), Hint("e", "edit")] + anew }
    var hints = [Hint("Enter", settings.from == .nothing || draft.isChanged ? "write" : "rewrite")]
    if !draft.isChanged, fault(of: draft.text, settings) == nil {
      hints.append(Hint("=", settings.from == .nothing ? "leave empty" : "keep as it is"))
    }
    return hints + anew
  }
}
