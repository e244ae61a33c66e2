/// Finds sentences in one pass: up to a terminator, the quotes and brackets that close after it,
/// and white space; a newline ends one always.
///
/// A full stop does not end one after an initial or a common English abbreviation, nor before a
/// lowercase letter: a missed end costs one key, a false one in every "Dr. Smith" costs many.
struct SentenceFinder {
  private let clusters: [Cluster]
  private var found: [Range<ScalarOffset>] = []
  private var start: Int?
  /// One past the last cluster that is not white space.
  private var end = 0

  init(_ clusters: [Cluster]) { self.clusters = clusters }

  mutating func ranges() -> [Range<ScalarOffset>] {
    var index = 0
    while index < clusters.count {
      let cluster = clusters[index]
      if cluster.kind == .newline { finish() }
      if cluster.isWhite {
        index += 1
        continue
      }
      if start == nil { start = index }
      let terminator = scalar(at: index)
      index += 1
      end = index
      guard let terminator, Self.terminators.contains(terminator) else { continue }
      let stop = index - 1
      index = skip(Self.trailers, from: index)
      end = index
      let isEnd = index == clusters.count || clusters[index].isWhite
      if Self.fullWidth.contains(terminator) || isEnd && !continues(after: stop, next: index) {
        finish()
      }
    }
    finish()
    return found
  }

  private mutating func finish() {
    guard let first = start else { return }
    found.append(clusters[first].scalars.lowerBound..<clusters[end - 1].scalars.upperBound)
    start = nil
  }

  private func scalar(at index: Int) -> Unicode.Scalar? {
    clusters[index].kind == .text ? clusters[index].glyph.unicodeScalars.first : nil
  }

  private func skip(_ set: Set<Unicode.Scalar>, from index: Int) -> Int {
    var index = index
    while index < clusters.count, let scalar = scalar(at: index), set.contains(scalar) {
      index += 1
    }
    return index
  }

  /// Whether a full stop at `stop` is one inside a sentence.
  private func continues(after stop: Int, next: Int) -> Bool {
    guard let mark = scalar(at: stop), mark == "." || mark == "…" else { return false }
    var following = next
    while following < clusters.count, clusters[following].isWhite {
      if clusters[following].kind == .newline { return false }
      following += 1
    }
    if following < clusters.count, scalar(at: following)?.properties.isLowercase == true {
      return true
    }
    if mark == "…" || following == clusters.count { return false }
    // Longer than any abbreviation is looked at no further, so that this stays linear.
    var word = ""
    var index = stop - 1
    while index >= 0, let scalar = scalar(at: index), word.utf8.count < 12 {
      if scalar != "." && !clusters[index].isWordPart { break }
      word = clusters[index].glyph + word
      index -= 1
    }
    if word.count == 1, let letter = word.unicodeScalars.first {
      return letter.properties.isUppercase
    }
    return Self.abbreviations.contains(word)
  }

  private static let fullWidth = Set("。！？｡".unicodeScalars)
  private static let terminators = Set(".!?。！？｡।॥؟۔…‥‼⁇⁈⁉։။።".unicodeScalars)
  private static let closers = Set(
    "\"')]}\u{2019}\u{201D}»›」』】〕〉》）］｝｣".unicodeScalars)
  private static let trailers = terminators.union(closers)
  private static let abbreviations: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr", "vs", "e.g", "i.e", "Gen", "Sen",
    "Rep", "Gov", "Capt", "Lt", "Col", "Rev", "Hon", "Mt", "Ft", "approx", "cf", "al", "Fig",
  ]
}

extension Cluster {
  package var isWhite: Bool { kind == .space || kind == .tab || kind == .newline }
}
