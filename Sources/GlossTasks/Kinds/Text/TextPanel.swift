import GlossScreen

/// The lines of a text question, kept to the room that it has.
struct TextPanel {
  private static let indent = 2
  /// A longer line is hard to write in.
  private static let mostColumns = 100
  /// From this width on, the original stands beside what is written.
  private static let besideColumns = 100
  private static let divider = " │ "

  private let kind: TextKind
  private let asked: Asked
  /// Columns of the text, right of the indent.
  private let columns: Int
  /// The goal, cut where it would leave too little room to write.
  private(set) var goal: [StyledLine] = []
  /// Rows that the goal and the state leave.
  private(set) var bodyRows = 1

  init(_ kind: TextKind, _ asked: Asked) {
    self.kind = kind
    self.asked = asked
    columns = TextPanel.columns(asked.room)
    goal = goalLines
    bodyRows = max(asked.room.rows - goal.count - 1, 1)
  }

  private static func columns(_ room: Asked.Room) -> Int { max(room.columns - indent, 1) }
  private static func isWide(_ room: Asked.Room) -> Bool { room.columns >= besideColumns }

  /// Columns that the editor has, the one for a cursor after a full line among them.
  static func editorColumns(_ room: Asked.Room) -> Int {
    isWide(room)
      ? (columns(room) - divider.unicodeScalars.count) / 2 : min(columns(room), mostColumns)
  }

  private var goalLines: [StyledLine] {
    guard !kind.goal.isEmpty, asked.room.rows > 2 else { return [] }
    var goal = StyledText()
    goal.add("Goal: ", Style(.quiet))
    goal.add(kind.goal, Style(.strong))
    let wrapped = goal.wrapped(width: max(min(columns, TextPanel.mostColumns) - 1, 1))
    var lines = wrapped.lines.indices.prefix(max(asked.room.rows / 3, 1)).map {
      line(of: wrapped.line($0))
    }
    if wrapped.lines.count > lines.count { lines[lines.count - 1].add("…", Style(.quiet)) }
    return lines
  }

  /// A line of the panel, indented, and without what does not fit.
  func line(of content: StyledLine) -> StyledLine {
    var line = StyledLine(String(repeating: " ", count: TextPanel.indent))
    var room = columns
    for run in content.runs {
      let width = run.shown.columns
      if width > room { break }
      line.add(run)
      room -= width
    }
    return line
  }

  /// What stands under the state while nobody writes: the original, what became of it, or the text.
  func shown(_ draft: TextKind.Draft) -> WrappedText? {
    let original = kind.original(draft, asked)
    let width = min(columns, TextPanel.mostColumns)
    var shown = StyledText()
    if !draft.isWritten {
      guard let original else { return nil }
      shown.add(original.text.string, Style(.quiet))
    } else if let original {
      let difference = WordDiff(original.text, draft.editor.content)
      shown.add(difference, from: original.text, to: draft.editor.content)
      let whole = shown.wrapped(width: width)
      if whole.lines.count <= bodyRows { return whole }
      shown = StyledText()
      shown.add(difference, from: original.text, to: draft.editor.content, isCut: true)
    } else {
      shown.add(draft.text, Style(.text))
    }
    return shown.wrapped(width: width)
  }

  /// The part of a text that is in view.
  func window(_ text: WrappedText, _ draft: TextKind.Draft) -> [StyledLine] {
    let rows = min(bodyRows, text.lines.count)
    return text.window(draft.scroll.offset, rows: rows).map(line(of:))
  }

  /// The editor with its cursor near the middle; beside the original where there is room.
  func editor(_ draft: TextKind.Draft) -> [StyledLine] {
    let editor = draft.editor
    let editorColumns = TextPanel.editorColumns(asked.room)
    let text = WrappedText(editor, width: editorColumns)
    let rows = bodyRows
    let here = text.position(of: editor.cursor).line
    let top = max(min(here - rows / 2, text.lines.count - rows), 0)
    let written = text.window(top, rows: min(rows, text.lines.count), at: editor.cursor)
    guard TextPanel.isWide(asked.room), let original = kind.original(draft, asked) else {
      return written.map(line(of:))
    }
    var source = StyledText()
    source.add(original.text.string, Style(.quiet))
    let beside = source.wrapped(width: editorColumns)
    // Both are shown at about the same place.
    let share = here * max(beside.lines.count - 1, 0) / max(text.lines.count - 1, 1)
    let first = max(min(share - rows / 2, beside.lines.count - rows), 0)
    let left = beside.window(first, rows: min(rows, beside.lines.count))
    return (0..<max(left.count, written.count)).map { row in
      var line = StyledLine(String(repeating: " ", count: TextPanel.indent))
      var used = 0
      for run in row < left.count ? left[row].runs : [] {
        line.add(run)
        used += run.shown.columns
      }
      line.add(String(repeating: " ", count: max(editorColumns - used, 0)))
      line.add(TextPanel.divider, Style(.quiet))
      for run in row < written.count ? written[row].runs : [] { line.add(run) }
      return line
    }
  }
}
