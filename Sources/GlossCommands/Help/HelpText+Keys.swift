import GlossScreen
import GlossSession

extension HelpText {
  /// What `gloss help keys` prints: three columns, with the keys that are in force.
  package func keys(_ bindings: KeyBindings = .standard) -> String {
    let what = width * 3 / 10
    let screen = width * 35 / 100
    let plain = width - what - screen
    let head = row(
      ["", ProgramWords.Help.fullScreen, ProgramWords.Help.plainMode], [what, screen, plain])
    let sections = KeyMap.all(bindings).sections.map { section in
      [section.title]
        + section.rows.flatMap { row([$0.what, $0.screen, $0.plain], [what, screen, plain]) }
    }
    return Self.join([head] + sections)
  }

  /// Cells beside each other, each wrapped in its column; the first is indented.
  private func row(_ cells: [String], _ widths: [Int]) -> [String] {
    let columns = zip(cells, widths).enumerated().map { index, cell in
      // The indent of the first column comes out of its width.
      let indent = index == 0 ? "  " : ""
      return Wrap.lines(cell.0, width: cell.1 - 2 - indent.count).map { indent + $0 }
    }
    return (0..<(columns.map(\.count).max() ?? 0)).map { line in
      var text = ""
      var end = 0
      for (column, width) in zip(columns, widths) {
        text += String(repeating: " ", count: max(0, end - Text.width(text)))
        text += line < column.count ? column[line] : ""
        end += width
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}
