import GlossJSON
import GlossScreen
import GlossTasks

/// A part of the item's area that scrolls as one: some of its texts, each under its heading.
struct Pane {
  struct Section {
    var heading: String
    let text: PresentedText
    var headingStyle = Style(.quiet)
  }

  /// What `z` calls it.
  let name: String
  var sections: [Section]
  /// A response's letter stays in the first row while its text scrolls under it.
  let isResponse: Bool
  /// What was asked, above something that is judged.
  var isHead = false
  /// One line in place of the turns that are folded away.
  private(set) var fold: String?
  /// Where the last turn of the user begins, among the sections; what stands before it may fold.
  private var lastTurn = 0
  /// Something stands before the last turn, and nothing is marked in it.
  private var mayFold = false

  /// The pane's rows where it is whole.
  func rows(width: Int, _ kept: KeptItem) -> Int {
    (fold == nil ? 0 : 1) + (isResponse ? 1 : 0)
      + sections.indices.reduce(0) { count, index in
        let section = sections[index]
        return count + (hasGap(before: index) ? 1 : 0) + (hasHeading(section) ? 1 : 0)
          + kept.drawn(section.text, width: width).lineCount
      }
  }

  /// Whether a free row parts a section from the one before: a response's title does so itself.
  func hasGap(before index: Int) -> Bool { index > 0 && !sections[index].text.part.isResponse }

  /// Whether a section's heading is a line of the pane's: a response's stands above them.
  func hasHeading(_ section: Section) -> Bool { !isResponse && !section.heading.isEmpty }

  /// The text whose beginning is to be seen where the pane is cut.
  var opening: ID? { sections.indices.contains(lastTurn) ? sections[lastTurn].text.of : nil }

  /// The panes of an item: what was asked (context, turns) as one, and what is judged.
  ///
  /// - Parameter marked: texts in which something is marked, which do not fold.
  static func panes(of item: PresentedItem, marked: Set<ID> = []) -> [Pane] {
    var head = Pane(name: SessionWords.promptPane, sections: [], isResponse: false, isHead: true)
    var judged: [Pane] = []
    for text in item.texts {
      switch text.part {
      case .context:
        head.sections.append(Section(heading: SessionWords.context, text: text))
      case .turn(let role):
        if role == "user" || head.lastTurn == 0 { head.lastTurn = head.sections.count }
        head.sections.append(Section(heading: role, text: text))
      case .text where item.texts.contains(where: \.part.isResponse):
        if head.lastTurn == 0 { head.lastTurn = head.sections.count }
        head.sections.append(Section(heading: SessionWords.text, text: text))
      case .text:
        let section = Section(heading: SessionWords.text, text: text)
        judged.append(
          Pane(name: SessionWords.textPane, sections: [section], isResponse: false))
      case .response(let place):
        let letter = PresentedItem.letter(at: place)
        judged.append(
          Pane(
            name: letter,
            sections: [Section(heading: letter, text: text, headingStyle: Style(.title))],
            isResponse: true))
      }
    }
    head.mayFold =
      head.lastTurn > 0
      && head.sections.prefix(head.lastTurn).allSatisfy { !marked.contains($0.text.of) }
    let panes = (head.sections.isEmpty ? [] : [head]) + judged
    guard panes.count == 1, panes[0].sections.count == 1, !panes[0].isResponse else {
      return panes
    }
    // A single text needs no heading: there is nothing to tell it from.
    var alone = panes[0]
    alone.sections[0].heading = ""
    return [alone]
  }

  /// The same with the turns before the last one of the user as one line: as few of them as fit in
  /// so many rows, or all.
  func folded(width: Int, rows most: Int = 0, _ kept: KeptItem) -> Pane {
    guard mayFold else { return self }
    guard most > 1 else { return folded(lastTurn, width: width, kept) }
    let heights = sections.map {
      (hasHeading($0) ? 1 : 0) + kept.drawn($0.text, width: width).lineCount
    }
    // With a free row between two, and one for what is folded.
    var left = heights.reduce(heights.count, +)
    let count = heights.prefix(lastTurn).firstIndex { height in
      left -= height + 1
      return left <= most
    }
    return folded((count ?? lastTurn - 1) + 1, width: width, kept)
  }

  /// The same with its first sections as one line.
  private func folded(_ count: Int, width: Int, _ kept: KeptItem) -> Pane {
    var folded = self
    let away = sections.prefix(count)
    let parts = away.map { ($0.heading, kept.drawn($0.text, width: width).lineCount) }
    let each = SessionWords.folded(parts)
    folded.fold =
      Text.width(each + SessionWords.opensFold) <= width
      ? each
      : SessionWords.folded(turns: parts.count, lines: parts.reduce(0) { $0 + $1.1 })
    folded.sections.removeFirst(count)
    folded.lastTurn = lastTurn - count
    folded.mayFold = folded.lastTurn > 0
    return folded
  }

  /// All panes as one, what is folded in the first line.
  init(joining panes: [Pane]) {
    self.init(
      name: SessionWords.allPanes, sections: panes.flatMap(\.sections), isResponse: false)
    fold = panes.first?.fold
    lastTurn = panes.first?.lastTurn ?? 0
  }

