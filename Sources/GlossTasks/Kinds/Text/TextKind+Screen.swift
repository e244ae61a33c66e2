import GlossScreen

extension TextKind {
  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    let draft = current(draft, asked)
    let shown = draft.isEditing ? nil : ShownText.of(self, draft, asked)
    let panel = shown?.panel ?? TextPanel(self, asked)
    let head = panel.goal + [panel.line(of: state(draft, asked))]
    if draft.isEditing { return head + panel.editor(draft) }
    guard let text = shown?.text else { return head }
    return head + panel.window(text, draft)
  }

  /// `from B · 213 of at most 500 characters`, or by how much that is too few or too many.
  private func state(_ draft: Draft, _ asked: Asked) -> StyledLine {
    var line = StyledLine()
    if draft.isWritten, let outdated = outdated(draft, asked) {
      line.add(outdated + " · ", Style(.warning))
    } else if let original = original(draft, asked),
      case .response(let place) = original.part
    {
      line.add("from \(PresentedItem.letter(at: place)) · ", Style(.quiet))
    }
    if let fault = fault(of: draft.text), draft.isWritten {
      line.add(fault, Style(.warning))
    } else {
      line.add(length(of: draft.text), Style(.quiet))
    }
    if from != .nothing {
      if isOriginal(draft, asked) {
        line.add(draft.isGiven ? " · kept as it is" : " · not changed yet", Style(.strong))
      } else if !draft.isEditing {
        line.add(" · [-removed-] ", Style(.quiet))
        line.add("{+added+}", Style(.quiet))
      }
    }
    return line
  }

  /// `213 of 10 to 400 characters`.
  private func length(of text: String) -> String {
    let count = text.unicodeScalars.count
    let (least, most) = (length.lowerBound, length.upperBound)
    if most == Int.max {
      return least > 1 ? "\(count) of at least \(characters(least))" : characters(count)
    }
    return "\(count) of "
      + (least > 1 ? "\(least) to \(characters(most))" : "at most \(characters(most))")
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    let draft = current(draft, asked)
    let isWhole = draft.isWritten && fault(of: draft.text) == nil
    if draft.isEditing {
      return (isWhole ? [Hint("Ctrl-S", "save")] : [])
        + [Hint("Esc", "keys")] + (draft.editor.canUndo ? [Hint("Ctrl-Z", "undo")] : [])
        + [Hint("Ctrl-E", "editor")]
    }
    let anew = draft.isWritten && isOutdated(draft, asked) ? [Hint("Bksp", "anew")] : []
    if isWhole { return [Hint("Enter", "save"), Hint("e", "edit")] + anew }
    var hints = [Hint("Enter", from == .nothing || draft.isChanged ? "write" : "rewrite")]
    if !draft.isChanged, fault(of: draft.text) == nil {
      hints.append(Hint("=", from == .nothing ? "leave empty" : "keep as it is"))
    }
    return hints + anew
  }
}
