/// A text from outside, ready to be drawn: the one way from a string to clusters.
///
/// The string is kept as it came; clusters only point into it by offset. Two texts are equal when
/// their code points are, unlike two strings, for which NFC and NFD are one.
package struct Text: Sendable {
  package private(set) var string: String
  /// In order and without gap: their ranges cover the whole string.
  package private(set) var clusters: Clusters
  package private(set) var scalarCount: Int
  private var bytes: ByteOffsets

  package init(_ string: String) { self.init(string, isOneLine: false, isEscaped: false) }

  /// The same in one line, for messages, names and ids: newlines and tabs are escapes too.
  package init(visible string: String) {
    self.init(string, isOneLine: true, isEscaped: false)
  }

  /// One line that was made visible before, such as a wrapped line: its escapes stay as they are.
  package init(escaped line: String) { self.init(line, isOneLine: true, isEscaped: true) }

  private init(_ string: String, isOneLine: Bool, isEscaped: Bool) {
    Work.did("decode \(string)")
    var native = string
    native.makeContiguousUTF8()
    self.string = native
    var scanner = ClusterScanner(isOneLine: isOneLine, isEscaped: isEscaped)
    scanner.scan(native)
    clusters = Clusters(scanner.clusters, bringsRightToLeft: scanner.bringsRightToLeft)
    scalarCount = scanner.offset
    bytes = ByteOffsets(native, scalarCount: scanner.offset)
  }
}

extension Text: Hashable {
  package static func == (a: Text, b: Text) -> Bool {
    // In place: an answer may be long, and is compared after every key.
    a.scalarCount == b.scalarCount
      && a.string.utf8.withContiguousStorageIfAvailable { a in
        b.string.utf8.withContiguousStorageIfAvailable { a.elementsEqual($0) }
      } == true
  }

  package func hash(into hasher: inout Hasher) {
    for byte in string.utf8 { hasher.combine(byte) }
  }
}

extension Text {
  /// The exact code points of a range, `\r\n` and NFD included; what lies outside the text is
  /// left out.
  package func slice(_ range: Range<ScalarOffset>) -> String {
    let range = range.clamped(to: ScalarOffset(0)..<ScalarOffset(scalarCount))
    let start = bytes.index(of: range.lowerBound.value, in: string)
    let end = bytes.index(of: range.upperBound.value, in: string)
    return String(string.unicodeScalars[start..<end])
  }

  var bringsRightToLeft: Bool { clusters.bringsRightToLeft }

  /// The cluster that holds a code point; `clusters.count` from the end of the text on.
  package func clusterIndex(at offset: ScalarOffset) -> Int {
    clusters.index(holding: offset)
  }

  /// Whether the paragraph that holds a code point goes right to left, as `Wrapping` draws it.
  package func isRightToLeft(at offset: ScalarOffset) -> Bool {
    guard bringsRightToLeft else { return false }
    let here = clusterIndex(at: offset)
    let start = clusters[..<here].lastIndex { $0.kind == .newline }.map { $0 + 1 } ?? 0
    let paragraph = clusters[start...].lazy.prefix { $0.kind != .newline }
    return BidiParagraph.base(of: paragraph.map(\.bidi)) == 1
  }

  /// Puts a string in place of a range that lies in the text, which was made by `init(_:)`. Only what
  /// stands beside it is decoded anew, so that a long text takes keys as a short one does.
  ///
  /// - Returns: the clusters that went, and those that came in their place.
  mutating func replace(
    _ range: Range<ScalarOffset>, with new: String
  ) -> (went: Range<Int>, came: Range<Int>) {
    let added = new.unicodeScalars.count - range.count
    // Where a character begins before the range, one still does. Three clusters, since `<U+` is told
    // by all of it.
    var first = max(clusterIndex(at: range.lowerBound) - 3, 0)
    while first > 0, !clusters[first].beginsCharacter { first -= 1 }
    let start = first < clusters.count ? clusters[first].scalars.lowerBound.value : 0
    let byte = bytes.byte(of: start, in: string)
    let replaced =
      bytes.byte(
        of: range.lowerBound.value, in: string)..<bytes.byte(
        of: range.upperBound.value, in: string)
    string.replaceBytes(replaced, with: new)
    var scanner = ClusterScanner()
    scanner.offset = start
    // Where a character begins behind it both before and now, all that follows is as it was.
    var end = min(clusterIndex(at: range.upperBound) + 3, clusters.count)
    func skip() {
      while end < clusters.count,
        !clusters[end].beginsCharacter
          || clusters[end].scalars.lowerBound.value + added < scanner.offset
      {
        end += 1
      }
    }
    for character in string[string.utf8.index(string.utf8.startIndex, offsetBy: byte)...] {
      skip()
      if end < clusters.count, clusters[end].scalars.lowerBound.value + added == scanner.offset,
        !scanner.mayNameSign
      {
        break
      }
      scanner.scan(character, ClusterScanner.ascii)
    }
    skip()
    let came = first..<first + scanner.clusters.count
    let went = first..<end
    clusters.replaceSubrange(went, with: scanner.clusters, adding: added)
    scalarCount += added
    bytes.replace(
      range.lowerBound.value..<range.upperBound.value, at: replaced, with: new, in: string,
      scalarCount: scalarCount)
    return (went, came)
  }

