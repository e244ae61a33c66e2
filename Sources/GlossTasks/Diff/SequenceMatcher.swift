/// Pairs the equal elements of two sequences, in order.
///
/// Where the two are close, by the greedy algorithm of Myers (1986, "An O(ND) difference algorithm
/// and its variations"), whose effort grows with the square of the distance. Where they are far
/// apart, elements that are in both once cut them into parts first (Cohen's patience diff). What
/// has neither is left unpaired.
struct SequenceMatcher {
  /// Ascending on both sides.
  private(set) var pairs: [(Int, Int)] = []
  private let left: [Int]
  private let right: [Int]
  /// Steps that are left to spend on far parts, so that no text can make it slow.
  private var budget: Int

  private static let mostDistance = 300

  init(_ left: [Int], _ right: [Int]) {
    self.left = left
    self.right = right
    budget = 2_000_000 + 32 * (left.count + right.count)
  }

  mutating func matchAll() { match(left.indices, right.indices) }

  /// Takes stretches of equal length as pairs, and looks for more between them.
  mutating func matchAround(_ known: [(Range<Int>, Range<Int>)]) {
    var (x, y) = (0, 0)
    for (a, b) in known {
      match(x..<a.lowerBound, y..<b.lowerBound)
      pairs += zip(a, b)
      (x, y) = (a.upperBound, b.upperBound)
    }
    match(x..<left.count, y..<right.count)
  }

  private mutating func match(_ a: Range<Int>, _ b: Range<Int>) {
    var (a, b) = (a, b)
    while let x = a.first, let y = b.first, left[x] == right[y] {
      pairs.append((x, y))
      (a, b) = (a.dropFirst(), b.dropFirst())
    }
    var tail: [(Int, Int)] = []
    while let x = a.last, let y = b.last, left[x] == right[y] {
      tail.append((x, y))
      (a, b) = (a.dropLast(), b.dropLast())
    }
    defer { pairs += tail.reversed() }
    guard !a.isEmpty, !b.isEmpty, budget > 0 else { return }
    if let close = myers(a, b) {
      pairs += close
      return
    }
    budget -= a.count + b.count
    var (x, y) = (a.lowerBound, b.lowerBound)
    let anchors = anchors(a, b)
    for anchor in anchors {
      match(x..<anchor.0, y..<anchor.1)
      pairs.append(anchor)
      (x, y) = (anchor.0 + 1, anchor.1 + 1)
    }
    if !anchors.isEmpty { match(x..<a.upperBound, y..<b.upperBound) }
  }

  /// The pairs of a shortest edit, or nil where it is longer than is worth looking for.
  private mutating func myers(_ a: Range<Int>, _ b: Range<Int>) -> [(Int, Int)]? {
    let most = min(a.count + b.count, SequenceMatcher.mostDistance)
    // The furthest x on each diagonal after each number of edits.
    var trace: [[Int]] = []
    var reached = [Int](repeating: 0, count: 2 * most + 3)
    let middle = most + 1
    for distance in 0...most {
      guard budget > 0 else { return nil }
      trace.append(Array(reached[(middle - distance)...(middle + distance)]))
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let isDown =
          diagonal == -distance
          || (diagonal != distance
            && reached[middle + diagonal - 1] < reached[middle + diagonal + 1])
        var x = isDown ? reached[middle + diagonal + 1] : reached[middle + diagonal - 1] + 1
        var y = x - diagonal
        budget -= 1
        while x < a.count, y < b.count, left[a.lowerBound + x] == right[b.lowerBound + y] {
          (x, y) = (x + 1, y + 1)
          budget -= 1
        }
        reached[middle + diagonal] = x
        if x >= a.count, y >= b.count { return walk(back: trace, a, b) }
      }
    }
    return nil
  }

  private func walk(back trace: [[Int]], _ a: Range<Int>, _ b: Range<Int>) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    var (x, y) = (a.count, b.count)
    for distance in trace.indices.reversed() {
      let reached = trace[distance]
      let diagonal = x - y
      let at = { (diagonal: Int) in reached[distance + diagonal] }
      let isDown =
        diagonal == -distance
        || (diagonal != distance && at(diagonal - 1) < at(diagonal + 1))
      let before = isDown ? diagonal + 1 : diagonal - 1
      let startX = distance == 0 ? 0 : at(before)
      let startY = distance == 0 ? 0 : startX - before
      let afterX = distance == 0 ? 0 : isDown ? startX : startX + 1
      while x > afterX {
        (x, y) = (x - 1, y - 1)
        found.append((a.lowerBound + x, b.lowerBound + y))
      }
      (x, y) = (startX, startY)
    }
    return found.reversed()
  }

  /// The longest chain of elements that are once in both, in the same order on both sides.
  private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(Int, Int)] {
    let inLeft = SequenceMatcher.once(left, a)
    let inRight = SequenceMatcher.once(right, b)
    let both = a.compactMap { x -> (Int, Int)? in
      guard inLeft[left[x]] == x, let y = inRight[left[x]], y >= 0 else { return nil }
      return (x, y)
    }
    // Patience sorting: each pile keeps the pair with the smallest y that ends a chain of its length.
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: both.count)
    for index in both.indices {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if both[piles[middle]].1 < both[index].1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = piles[low - 1] }
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var chain: [(Int, Int)] = []
    var next = piles.last ?? -1
    while next >= 0 {
      chain.append(both[next])
      next = before[next]
    }
    return chain.reversed()
  }

  /// Where each element stands; -1 for one that is there more than once.
  private static func once(_ elements: [Int], _ range: Range<Int>) -> [Int: Int] {
    var places: [Int: Int] = [:]
    for place in range { places[elements[place]] = places[elements[place]] == nil ? place : -1 }
    return places
  }
}
