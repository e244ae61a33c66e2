/// The class of every code point, by the generated runs.
enum ScalarTable {
  /// Planes 0 and 1 spelled out, because nearly all text is there and a search per code point
  /// would show in a text of 100,000 of them.
  private static let flat: [UInt16] = {
    var classes = [UInt16](repeating: 0, count: 0x20000)
    for (index, run) in runs.enumerated() {
      let start = Int(run >> 11)
      guard start < classes.count else { break }
      let end = index + 1 < runs.count ? min(Int(runs[index + 1] >> 11), classes.count) : 0x20000
      for code in start..<end { classes[code] = UInt16(run & 0x7FF) }
    }
    return classes
  }()

  static func classify(_ scalar: Unicode.Scalar) -> ScalarClass {
    let code = Int(scalar.value)
    if code < flat.count { return ScalarClass(rawValue: flat[code]) }
    var low = 0
    var high = runs.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(runs[middle] >> 11) <= code { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: UInt16(runs[low] & 0x7FF))
  }
}
