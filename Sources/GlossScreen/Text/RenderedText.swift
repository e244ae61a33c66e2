/// A text of Markdown as it is drawn for reading: every line of the source is a line here.
///
/// A rater judges a text as its reader sees it, but must miss nothing that is in it. So only the
/// asterisks of emphasis are left out, and the bars of quotes stand for their signs; fences, the
/// signs of headings and lists, backquotes and whatever is not understood are drawn as written.
/// Lines are never joined, so that what is no Markdown (verse, code without a fence) keeps its
/// shape.
package struct RenderedText {
  package struct Line {
    /// How many quotes it stands in; each is a bar before every row.
    package var bars = 0
    /// Columns after the bars before the text, in every row.
    package var indent = 0
    /// What stands in the indent of the first row: white space, and the sign of a list's item.
    package var head: [Cluster] = []
    package var clusters: [Cluster] = []
    /// One for each cluster; empty where all have `style`.
    package var styles: [Style] = []
    package var style = Style(.text)
    /// Whether a row that goes on with a line which was cut says so, since lines mean something.
    package var isVerbatim = false

    fileprivate var differs: Bool {
      isVerbatim || bars > 0 || !styles.isEmpty || style != Style(.text)
        || head.contains { !$0.isWhite }
    }
  }

  /// Deeper quotes show their signs.
  static let mostBars = 4

  package let lines: [Line]
  /// Whether anything is drawn otherwise than it is written.
  package var differs: Bool { lines.contains(where: \.differs) }

  package init(_ text: Text) {
    Work.did("render \(text.string)")
    var scanner = MarkdownScanner(text.clusters.all)
    lines = scanner.lines()
  }
}

extension Cluster {
  /// What Markdown sees of it: a character of ASCII, a space for white space, NUL for all else.
  ///
  /// Found once for a text, since its signs are looked at several times.
  fileprivate var sign: Unicode.Scalar {
    if isWhite { return " " }
    guard kind == .text, glyph.utf8.count == 1, let byte = glyph.utf8.first else { return "\0" }
    return Unicode.Scalar(byte)
  }

  /// The columns it takes from a column on.
  package func columns(at column: Int) -> Int { kind == .tab ? 4 - column % 4 : width }
}

/// One pass over the lines of a text, which finds what each of them is.
private struct MarkdownScanner {
  private struct Fence {
    var sign: Unicode.Scalar
    var count: Int
    /// Clusters before it; one that closes it stands hardly deeper.
    var indent: Int
    var bars: Int
    var isDiff: Bool
  }

  private let clusters: [Cluster]
  private let signs: [Unicode.Scalar]
  private let ranges: [Range<Int>]
  /// The line that is read.
  private var line = RenderedText.Line()

  private var fence: Fence?
  private var isInTable = false
  /// Lines that stand deep belong to the list rather than being code.
  private var isInList = false
  private var isAfterParagraph = false

  init(_ clusters: [Cluster]) {
    self.clusters = clusters
    signs = clusters.map { $0.sign }
    ranges = clusters.indices.split(omittingEmptySubsequences: false) {
      clusters[$0].kind == .newline
    }
  }

  mutating func lines() -> [RenderedText.Line] {
    ranges.indices.map { number in
      line = RenderedText.Line()
      read(number)
      return line
    }
  }

  private mutating func read(_ number: Int) {
    var rest = ranges[number]
    if let fence {
      line.bars = takeBars(&rest, most: fence.bars)
      if line.bars == fence.bars { return readFenced(rest, fence) }
      self.fence = nil
      rest = ranges[number]
    }
    line.bars = takeBars(&rest, most: RenderedText.mostBars)
    readOpen(rest, number)
  }

  /// A line between fences, or the one that closes them.
  private mutating func readFenced(_ rest: Range<Int>, _ fence: Fence) {
    let inside = withoutWhite(rest)
    let run = length(of: fence.sign, from: inside)
    let isAlone = withoutWhite(inside.lowerBound + run..<inside.upperBound).isEmpty
    if run >= fence.count, isAlone, inside.lowerBound - rest.lowerBound <= fence.indent + 3 {
      self.fence = nil
      return setVerbatim(rest, .quiet)
    }
    switch rest.first.map({ signs[$0] }) {
    case "+"? where fence.isDiff: setVerbatim(rest, .added, indent: 2)
    case "-"? where fence.isDiff: setVerbatim(rest, .removed, indent: 2)
    default: setVerbatim(rest, .code, indent: 2)
    }
  }

