import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// A text that is being typed over the item, and what for.
package struct Editing: Hashable, Sendable {
  package enum Purpose: Hashable, Sendable {
    /// Saving may wait for it.
    case rationale(ask: ID?, thenSaves: Bool)
    case note(Happening.Topic)
    case find
    case command

    /// What is kept of it on the disk while it is typed; nil where nothing is.
    var field: UnsavedText.Field? {
      switch self {
      case .rationale(let ask, _): .typedRationale(ask: ask)
      case .note: .note
      case .find, .command: nil
      }
    }

    /// It is typed in one line, where messages stand else.
    var isLine: Bool { self == .find || self == .command }
  }

  var purpose: Purpose
  var editor: TextEditor
  /// Which of the lines typed before is shown, counted from the last; nil for none of them.
  var recalled: Int?

  init(_ purpose: Purpose, _ text: String = "") {
    self.purpose = purpose
    editor = TextEditor(text, breaks: purpose.isLine ? .never : .withAlt)
  }

  /// What decides which commands are meant: no more of a long line is looked at for each frame.
  private var beginning: String { editor.slice(0..<ScalarOffset(ActionCall.mostLetters + 1)) }

  /// With the command's word written out as far as it is plain.
  var completed: Editing { Editing(.command, ActionCall.completed(editor.text)) }

  /// Goes back among the command lines typed before, or forward again, to the empty one; nil past
  /// the first of them and the last.
  func recalling(_ step: Int, of lines: [String]) -> Editing? {
    let place = (recalled ?? -1) + step
    guard place < lines.count, place >= -1 else { return nil }
    guard place >= 0 else { return Editing(.command) }
    var editing = Editing(.command, lines[lines.count - 1 - place])
    editing.recalled = place
    return editing
  }

  var hints: [Hint] {
    let hints =
      switch purpose {
      case .rationale(_, let thenSaves): SessionWords.Hints.rationale(saves: thenSaves)
      case .note: SessionWords.Hints.note
      case .find: SessionWords.Hints.find
      case .command:
        SessionWords.Hints.command(completes: ActionCall.completed(beginning) != beginning)
      }
    return hints + [SessionWords.Hints.help]
  }

  /// The columns that it is typed in.
  static func columns(_ view: ScreenLayout.View) -> Int { max(view.boxes.columns - 4, 1) }

  /// - Parameter item: whose question a rationale may be of.
  func draw(over item: OpenItem?, _ view: ScreenLayout.View, in canvas: inout Canvas) {
    switch purpose {
    case .find, .command:
      let lines = Region(
        column: view.edge, rows: canvas.rows, columns: canvas.columns - 2 * view.edge)
      canvas.within(lines) { drawLine(purpose == .find ? "/" : ":", in: &$0) }
    case .rationale(let key, _):
      let ask = item?.state.entries.map(\.ask).first { $0.key == key }
      drawBox(SessionWords.rationaleTitle(ask?.question.title), "", view, in: &canvas)
    case .note(let topic):
      drawBox(SessionWords.noteTitle(topic), SessionWords.noteHint, view, in: &canvas)
    }
  }

  private func drawLine(_ sign: String, in canvas: inout Canvas) {
    let row = canvas.rows - 2
    canvas.fill(Region(row: row, rows: 1, columns: canvas.columns))
    canvas.draw(sign, row: row, style: Style(.key))
    canvas.within(Region(row: row, column: 1, rows: 1, columns: canvas.columns - 1)) {
      editor.draw(in: &$0)
    }
    if purpose == .command { drawRows(above: row, in: &canvas) }
  }

  /// The commands that it may become, each with what it does: a few, above the line.
  private func drawRows(above row: Int, in canvas: inout Canvas) {
    let found = ActionCall.rows(beginning: beginning)
    let most = min(found.count, max(row - 4, 0), Self.mostRows)
    guard most > 0 else { return }
    let isCut = found.count > most
    let shown = found.prefix(isCut ? most - 1 : most)
    let columns = canvas.columns
    let forms = shown.map { Text.cut($0.form, to: max(columns / 2 - 2, 1)) }
    let left = (forms.map(Text.width).max() ?? 0) + 2
    canvas.fill(Region(row: row - most - 1, rows: most + 1, columns: columns))
    canvas.rule(row: row - most - 1)
    for (place, (command, form)) in zip(shown, forms).enumerated() {
      let line = row - most + place
      // The word is what is typed; what stands behind it only says what may follow.
      let word = form.prefix { $0 != " " }
      let end = canvas.draw(String(word), row: line, style: Style(.key))
      canvas.draw(String(form.dropFirst(word.count)), row: line, column: end, style: Style(.quiet))
      canvas.draw(
        Text.cut(command.help, to: max(columns - left, 1)), row: line, column: left,
        style: Style(.quiet))
    }
    if isCut {
      let more = SessionWords.Lines.more(found.count - shown.count)
      canvas.draw(
        Text.cut(more, to: columns), row: row - 1, style: Style(.quiet))
    }
  }

  private static let mostRows = 8

  private func drawBox(
    _ title: String, _ hint: String, _ view: ScreenLayout.View, in canvas: inout Canvas
  ) {
    let columns = Editing.columns(view)
    let height = min(max(editor.rows(width: columns) + 2, 4), max(canvas.rows - 8, 3))
    canvas.boxAbove(rows: height, in: view.boxes, title: title) { part in
      part.within(Region(column: 1, rows: part.rows, columns: columns)) {
        editor.draw(in: &$0, hint: hint)
      }
    }
  }
}

extension Canvas {
  /// Draws a box above the message.
  fileprivate mutating func boxAbove(
    rows height: Int, in part: Region, title: String, _ body: (inout Canvas) -> Void
  ) {
    var box = part
    (box.row, box.rows) = (rows - 2 - height, height)
    // What it stands over is not seen beside it.
    let isBeside = part.column > 1
    fill(isBeside ? box : Region(row: box.row, rows: height, columns: columns))
    let inside = self.box(box, title: title, style: Style(.title))
    within(inside, body)
  }

  /// Draws the topics that a note may have, each with its digit.
  mutating func drawTopics(_ view: ScreenLayout.View) {
    let topics = Happening.Topic.allCases
    // Under the top line there is room for all of them in one column, or in two.
    let perColumn = topics.count + 2 <= rows - 4 ? topics.count : (topics.count + 1) / 2
    var box = view.boxes
    box.columns = min(box.columns, 40)
    boxAbove(rows: perColumn + 2, in: box, title: SessionWords.noteTitle(nil)) { part in
      for (place, topic) in topics.enumerated() {
        let (row, column) = (place % perColumn, place / perColumn * (part.columns / 2))
        part.draw("\(place + 1)", row: row, column: column + 1, style: Style(.key))
        part.draw(SessionWords.words(topic), row: row, column: column + 4)
      }
    }
  }
}
