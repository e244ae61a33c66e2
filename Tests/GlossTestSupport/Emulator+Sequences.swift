extension Emulator {
  mutating func takeSequence(_ rest: inout ArraySlice<UInt8>) {
    let start = rest
    guard rest.dropFirst().first == UInt8(ascii: "[") else {
      rest.removeFirst()
      return faults.append("escape that is no CSI")
    }
    rest = rest.dropFirst(2)
    let body = rest.prefix { !(0x40...0x7E).contains($0) }
    rest = rest.dropFirst(body.count)
    guard let final = rest.popFirst() else { return faults.append("unfinished sequence") }
    let name = String(decoding: start.prefix(body.count + 3).dropFirst(2), as: UTF8.self)
    if let marker = body.first, marker >= 0x3C {
      perform(marker, numbers(body.dropFirst()), final, name)
    } else {
      perform(numbers(body), final, name)
    }
  }

  private func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
    if body.isEmpty { return [] }
    return body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
  }

  private mutating func perform(_ numbers: [Int], _ final: UInt8, _ name: String) {
    let count = max(numbers.first ?? 1, 1)
    switch final {
    case UInt8(ascii: "H"):
      move(row: count - 1, column: (numbers.count > 1 ? max(numbers[1], 1) : 1) - 1)
    case UInt8(ascii: "A"): move(row: row - count, column: column)
    case UInt8(ascii: "B"): move(row: row + count, column: column)
    case UInt8(ascii: "C"): move(row: row, column: column + count)
    case UInt8(ascii: "D"): move(row: row, column: column - count)
    case UInt8(ascii: "G"): move(row: row, column: count - 1)
    case UInt8(ascii: "J") where numbers == [2]: erase(0..<rows * columns)
    case UInt8(ascii: "K") where numbers.isEmpty && rows * columns > 0:
      erase(row * columns + column..<(row + 1) * columns)
    case UInt8(ascii: "m"): setRendition(numbers)
    case UInt8(ascii: "h") where numbers == [8]: ordersByItself = true
    case UInt8(ascii: "l") where numbers == [8]: ordersByItself = false
    case UInt8(ascii: "c") where numbers.isEmpty: break
    default: faults.append("unknown \(name)")
    }
  }

  private mutating func perform(_ marker: UInt8, _ numbers: [Int], _ final: UInt8, _ name: String) {
    switch (marker, final) {
    case (UInt8(ascii: "?"), UInt8(ascii: "h")): modes.formUnion(numbers)
    case (UInt8(ascii: "?"), UInt8(ascii: "l")): modes.subtract(numbers)
    case (UInt8(ascii: ">"), UInt8(ascii: "u")): keyboardDepth += 1
    case (UInt8(ascii: "<"), UInt8(ascii: "u")): keyboardDepth -= 1
    case (UInt8(ascii: "?"), UInt8(ascii: "u")): break
    default: faults.append("unknown \(name)")
    }
  }

  private mutating func move(row: Int, column: Int) {
    if row < 0 || column < 0 || (rows > 0 && row >= rows) || (columns > 0 && column >= columns) {
      faults.append("moved off the screen")
    }
    self.row = min(max(row, 0), max(rows - 1, 0))
    self.column = min(max(column, 0), max(columns - 1, 0))
  }

  private mutating func erase(_ range: Range<Int>) {
    for index in range {
      if cells[index].width == 0, index == range.lowerBound, index > 0 { cells[index - 1] = Cell() }
      cells[index] = Cell(rendition: rendition)
    }
  }

  private mutating func setRendition(_ numbers: [Int]) {
    var rest = (numbers.isEmpty ? [0] : numbers)[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: rendition = Rendition()
      case 1...9: rendition.attributes.insert(number)
      case 22: rendition.attributes.subtract([1, 2])
      case 23, 24, 27, 29: rendition.attributes.remove(number - 20)
      case 30...37, 90...97: rendition.foreground = [number]
      case 38:
        let count = rest.first == 5 ? 2 : 4
        rendition.foreground = [38] + rest.prefix(count)
        rest = rest.dropFirst(count)
      case 39: rendition.foreground = []
      default: faults.append("unknown rendition \(number)")
      }
    }
  }
}
