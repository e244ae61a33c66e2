/// The keys of the objects that are open while a text is checked, to find one that comes twice.
///
/// The keys of all open objects lie in one array, the innermost's last. A small object is compared
/// pairwise, by length and first bytes before all; a large one through a dictionary, whose hashes
/// are seeded, so that no file can be made to collide.
struct KeyStack {
  private struct Entry {
    /// The length and the first bytes, so that most comparisons are one of two numbers.
    var tag: UInt64
    var count: Int
    /// Where the key's text begins: in the file, or in `decoded` if it has escapes.
    var text: Int
    var isDecoded: Bool
    /// Where the key's opening quote stands in the file.
    var offset: Int
  }

  private struct Object {
    var firstEntry: Int
    var firstDecoded: Int
    var offsets: [ID: Int]?
  }

  private static let pairwiseLimit = 24

  private var objects: [Object] = []
  private var entries: [Entry] = []
  private var decoded: [UInt8] = []

  mutating func enterObject() {
    objects.append(Object(firstEntry: entries.count, firstDecoded: decoded.count, offsets: nil))
  }

  mutating func leaveObject() {
    let object = objects.removeLast()
    entries.removeLast(entries.count - object.firstEntry)
    decoded.removeLast(decoded.count - object.firstDecoded)
  }

  /// Adds a key of the innermost object, given with its quotes. If the object has it already,
  /// gives the offset of the first.
  mutating func add(
    _ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var entry = Entry(
      tag: 0, count: range.count - 2, text: range.lowerBound + 1, isDecoded: false,
      offset: range.lowerBound)
    if hasEscapes {
      entry.text = decoded.count
      entry.isDecoded = true
      JSONText.decode(bytes, range.lowerBound + 1, range.upperBound - 1, into: &decoded)
      entry.count = decoded.count - entry.text
    }
    withText(entry, bytes) { text in
      for byte in text.prefix(8) { entry.tag = entry.tag &<< 8 | UInt64(byte) }
    }

    let object = objects.count - 1
    if objects[object].offsets != nil { return addToLarge(entry, object, bytes) }
    for index in objects[object].firstEntry..<entries.count
    where entries[index].tag == entry.tag && isSame(entries[index], entry, bytes) {
      return entries[index].offset
    }
    entries.append(entry)
    if entries.count - objects[object].firstEntry > Self.pairwiseLimit {
      let small = entries[objects[object].firstEntry...]
      objects[object].offsets = Dictionary(
        uniqueKeysWithValues: small.map { (id($0, bytes), $0.offset) })
    }
    return nil
  }

  private mutating func addToLarge(
    _ entry: Entry, _ object: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let id = id(entry, bytes)
    if entry.isDecoded { decoded.removeLast(entry.count) }
    guard let first = objects[object].offsets?[id] else {
      objects[object].offsets?[id] = entry.offset
      return nil
    }
    return first
  }

  private func id(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>) -> ID {
    withText(entry, bytes) { ID(String(decoding: $0, as: UTF8.self)) }
  }

  private func isSame(_ a: Entry, _ b: Entry, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    return withText(a, bytes) { a in withText(b, bytes) { b in a.elementsEqual(b) } }
  }

  @inline(__always)
  private func withText<Result>(
    _ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = entry.text..<entry.text + entry.count
    if !entry.isDecoded { return body(UnsafeBufferPointer(rebasing: bytes[range])) }
    return decoded.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
