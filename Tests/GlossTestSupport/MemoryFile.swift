/// A file of `MemoryStorage`: what the device has, and what was written to it since.
struct MemoryFile {
  /// Tells the file from another one that is put in its place.
  final class Identity: Sendable {}

  private enum Write {
    case append([UInt8])
    case truncate(Int)
  }

  private var durable: [UInt8]
  private var pending: [Write] = []
  private(set) var current: [UInt8]
  let identity = Identity()

  init(durable: [UInt8]) {
    self.durable = durable
    current = durable
  }

  mutating func append(_ bytes: [UInt8]) {
    pending.append(.append(bytes))
    current += bytes
  }

  mutating func truncate(_ length: Int) {
    pending.append(.truncate(length))
    current = Array(current.prefix(length))
  }

  mutating func sync() {
    durable = current
    pending = []
  }

  /// Keeps the first few of the writes since the last sync, and of the next one a part, or noise.
  mutating func losePower(_ generator: inout some RandomNumberGenerator) {
    let kept = Int.random(in: 0...pending.count, using: &generator)
    var disk = durable
    for write in pending[..<kept] {
      switch write {
      case .append(let bytes): disk += bytes
      case .truncate(let length): disk = Array(disk.prefix(length))
      }
    }
    if kept < pending.count, case .append(let bytes) = pending[kept] {
      disk += MemoryFile.ruin(bytes, &generator)
    }
    self = MemoryFile(durable: disk)
  }

  private static func ruin(
    _ bytes: [UInt8], _ generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var rest = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
    guard !rest.isEmpty else { return rest }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      // The length reached the device before the bytes did.
      let from = Int.random(in: 0..<rest.count, using: &generator)
      for index in from..<rest.count { rest[index] = 0 }
    case 1:
      let from = Int.random(in: 0..<rest.count, using: &generator)
      for index in from..<min(from + 16, rest.count) {
        rest[index] = UInt8.random(in: 0...255, using: &generator)
      }
    default: break
    }
    return rest
  }
}
