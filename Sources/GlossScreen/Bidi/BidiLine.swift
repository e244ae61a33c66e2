/// The rules of UAX #9 that look at a line: levels of its white space, and the order of columns.
enum BidiLine {
  /// L1: separators have the paragraph's level, and so has white space before them and at the end.
  static func reset(_ levels: inout [UInt8], _ classes: [BidiClass], base: UInt8) {
    var isBeforeEnd = true
    for index in classes.indices.reversed() {
      switch classes[index] {
      case .segmentSeparator, .paragraphSeparator: isBeforeEnd = true
      case .whiteSpace: break
      default: isBeforeEnd = false
      }
      if isBeforeEnd { levels[index] = base }
    }
  }

  /// L2: which character stands in each place, from the left.
  static func order(_ levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), let lowest = levels.filter({ $0 % 2 == 1 }).min() else {
      return order
    }
    for level in (lowest...highest).reversed() {
      var start = 0
      while start < levels.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < levels.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }
}
