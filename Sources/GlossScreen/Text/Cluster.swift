/// What is drawn as one thing and stepped over by one key: mostly one extended grapheme cluster.
///
/// Its initializer belongs to the choke point (`ClusterScanner`, below), so a cluster at hand is
/// the proof that its glyph may be sent to a terminal.
package struct Cluster: Hashable, Sendable {
  package enum Kind: Sendable {
    case text
    /// Stands for code points that are not sent, such as `<U+202E>` and `<+93 marks>`.
    case escape
    /// `\n` or `\r\n`; the glyph is empty and the width 0.
    case newline
    /// The glyph is a space and the width 1, until `Wrapping` knows the column it stands in.
    case tab
    case space
  }

  /// Safe to send to a terminal as it is.
  package let glyph: String
  // A long text is millions of these: what is left is kept small.
  private let columns: Int32
  private var start: Int32
  private let count: Int32
  package let kind: Kind
  /// What the order of reading takes it for: its first code point, or a neutral.
  let bidi: BidiClass
  private(set) var traits: Traits

  /// What is asked of it often, found once.
  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let isUncertain = Traits(rawValue: 1 << 0)
    static let beginsCharacter = Traits(rawValue: 1 << 1)
    // Where lines may end beside it: see `LineBreaker`.
    static let isBreakingSpace = Traits(rawValue: 1 << 2)
    static let isPlain = Traits(rawValue: 1 << 3)
    static let isHyphen = Traits(rawValue: 1 << 4)
    static let isWordPart = Traits(rawValue: 1 << 5)
    static let isTrailingSign = Traits(rawValue: 1 << 6)
    static let standsAlone = Traits(rawValue: 1 << 7)
    static let isNeverFirst = Traits(rawValue: 1 << 8)
    static let isNeverLast = Traits(rawValue: 1 << 9)

    /// Cheaper than what every set of options has, which is asked of each cluster of a text.
    func has(_ trait: Traits) -> Bool { rawValue & trait.rawValue != 0 }
  }

  /// What decides where lines end.
  struct Part {
    let kind: Kind
    let traits: Traits
    let width: Int
  }

  var part: Part { Part(kind: kind, traits: traits, width: width) }

  fileprivate init(
    _ glyph: String, width: Int, kind: Kind, uncertain: Bool = false, bidi: BidiClass,
    from start: Int, count: Int
  ) {
    self.glyph = glyph
    columns = Int32(clamping: width)
    self.kind = kind
    self.bidi = bidi
    self.start = Int32(start)
    self.count = Int32(count)
    traits = LineBreaker.traits(of: glyph, kind).union(.beginsCharacter)
    if uncertain { traits.insert(.isUncertain) }
  }

  /// In columns: 1 or 2, more for an escape, 0 only for a newline.
  package var width: Int { Int(columns) }
  /// Whether terminals are known to disagree on the width, so that the cursor has to be placed
  /// anew after it.
  package var isUncertain: Bool { traits.has(.isUncertain) }
  /// The code points in the source that it stands for.
  package var scalars: Range<ScalarOffset> {
    ScalarOffset(Int(start))..<ScalarOffset(Int(start) + Int(count))
  }

  /// Whether a `Character` of the source begins with it, so that decoding can begin there.
  fileprivate(set) var beginsCharacter: Bool {
    get { traits.has(.beginsCharacter) }
    set { if newValue { traits.insert(.beginsCharacter) } else { traits.remove(.beginsCharacter) } }
  }

  /// Moves it further on in a text, by so many code points.
  mutating func move(by count: Int) { start += Int32(count) }

  func moved(by count: Int) -> Cluster {
    var moved = self
    moved.move(by: count)
    return moved
  }

  /// How it is drawn where text goes right to left (rule L4 of UAX #9): a bracket as its other
  /// side, most as they are.
  package var mirrored: Cluster {
    guard kind == .text, bidi == .neutral, let first = glyph.unicodeScalars.first,
      let mirror = BidiTable.mirror(of: first)
    else { return self }
    var form = String.UnicodeScalarView()
    form.append(mirror)
    form.append(contentsOf: glyph.unicodeScalars.dropFirst())
    return Cluster(
      String(form), width: width, kind: kind, uncertain: isUncertain, bidi: bidi,
      from: Int(start), count: Int(count))
  }
}

