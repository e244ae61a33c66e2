/// A cluster in the making: what may stay together on the screen.
///
/// The caps are above everything that people write: a letter with four marks, an emoji of ten code
/// points, a Sanskrit conjunct of nine. What exceeds them is counted, not drawn.
struct Piece {
  enum Verdict {
    /// Belongs to this piece.
    case take
    /// Belongs to it but exceeds a cap.
    case count
    /// Begins a piece of its own.
    case begin
    /// Is not drawn but named.
    case escape
  }

  private static let marksAtMost = 4
  private static let scalarsAtMost = 16

  private(set) var glyph = ""
  private(set) var width = 0
  private(set) var count = 0
  private(set) var isUncertain = false
  private(set) var overflowCount = 0

  private var onlyMarksOverflow = true
  private var marks = 0
  private var base = ScalarClass(rawValue: 0)
  private var baseValue: UInt32 = 0
  private var last = ScalarClass(rawValue: 0)

  var isSpace: Bool { count == 1 && base.category == .space }

  /// Of the code point that it begins with, not of the circle under a mark without a base.
  var bidi: BidiClass { Unicode.Scalar(baseValue).map(BidiTable.classify) ?? .neutral }

  /// What the overflow is drawn as, if there is any.
  var overflowLabel: String? {
    if overflowCount == 0 { return nil }
    let noun = onlyMarksOverflow ? "mark" : "code point"
    return "<+\(overflowCount) \(noun)\(overflowCount == 1 ? "" : "s")>"
  }

  func verdict(
    on scalar: Unicode.Scalar, _ known: ScalarClass, next: Unicode.Scalar?
  ) -> Verdict {
    switch known.category {
    case .escape, .tag: return .escape
    case .joiner where overflowCount == 0 && !accepts(joiner: scalar, next: next): return .escape
    case .variation where overflowCount == 0 && !accepts(variation: scalar): return .escape
    case .vowelJamo where !acceptsVowel, .finalJamo where !acceptsFinal:
      if count == 0 { return .escape }
      return .count
    default: break
    }
    if overflowCount > 0 { return .count }
    if count == 0 { return .take }
    if count >= Self.scalarsAtMost { return .count }
    if !hasRoom(for: known) { return .begin }
    switch known.category {
    case .letter where Self.isLeadJamo(baseValue): return .begin
    case .vowelJamo, .finalJamo: return .take
    case .letter, .number, .punctuation, .symbol, .space, .regional, .prepended:
      if isJoined || marks < Self.marksAtMost { return .take }
    default:
      if marks < Self.marksAtMost { return .take }
    }
    return .count
  }

  mutating func overflow(_ known: ScalarClass) {
    overflowCount += 1
    if known.category != .mark && known.category != .spacingMark { onlyMarksOverflow = false }
  }

  mutating func take(_ scalar: Unicode.Scalar, _ known: ScalarClass) {
    if count == 0 { begin(with: scalar, known) } else { extend(with: scalar, known) }
    glyph.unicodeScalars.append(scalar)
    count += 1
    last = known
  }

  private mutating func begin(with scalar: Unicode.Scalar, _ known: ScalarClass) {
    base = known
    baseValue = scalar.value
    switch known.category {
    case .mark, .spacingMark:
      // A mark must not sit on whatever is drawn before it.
      glyph = "\u{25CC}"
      base = ScalarTable.classify("\u{25CC}")
      width = known.category == .mark ? 1 : 2
      marks = 1
      isUncertain = true
    case .regional:
      width = 2
      isUncertain = true
    default:
      width = known.width
      isUncertain = known.isUncertain
    }
  }

  private mutating func extend(with scalar: Unicode.Scalar, _ known: ScalarClass) {
    switch known.category {
    case .mark:
      marks += 1
      if scalar == "\u{20E3}" { isUncertain = true }
    case .joiner:
      isUncertain = true
    case .variation:
      isUncertain = true
      if scalar == "\u{FE0F}" && base.isWidened { width = 2 }
      if scalar == "\u{FE0E}" { width = 1 }
    case .vowelJamo, .finalJamo:
      isUncertain = true
    case .regional:
      marks = Self.marksAtMost
      isUncertain = true
    case .modifier, .spacingMark:
      marks += 1
      width = 2
      isUncertain = true
    default:
      marks = isJoined ? 0 : marks + 1
      width = 2
      isUncertain = true
    }
  }

  /// Whether the next base is joined on, by a joiner or as part of a conjunct.
  private var isJoined: Bool {
    last.category == .joiner
      || (last.category == .mark && base.category == .letter && !base.isWide)
  }

  /// Whether a terminal would draw both in two columns. Only nonsense needs more, such as an Indic
  /// vowel on an emoji.
  private func hasRoom(for known: ScalarClass) -> Bool {
    switch known.category {
    case .mark, .joiner, .variation, .vowelJamo, .finalJamo: true
    case .modifier: base.isPictograph
    case .regional: base.category == .regional
    case .prepended: false
    case .spacingMark: !base.isWide && base.category != .regional
    default:
      isJoined || !base.isWide && base.category != .regional && !known.isWide
    }
  }

  /// Joiners count where they change what is drawn: between pictographs, and in scripts that
  /// choose the forms of letters with them.
  private func accepts(joiner: Unicode.Scalar, next: Unicode.Scalar?) -> Bool {
    if count == 0 || last.category == .joiner { return false }
    if base.joins { return true }
    guard joiner == "\u{200D}", base.isPictograph, let next else { return false }
    return ScalarTable.classify(next).isPictograph
  }

  /// One selector, right after a base that has variants of the kind.
  private func accepts(variation: Unicode.Scalar) -> Bool {
    if count == 0 { return false }
    switch last.category {
    case .letter, .number, .punctuation, .symbol, .modifier: break
    default: return false
    }
    switch variation.value {
    case 0xFE0E, 0xFE0F: return last.isPictograph || last.isWidened || last.category == .modifier
    case 0xFE00...0xFE0D: return baseValue > 0x7F || baseValue == 0x30
    case 0x180B...0x180F: return (0x1800...0x18AF).contains(baseValue)
    default: return base.isWide && base.category == .letter
    }
  }

  private var acceptsVowel: Bool {
    overflowCount == 0 && last.category == .letter
      && (Self.isLeadJamo(baseValue) || Self.isOpenSyllable(baseValue))
  }

  private var acceptsFinal: Bool {
    if overflowCount > 0 { return false }
    if last.category == .vowelJamo { return true }
    return last.category == .letter && Self.isOpenSyllable(baseValue)
  }

  private static func isLeadJamo(_ value: UInt32) -> Bool {
    (0x1100...0x115E).contains(value) || (0xA960...0xA97C).contains(value)
  }

  /// A precomposed syllable without a final consonant.
  private static func isOpenSyllable(_ value: UInt32) -> Bool {
    (0xAC00...0xD7A3).contains(value) && (value - 0xAC00) % 28 == 0
  }
}
