/// A text that is cut by code points in constant time, for many spans of one long text.
struct ScalarText {
  private let utf8: [UInt8]
  /// Where each code point begins, and the end; nil where each is one byte.
  private let starts: [Int]?

  init(_ text: String) {
    let utf8 = Array(text.utf8)
    self.utf8 = utf8
    starts =
      utf8.allSatisfy { $0 < 0x80 }
      ? nil : utf8.indices.filter { utf8[$0] & 0xc0 != 0x80 } + [utf8.count]
  }

  var count: Int { starts.map { $0.count - 1 } ?? utf8.count }

  /// The UTF-8 of the code points from `start` to `end`, exclusive; nil where there are none such.
  subscript(start: Int, end: Int) -> ArraySlice<UInt8>? {
    guard start >= 0, start <= end, end <= count else { return nil }
    guard let starts else { return utf8[start..<end] }
    return utf8[starts[start]..<starts[end]]
  }
}