  private init(name: String, sections: [Section], isResponse: Bool, isHead: Bool = false) {
    self.name = name
    self.sections = sections
    self.isResponse = isResponse
    self.isHead = isHead
  }
}

/// A text of an item, broken into lines.
protocol DrawnText: Sendable {
  var lineCount: Int { get }
  /// The line on which the cursor of a draft stands.
  var cursorLine: Int? { get }
  /// The line on which a code point of the text as written stands.
  func line(of offset: ScalarOffset) -> Int
  func draw(_ line: Int, in canvas: inout Canvas, row: Int)
  /// Whether a line belongs to the text above it, without which it says nothing.
  func belongsAbove(_ line: Int) -> Bool
}

extension DrawnText {
  func belongsAbove(_ line: Int) -> Bool { false }
}

/// A pane where it stands on the screen, with its lines.
struct PlacedPane {
  /// The pane's index among all of the item, under which its scrolling is kept.
  let index: Int
  let pane: Pane
  /// With the title that it has.
  let region: Region
  /// Where its lines stand.
  let body: Region
  private(set) var lineCount = 0
  /// The line on which the cursor of a draft stands.
  private(set) var cursorLine: Int?
  private var parts: [Part] = []

  private struct Part {
    let section: Pane.Section
    let text: any DrawnText
    /// The line of its heading, if it has one, and the first of its text.
    let heading: Int?
    let start: Int
  }

  init(_ place: Arrangement.Place, _ view: ScreenLayout.View, _ kept: KeptItem) {
    (index, pane, region) = (place.index, place.pane, place.region)
    var body = region
    if pane.isResponse { _ = body.takeTop(1) }
    body.column += view.edge
    body.columns = place.textColumns
    self.body = body
    if pane.fold != nil { lineCount = 1 }
    for (index, section) in pane.sections.enumerated() {
      let text = kept.drawn(section.text, width: body.columns)
      if pane.hasGap(before: index) { lineCount += 1 }
      let heading = pane.hasHeading(section) ? lineCount : nil
      let start = lineCount + (heading == nil ? 0 : 1)
      if let line = text.cursorLine { cursorLine = start + line }
      parts.append(Part(section: section, text: text, heading: heading, start: start))
      lineCount = start + text.lineCount
    }
  }

  var isCut: Bool { lineCount > body.rows }

  /// The line on which a text begins, its heading if it has one.
  func line(of: ID) -> Int? {
    parts.first { $0.section.text.of == of }.map { $0.heading ?? $0.start }
  }

  /// The line on which a place of a text stands; nil of a text that is not in the pane.
  func line(of: ID, at offset: ScalarOffset) -> Int? {
    parts.first { $0.section.text.of == of }.map { $0.start + $0.text.line(of: offset) }
  }

  /// - Parameters:
  ///   - focused: the response that keys go to, whose title is inverted.
  ///   - opening: what is said behind a line of what is folded.
  func draw(
    _ scroll: ScrollState, focused: ID, opening: String, in canvas: inout Canvas
  ) {
    let style = { (section: Pane.Section) in
      section.text.of == focused && section.text.part.isResponse
        ? Style(.title, .reverse) : section.headingStyle
    }
    if pane.isResponse {
      canvas.within(region) { $0.title(pane.name, row: 0, style: style(pane.sections[0])) }
    }
    // Of what shares the pane, as wide as the lines around it.
    var titles: [(section: Pane.Section, row: Int)] = []
    canvas.within(body) { canvas in
      canvas.drawScrolled(scroll, total: lineCount) { canvas, index, row in
        guard let part = parts.last(where: { ($0.heading ?? $0.start) <= index }) else {
          canvas.draw((pane.fold ?? "") + opening, row: row, style: Style(.quiet))
          return
        }
        if index == part.heading, part.section.text.part.isResponse {
          // Above the count of what is hidden it would be a title of nothing.
          guard index + 1 < lineCount, row + 2 < canvas.rows || index + 2 >= lineCount else {
            return
          }
          titles.append((part.section, row))
        } else if index == part.heading {
          canvas.draw(part.section.heading, row: row, style: style(part.section))
        } else if index - part.start < part.text.lineCount,
          row != 1 || scroll.offset == 0 || !part.text.belongsAbove(index - part.start)
        {
          part.text.draw(index - part.start, in: &canvas, row: row)
        }
      }
    }
    canvas.within(region) { canvas in
      for (section, row) in titles {
        canvas.title(section.heading, row: row, style: style(section))
      }
    }
  }
}

extension Canvas {
  /// A response's letter in a line across.
  fileprivate mutating func title(_ name: String, row: Int, style: Style) {
    rule(row: row)
    draw(" \(name) ", row: row, column: 2, style: style)
  }
}

extension PresentedText.Part {
  var isResponse: Bool { if case .response = self { true } else { false } }

  /// What is not judged is quiet.
  var style: Style { Style(self == .context ? .quiet : .text) }
}
