import GlossTasks

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
