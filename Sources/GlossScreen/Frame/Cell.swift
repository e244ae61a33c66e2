/// One column of a screen.
///
/// Made from clusters alone, so that no text gets here but through the choke point.
package struct Cell: Hashable, Sendable {
  /// What is drawn; empty in the trailing half of a wide cell.
  package let glyph: String
  /// Columns: 1, or 2 for a wide cell, whose trailing half follows it with 0.
  package let width: UInt8
  package internal(set) var style: Style
  /// Whether terminals disagree about the width, so that nothing may rely on where the cursor is
  /// after it.
  package let isUncertain: Bool

  private init(glyph: String, width: UInt8, style: Style, isUncertain: Bool) {
    self.glyph = glyph
    self.width = width
    self.style = style
    self.isUncertain = isUncertain
  }

  static func blank(_ style: Style = .plain) -> Cell {
    Cell(glyph: " ", width: 1, style: style, isUncertain: false)
  }

  /// The second column of a wide cell.
  static func trailing(of cell: Cell) -> Cell {
    Cell(glyph: "", width: 0, style: cell.style, isUncertain: false)
  }

  /// The cells of a cluster, one per column.
  ///
  /// A cluster wider than two columns is an escape, written in narrow characters.
  static func cells(_ cluster: Cluster, style: Style) -> [Cell] {
    let style = cluster.kind == .escape ? style.asEscape : style
    switch cluster.width {
    case ..<1: return []
    case 1:
      return [
        Cell(glyph: cluster.glyph, width: 1, style: style, isUncertain: cluster.isUncertain)
      ]
    case 2 where cluster.kind != .escape:
      let wide = Cell(
        glyph: cluster.glyph, width: 2, style: style, isUncertain: cluster.isUncertain)
      return [wide, .trailing(of: wide)]
    default:
      let narrow = cluster.glyph.unicodeScalars.prefix(cluster.width).map {
        Cell(glyph: String($0), width: 1, style: style, isUncertain: false)
      }
      return narrow + Array(repeating: .blank(style), count: cluster.width - narrow.count)
    }
  }
}

extension Style {
  /// The style of an escape within text of this style: a selected one still looks selected.
  fileprivate var asEscape: Style {
    switch role {
    case .selection, .cursor: Style(role, attributes.union(.underline))
    default: Style(.escape, attributes)
    }
  }
}