  private mutating func readOpen(_ rest: Range<Int>, _ number: Int) {
    let inside = withoutWhite(rest)
    let (wasParagraph, wasTable) = (isAfterParagraph, isInTable)
    (isAfterParagraph, isInTable) = (false, false)
    if inside.isEmpty { return }
    if openFence(inside, indent: inside.lowerBound - rest.lowerBound) {
      return setVerbatim(rest, .quiet)
    }
    if isTable(inside, number, wasTable) {
      isInTable = true
      return setVerbatim(rest, .text)
    }
    let indent = columns(rest.lowerBound..<inside.lowerBound)
    if indent < 4, isRule(inside) { return setVerbatim(rest, .quiet) }
    if indent < 4, let end = headingEnd(inside) { return setHeading(rest, end) }
    if indent < 4 || isInList, let start = itemStart(inside) {
      isInList = true
      isAfterParagraph = true
      setHung(rest, from: start)
      if openFence(start..<rest.upperBound, indent: start - rest.lowerBound) {
        line.clusters = Array(clusters[start..<rest.upperBound])
        line.styles = []
        line.style = Style(.quiet)
      }
      return
    }
    if indent >= 4, !isInList, !wasParagraph { return setVerbatim(rest, .code, indent: 2) }
    isInList = isInList && (indent > 0 || wasParagraph)
    isAfterParagraph = true
    setHung(rest, from: inside.lowerBound)
  }

  // MARK: What a line becomes

  private mutating func setVerbatim(_ rest: Range<Int>, _ role: Role, indent: Int = 0) {
    line.clusters = Array(clusters[rest])
    line.style = Style(role)
    line.isVerbatim = true
    line.indent = indent
  }

  private mutating func setHeading(_ rest: Range<Int>, _ end: Int) {
    let before = clusters[rest.lowerBound..<end]
    let title = inline(end..<rest.upperBound, Style(.heading))
    line.clusters = before + title.clusters
    line.styles =
      before.map { _ in Style(.quiet) }
      + (title.styles.isEmpty ? title.clusters.map { _ in Style(.heading) } : title.styles)
  }

  /// Text whose rows all begin below its first word.
  private mutating func setHung(_ rest: Range<Int>, from start: Int) {
    line.head = Array(clusters[rest.lowerBound..<start])
    line.indent = columns(rest.lowerBound..<start)
    let text = inline(start..<rest.upperBound, Style(.text))
    line.clusters = text.clusters
    line.styles = text.styles
  }

  private func inline(_ range: Range<Int>, _ style: Style) -> RenderedInline {
    RenderedInline(clusters[range], Array(signs[range]), style)
  }

  // MARK: What a line is

  /// Takes `>` and the space after it, as often as they come.
  private func takeBars(_ rest: inout Range<Int>, most: Int) -> Int {
    var bars = 0
    while bars < most {
      let inside = withoutWhite(rest)
      guard let first = inside.first, signs[first] == ">",
        columns(rest.lowerBound..<first) < 4
      else { break }
      let after = first + 1
      let hasSpace = after < rest.upperBound && clusters[after].kind == .space
      rest = (hasSpace ? after + 1 : after)..<rest.upperBound
      bars += 1
    }
    return bars
  }

  private mutating func openFence(_ inside: Range<Int>, indent: Int) -> Bool {
    for sign: Unicode.Scalar in ["`", "~"] {
      let count = length(of: sign, from: inside)
      guard count >= 3 else { continue }
      let info = withoutWhite(inside.lowerBound + count..<inside.upperBound)
      guard sign == "~" || !info.contains(where: { signs[$0] == "`" }) else { return false }
      let language = clusters[info].prefix { !$0.isWhite }.prefix(8).map(\.glyph).joined()
      fence = Fence(
        sign: sign, count: count, indent: indent, bars: line.bars,
        isDiff: ["diff", "patch"].contains(language.lowercased()))
      return true
    }
    return false
  }