/// The choke point: the only maker of clusters.
///
/// Swift's `Character` proposes where clusters end, walked forward only, since finding a boundary
/// backwards is quadratic in a run of regional indicators. What is hostile in one is split off:
/// see `Piece` for what may stay together. Nothing is dropped: ranges follow on each other.
struct ClusterScanner {
  /// Whether newlines and tabs are escapes, too.
  var isOneLine = false
  /// Whether the string came through here before, so that its escapes are those written then.
  var isEscaped = false

  private(set) var clusters: [Cluster] = []
  /// Whether any of them does.
  private(set) var bringsRightToLeft = false
  /// In the source, of what comes next.
  var offset = 0

  /// Glyphs of ASCII, made once; those of controls are their escapes.
  static let ascii: [Cluster] = (0..<128).map { code in
    let scalar = Unicode.Scalar(UInt8(code))
    var scanner = ClusterScanner()
    scanner.single(scalar)
    return scanner.clusters[0]
  }

  mutating func scan(_ string: String) {
    clusters.reserveCapacity(clusters.count + string.utf8.count)
    let ascii = Self.ascii
    var string = string
    var byte = 0
    while byte < string.utf8.count {
      byte += string.withUTF8 { scan(ascii: $0[byte...], ascii) }
      let rest = string.utf8.index(string.utf8.startIndex, offsetBy: byte)
      for character in string[rest...] {
        scan(character, ascii)
        byte += character.utf8.count
        // One of ASCII ends where the next begins.
        if character.utf8.count == 1, character != "\r" { break }
      }
    }
  }

  /// Takes characters of ASCII that stand before others, with which nothing goes together: nearly all
  /// of most texts, for which Swift need not look where characters end. Gives how many they were.
  private mutating func scan(ascii bytes: Slice<UnsafeBufferPointer<UInt8>>, _ ascii: [Cluster])
    -> Int
  {
    var taken = 0
    while taken + 1 < bytes.count {
      let at = bytes.startIndex + taken
      let (byte, next) = (bytes[at], bytes[at + 1])
      // A carriage return may be one character with what follows it.
      guard byte < 0x80, next < 0x80, byte != 0x0D else { break }
      scan(byte, ascii)
      taken += 1
    }
    return taken
  }

  private mutating func scan(_ byte: UInt8, _ ascii: [Cluster]) {
    if isOneLine, byte == 0x09 || byte == 0x0A { return name(Unicode.Scalar(byte)) }
    if byte == UInt8(ascii: "+"), !isEscaped { tellApart() }
    clusters.append(ascii[Int(byte)].moved(by: offset))
    offset += 1
  }

  mutating func scan(_ character: Character, _ ascii: [Cluster]) {
    let utf8 = character.utf8
    if utf8.count == 1, let byte = utf8.first { return scan(byte, ascii) }
    var scalars = character.unicodeScalars.makeIterator()
    guard let first = scalars.next() else { return }
    guard let second = scalars.next() else { return single(first) }
    let start = clusters.count
    if first == "\r", isOneLine {
      name(first)
      name(second)
    } else if first == "\r" {
      append("", width: 0, kind: .newline, bidi: .paragraphSeparator, count: 2)
    } else if second.value >= 0xE0020, Self.isTaggedFlag(character.unicodeScalars) {
      append(
        String(character), width: 2, kind: .text, uncertain: true,
        count: character.unicodeScalars.count)
    } else {
      several(character.unicodeScalars)
    }
    for part in clusters.indices.dropFirst(start + 1) { clusters[part].beginsCharacter = false }
  }

  /// Names the sign before a `U` that a `+` follows: where the text itself says `<U+202E>`, it must
  /// not look like what is written here for a code point.
  private mutating func tellApart() {
    guard clusters.count >= 2, clusters[clusters.count - 1].glyph == "U",
      clusters[clusters.count - 2].glyph == "<"
    else { return }
    let after = clusters.removeLast()
    clusters.removeLast()
    offset -= 2
    name("<")
    clusters.append(after)
    offset += 1
  }

  /// Whether what comes next may yet have a sign named.
  var mayNameSign: Bool {
    clusters.last?.glyph == "<"
      || clusters.last?.glyph == "U" && clusters.dropLast().last?.glyph == "<"
  }

