/// Finds runs of clusters that are words, in one pass.
struct WordFinder {
  private enum Role {
    case none
    /// A word whatever stands beside it.
    case alone
    case letter, number, katakana
    /// The underscore, which joins any of them.
    case connector
    /// A currency sign: of the number that it touches, else a word of its own.
    case currency

    var joinsNoneOfItsKind: Bool { self == .none || self == .currency }
  }

  private let clusters: Clusters

  init(_ clusters: Clusters) { self.clusters = clusters }

  func ranges() -> [Range<ScalarOffset>] {
    var ranges: [Range<ScalarOffset>] = []
    var index = 0
    while let word = next(from: &index) { ranges.append(word) }
    return ranges
  }

  /// The first word that begins at an index or behind it; moves the index behind the word.
  func next(from index: inout Int) -> Range<ScalarOffset>? {
    while index < clusters.count {
      let start = index
      let first = Self.role(of: clusters[index])
      index += 1
      if first == .none { continue }
      if first != .alone { index = end(of: first, from: index) }
      while index < clusters.count, isTrailingSign(index) { index += 1 }
      return clusters[start].scalars.lowerBound..<clusters[index - 1].scalars.upperBound
    }
    return nil
  }

  /// The last place before an index at which no word goes on: behind white space, at what is a word
  /// whatever stands beside it, or between two of which neither goes on in the other.
  func start(before index: Int) -> Int {
    var start = max(index - 1, 0)
    while start > 0, !clusters[start - 1].isWhite {
      let role = Self.role(of: clusters[start])
      let isBetween =
        role.joinsNoneOfItsKind && Self.role(of: clusters[start - 1]).joinsNoneOfItsKind
      if role == .alone || isBetween, !isTrailingSign(start) { break }
      start -= 1
    }
    return start
  }

  private func isTrailingSign(_ index: Int) -> Bool {
    clusters[index].leadClass?.isTrailingSign == true
  }

  /// The end of the word whose first cluster is just before `index`.
  private func end(of first: Role, from index: Int) -> Int {
    var index = index
    var last = first
    while index < clusters.count {
      let role = Self.role(of: clusters[index])
      if Self.joins(last, role) || role == .currency && isPrefix(index, behind: last) {
        last = role
        index += 1
        continue
      }
      guard index + 1 < clusters.count, Self.role(of: clusters[index + 1]) == last,
        let middle = clusters[index].glyph.unicodeScalars.first, clusters[index].kind == .text,
        last == .letter && Self.middleOfLetters.contains(middle)
          || last == .number && Self.middleOfNumbers.contains(middle)
      else { break }
      index += 2
    }
    return index
  }

  /// Whether a currency sign goes on a word behind it into the number before it: `US$5`.
  private func isPrefix(_ index: Int, behind last: Role) -> Bool {
    guard last == .letter || last == .connector, index + 1 < clusters.count else { return false }
    return Self.role(of: clusters[index + 1]) == .number
  }

  private static func joins(_ a: Role, _ b: Role) -> Bool {
    switch (a, b) {
    case (_, .none), (_, .alone): false
    case (.currency, _): b == .number
    case (_, .currency): a == .number
    case (.connector, _), (_, .connector): true
    case (.katakana, _), (_, .katakana): a == b
    default: true
    }
  }

  private static func role(of cluster: Cluster) -> Role {
    guard let known = cluster.leadClass else { return .none }
    if known.category == .regional || known.category == .modifier { return .alone }
    if known.isPictograph || cluster.glyph.unicodeScalars.contains("\u{20E3}") { return .alone }
    if known.isUnspaced { return .alone }
    if cluster.glyph == "_" { return .connector }
    switch known.category {
    case .letter: return known.isKatakana ? .katakana : .letter
    case .number: return .number
    case .prepended: return .number
    case .symbol where Self.isCurrency(cluster.glyph.unicodeScalars): return .currency
    // The dotted circle under marks that have no base of their own.
    case .symbol where Self.isMarksAlone(cluster.glyph.unicodeScalars): return .letter
    default: return .none
    }
  }

  private static func isCurrency(_ scalars: String.UnicodeScalarView) -> Bool {
    scalars.first?.properties.generalCategory == .currencySymbol
  }

  private static func isMarksAlone(_ scalars: String.UnicodeScalarView) -> Bool {
    scalars.first == "\u{25CC}" && scalars.dropFirst().first != nil
  }

  private static let middleOfLetters = Set(".'\u{2019}\u{B7}\u{2027}\u{5F4}".unicodeScalars)
  private static let middleOfNumbers = Set(".,'\u{2019}\u{66B}\u{66C}".unicodeScalars)
}
