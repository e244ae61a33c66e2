/// One pass over clusters that ends lines. A word that moves to the next line is looked at once
/// more there, and nothing else is, so that it stays linear.
struct LineBreaker {
  /// How far the line has come: `drawn` columns, and those that count, which hanging spaces fill
  /// up to the edge.
  private struct Reach {
    var column = 0
    var drawn = 0
  }

  private let clusters: [Cluster]
  private let width: Int

  private var result: [Wrapping.Line] = []
  private var start: Int
  private var reach = Reach()
  /// The last place where the line may end; the start of the line if there is none yet.
  private var candidate = (end: 0, reach: Reach())

  /// - Parameter start: the cluster with which the first line begins.
  init(_ clusters: [Cluster], width: Int, from start: Int = 0) {
    self.clusters = clusters
    self.width = max(1, width)
    self.start = start
    candidate.end = start
  }

  /// The lines up to the end, or up to a cluster of which it is known how they go on there.
  mutating func lines(until isKnown: (Int) -> Bool = { _ in false }) -> [Wrapping.Line] {
    var index = start
    while index < clusters.count {
      if index == start, !result.isEmpty, isKnown(start) { return result }
      let cluster = clusters[index]
      if cluster.kind == .newline {
        index += 1
        endLine(at: index, reach)
        continue
      }
      let column = reach.column + Wrapping.width(of: cluster, at: reach.column)
      if column <= width {
        reach = Reach(column: column, drawn: column)
      } else if cluster.isBreakingSpace {
        reach.column = max(reach.column, width)
      } else if candidate.end > start {
        index = candidate.end
        endLine(at: index, candidate.reach)
        continue
      } else if index > start {
        endLine(at: index, reach)
        continue
      } else {
        reach = Reach(column: column, drawn: column)
      }
      index += 1
      if index < clusters.count, Self.mayBreak(clusters, before: index) {
        candidate = (index, reach)
      }
    }
    endLine(at: index, reach)
    return result
  }

  private mutating func endLine(at end: Int, _ reach: Reach) {
    result.append(Wrapping.Line(clusters: start..<end, width: reach.drawn))
    start = end
    self.reach = Reach()
    candidate = (end, self.reach)
  }

  private static func mayBreak(_ clusters: [Cluster], before index: Int) -> Bool {
    let left = clusters[index - 1]
    let right = clusters[index]
    if right.kind == .newline || right.kind == .space || right.kind == .tab { return false }
    if left.kind == .space || left.kind == .tab { return left.isBreakingSpace }
    if left.kind == .escape || right.kind == .escape { return true }
    guard let a = left.glyph.unicodeScalars.first, let b = right.glyph.unicodeScalars.first
    else { return true }
    if a.value < 0x80 && b.value < 0x80 && a != "-" { return false }
    if right.leadClass?.isTrailingSign == true { return false }
    if neverLast.contains(a) || neverFirst.contains(b) { return false }
    if hyphens.contains(a) {
      return index > 1 && clusters[index - 2].isWordPart && (a != "-" || right.isWordPart)
    }
    return standsAlone(a) || standsAlone(b)
  }

  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    let known = ScalarTable.classify(scalar)
    return known.isWide || known.isUnspaced || known.category == .regional
  }

  private static let hyphens = Set("-\u{2010}\u{2013}\u{2014}".unicodeScalars)

  /// What closes or continues what stands before it; the small kana and the Thai and Lao signs
  /// are parts of a syllable.
  private static let neverFirst = Set(
    (",.!?:;)]}%\"'\u{2019}\u{201D}»›…‥、。，．！？：；）］｝｣､｡・」』】〕〉》〗〙〟"
      + "ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ"
      + "\u{E2F}\u{E30}\u{E32}\u{E33}\u{E45}\u{E46}\u{EB0}\u{EB2}\u{EB3}\u{EBD}\u{EC6}")
      .unicodeScalars)

  /// What opens what comes after it, and the vowels that Thai and Lao write before it.
  private static let neverLast = Set(
    ("([{\"'\u{2018}\u{201C}«‹（［｛｢「『【〔〈《〖〘〝"
      + "\u{E40}\u{E41}\u{E42}\u{E43}\u{E44}\u{EC0}\u{EC1}\u{EC2}\u{EC3}\u{EC4}").unicodeScalars)
}

extension Cluster {
  /// Whether a line may end after it, and it may hang past the edge.
  var isBreakingSpace: Bool {
    if kind == .tab { return true }
    return kind == .space && glyph != "\u{A0}" && glyph != "\u{2007}" && glyph != "\u{202F}"
  }

  /// The class of the code point it begins with; nil where nothing of the source is drawn.
  var leadClass: ScalarClass? {
    kind == .text ? glyph.unicodeScalars.first.map(ScalarTable.classify) : nil
  }

  var isWordPart: Bool { leadClass?.isWordPart ?? false }
}
