import GlossScreen
import GlossTasks

extension ScreenFace {
  /// What is suggested for the focused question. A longer text is cut, since accepting it shows it
  /// whole, and that can be undone.
  func suggestionRows(_ width: Int) -> [PanelRow] {
    guard let suggestion = session.suggestion else { return [] }
    let most = rows >= ScreenFace.highRows ? 6 : 3
    let columns = max(ScreenFace.textColumns(of: width) - 2, 1)
    let shown = "~ suggested: " + suggestion.prefix(most * columns)
    let wrapping = Wrapping(Text(Text.visible(shown)).clusters, width: columns)
    let isCut = wrapping.lines.count > most || suggestion.count > most * columns
    let lines = wrapping.lines.prefix(most)
    return lines.enumerated().map { place, line in
      var shown = StyledLine(line, of: wrapping, Style(.suggestion), indent: 2)
      if isCut, place == lines.count - 1 { shown.add("…", Style(.suggestion)) }
      var row = PanelRow()
      row.add(shown, at: 0, limit: width)
      return row
    }
  }
}
