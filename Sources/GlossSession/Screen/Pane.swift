import GlossJSON
import GlossScreen
import GlossTasks

/// A part of the item's area that scrolls as one: some of its texts, each under its heading.
struct Pane {
  struct Section {
    var heading: String
    var text: PresentedText
    var style: Style
    var headingStyle = Style(.heading)
  }

  enum Line: Equatable {
    case heading(Int)
    case text(section: Int, line: Int)
    case blank
  }

  /// What `z` calls it.
  let name: String
  let sections: [Section]
  /// A response's letter stays in the first row while its text scrolls under it.
  let isResponse: Bool

  /// Where the pane's lines stand in its region.
  func body(of region: Region) -> Region {
    guard isResponse else { return region }
    var body = region
    _ = body.takeTop(1)
    return body
  }

  /// The pane's lines at a width where nothing is marked in it.
  func lineCount(width: Int, _ kept: KeptItem) -> Int {
    sections.indices.reduce(max(sections.count - 1, 0)) { count, index in
      let text = sections[index].text
      return count + (hasHeading(index) ? 1 : 0)
        + (kept.rendered(of: text, width: width)?.rowCount
          ?? kept.wrapping(of: text, width: width).lines.count)
    }
  }

  /// Whether a section's heading is a line of the pane's: a response's stands above them.
  func hasHeading(_ section: Int) -> Bool { !isResponse && !sections[section].heading.isEmpty }

  /// The panes of an item: what was asked (context, prompt, text) as one, and each response.
  static func panes(of item: PresentedItem) -> [Pane] {
    var head: [Section] = []
    var responses: [Pane] = []
    var speakers: [String] = []
    for text in item.texts {
      switch text.part {
      case .context: head.append(Section(heading: "Context", text: text, style: Style(.quiet)))
      case .turn(let role):
        if !speakers.contains(role) { speakers.append(role) }
        let speaker = Style(.speaker(speakers.firstIndex(of: role) ?? 0))
        head.append(
          Section(heading: role, text: text, style: Style(.text), headingStyle: speaker))
      case .text: head.append(Section(heading: "Text", text: text, style: Style(.text)))
      case .response(let place):
        let letter = PresentedItem.letter(at: place)
        let section = Section(heading: letter, text: text, style: Style(.text))
        responses.append(Pane(name: letter, sections: [section], isResponse: true))
      }
    }
    // A single text needs no heading: there is nothing to tell it from.
    if head.count == 1, responses.isEmpty { head[0].heading = "" }
    let name = head.contains { $0.text.part == .text } ? "text" : "prompt"
    return (head.isEmpty ? [] : [Pane(name: name, sections: head, isResponse: false)]) + responses
  }

  /// All panes as one.
  static func joined(_ panes: [Pane]) -> Pane {
    Pane(name: "all", sections: panes.flatMap(\.sections), isResponse: false)
  }
}

/// A pane's lines, wrapped.
struct PaneContent {
  private(set) var lineCount = 0
  /// The line on which the cursor of a draft stands.
  private(set) var cursorLine: Int?
  private let pane: Pane
  private let blocks: [Block]
  /// The line of each section's heading, if it has one, and of the first of its text.
  private var headings: [Int?] = []
  private var starts: [Int] = []

  private enum Block {
    case raw(TextBlock)
    case rendered(RenderedWrapping)

    var lineCount: Int {
      switch self {
      case .raw(let block): block.lineCount
      case .rendered(let wrapping): wrapping.rowCount
      }
    }
  }

  init(_ pane: Pane, _ marks: [TextMark], width: Int, _ kept: KeptItem) {
    self.pane = pane
    blocks = pane.sections.map { section in
      let marks = marks.filter { $0.of == section.text.of }
      // Marks stand at places of the text as it is written.
      if marks.isEmpty, let rendered = kept.rendered(of: section.text, width: width) {
        return .rendered(rendered)
      }
      return .raw(
        TextBlock(
          kept.wrapping(of: section.text, width: width), marks: marks, style: section.style))
    }
    for (index, block) in blocks.enumerated() {
      if index > 0 { lineCount += 1 }
      let hasHeading = pane.hasHeading(index)
      headings.append(hasHeading ? lineCount : nil)
      if hasHeading { lineCount += 1 }
      if case .raw(let raw) = block, let line = raw.cursorLine { cursorLine = lineCount + line }
      starts.append(lineCount)
      lineCount += block.lineCount
    }
  }

  private func line(at index: Int) -> Pane.Line {
    if let section = headings.firstIndex(of: index) { return .heading(section) }
    guard let section = starts.lastIndex(where: { $0 <= index }),
      index - starts[section] < blocks[section].lineCount
    else { return .blank }
    return .text(section: section, line: index - starts[section])
  }

  /// The line on which a text begins, its heading if it has one.
  func line(of: ID) -> Int? {
    pane.sections.firstIndex { $0.text.of == of }.flatMap { headings[$0] }
  }

  func draw(_ scroll: ScrollState, in canvas: inout Canvas) {
    guard pane.isResponse else { return drawBody(scroll, in: &canvas) }
    canvas.rule(row: 0)
    canvas.draw(" \(pane.sections[0].heading) ", row: 0, column: 2, style: Style(.heading))
    canvas.within(pane.body(of: canvas.region)) { drawBody(scroll, in: &$0) }
  }

  private func drawBody(_ scroll: ScrollState, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: lineCount) { canvas, index, row in
      switch line(at: index) {
      case .blank: break
      case .heading(let section):
        let section = pane.sections[section]
        canvas.draw(section.heading, row: row, style: section.headingStyle)
      case .text(let section, let line):
        switch blocks[section] {
        case .raw(let block): block.draw(line, in: &canvas, row: row, column: 0)
        case .rendered(let wrapping): wrapping.draw(line, in: &canvas, row: row)
        }
      }
    }
  }
}
