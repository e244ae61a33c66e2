/// What a code point is to the Unicode Bidirectional Algorithm (UAX #9, table 4).
///
/// Explicit formatting characters and boundary neutrals are missing: they are drawn as escapes,
/// which are neutral.
enum BidiClass: UInt8, Hashable, Sendable {
  // Must match `BIDI` of generate.py, in order.
  case left
  case right
  case arabicLetter
  case europeanNumber
  case europeanSeparator
  case europeanTerminator
  case arabicNumber
  case commonSeparator
  case nonspacingMark
  case segmentSeparator
  case paragraphSeparator
  case whiteSpace
  case neutral

  /// Whether it can make anything of a text go right to left; without one of these all of it goes
  /// left to right.
  var bringsRightToLeft: Bool {
    self == .right || self == .arabicLetter || self == .arabicNumber
  }

  /// What rules N0 to N2 call NI.
  var isNeutral: Bool { rawValue >= BidiClass.segmentSeparator.rawValue }
}
