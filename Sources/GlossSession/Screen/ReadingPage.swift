import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// The lines of something long to read, wrapped, with what leads from one place of it to another.
struct ReadingPage: Hashable {
  struct Line: Hashable {
    var wrapping: Wrapping
    /// Into the wrapping's lines.
    var index: Int
    var style: Style
    var runs: [Run]
    var indent: Int
    var margin: String
    var marginStyle: Style

    var isBlank: Bool { wrapping.clusters.isEmpty && margin.isEmpty }
  }

  /// A stretch of a block that is set otherwise than the rest of it.
  struct Run: Hashable {
    let range: Range<ScalarOffset>
    let style: Style
    /// The clause that a link leads to.
    var clause: ID?
  }

  /// A heading, for the list of contents.
  struct Heading: Hashable {
    let title: String
    let level: Int
    let line: Int
  }

  /// A stretch that is looked at: a link that was chosen, a text that was searched for.
  struct Place: Hashable {
    /// The line on which it begins, and the first of its block.
    let line: Int
    let block: Int
    let range: Range<ScalarOffset>
  }

  let title: String
  let width: Int
  private(set) var lines: [Line] = []
  private(set) var lineOfClause: [ID: Int] = [:]
  private(set) var headings: [Heading] = []

  init(title: String = "", width: Int) {
    self.title = title
    self.width = width
  }

  // MARK: Making it

  /// - Parameters:
  ///   - margin: what stands before the first line, in the columns of the indent.
  ///   - marginStyle: nil for that of the text.
  mutating func add(
    _ string: String, _ style: Style = Style(.text), indent: Int = 0, margin: String = "",
    marginStyle: Style? = nil, base: Wrapping.Base = .text
  ) {
    add(
      Text(string), style, indent: indent, margin: margin, marginStyle: marginStyle, base: base)
  }

  mutating func add(
    _ text: Text, _ style: Style = Style(.text), runs: [Run] = [], indent: Int = 0,
    margin: String = "", marginStyle: Style? = nil, base: Wrapping.Base = .text
  ) {
    let wrapping = Wrapping(text.clusters, width: max(width - indent, 1), base: base)
    lines += wrapping.lines.indices.map { line in
      Line(
        wrapping: wrapping, index: line, style: style, runs: runs, indent: indent,
        margin: line == 0 ? margin : "", marginStyle: marginStyle ?? style)
    }
  }

  /// Adds the blocks of a guideline, tables as columns.
  private mutating func add(_ guideline: Guideline) {
    let clauses = Set(guideline.clauses.map(\.id))
    var rest = MarkdownBlock.blocks(in: guideline.lines)[...]
    while let block = rest.first {
      let table = ReadingTable(rest)
      if let table { add(table) } else { add(block, clauses) }
      rest = rest.dropFirst(table?.blockCount ?? 1)
    }
  }

  private mutating func add(_ table: ReadingTable) {
    let first = min(table.rows.map { Text.width($0.first ?? "") }.max() ?? 0, width / 3)
    for (index, row) in table.rows.enumerated() {
      add(
        row.dropFirst().joined(separator: " · "), Style(index == 0 ? .strong : .text),
        indent: first + 4, margin: "  " + (row.first ?? ""))
    }
  }

  private mutating func add(_ block: MarkdownBlock, _ clauses: Set<ID>) {
    switch block {
    case .blank: add("")
    case .verbatim(let line): add(line, Style(.code), indent: 2, base: .verbatim)
    case .paragraph(let text): add(inline: text, clauses)
    case .quote(let text): add(inline: text, clauses, Style(.quote), indent: 2)
    case .item(let indent, let marker, let text):
      let margin = String(repeating: " ", count: min(indent, width / 2)) + marker + " "
      add(inline: text, clauses, indent: margin.count, margin: margin)
    case .heading(let level, let title, let clause):
      if let clause { lineOfClause[clause] = lines.count }
      let shown = InlineText.plain(title)
      headings.append(Heading(title: shown, level: level, line: lines.count))
      let text = Text(shown + (clause.map { "  #\($0)" } ?? ""))
      let end = ScalarOffset(shown.unicodeScalars.count)
      let id = Run(range: end..<ScalarOffset(text.scalarCount), style: Style(.quiet))
      add(text, Style(level == 1 ? .title : .heading), runs: [id])
    }
  }

  /// Adds a line of Markdown as it is set: bold, emphasis, code, and links by their words.
  private mutating func add(
    inline markdown: String, _ clauses: Set<ID>, _ style: Style = Style(.text), indent: Int = 0,
    margin: String = ""
  ) {
    var text = ""
    var runs: [Run] = []
    for run in InlineText.runs(markdown) {
      let start = text.unicodeScalars.count
      let clause = run.target.flatMap { $0.hasPrefix("#") ? ID(String($0.dropFirst())) : nil }
      let leads = clause.map(clauses.contains) == true
      // A label's id in a sentence is no word of it.
      text += run.isCode ? "`\(run.text)`" : run.text
      if let target = run.target, !leads { text += " (\(target))" }
      var set = run.isCode ? Style(.code) : style
      if run.isStrong { set.attributes.insert(.bold) }
      if run.isEmphasised { set.attributes.insert(.italic) }
      if leads { set.attributes.insert(.underline) }
      guard set != style else { continue }
      let range = ScalarOffset(start)..<ScalarOffset(text.unicodeScalars.count)
      runs.append(Run(range: range, style: set, clause: leads ? clause : nil))
    }
    add(Text(text), style, runs: runs, indent: indent, margin: margin)
  }

