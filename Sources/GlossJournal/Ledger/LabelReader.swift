import GlossJSON

extension Storage {
  /// The hash of a line, made now where the ledger did not check the chain.
  package func hash<Entry>(of line: LedgerLine<Entry>) throws(StorageError) -> Hash {
    if let hash = line.hash { return hash }
    let (path, range) = (line.place.path, line.place.range)
    return Hash(of: try readFrom(path, range.lowerBound, range.count) ?? [])
  }
}

/// Reads labels whole again, line by line, for whoever wants what the ledger does not hold.
///
/// Of each file it keeps a window, since labels in the order of their ids lie in order in every one.
package struct LabelReader {
  private let storage: Storage
  private var windows: [String: (start: Int, bytes: [UInt8])] = [:]
  private static let room = 1 << 16

  package init(_ storage: Storage) { self.storage = storage }

  /// - Throws: where the bytes are others by now, too, whatever they say. They are held to the sum
  ///   that the ledger's own reading made, chain or no chain: it costs less than a hash, and serves
  ///   as well within one process, whose secret it is made with.
  package mutating func label(_ line: LedgerLine<BriefLabel>) throws(StorageError) -> Label {
    let bytes = try bytes(at: line.place)
    guard bytes[...].sum == line.sum,
      let value = try? JSONValue(parsing: bytes, path: line.place.path),
      let label = try? Label.read(value)
    else {
      throw StorageError(
        kind: .system(errno: 5), path: line.place.path,
        message: "line \(line.place.number) was changed while it was read")
    }
    return label
  }

  private mutating func bytes(at place: Place) throws(StorageError) -> [UInt8] {
    if let window = windows[place.path],
      place.range.lowerBound >= window.start,
      place.range.upperBound <= window.start + window.bytes.count
    {
      let range = place.range.lowerBound - window.start..<place.range.upperBound - window.start
      return Array(window.bytes[range])
    }
    let count = max(place.range.count, Self.room)
    let bytes = try storage.readFrom(place.path, place.range.lowerBound, count) ?? []
    windows[place.path] = (place.range.lowerBound, bytes)
    return Array(bytes.prefix(place.range.count))
  }
}