  /// Whether a span may begin or end here without cutting something drawn as one.
  package func isBoundary(_ offset: ScalarOffset) -> Bool {
    if offset.value == scalarCount { return true }
    guard (0..<scalarCount).contains(offset.value) else { return false }
    return clusters[clusterIndex(at: offset)].scalars.lowerBound == offset
  }

  /// The boundaries around an offset: both are the offset itself where it is one, and an end of
  /// the text where it lies outside.
  package func neighbours(
    of offset: ScalarOffset
  ) -> (before: ScalarOffset, after: ScalarOffset) {
    if isBoundary(offset) { return (offset, offset) }
    guard (0..<scalarCount).contains(offset.value) else {
      let end = ScalarOffset(offset.value < 0 ? 0 : scalarCount)
      return (end, end)
    }
    let cluster = clusters[clusterIndex(at: offset)]
    return (cluster.scalars.lowerBound, cluster.scalars.upperBound)
  }
}

extension String {
  /// Puts a string in the place of some bytes, copying what stands around them as bytes: a string of
  /// which somebody else holds the same is otherwise taken apart and put together again.
  fileprivate mutating func replaceBytes(_ range: Range<Int>, with new: String) {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
    var result = ""
    result.reserveCapacity(utf8.count - range.count + new.utf8.count)
    result += self[..<start]
    result += new
    result += self[end...]
    self = result
  }
}

extension [Cluster] {
  /// The cluster that holds a code point; `endIndex` from the end on.
  func index(holding offset: ScalarOffset) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle].scalars.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Text {
  /// One line that is safe anywhere, for messages, file names and plain mode: newlines and tabs
  /// are escapes too, and so is what the string itself says like an escape. Made visible twice, that
  /// would show; so it is done once, by whoever writes the line.
  package static func visible(_ string: String) -> String { Text(visible: string).glyphs }

  /// The columns that `visible` of a string takes.
  package static func width(_ string: String) -> Int { Text(visible: string).columns }

  /// What is drawn, from the first cluster to the last.
  package var glyphs: String { clusters.map(\.glyph).joined() }

  /// The columns of all clusters, in one line.
  package var columns: Int { clusters.reduce(0) { $0 + $1.width } }

  /// One safe line of bytes that should be UTF-8 but need not be, such as a file name: each byte
  /// that is not is drawn as `<0xFF>`.
  package static func visible(bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var line = ""
    var valid = String.UnicodeScalarView()
    var parser = UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        position += encoded.count
        valid.append(UTF8.decode(encoded))
      case .error(let length):
        line += visible(String(valid))
        valid = String.UnicodeScalarView()
        for byte in bytes[position..<position + length] {
          let digits = String(byte, radix: 16, uppercase: true)
          line += "<0x" + (digits.count == 1 ? "0" : "") + digits + ">"
        }
        position += length
      case .emptyInput:
        return line + visible(String(valid))
      }
    }
  }

  /// The lines of a text, each safe to print: newlines end them, tabs become the spaces up to
  /// the next multiple of four columns.
  package static func visibleLines(_ string: String, isEscaped: Bool = false) -> [String] {
    Text(string, isOneLine: false, isEscaped: isEscaped).lines { $1.glyph }
  }

  /// The same lines with all else as it came, for whoever makes them visible later.
  package static func lines(_ string: String) -> [String] {
    Text(string).lines { $0.slice($1.scalars) }
  }

  private func lines(_ part: (Text, Cluster) -> String) -> [String] {
    var lines = [""]
    var column = 0
    for cluster in clusters {
      switch cluster.kind {
      case .newline:
        lines.append("")
        column = 0
      case .tab:
        let width = Wrapping.tabWidth(at: column)
        lines[lines.count - 1] += String(repeating: " ", count: width)
        column += width
      case .text, .escape, .space:
        lines[lines.count - 1] += part(self, cluster)
        column += cluster.width
      }
    }
    return lines
  }
}