  // MARK: Finding the way in it

  /// The first lines of its blocks, which their lines share.
  private var blocks: [Int] { lines.indices.filter { lines[$0].index == 0 } }

  /// The links to clauses, in order.
  var links: [(place: Place, clause: ID)] {
    blocks.flatMap { block in
      lines[block].runs.compactMap { run in
        run.clause.map { (place(of: run.range, in: block), $0) }
      }
    }
  }

  /// Where a text stands, in whatever case.
  func places(of text: String) -> [Place] {
    let wanted = Text(text).clusters.map { $0.glyph.lowercased() }
    guard !wanted.isEmpty else { return [] }
    return blocks.flatMap { block -> [Place] in
      let clusters = lines[block].wrapping.clusters
      let glyphs = clusters.map { $0.glyph.lowercased() }
      return glyphs.indices.dropLast(wanted.count - 1).compactMap { start in
        guard glyphs[start...].starts(with: wanted) else { return nil }
        let last = clusters[start + wanted.count - 1]
        return place(
          of: clusters[start].scalars.lowerBound..<last.scalars.upperBound, in: block)
      }
    }
  }

  private func place(of range: Range<ScalarOffset>, in block: Int) -> Place {
    let line = lines[block].wrapping.position(of: range.lowerBound).line
    return Place(line: block + line, block: block, range: range)
  }

  /// The page with what it says of one clause alone, in quiet; nil where it says nothing.
  func only(_ clause: ID) -> ReadingPage? {
    guard let start = lineOfClause[clause] else { return nil }
    let end = headings.first { $0.line > start }?.line ?? lines.count
    var part = ReadingPage(width: width)
    part.lines = lines[start..<end].map { line in
      var line = line
      (line.style, line.marginStyle) = (Style(.quiet), Style(.quiet))
      line.runs = line.runs.filter { $0.clause != nil }
        .map { Run(range: $0.range, style: Style(.quiet, .underline)) }
      return line
    }
    while part.lines.last?.isBlank == true { part.lines.removeLast() }
    return part
  }

  // MARK: Drawing

  func draw(_ scroll: ScrollState, marking place: Place? = nil, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: lines.count) { canvas, index, row in
      let isHere = place.map { $0.block == index - lines[index].index } ?? false
      draw(lines[index], marking: isHere ? place?.range : nil, row: row, in: &canvas)
    }
  }

  /// Draws as many of its first lines as there is room for.
  func drawBeginning(in canvas: inout Canvas) {
    let shown = lines.prefix(canvas.rows)
    for (row, line) in shown.enumerated() { draw(line, marking: nil, row: row, in: &canvas) }
    guard shown.count < lines.count, let last = shown.last else { return }
    guard !last.wrapping.lines[last.index].isRightToLeft else {
      canvas.draw("…", row: shown.count - 1, style: Style(.quiet))
      return
    }
    // Behind the last word that leaves room for the sign of more.
    var words = last.wrapping.placed(last.wrapping.lines[last.index])
    func dropSpaces() {
      while let end = words.last, last.wrapping.cluster(end).isWhite { words.removeLast() }
    }
    dropSpaces()
    while let end = words.last, last.indent + end.column + end.width + 2 > canvas.columns {
      while let end = words.last, !last.wrapping.cluster(end).isWhite { words.removeLast() }
      dropSpaces()
    }
    let column = last.indent + (words.last.map { $0.column + $0.width } ?? 0)
    canvas.fill(
      Region(
        row: shown.count - 1, column: column, rows: 1, columns: max(canvas.columns - column, 0)))
    canvas.draw(
      words.isEmpty ? "…" : " …", row: shown.count - 1, column: column, style: Style(.quiet))
  }

  private func draw(
    _ line: Line, marking marked: Range<ScalarOffset>?, row: Int, in canvas: inout Canvas
  ) {
    let wrapping = line.wrapping
    let drawn = wrapping.lines[line.index]
    if drawn.isRightToLeft {
      // Its margin is on the right.
      let margin = Wrapping(
        Text(line.margin).clusters, width: max(line.indent, 1), base: .rightToLeft)
      canvas.draw(margin.lines[0], of: margin, row: row, column: wrapping.width) { _ in
        line.marginStyle
      }
    } else {
      canvas.draw(line.margin, row: row, style: line.marginStyle)
    }
    canvas.draw(drawn, of: wrapping, row: row, column: drawn.isRightToLeft ? 0 : line.indent) {
      let cluster = wrapping.clusters[$0]
      if cluster.kind == .escape { return Style(.escape) }
      var style = line.runs.first { $0.range.overlaps(cluster.scalars) }?.style ?? line.style
      if marked?.overlaps(cluster.scalars) == true { style.attributes.insert(.reverse) }
      return style
    }
  }
}

