import GlossJSON
import GlossScreen
import GlossTasks

/// A part of the item's area that scrolls as one: some of its texts, each under its heading.
struct Pane {
  struct Section {
    var heading: String
    var text: PresentedText
    var style: Style
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

  /// The pane's lines at a width.
  func content(_ marks: [TextMark], width: Int, _ wrappings: Wrappings) -> PaneContent {
    PaneContent(self, marks, width: width, wrappings)
  }

  /// The panes of an item: what was asked (context, prompt, text) as one, and each response.
  static func panes(of item: PresentedItem) -> [Pane] {
    var head: [Section] = []
    var responses: [Pane] = []
    for text in item.texts {
      switch text.part {
      case .context: head.append(Section(heading: "Context", text: text, style: Style(.quiet)))
      case .turn(let role):
        head.append(Section(heading: role, text: text, style: Style(.text)))
      case .text: head.append(Section(heading: "Text", text: text, style: Style(.text)))
      case .response(let place):
        let letter = PresentedItem.letter(at: place)
        let section = Section(heading: letter, text: text, style: Style(.text))
        responses.append(Pane(name: letter, sections: [section], isResponse: true))
      }
    }
    // A single text needs no heading: there is nothing to tell it from.
    if head.count == 1, responses.isEmpty { head[0].heading = "" }
    let name =
      head.contains { if case .text = $0.text.part { true } else { false } }
      ? "text" : "prompt"
    return (head.isEmpty ? [] : [Pane(name: name, sections: head, isResponse: false)]) + responses
  }

  /// All panes as one, for a screen on which they do not fit beside or under each other.
  static func joined(_ panes: [Pane]) -> Pane {
    Pane(name: "all", sections: panes.flatMap(\.sections), isResponse: false)
  }
}

/// A pane's lines, wrapped.
struct PaneContent {
  let lines: [Pane.Line]
  /// The line on which the cursor of a draft stands.
  private(set) var cursorLine: Int?
  private let pane: Pane
  private let blocks: [TextBlock]

  init(_ pane: Pane, _ marks: [TextMark], width: Int, _ wrappings: Wrappings) {
    self.pane = pane
    blocks = pane.sections.map { section in
      TextBlock(
        wrappings.wrapping(of: section.text, width: width),
        marks: marks.filter { $0.of == section.text.of }, style: section.style)
    }
    var lines: [Pane.Line] = []
    for (index, block) in blocks.enumerated() {
      if index > 0 { lines.append(.blank) }
      if !pane.isResponse, !pane.sections[index].heading.isEmpty { lines.append(.heading(index)) }
      if let line = block.cursorLine { cursorLine = lines.count + line }
      lines += block.lines.indices.map { .text(section: index, line: $0) }
    }
    self.lines = lines
  }

  /// The line on which a text begins, its heading if it has one.
  func line(of: ID) -> Int? {
    lines.firstIndex { line in
      guard case .heading(let section) = line else { return false }
      return pane.sections[section].text.of == of
    }
  }

  func draw(_ scroll: ScrollState, in canvas: inout Canvas) {
    guard pane.isResponse else { return drawBody(scroll, in: &canvas) }
    canvas.rule(row: 0)
    canvas.draw(" \(pane.sections[0].heading) ", row: 0, column: 2, style: Style(.heading))
    canvas.within(pane.body(of: canvas.region)) { drawBody(scroll, in: &$0) }
  }

  private func drawBody(_ scroll: ScrollState, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: lines.count) { canvas, index, row in
      switch lines[index] {
      case .blank: break
      case .heading(let section):
        canvas.draw(pane.sections[section].heading, row: row, style: Style(.heading))
      case .text(let section, let line):
        blocks[section].draw(line, in: &canvas, row: row, column: 0)
      }
    }
  }
}
