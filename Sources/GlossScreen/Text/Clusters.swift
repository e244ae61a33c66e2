/// The clusters of a text, in order.
///
/// Those of a text that is written are held in chunks, which count code points each from a place of
/// its own: so a key in the midst of a long text costs one chunk, and a copy of the text costs as
/// much as it has chunks. Those of a text that is only read are one chunk.
package struct Clusters: RandomAccessCollection, Sendable {
  private struct Chunk: Sendable {
    var clusters: [Cluster]
    /// The index of its first cluster.
    var start: Int
    /// What its clusters' code points are short of those of the text.
    var offset: Int
    var bringsRightToLeft: Bool

    var end: Int { start + clusters.count }
  }

  private static let mostPerChunk = 512

  /// Never empty; one that is alone is short of nothing.
  private var chunks: [Chunk]
  package private(set) var endIndex: Int
  package var startIndex: Int { 0 }

  /// - Parameter bringsRightToLeft: whether any of them does, where that is known.
  init(_ clusters: [Cluster], bringsRightToLeft: Bool? = nil) {
    endIndex = clusters.count
    chunks = [
      Chunk(
        clusters: clusters, start: 0, offset: 0,
        bringsRightToLeft: bringsRightToLeft ?? clusters.bringsRightToLeft)
    ]
  }

  package subscript(index: Int) -> Cluster {
    if chunks.count == 1 { return chunks[0].clusters[index] }
    let chunk = chunks[place(of: index)]
    return chunk.clusters[index - chunk.start].moved(by: chunk.offset)
  }

  /// All of them at once; of a text that is only read, as it is held.
  package var all: [Cluster] { whole ?? Array(self) }

  var bringsRightToLeft: Bool { chunks.contains(where: \.bringsRightToLeft) }

  /// All of them, where they are held as one.
  var whole: [Cluster]? { chunks.count == 1 ? chunks[0].clusters : nil }

  /// What a line breaker asks of one, without the rest.
  func part(at index: Int) -> Cluster.Part {
    let chunk = chunks[place(of: index)]
    return chunk.clusters[index - chunk.start].part
  }

  /// The chunk that holds an index; of the end, the last.
  private func place(of index: Int) -> Int {
    var (low, high) = (0, chunks.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if chunks[middle].start <= index { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The cluster that holds a code point; `endIndex` from the end on.
  func index(holding offset: ScalarOffset) -> Int {
    var (low, high) = (0, chunks.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if let first = chunks[middle].clusters.first,
        first.scalars.lowerBound + chunks[middle].offset <= offset
      {
        low = middle
      } else {
        high = middle - 1
      }
    }
    let clusters = chunks[low].clusters
    return chunks[low].start + clusters.index(holding: offset + -chunks[low].offset)
  }
}

extension Clusters: Hashable {
  package static func == (a: Clusters, b: Clusters) -> Bool { a.elementsEqual(b) }

  package func hash(into hasher: inout Hasher) {
    for cluster in self { hasher.combine(cluster) }
  }
}

extension Clusters {
  /// Puts clusters in the place of others, with so many more code points than those had.
  mutating func replaceSubrange(_ went: Range<Int>, with new: [Cluster], adding scalars: Int) {
    let first = place(of: went.lowerBound)
    var last = went.isEmpty ? first : place(of: went.upperBound - 1)
    let (base, behind) = (chunks[first], chunks[last])
    var clusters = Array(base.clusters[..<(went.lowerBound - base.start)])
    clusters.reserveCapacity(clusters.count + new.count + behind.end - went.upperBound)
    for cluster in new { clusters.append(cluster.moved(by: -base.offset)) }
    var moved = behind.offset - base.offset + scalars
    for cluster in behind.clusters[(went.upperBound - behind.start)...] {
      clusters.append(cluster.moved(by: moved))
    }
    // So that chunks do not become many and small.
    if clusters.count < Clusters.mostPerChunk / 4, last + 1 < chunks.count {
      last += 1
      moved = chunks[last].offset - base.offset + scalars
      for cluster in chunks[last].clusters { clusters.append(cluster.moved(by: moved)) }
    }
    let added = new.count - went.count
    for index in chunks.indices.dropFirst(last + 1) {
      chunks[index].start += added
      chunks[index].offset += scalars
    }
    endIndex += added
    let cut = Clusters.cut(clusters, start: base.start, offset: base.offset)
    chunks.replaceSubrange(first...last, with: cut)
    if chunks.count == 1, chunks[0].offset != 0 { self = Clusters(map { $0 }) }
  }

  private static func cut(_ clusters: [Cluster], start: Int, offset: Int) -> [Chunk] {
    let size = clusters.count > mostPerChunk ? mostPerChunk / 2 : mostPerChunk
    return Swift.stride(from: 0, to: Swift.max(clusters.count, 1), by: size).map { from in
      let part = Array(clusters[from..<Swift.min(from + size, clusters.count)])
      return Chunk(
        clusters: part, start: start + from, offset: offset,
        bringsRightToLeft: part.bringsRightToLeft)
    }
  }
}

extension [Cluster] {
  fileprivate var bringsRightToLeft: Bool { contains { $0.bidi.bringsRightToLeft } }
}
