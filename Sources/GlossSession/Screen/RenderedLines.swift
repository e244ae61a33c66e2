import GlossScreen

/// One pass over the lines of a text, which finds what each of them is.
struct RenderedLines {
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
  private(set) var lines: [RenderedText.Line] = []
  private(set) var differs = false

  private var fence: Fence?
  private var isInTable = false
  /// Lines that stand deep belong to the list rather than being code.
  private var isInList = false
  private var isAfterParagraph = false

  init(_ clusters: [Cluster]) {
    self.clusters = clusters
    signs = clusters.map { $0.sign }
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, cluster) in clusters.enumerated() where cluster.kind == .newline {
      ranges.append(start..<index)
      start = index + 1
    }
    self.ranges = ranges + [start..<clusters.count]
  }

  mutating func scan() {
    lines.reserveCapacity(ranges.count)
    for number in ranges.indices {
      let line = line(number)
      differs = differs || line.isVerbatim || line.bars > 0 || !line.styles.isEmpty
      differs = differs || line.style != Style(.text)
      differs = differs || line.head.contains { !$0.isWhite }
      lines.append(line)
    }
  }

  private mutating func line(_ number: Int) -> RenderedText.Line {
    var line = RenderedText.Line()
    var rest = ranges[number]
    if let fence {
      line.bars = takeBars(&rest, most: fence.bars)
      if line.bars == fence.bars { return fenced(line, rest, fence) }
      self.fence = nil
      rest = ranges[number]
    }
    line.bars = takeBars(&rest, most: RenderedText.mostBars)
    return open(line, rest, number)
  }

  /// A line between fences, or the one that closes them.
  private mutating func fenced(
    _ line: RenderedText.Line, _ rest: Range<Int>, _ fence: Fence
  ) -> RenderedText.Line {
    let inside = withoutWhite(rest)
    let run = length(of: fence.sign, from: inside)
    let isAlone = withoutWhite(inside.lowerBound + run..<inside.upperBound).isEmpty
    if run >= fence.count, isAlone, inside.lowerBound - rest.lowerBound <= fence.indent + 3 {
      self.fence = nil
      return verbatim(line, rest, Style(.quiet))
    }
    var style = Style(.code)
    if fence.isDiff, let first = rest.first {
      if signs[first] == "+" { style = Style(.added) }
      if signs[first] == "-" { style = Style(.removed) }
    }
    return code(line, rest, style)
  }

  private mutating func open(
    _ line: RenderedText.Line, _ rest: Range<Int>, _ number: Int
  ) -> RenderedText.Line {
    let inside = withoutWhite(rest)
    let wasParagraph = isAfterParagraph
    let wasTable = isInTable
    isAfterParagraph = false
    isInTable = false
    if inside.isEmpty { return line }
    if openFence(inside, indent: inside.lowerBound - rest.lowerBound, line.bars) {
      return verbatim(line, rest, Style(.quiet))
    }
    if isTable(inside, number, wasTable) {
      isInTable = true
      return verbatim(line, rest, Style(.text))
    }
    let indent = columns(rest.lowerBound..<inside.lowerBound)
    if indent < 4, isRule(inside) { return verbatim(line, rest, Style(.quiet)) }
    if indent < 4, let marks = headingMarks(inside) { return heading(line, rest, marks) }
    if indent < 4 || isInList, let start = itemStart(inside) {
      isInList = true
      return item(line, rest, start, indent: inside.lowerBound - rest.lowerBound)
    }
    if indent >= 4, !isInList, !wasParagraph { return code(line, rest, Style(.code)) }
    isInList = isInList && (indent > 0 || wasParagraph)
    isAfterParagraph = true
    return hung(line, rest, from: inside.lowerBound)
  }

  // MARK: What a line becomes

  private func verbatim(
    _ line: RenderedText.Line, _ rest: Range<Int>, _ style: Style
  ) -> RenderedText.Line {
    var line = line
    line.clusters = Array(clusters[rest])
    line.style = style
    line.isVerbatim = true
    return line
  }

  private func code(
    _ line: RenderedText.Line, _ rest: Range<Int>, _ style: Style
  ) -> RenderedText.Line {
    var line = verbatim(line, rest, style)
    line.indent = 2
    return line
  }

  private func heading(
    _ line: RenderedText.Line, _ rest: Range<Int>, _ marks: Range<Int>
  ) -> RenderedText.Line {
    var line = line
    let before = Array(clusters[rest.lowerBound..<marks.upperBound])
    let title = inline(marks.upperBound..<rest.upperBound, Style(.heading))
    line.clusters = before + title.clusters
    line.styles =
      before.map { _ in Style(.quiet) }
      + (title.styles.isEmpty ? title.clusters.map { _ in Style(.heading) } : title.styles)
    return line
  }

  private mutating func item(
    _ line: RenderedText.Line, _ rest: Range<Int>, _ start: Int, indent: Int
  ) -> RenderedText.Line {
    var line = hung(line, rest, from: start)
    if openFence(start..<rest.upperBound, indent: start - rest.lowerBound, line.bars) {
      line.clusters = Array(clusters[start..<rest.upperBound])
      line.styles = []
      line.style = Style(.quiet)
    }
    isAfterParagraph = true
    return line
  }

  /// Text whose rows all begin below its first word.
  private func hung(
    _ line: RenderedText.Line, _ rest: Range<Int>, from start: Int
  ) -> RenderedText.Line {
    var line = line
    line.head = Array(clusters[rest.lowerBound..<start])
    line.indent = columns(rest.lowerBound..<start)
    let text = inline(start..<rest.upperBound, Style(.text))
    line.clusters = text.clusters
    line.styles = text.styles
    return line
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

  private mutating func openFence(_ inside: Range<Int>, indent: Int, _ bars: Int) -> Bool {
    for sign: Unicode.Scalar in ["`", "~"] {
      let count = length(of: sign, from: inside)
      guard count >= 3 else { continue }
      let info = withoutWhite(inside.lowerBound + count..<inside.upperBound)
      guard sign == "~" || !info.contains(where: { signs[$0] == "`" }) else { return false }
      let language = clusters[info].prefix { !$0.isWhite }.prefix(8).map(\.glyph).joined()
      fence = Fence(
        sign: sign, count: count, indent: indent, bars: bars,
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
    var (bars, dashes) = (0, 0)
    for sign in signs[range] {
      switch sign {
      case "|": bars += 1
      case "-": dashes += 1
      case " ", ":": break
      default: return false
      }
    }
    return bars > 0 && dashes > 0
  }

  private func isRule(_ inside: Range<Int>) -> Bool {
    let first = signs[inside.lowerBound]
    guard first == "-" || first == "*" || first == "_" else { return false }
    var count = 0
    for sign in signs[inside] where sign != " " {
      guard sign == first else { return false }
      count += 1
    }
    return count >= 3
  }

  private func headingMarks(_ inside: Range<Int>) -> Range<Int>? {
    let count = length(of: "#", from: inside)
    let end = inside.lowerBound + count
    guard (1...6).contains(count), end == inside.upperBound || signs[end] == " " else {
      return nil
    }
    return inside.lowerBound..<end
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
    var start = range.lowerBound
    while start < range.upperBound, signs[start] == " " { start += 1 }
    return start..<range.upperBound
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
