import GlossJSON

/// Where each item of a batch begins, and what tells its id from others: some twenty-five bytes an
/// item, however long the items are.
package struct BatchIndex: Sendable {
  /// Keys of an item that are told without reading it.
  package enum Key: String, CaseIterable, Sendable {
    case practice, advice, priority

    fileprivate var bit: UInt8 { 1 << UInt8(Key.allCases.firstIndex(of: self) ?? 0) }
  }

  /// Offsets into the file.
  private(set) var starts: [Int] = []
  /// A hash of each id, seeded for this process so that no file can be made to collide; 0 where an
  /// item has no id of its own.
  private var marks: [UInt64] = []
  private var keys: [UInt8] = []
  /// Indexes of items, from 1, by their marks: open addressing, at most half full.
  private var table: [UInt32] = Array(repeating: 0, count: 1 << 4)
  private var filled = 0
  /// The first item of an id, by the index of each later one.
  private(set) var firsts: [Int: Int] = [:]

  var count: Int { starts.count }

  /// Makes room for so many items at once.
  mutating func reserve(_ count: Int) {
    starts.reserveCapacity(count)
    marks.reserveCapacity(count)
    keys.reserveCapacity(count)
  }

  func hasID(_ index: Int) -> Bool { marks[index] != 0 }
  func mayHold(_ key: Key, at index: Int) -> Bool { keys[index] & key.bit != 0 }

  func indexes(mayHold key: Key) -> [Int] { keys.indices.filter { keys[$0] & key.bit != 0 } }

  /// A hash of an id's bytes that is never 0.
  static func mark(of id: some Sequence<UInt8>) -> UInt64 {
    var hasher = Hasher()
    let done: Void? = id.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if done == nil { Array(id).withUnsafeBytes { hasher.combine(bytes: $0) } }
    return UInt64(bitPattern: Int64(hasher.finalize())) | 1
  }

  /// Adds the next item.
  ///
  /// - Parameters:
  ///   - mark: of its id; 0 where it has none.
  ///   - isSame: whether the item at an offset, whose id has the same mark, has the same id.
  mutating func add(start: Int, mark: UInt64, keys: UInt8, isSame: (Int) -> Bool) {
    let index = starts.count
    starts.append(start)
    self.keys.append(keys)
    marks.append(mark)
    guard mark != 0 else { return }
    if let first = find(mark, isSame) {
      firsts[index] = first
      marks[index] = 0
      return
    }
    filled += 1
    if filled * 2 > table.count { grow() } else { insert(index) }
  }

  /// The index of the item with an id of this mark, where the item at that offset has the same id.
  func find(_ mark: UInt64, _ isSame: (Int) -> Bool) -> Int? {
    var slot = Int(truncatingIfNeeded: mark >> 1) & (table.count - 1)
    while table[slot] != 0 {
      let index = Int(table[slot]) - 1
      if marks[index] == mark, isSame(starts[index]) { return index }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  private mutating func insert(_ index: Int) {
    var slot = Int(truncatingIfNeeded: marks[index] >> 1) & (table.count - 1)
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = UInt32(index + 1)
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 4)
    for index in marks.indices where marks[index] != 0 { insert(index) }
  }
}

/// Finds the items of a batch, one after the other.
struct BatchScan {
  private static let glance = ObjectGlance(
    first: "id", keys: BatchIndex.Key.allCases.map(\.rawValue))

  private(set) var index = BatchIndex()
  /// Of the whole file, in bytes.
  private let size: Int

  init(size: Int) { self.size = size }

  /// Takes the lines of a piece of the file that are whole; gives how many bytes they are.
  ///
  /// - Parameters:
  ///   - offset: of the piece in the file.
  ///   - isLast: the piece ends the file, and with it its last line.
  ///   - isSame: whether the item at an offset has this id.
  mutating func takeLines(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, isLast: Bool,
    _ isSame: (Int, [UInt8]) -> Bool
  ) -> Int {
    // Mostly, items are about as long as those of the first piece.
    let isFirst = index.count == 0
    defer { if isFirst, !isLast { index.reserve(index.count * (size / bytes.count + 1)) } }
    var start = 0
    while start < bytes.count {
      let end = JSONLines.end(of: start, in: bytes)
      if end == bytes.count, !isLast { break }
      if !JSONLines.isBlank(bytes[start..<end]) { take(bytes, start..<end, offset, isSame) }
      start = end + 1
    }
    return min(start, bytes.count)
  }

  /// Takes one item.
  mutating func take(
    _ bytes: UnsafeBufferPointer<UInt8>, _ object: Range<Int>, _ offset: Int,
    _ isSame: (Int, [UInt8]) -> Bool
  ) {
    let look = BatchScan.glance.look(at: bytes, object)
    if let id = look.value, let keys = look.mayHold {
      let mark = BatchIndex.mark(of: UnsafeBufferPointer(rebasing: bytes[id]))
      return index.add(start: offset + object.lowerBound, mark: mark, keys: keys) {
        isSame($0, Array(bytes[id]))
      }
    }
    let value = try? JSONValue(parsing: Array(bytes[object]))
    let id = value.flatMap(Batch.usableID).map { Array($0.string.utf8) }
    let keys = BatchIndex.Key.allCases.reduce(UInt8(0)) { keys, key in
      value?[key.rawValue] == nil ? keys : keys | key.bit
    }
    index.add(
      start: offset + object.lowerBound, mark: id.map { BatchIndex.mark(of: $0) } ?? 0,
      keys: keys
    ) { isSame($0, id ?? []) }
  }
}
