import GlossScreen

/// The lines of a text question, kept to the room that it has.
struct TextPanel: Sendable {
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
    goal.add(kind.goal, Style(.text))
    let wrapped = goal.wrapped(width: max(min(columns, TextPanel.mostColumns) - 1, 1))
    var lines = wrapped.lines.indices.prefix(max(asked.room.rows / 3, 1)).map {
      line(of: wrapped.line($0))
    }
    if wrapped.lines.count > lines.count { lines[lines.count - 1].add("…", Style(.quiet)) }
    return lines
  }

  /// A line of the panel, indented, and cut where it does not fit.
  func line(of content: StyledLine) -> StyledLine {
    var line = StyledLine(String(repeating: " ", count: TextPanel.indent))
    var room = columns
    for run in content.runs {
      let width = run.shown.columns
      guard width <= room else {
        line.add(Text.cut(run.text, to: room), run.style)
        break
      }
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
    let (count, rows) = (text.lines.count, min(bodyRows, text.lines.count))
    var lines = text.window(draft.scroll.offset, rows: rows)
    let cues = ScrollCues(offset: draft.scroll.offset, total: count, visible: rows)
    let words = ScrollCues.Phrases.standard
    if cues.above > 0 { lines[0] = StyledLine(words.above(cues.above), Style(.quiet)) }
    if cues.below > 0 { lines[rows - 1] = StyledLine(words.below(cues.below), Style(.quiet)) }
    return lines.map(line(of:))
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

/// A text that is only shown, laid out.
struct ShownText: Sendable {
  let panel: TextPanel
  /// Nil where there is nothing to show.
  let text: WrappedText?
  private let basis: Basis

  /// All that it follows from, beside the question.
  private struct Basis: Hashable {
    let columns: Int
    let rows: Int
    let text: String
    let isWritten: Bool
    let original: PresentedText?
  }

  /// What a draft keeps of it: it follows from the rest of the draft, so that drafts are equal
  /// whatever they keep.
  struct Kept: Hashable, Sendable {
    var text: ShownText?

    static func == (a: Kept, b: Kept) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
  }

  /// As the draft keeps it, or laid out where the draft keeps none or that of something else.
  static func of(_ kind: TextKind, _ draft: TextKind.Draft, _ asked: Asked) -> ShownText {
    let basis = Basis(
      columns: asked.room.columns, rows: asked.room.rows, text: draft.text,
      isWritten: draft.isWritten, original: kind.original(draft, asked))
    if let kept = draft.shown.text, kept.basis == basis { return kept }
    let panel = TextPanel(kind, asked)
    return ShownText(panel: panel, text: panel.shown(draft), basis: basis)
  }
}

/// A text of several styles, before it is broken into lines.
struct StyledText {
  private var string = ""
  private var count = 0
  /// Where each style begins, in code points.
  private var styles: [(start: Int, style: Style)] = []

  /// How many words of an unchanged stretch are shown beside a change.
  private static let contextWords = 12

  mutating func add(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    styles.append((count, style))
    string.unicodeScalars.append(contentsOf: text.unicodeScalars)
    count += text.unicodeScalars.count
  }

  /// Adds what differs: `[-removed-]` and `{+added+}`, so that no colour and no line through a word
  /// is needed to read it. Cut, of what stayed there are only the words around a change.
  mutating func add(
    _ difference: WordDiff, from old: Text, to new: Text, isCut: Bool = false
  ) {
    let runs = difference.runs
    for (index, run) in runs.enumerated() {
      switch run.change {
      case .same where !isCut: add(old.slice(run.old), Style(.text))
      case .same:
        add(unchanged: run.old, of: old, isFirst: index == 0, isLast: index + 1 == runs.count)
      case .removed: add("[-" + old.slice(run.old) + "-]", Style(.removed))
      case .added: add("{+" + new.slice(run.new) + "+}", Style(.added))
      }
    }
  }

  private mutating func add(
    unchanged range: Range<ScalarOffset>, of text: Text, isFirst: Bool, isLast: Bool
  ) {
    let slice = Text(text.slice(range))
    let words = Segments(slice).words
    let most = StyledText.contextWords
    let kept = (isFirst ? 0 : most, isLast ? 0 : most)
    guard words.count > 2 * most, !(isFirst && isLast) else {
      return add(slice.string, Style(.text))
    }
    if kept.0 > 0 { add(slice.slice(0..<words[kept.0 - 1].upperBound), Style(.text)) }
    add(" […] ", Style(.quiet))
    if kept.1 > 0 {
      let end = ScalarOffset(slice.scalarCount)
      add(slice.slice(words[words.count - kept.1].lowerBound..<end), Style(.text))
    }
  }

  func wrapped(width: Int) -> WrappedText {
    let styles = styles
    return WrappedText(Wrapping(Text(string).clusters, width: width)) { cluster in
      let place = cluster.scalars.lowerBound.value
      var (low, high) = (0, styles.count)
      while low < high {
        let middle = (low + high) / 2
        if styles[middle].start <= place { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? styles[low - 1].style : .plain
    }
  }
}

/// A text broken into lines, each of which can be had as a styled line.
struct WrappedText: Sendable {
  private let wrapping: Wrapping
  private let style: @Sendable (Cluster) -> Style

  init(_ wrapping: Wrapping, style: @escaping @Sendable (Cluster) -> Style) {
    self.wrapping = wrapping
    self.style = style
  }

  /// The text of an editor, broken as the editor itself moves in it.
  init(_ editor: TextEditor, width: Int) {
    let selection = editor.selection
    self.init(editor.wrapping(width: width)) { cluster in
      Style(selection?.contains(cluster.scalars.lowerBound) == true ? .selection : .text)
    }
  }

  var lines: [Wrapping.Line] { wrapping.lines }

  func position(of offset: ScalarOffset) -> Wrapping.Position { wrapping.position(of: offset) }

  /// A line as runs of one style each; with the cursor, if it stands on this line.
  func line(_ index: Int, cursor: ScalarOffset? = nil) -> StyledLine {
    var line = StyledLine()
    var text = ""
    var textStyle = Style.plain
    var awaited = cursor.flatMap { position(of: $0).line == index ? $0 : nil }
    let placed = wrapping.placed(lines[index])
    let isOnText = awaited.map { cursor in
      placed.contains { wrapping.clusters[$0.index].scalars.contains(cursor) }
    }
    let isRightToLeft = lines[index].isRightToLeft
    if isRightToLeft {
      let indent = wrapping.indent(of: lines[index])
      line.add(String(repeating: " ", count: isOnText == false ? max(indent - 1, 0) : indent))
      // The end of the line is on its left.
      if isOnText == false { line.add(" ", Style(.cursor)) }
    }
    for placed in placed {
      let cluster = wrapping.cluster(placed)
      var style = cluster.kind == .escape ? Style(.escape) : style(cluster)
      if let cursor = awaited, cluster.scalars.contains(cursor) {
        style = Style(.cursor)
        awaited = nil
      }
      if style != textStyle {
        line.add(text, textStyle, isInVisualOrder: true)
        (text, textStyle) = ("", style)
      }
      text +=
        cluster.kind == .tab ? String(repeating: " ", count: placed.width) : cluster.glyph
    }
    line.add(text, textStyle, isInVisualOrder: true)
    // After the last character of the line there is nothing that the cursor could stand on.
    if isOnText == false, !isRightToLeft { line.add(" ", Style(.cursor)) }
    return line
  }

  /// Some of the lines, with how many there are above and below where there is room to say so.
  func window(_ top: Int, rows: Int, at cursor: ScalarOffset? = nil) -> [StyledLine] {
    let top = max(min(top, lines.count - rows), 0)
    var window = (top..<min(top + rows, lines.count)).map { line($0, cursor: cursor) }
    // Fewer rows would not leave one for the cursor.
    guard rows >= 4 else { return window }
    let cues = ScrollCues(offset: top, total: lines.count, visible: rows)
    let words = ScrollCues.Phrases.standard
    if cues.above > 0 { window[0] = StyledLine(words.above(cues.above), Style(.quiet)) }
    if cues.below > 0 {
      window[rows - 1] = StyledLine(words.below(cues.below), Style(.quiet))
    }
    return window
  }
}
