import GlossScreen

/// The emphasis and the code within a line.
///
/// Stricter than Markdown is where a mistake would hide a character: asterisks beside a letter or a
/// digit on their outer side stay (`2*3*4`), and so do runs that do not pair off exactly. A run
/// looks at the last open one alone, and never further back, so that it stays linear.
struct RenderedInline {
  private(set) var clusters: [Cluster]
  /// One for each cluster; empty where all have the style of the line.
  private(set) var styles: [Style] = []

  /// Of the clusters as they came.
  private let signs: [Unicode.Scalar]

  private struct Opener {
    /// Of the asterisks that are not matched yet.
    var range: Range<Int>
  }

  init(_ line: ArraySlice<Cluster>, _ signs: [Unicode.Scalar], _ style: Style) {
    clusters = Array(line)
    self.signs = signs
    guard signs.contains("*") || signs.contains("`") else { return }
    let code = codeSpans()
    var isCode = [Bool](repeating: false, count: clusters.count)
    for span in code {
      for index in span { isCode[index] = true }
    }
    let emphasis = emphasis(isCode)
    guard !code.isEmpty || !emphasis.isEmpty else { return }
    apply(emphasis, isCode, style)
  }

  /// Leaves the asterisks out and gives what stands between them its attributes; sums of changes,
  /// since pairs may be nested as deep as the line is long.
  private mutating func apply(
    _ pairs: [(open: Range<Int>, close: Range<Int>)], _ isCode: [Bool], _ style: Style
  ) {
    var bold = [Int](repeating: 0, count: clusters.count + 1)
    var italic = bold
    var isHidden = [Bool](repeating: false, count: clusters.count)
    for (open, close) in pairs {
      for index in open { isHidden[index] = true }
      for index in close { isHidden[index] = true }
      if open.count == 2 {
        bold[open.upperBound] += 1
        bold[close.lowerBound] -= 1
      } else {
        italic[open.upperBound] += 1
        italic[close.lowerBound] -= 1
      }
    }
    var kept: [Cluster] = []
    var (bolds, italics) = (0, 0)
    for (index, cluster) in clusters.enumerated() {
      bolds += bold[index]
      italics += italic[index]
      guard !isHidden[index] else { continue }
      var style = isCode[index] ? Style(.code) : style
      if bolds > 0 { style.attributes.insert(.bold) }
      if italics > 0 { style.attributes.insert(.italic) }
      kept.append(cluster)
      styles.append(style)
    }
    clusters = kept
  }

  // MARK: Code

  /// From a run of backquotes to the next that is as long, both included.
  private func codeSpans() -> [Range<Int>] {
    let runs = runs(of: "`")
    var next: [Int: Int] = [:]
    var partner = [Int?](repeating: nil, count: runs.count)
    for index in runs.indices.reversed() {
      partner[index] = next[runs[index].count]
      next[runs[index].count] = index
    }
    var spans: [Range<Int>] = []
    var index = 0
    while index < runs.count {
      guard let end = partner[index], !isEscaped(runs[index].lowerBound) else {
        index += 1
        continue
      }
      spans.append(runs[index].lowerBound..<runs[end].upperBound)
      index = end + 1
    }
    return spans
  }

  private func runs(of sign: Unicode.Scalar) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in signs.indices where signs[index] == sign {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  private func isEscaped(_ index: Int) -> Bool {
    var slashes = 0
    while index - slashes > 0, signs[index - slashes - 1] == "\\" { slashes += 1 }
    return !slashes.isMultiple(of: 2)
  }

  // MARK: Emphasis

  /// Pairs of one or two asterisks around what is emphasized.
  private func emphasis(_ isCode: [Bool]) -> [(open: Range<Int>, close: Range<Int>)] {
    var pairs: [(open: Range<Int>, close: Range<Int>)] = []
    var openers: [Opener] = []
    for run in runs(of: "*") where run.count <= 3 {
      guard !isCode[run.lowerBound], !isEscaped(run.lowerBound) else { continue }
      var left = run
      if closes(run) {
        while let top = openers.last, let used = used(top.range.count, left.count) {
          let open = top.range.upperBound - used..<top.range.upperBound
          pairs.append((open, left.lowerBound..<left.lowerBound + used))
          left = left.lowerBound + used..<left.upperBound
          if top.range.count == used {
            openers.removeLast()
          } else {
            openers[openers.count - 1].range = top.range.lowerBound..<open.lowerBound
          }
        }
      }
      if left == run, opens(run) { openers.append(Opener(range: run)) }
    }
    return pairs
  }

  /// How many asterisks of an open run and of one that closes go together; one and two never do.
  private func used(_ open: Int, _ close: Int) -> Int? {
    switch (open, close) {
    case (_, 0): nil
    case (1, 2), (2, 1): nil
    case (2..., 2...): 2
    default: 1
    }
  }

  private func opens(_ run: Range<Int>) -> Bool {
    guard run.upperBound < clusters.count, signs[run.upperBound] != " " else { return false }
    return run.lowerBound == 0 || !isWordPart(clusters[run.lowerBound - 1])
  }

  private func closes(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0, signs[run.lowerBound - 1] != " " else { return false }
    return run.upperBound == clusters.count || !isWordPart(clusters[run.upperBound])
  }

  /// Wide letters are of scripts that write no spaces between words.
  private func isWordPart(_ cluster: Cluster) -> Bool {
    guard cluster.kind == .text, cluster.width == 1 else { return false }
    guard let first = cluster.glyph.unicodeScalars.first?.properties else { return false }
    return first.isAlphabetic || first.numericType != nil
  }
}
