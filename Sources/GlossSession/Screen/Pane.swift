import GlossJSON
import GlossScreen
import GlossTasks

/// A part of the item's area that scrolls as one: some of its texts, each under its heading.
struct Pane {
  struct Section {
    var heading: String
    let text: PresentedText
    var style = Style(.text)
    var headingStyle = Style(.heading)
  }

  /// What `z` calls it.
  let name: String
  var sections: [Section]
  /// A response's letter stays in the first row while its text scrolls under it.
  let isResponse: Bool

  /// The pane's lines at a width where nothing is marked in it.
  func lineCount(width: Int, _ kept: KeptItem) -> Int {
    sections.reduce(max(sections.count - 1, 0)) { count, section in
      let text = kept.drawn(section.text, width: width, section.style, marks: [])
      return count + (hasHeading(section) ? 1 : 0) + text.lineCount
    }
  }

  /// Whether a section's heading is a line of the pane's: a response's stands above them.
  func hasHeading(_ section: Section) -> Bool { !isResponse && !section.heading.isEmpty }

  /// The panes of an item: what was asked (context, prompt, text) as one, and each response.
  static func panes(of item: PresentedItem) -> [Pane] {
    var head = Pane(
      name: item.texts.contains { $0.part == .text }
        ? SessionWords.textPane : SessionWords.promptPane,
      sections: [], isResponse: false)
    var responses: [Pane] = []
    var speakers: [String] = []
    for text in item.texts {
      switch text.part {
      case .context:
        head.sections.append(
          Section(heading: SessionWords.context, text: text, style: Style(.quiet)))
      case .turn(let role):
        if !speakers.contains(role) { speakers.append(role) }
        let speaker = Style(.speaker(speakers.firstIndex(of: role) ?? 0))
        head.sections.append(Section(heading: role, text: text, headingStyle: speaker))
      case .text: head.sections.append(Section(heading: SessionWords.text, text: text))
      case .response(let place):
        let letter = PresentedItem.letter(at: place)
        let section = Section(heading: letter, text: text)
        responses.append(Pane(name: letter, sections: [section], isResponse: true))
      }
    }
    // A single text needs no heading: there is nothing to tell it from.
    if head.sections.count == 1, responses.isEmpty { head.sections[0].heading = "" }
    return (head.sections.isEmpty ? [] : [head]) + responses
  }
}

/// A text of an item, broken into lines.
protocol DrawnText: Sendable {
  var lineCount: Int { get }
  /// The line on which the cursor of a draft stands.
  var cursorLine: Int? { get }
  func draw(_ line: Int, in canvas: inout Canvas, row: Int)
}

/// A pane where it stands on the screen, with its lines.
struct PlacedPane {
  /// The pane's index among all of the item, under which its scrolling is kept.
  let index: Int
  let pane: Pane
  let region: Region
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

  init(_ index: Int, _ pane: Pane, in region: Region, _ marks: [TextMark], _ kept: KeptItem) {
    self.index = index
    self.pane = pane
    self.region = region
    for section in pane.sections {
      let text = kept.drawn(
        section.text, width: region.columns, section.style,
        marks: marks.filter { $0.of == section.text.of })
      if !parts.isEmpty { lineCount += 1 }
      let heading = pane.hasHeading(section) ? lineCount : nil
      let start = lineCount + (heading == nil ? 0 : 1)
      if let line = text.cursorLine { cursorLine = start + line }
      parts.append(Part(section: section, text: text, heading: heading, start: start))
      lineCount = start + text.lineCount
    }
  }

  /// Where its lines stand.
  var body: Region {
    var body = region
    if pane.isResponse { _ = body.takeTop(1) }
    return body
  }

  var isCut: Bool { lineCount > body.rows }

  /// The line on which a text begins, its heading if it has one.
  func line(of: ID) -> Int? { parts.first { $0.section.text.of == of }?.heading }

  func draw(_ scroll: ScrollState, in canvas: inout Canvas) {
    if pane.isResponse {
      canvas.within(region) { part in
        part.rule(row: 0)
        part.draw(" \(pane.name) ", row: 0, column: 2, style: Style(.heading))
      }
    }
    canvas.within(body) { canvas in
      canvas.drawScrolled(scroll, total: lineCount) { canvas, index, row in
        guard let part = parts.last(where: { ($0.heading ?? $0.start) <= index }) else { return }
        if index == part.heading {
          canvas.draw(part.section.heading, row: row, style: part.section.headingStyle)
        } else if index - part.start < part.text.lineCount {
          part.text.draw(index - part.start, in: &canvas, row: row)
        }
      }
    }
  }
}
