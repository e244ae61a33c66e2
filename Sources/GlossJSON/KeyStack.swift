/// The keys of the objects that are open while a text is checked, to find one that comes twice.
///
/// The keys of all open objects lie in one array, the innermost's last. A small object is compared
/// pairwise, by first bytes before all; a large one through a dictionary, whose hashes are seeded,
/// so that no file can be made to collide.
struct KeyStack {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private struct Entry {
    /// The first bytes of the decoded key, so that most comparisons are one of two numbers.
    let tag: UInt64
    /// Where the key stands in the file, with its quotes.
    let range: Range<Int>
    let hasEscapes: Bool

    init(_ range: Range<Int>, hasEscapes: Bool, in bytes: Bytes) {
      self.range = range
      self.hasEscapes = hasEscapes
      func head(_ text: some Sequence<UInt8>) -> UInt64 {
        text.prefix(8).reduce(0) { $0 &<< 8 | UInt64($1) }
      }
      tag =
        hasEscapes
        ? head(JSONText.decoded(bytes, range)) : head(bytes[range].dropFirst().dropLast())
    }

    func isSame(_ other: Entry, _ bytes: Bytes) -> Bool {
      guard tag == other.tag else { return false }
      guard hasEscapes || other.hasEscapes else {
        return bytes[range].elementsEqual(bytes[other.range])
      }
      return ID(JSONText.string(bytes, range)) == ID(JSONText.string(bytes, other.range))
    }
  }

  private struct Object {
    let firstEntry: Int
    var offsets: [ID: Int]?
  }

  private static let pairwiseLimit = 24

  private var objects: [Object] = []
  private var entries: [Entry] = []

  mutating func enterObject() { objects.append(Object(firstEntry: entries.count)) }

  mutating func leaveObject() {
    let object = objects.removeLast()
    entries.removeLast(entries.count - object.firstEntry)
  }

  /// Adds a key of the innermost object, given with its quotes. If the object has it already,
  /// gives the offset of the first.
  mutating func add(_ range: Range<Int>, hasEscapes: Bool, in bytes: Bytes) -> Int? {
    let object = objects.count - 1
    if objects[object].offsets != nil {
      let id = ID(JSONText.string(bytes, range))
      let first = objects[object].offsets?[id]
      if first == nil { objects[object].offsets?[id] = range.lowerBound }
      return first
    }
    let entry = Entry(range, hasEscapes: hasEscapes, in: bytes)
    let small = objects[object].firstEntry..<entries.count
    for index in small where entries[index].isSame(entry, bytes) {
      return entries[index].range.lowerBound
    }
    entries.append(entry)
    if small.count == Self.pairwiseLimit {
      objects[object].offsets = Dictionary(
        uniqueKeysWithValues: entries[small.lowerBound...].map {
          (ID(JSONText.string(bytes, $0.range)), $0.range.lowerBound)
        })
    }
    return nil
  }
}
