/// One pass over clusters that ends lines. A word that moves to the next line is looked at once
/// more there, and nothing else is, so that it stays linear.
struct LineBreaker {
  /// How far the line has come: `drawn` columns, and those that count, which hanging spaces fill
  /// up to the edge.
  private struct Reach {
    var column = 0
    var drawn = 0
  }

  private let clusters: Clusters
  private let whole: [Cluster]?
  private let width: Int

  private var result: [Wrapping.Line] = []
  private var start: Int
  private var reach = Reach()
  /// The last place where the line may end; the start of the line if there is none yet.
  private var candidate = (end: 0, reach: Reach())

  /// - Parameter start: the cluster with which the first line begins.
  init(_ clusters: Clusters, width: Int, from start: Int = 0) {
    self.clusters = clusters
    whole = clusters.whole
    self.width = max(1, width)
    self.start = start
    candidate.end = start
  }

  /// The lines up to the end, or up to a cluster of which it is known how they go on there.
  mutating func lines(until isKnown: (Int) -> Bool = { _ in false }) -> [Wrapping.Line] {
    let count = clusters.count
    var index = start
    while index < count {
      if index == start, !result.isEmpty, isKnown(start) { return result }
      let here = part(at: index)
      if here.kind == .newline {
        index += 1
        endLine(at: index, reach)
        continue
      }
      let column =
        reach.column + (here.kind == .tab ? Wrapping.tabWidth(at: reach.column) : here.width)
      if column <= width {
        reach = Reach(column: column, drawn: column)
      } else if here.traits.has(.isBreakingSpace) {
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
      if index < count, mayBreak(between: here, and: part(at: index), before: index) {
        candidate = (index, reach)
      }
    }
    endLine(at: index, reach)
    return result
  }

  private func part(at index: Int) -> Cluster.Part {
    if let whole { whole[index].part } else { clusters.part(at: index) }
  }

  private mutating func endLine(at end: Int, _ reach: Reach) {
    result.append(Wrapping.Line(clusters: start..<end, width: reach.drawn))
    start = end
    self.reach = Reach()
    candidate = (end, self.reach)
  }

  private func mayBreak(
    between left: Cluster.Part, and right: Cluster.Part, before index: Int
  ) -> Bool {
    switch (left.kind, right.kind) {
    case (_, .newline), (_, .space), (_, .tab): return false
    case (.space, _), (.tab, _): return left.traits.has(.isBreakingSpace)
    case (.escape, _), (_, .escape): return true
    default: break
    }
    let (a, b) = (left.traits, right.traits)
    if a.has(.isPlain), b.has(.isPlain), !a.has(.isHyphen) { return false }
    if b.has(.isTrailingSign) || a.has(.isNeverLast) || b.has(.isNeverFirst) { return false }
    if a.has(.isHyphen) {
      let isInWord = index > 1 && part(at: index - 2).traits.has(.isWordPart)
      return isInWord && (!a.has(.isPlain) || b.has(.isWordPart))
    }
    return a.has(.standsAlone) || b.has(.standsAlone)
  }

  /// What a cluster is to the end of lines, told by the code point it begins with.
  static func traits(of glyph: String, _ kind: Cluster.Kind) -> Cluster.Traits {
    switch kind {
    case .newline, .escape: return []
    case .tab: return .isBreakingSpace
    case .space:
      return glyph == "\u{A0}" || glyph == "\u{2007}" || glyph == "\u{202F}" ? [] : .isBreakingSpace
    case .text: break
    }
    guard let first = glyph.unicodeScalars.first else { return [] }
    let known = ScalarTable.classify(first)
    var traits: Cluster.Traits = first.value < 0x80 ? .isPlain : []
    if known.isWordPart { traits.insert(.isWordPart) }
    if known.isTrailingSign { traits.insert(.isTrailingSign) }
    if known.isWide || known.isUnspaced || known.category == .regional {
      traits.insert(.standsAlone)
    }
    return first.value < 0x10000 ? traits.union(signs[Int(first.value)]) : traits
  }

  /// By code point, since a look into a set at each takes as long as all else.
  private static let signs: [Cluster.Traits] = {
    var signs = [Cluster.Traits](repeating: [], count: 0x10000)
    for (scalars, trait) in [
      (hyphens, .isHyphen), (neverFirst, .isNeverFirst), (neverLast, .isNeverLast),
    ] as [(Set<Unicode.Scalar>, Cluster.Traits)] {
      for scalar in scalars { signs[Int(scalar.value)].insert(trait) }
    }
    return signs
  }()

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
  /// The class of the code point it begins with; nil where nothing of the source is drawn.
  var leadClass: ScalarClass? {
    kind == .text ? glyph.unicodeScalars.first.map(ScalarTable.classify) : nil
  }

  var isWordPart: Bool { traits.has(.isWordPart) }
}