// MARK: What stands on each page

extension ReadingPage {
  init(_ page: Reader.Page, _ session: Session, width: Int) {
    switch page {
    case .guideline:
      let rubric = session.setup.rubric
      self.init(title: "\(rubric.title) · \(rubric.id) \(rubric.version)", width: width)
      add(rubric.guideline)
      if lines.isEmpty { add(SessionWords.noGuideline, Style(.quiet)) }
    case .keys:
      self.init(title: SessionWords.keysTitle, width: width)
      addKeys(session)
    case .terms:
      self.init(title: SessionWords.Pages.termsTitle, width: width)
      if session.setup.terms.sha256 == nil { add(SessionWords.Pages.noTerms, Style(.warning)) }
      add(StartPrompts.blocks(session.setup.terms))
    case .prompt(let prompt):
      self.init(title: prompt.title, width: width)
      add(prompt.blocks)
    }
  }

  private mutating func addKeys(_ session: Session) {
    if let ask = session.open?.focused?.ask {
      add(SessionWords.thisQuestion, Style(.heading))
      let bindings = ask.question.kind.bindings
      for binding in bindings { add("\(binding.key)", binding.word) }
      let bound = Set(bindings.map { Substring(String($0.key)) })
      for hint in ask.hints where !bound.isSuperset(of: hint.key.split(separator: " ")) {
        add(hint.key, hint.word)
      }
      add("")
    }
    add(SessionWords.always, Style(.heading))
    for row in ActionRow.movable { add(session.way(to: row.name), row.help) }
    for (keys, help, _) in ActionRow.fixed { add(keys, help) }
    add("")
    add(SessionWords.behindColon, Style(.heading))
    for row in ActionRow.worded {
      add("  " + row.form, Style(.key))
      add(row.help, indent: 6)
    }
  }

  /// Adds keys, and beside them what they do.
  private mutating func add(_ keys: String, _ help: String) {
    add(help, indent: 15, margin: "  " + keys, marginStyle: Style(.key))
  }

  private mutating func add(_ blocks: [Prompt.Block]) {
    var rest = blocks[...]
    while let block = rest.popFirst() {
      switch block {
      case .gap: add("")
      case .heading(let text): add(text, Style(.heading))
      case .line(let text): add(text)
      case .quoted(let text): addLines(of: text, Style(.quote))
      case .value(let name, let text):
        var values = [(name, text)]
        while case .value(let name, let text)? = rest.first {
          values.append((name, text))
          rest.removeFirst()
        }
        add(values)
      }
    }
  }

  /// Columns that a text beside its name needs, to be read well.
  private static let leastValueColumns = 40

  /// Adds values beside their names, or under them where a name takes the room that they need.
  private mutating func add(_ values: [(name: String, text: String)]) {
    let widest = values.map { Text.width($0.name) }.max() ?? 0
    let isBeside = widest + 2 + Self.leastValueColumns <= width
    for (name, text) in values {
      guard isBeside else {
        add(name, Style(.quiet))
        addLines(of: text, Style(.text))
        continue
      }
      addLines(of: text, Style(.text), indent: widest + 2, margin: name)
    }
  }

  /// - Parameter margin: what stands before the first of them, quietly.
  private mutating func addLines(
    of text: String, _ style: Style, indent: Int = 2, margin: String = ""
  ) {
    var margin = margin
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      add(String(line), style, indent: indent, margin: margin, marginStyle: Style(.quiet))
      margin = ""
    }
  }
}

/// A table of a guideline: its first column beside the others, which wrap.
struct ReadingTable {
  /// The cells of each row as they are read, the heads first.
  let rows: [[String]]
  /// How many blocks it takes.
  let blockCount: Int

  /// Reads the table with which blocks begin; nil where they begin with none. Its second line is the
  /// one of dashes: bars alone make none.
  init?(_ blocks: ArraySlice<MarkdownBlock>) {
    var lines: [[String]] = []
    for block in blocks {
      guard case .verbatim(let line) = block, let cells = ReadingTable.cells(of: line) else {
        break
      }
      lines.append(cells)
    }
    guard lines.count > 1, lines[1].allSatisfy(ReadingTable.isRule) else { return nil }
    blockCount = lines.count
    lines.remove(at: 1)
    rows = lines.map { $0.map(InlineText.plain) }
  }

  private static func cells(of line: String) -> [String]? {
    let line = line.trimmingPrefix { $0 == " " }
    guard line.first == "|" else { return nil }
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
    if cells.last?.allSatisfy({ $0 == " " }) == true { cells = cells.dropLast() }
    return cells.map { cell in
      let words = cell.drop { $0 == " " }
      return String(words.prefix(words.count - words.reversed().prefix { $0 == " " }.count))
    }
  }

  private static func isRule(_ cell: String) -> Bool {
    cell.contains("-") && cell.allSatisfy { "-: ".contains($0) }
  }
}
