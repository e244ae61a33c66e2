/// Encodes runs of one frame's cells, keeping account of where the terminal's cursor is and which
/// rendition is in force.
struct CellWriter {
  private let frame: Frame
  private let theme: Theme
  private(set) var bytes: [UInt8] = []
  private(set) var rendition: Rendition
  /// Where the cursor is; the column is nil where terminals disagree about it.
  private var place: (row: Int, column: Int?)?

  init(frame: Frame, theme: Theme, rendition: Rendition) {
    self.frame = frame
    self.theme = theme
    self.rendition = rendition
  }

  mutating func append(_ sequence: [UInt8]) { bytes += sequence }

  mutating func begin(cursorIsShown: Bool) {
    append(ControlSequence.beginUpdate)
    if cursorIsShown { append(ControlSequence.hideCursor) }
  }

  /// Starts from an empty screen, whatever was there and whatever rendition is in force.
  mutating func clear() {
    append(ControlSequence.rendition([]))
    rendition = .plain
    append(ControlSequence.eraseScreen)
  }

  /// Writes the runs of one row.
  mutating func write(_ runs: ArraySlice<FrameDifference.Run>) {
    guard let row = runs.first?.row, let end = runs.last?.columns.upperBound else { return }
    let blank = blankTail(row)
    for run in runs {
      let start = run.columns.lowerBound
      let eraseFrom = max(start, blank)
      if eraseFrom < run.columns.upperBound, end - eraseFrom > eraseCost {
        if eraseFrom > start { write(row: row, start..<eraseFrom) }
        move(row: row, column: eraseFrom)
        if rendition.showsOnBlank { change(to: .plain) }
        append(ControlSequence.eraseToEndOfLine)
        return
      }
      write(row: row, run.columns)
    }
  }

  /// Moves the cursor the shortest way, over unchanged cells by writing them again if that is no
  /// longer.
  mutating func move(row: Int, column: Int) {
    guard let place, place.row == row || column == 0 else {
      return jump(to: row, column)
    }
    if place.row == row, place.column == column { return }
    var best = ControlSequence.position(row: row, column: column)
    func offer(_ sequence: [UInt8]) { if sequence.count < best.count { best = sequence } }
    if place.row == row {
      offer(ControlSequence.column(column))
      if let from = place.column {
        offer(
          from < column
            ? ControlSequence.right(column - from) : ControlSequence.left(from - column))
        if from == column + 1 { offer(ControlSequence.backspace) }
        if from < column, let again = rewritten(row: row, from..<column) { offer(again) }
      }
    } else if place.row + 1 == row {
      offer(ControlSequence.nextLine)
    }
    append(best)
    self.place = (row, column)
  }

  private mutating func jump(to row: Int, _ column: Int) {
    var best = ControlSequence.position(row: row, column: column)
    if let place, place.column == column {
      let vertical =
        row > place.row
        ? ControlSequence.down(row - place.row) : ControlSequence.up(place.row - row)
      if vertical.count < best.count { best = vertical }
    }
    append(best)
    place = (row, column)
  }

  private mutating func write(row: Int, _ columns: Range<Int>) {
    move(row: row, column: columns.lowerBound)
    for column in columns {
      let cell = frame[row, column]
      guard cell.width > 0 else { continue }
      change(for: cell)
      move(row: row, column: column)
      if cell.isUncertain, cell.width == 2 {
        // A terminal that thinks it narrow would leave its second column stale.
        append([UInt8(ascii: " "), UInt8(ascii: " ")])
        append(ControlSequence.column(column))
      }
      bytes.append(contentsOf: cell.glyph.utf8)
      let next = column + Int(cell.width)
      // After the last column terminals disagree too: some stay, some wait to wrap.
      place = (row, cell.isUncertain || next >= frame.columns ? nil : next)
    }
  }

  /// The bytes of unchanged cells, nil where they take more than their text.
  private func rewritten(row: Int, _ columns: Range<Int>) -> [UInt8]? {
    guard columns.count <= 8, frame[row, columns.lowerBound].width > 0 else { return nil }
    var text: [UInt8] = []
    for column in columns {
      let cell = frame[row, column]
      guard !cell.isUncertain, looksRight(cell) else { return nil }
      text += cell.glyph.utf8
    }
    // A wide cell that the range cuts would be written past its end.
    let isCut = columns.upperBound < frame.columns && frame[row, columns.upperBound].width == 0
    return isCut ? nil : text
  }

  private func looksRight(_ cell: Cell) -> Bool {
    let wanted = theme.rendition(cell.style)
    if wanted == rendition { return true }
    return cell.glyph == " " && !wanted.showsOnBlank && !rendition.showsOnBlank
  }

  private mutating func change(for cell: Cell) {
    if !looksRight(cell) { change(to: theme.rendition(cell.style)) }
  }

  private mutating func change(to wanted: Rendition) {
    append(wanted.bytes(from: rendition))
    rendition = wanted
  }

  /// From where to the end a row is blank.
  private func blankTail(_ row: Int) -> Int {
    var start = frame.columns
    while start > 0 {
      let cell = frame[row, start - 1]
      guard cell.glyph == " ", !theme.rendition(cell.style).showsOnBlank else { break }
      start -= 1
    }
    return start
  }

  /// Erasing takes its own bytes, and up to these for the rendition.
  private var eraseCost: Int { rendition.showsOnBlank ? 6 : 3 }
}