  /// A row of a table begins with a bar, or is above or under a row of dashes.
  private func isTable(_ inside: Range<Int>, _ number: Int, _ wasTable: Bool) -> Bool {
    if signs[inside.lowerBound] == "|" { return true }
    guard inside.contains(where: { signs[$0] == "|" }) else { return false }
    return wasTable || number + 1 < ranges.count && isTableRule(ranges[number + 1])
  }

  private func isTableRule(_ range: Range<Int>) -> Bool {
    let row = signs[range]
    return row.contains("|") && row.contains("-")
      && row.allSatisfy { "|-: ".unicodeScalars.contains($0) }
  }

  private func isRule(_ inside: Range<Int>) -> Bool {
    let first = signs[inside.lowerBound]
    guard first == "-" || first == "*" || first == "_" else { return false }
    let solid = signs[inside].filter { $0 != " " }
    return solid.count >= 3 && solid.allSatisfy { $0 == first }
  }

  /// Where the signs of a heading end; nil if the line is none.
  private func headingEnd(_ inside: Range<Int>) -> Int? {
    let count = length(of: "#", from: inside)
    let end = inside.lowerBound + count
    let isHeading =
      (1...6).contains(count) && (end == inside.upperBound || signs[end] == " ")
    return isHeading ? end : nil
  }

  /// Where the text of a list's item begins; nil if the line is none.
  private func itemStart(_ inside: Range<Int>) -> Int? {
    var end = inside.lowerBound
    if ["-", "*", "+"].contains(signs[end]) {
      end += 1
    } else {
      let digits = signs[inside].prefix(10).prefix { ("0"..."9").contains($0) }
      end += digits.count
      guard (1...9).contains(digits.count), end < inside.upperBound,
        signs[end] == "." || signs[end] == ")"
      else { return nil }
      end += 1
    }
    let start = withoutWhite(end..<inside.upperBound).lowerBound
    return start > end ? min(start, end + 4) : nil
  }

  // MARK: Counting

  private func withoutWhite(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound + length(of: " ", from: range)..<range.upperBound
  }

  private func length(of sign: Unicode.Scalar, from range: Range<Int>) -> Int {
    var end = range.lowerBound
    while end < range.upperBound, signs[end] == sign { end += 1 }
    return end - range.lowerBound
  }

  private func columns(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + clusters[$1].columns(at: $0) }
  }
}

/// The emphasis and the code within a line.
///
/// Stricter than Markdown is where a mistake would hide a character: asterisks beside a letter or a
/// digit on their outer side stay (`2*3*4`), and so do runs that do not pair off exactly. A run
/// looks at the last open one alone, and never further back, so that it stays linear.
private struct RenderedInline {
  private(set) var clusters: [Cluster]
  /// One for each cluster; empty where all have the style of the line.
  private(set) var styles: [Style] = []

  /// Of the clusters as they came.
  private let signs: [Unicode.Scalar]

  init(_ line: ArraySlice<Cluster>, _ signs: [Unicode.Scalar], _ style: Style) {
    clusters = Array(line)
    self.signs = signs
    guard signs.contains("*") || signs.contains("`") else { return }
    var isCode = [Bool](repeating: false, count: clusters.count)
    for index in codeSpans().joined() { isCode[index] = true }
    let emphasis = emphasis(isCode)
    if isCode.contains(true) || !emphasis.isEmpty { apply(emphasis, isCode, style) }
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
      for index in [open, close].joined() { isHidden[index] = true }
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
    for (index, run) in runs.enumerated() where run.lowerBound >= spans.last?.upperBound ?? 0 {
      guard let end = partner[index], !isEscaped(run.lowerBound) else { continue }
      spans.append(run.lowerBound..<runs[end].upperBound)
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
    /// The asterisks that are not matched yet.
    var openers: [Range<Int>] = []
    for run in runs(of: "*") where run.count <= 3 {
      guard !isCode[run.lowerBound], !isEscaped(run.lowerBound) else { continue }
      var left = run
      if closes(run) {
        while let top = openers.last, let used = used(top.count, left.count) {
          let open = top.upperBound - used..<top.upperBound
          pairs.append((open, left.lowerBound..<left.lowerBound + used))
          left = left.lowerBound + used..<left.upperBound
          openers.removeLast()
          if top.count > used { openers.append(top.lowerBound..<open.lowerBound) }
        }
      }
      if left == run, opens(run) { openers.append(run) }
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