  private mutating func name(_ scalar: Unicode.Scalar) {
    let name = Self.escape(of: scalar)
    append(name, width: name.utf8.count, kind: .escape, count: 1)
  }

  /// A cluster of one code point, which is nearly every cluster.
  private mutating func single(_ scalar: Unicode.Scalar) {
    if isOneLine, scalar == "\n" || scalar == "\t" { return name(scalar) }
    if scalar == "\n" {
      return append("", width: 0, kind: .newline, bidi: .paragraphSeparator, count: 1)
    }
    if scalar == "\t" {
      return append(" ", width: 1, kind: .tab, bidi: .segmentSeparator, count: 1)
    }
    let known = ScalarTable.classify(scalar)
    switch known.category {
    case .space:
      append(
        String(scalar), width: known.width, kind: .space, bidi: BidiTable.classify(scalar),
        count: 1)
    case .letter, .number, .punctuation, .symbol:
      append(
        String(scalar), width: known.width, kind: .text, uncertain: known.isUncertain,
        bidi: BidiTable.classify(scalar), count: 1)
    case .escape: name(scalar)
    default:
      var piece = Piece()
      add(scalar, known, next: nil, to: &piece)
      flush(&piece)
    }
  }

  /// A `Character` of several code points, taken apart where it has to be.
  private mutating func several(_ scalars: String.UnicodeScalarView) {
    var piece = Piece()
    var rest = scalars.makeIterator()
    var current = rest.next()
    while let scalar = current {
      current = rest.next()
      add(scalar, ScalarTable.classify(scalar), next: current, to: &piece)
    }
    flush(&piece)
  }

  private mutating func add(
    _ scalar: Unicode.Scalar, _ known: ScalarClass, next: Unicode.Scalar?, to piece: inout Piece
  ) {
    switch piece.verdict(on: scalar, known, next: next) {
    case .take: piece.take(scalar, known)
    case .count: piece.overflow(known)
    case .begin:
      flush(&piece)
      piece.take(scalar, known)
    case .escape:
      flush(&piece)
      name(scalar)
    }
  }

  private mutating func flush(_ piece: inout Piece) {
    if piece.count > 0 {
      append(
        piece.glyph, width: piece.width, kind: piece.isSpace ? .space : .text,
        uncertain: piece.isUncertain, bidi: piece.bidi, count: piece.count)
    }
    if let label = piece.overflowLabel {
      append(label, width: label.utf8.count, kind: .escape, count: piece.overflowCount)
    }
    piece = Piece()
  }

  private mutating func append(
    _ glyph: String, width: Int, kind: Cluster.Kind, uncertain: Bool = false,
    bidi: BidiClass = .neutral, count: Int
  ) {
    clusters.append(
      Cluster(
        glyph, width: width, kind: kind, uncertain: uncertain, bidi: bidi, from: offset,
        count: count))
    if bidi.bringsRightToLeft { bringsRightToLeft = true }
    offset += count
  }

  /// `<U+202E>`: at least four digits, as Unicode writes code points.
  private static func escape(of scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    let digits = value > 0xFFFFF ? 6 : value > 0xFFFF ? 5 : 4
    return String(unsafeUninitializedCapacity: digits + 4) { bytes in
      bytes[0] = UInt8(ascii: "<")
      bytes[1] = UInt8(ascii: "U")
      bytes[2] = UInt8(ascii: "+")
      for place in 0..<digits {
        let digit = UInt8(value >> (4 * (digits - 1 - place)) & 0xF)
        bytes[3 + place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
      }
      bytes[digits + 3] = UInt8(ascii: ">")
      return digits + 4
    }
  }

  /// Whether this is the flag of England, Scotland or Wales: a black flag, the tagged letters of the
  /// region, the closing tag. Unicode recommends no others, and tags are text that nobody sees.
  private static func isTaggedFlag(_ scalars: String.UnicodeScalarView) -> Bool {
    guard scalars.first == "\u{1F3F4}", scalars.last == "\u{E007F}" else { return false }
    let letters = scalars.dropFirst().dropLast().prefix(6).map { tag in
      Character(Unicode.Scalar(UInt8(truncatingIfNeeded: tag.value & 0x7F)))
    }
    return scalars.count == 7 && ["gbeng", "gbsct", "gbwls"].contains(String(letters))
  }
}
