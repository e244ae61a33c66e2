/// The levels of clusters, paragraph by paragraph: newlines end one, and every cluster counts as
/// the first of its code points, whose marks stay with it.
struct BidiText {
  /// One per cluster; what ends a paragraph has the paragraph's.
  private(set) var levels: [UInt8] = []
  /// Where each paragraph ends, its newline included, and its own level.
  private(set) var paragraphs: [(end: Int, base: UInt8)] = []

  init(_ clusters: [Cluster], _ base: Wrapping.Base) {
    levels.reserveCapacity(clusters.count)
    var start = 0
    while start < clusters.count {
      let end = clusters[start...].firstIndex { $0.endsParagraph(base) } ?? clusters.count
      append(clusters[start..<end], base)
      start = end
      if end < clusters.count {
        levels.append(paragraphs.last?.base ?? 0)
        paragraphs[paragraphs.count - 1].end += 1
        start += 1
      }
    }
  }

  private mutating func append(_ clusters: ArraySlice<Cluster>, _ base: Wrapping.Base) {
    let level = base.level(of: clusters)
    paragraphs.append((clusters.endIndex, level))
    guard level == 1 || clusters.contains(where: { $0.bidi.bringsRightToLeft }) else {
      levels += repeatElement(0, count: clusters.count)
      return
    }
    let classes = clusters.map { $0.bidiClass(base) }
    let brackets = clusters.map(\.bracket)
    let hasBrackets = brackets.contains { $0 != nil }
    let paragraph = BidiParagraph(classes, brackets: hasBrackets ? brackets : [], base: level)
    levels += paragraph.levels()
  }
}

extension Wrapping.Base {
  fileprivate func level(of clusters: some Sequence<Cluster>) -> UInt8 {
    switch self {
    case .text: BidiParagraph.base(of: clusters.lazy.map(\.bidi))
    case .verbatim: 0
    case .rightToLeft: 1
    }
  }
}

extension Cluster {
  /// Between bars, cells of a table are paragraphs of their own.
  fileprivate func endsParagraph(_ base: Wrapping.Base) -> Bool {
    kind == .newline || bidiClass(base) == .segmentSeparator && kind != .tab
  }

  func bidiClass(_ base: Wrapping.Base) -> BidiClass {
    base == .verbatim && glyph == "|" ? .segmentSeparator : bidi
  }

  var bracket: BidiTable.Bracket? {
    guard kind == .text, bidi == .neutral else { return nil }
    return glyph.unicodeScalars.first.flatMap(BidiTable.bracket)
  }
}

extension [Cluster] {
  /// The clusters of a piece of one line, as `inVisualOrder`, that stands beside others: spaces at
  /// either end stay there, since they part it from those.
  package func pieceInVisualOrder(within columns: Int) -> [Cluster] {
    guard contains(where: { $0.bidi.bringsRightToLeft }) else { return self }
    let before = prefix { $0.kind == .space }
    let after = reversed().prefix { $0.kind == .space }
    let words = Array(self[before.count..<(count - after.count)])
    return before + words.inVisualOrder(within: columns - before.count) + after
  }

  /// The clusters from left to right, mirrored where they go right to left, as a paragraph of its
  /// own.
  ///
  /// - Parameter columns: the room that they have; what would be cut is left out before, since a
  ///   text from right to left would lose its beginning.
  func inVisualOrder(within columns: Int) -> [Cluster] {
    guard contains(where: { $0.bidi.bringsRightToLeft }) else { return self }
    var room = columns
    let shown = Array(
      prefix { cluster in
        room -= cluster.width
        return room >= 0
      })
    let text = BidiText(self, .text)
    var levels = [UInt8](text.levels.prefix(shown.count))
    BidiLine.reset(&levels, shown.map(\.bidi), base: text.paragraphs.first?.base ?? 0)
    return BidiLine.order(levels).map { levels[$0] % 2 == 1 ? shown[$0].mirrored : shown[$0] }
  }
}
