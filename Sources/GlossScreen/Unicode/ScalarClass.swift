/// What the choke point, wrapping and word finding need to know about one code point.
///
/// Four bits of category and seven flags, as `generate.py` writes them.
struct ScalarClass: Hashable, Sendable {
  /// The part that a code point plays in a cluster.
  enum Category: UInt16, Sendable {
    /// Drawn as `<U+XXXX>` wherever it stands.
    case escape
    case letter, number, mark, spacingMark, punctuation, symbol, space
    /// U+200C and U+200D.
    case joiner
    case variation, tag
    /// A visible format character that stands before its base, such as U+0600.
    case prepended
    case regional
    /// A skin tone.
    case modifier
    case vowelJamo, finalJamo
  }

  let rawValue: UInt16

  var category: Category { Category(rawValue: rawValue & 0xF) ?? .escape }

  var isWide: Bool { rawValue & 1 << 4 != 0 }
  var isPictograph: Bool { rawValue & 1 << 5 != 0 }
  /// Whether U+FE0F makes it two columns wide.
  var isWidened: Bool { rawValue & 1 << 6 != 0 }
  /// Whether East Asian settings of a terminal make it two columns wide, or it is a vowel sign that
  /// is a cluster of its own.
  var isAmbiguous: Bool { rawValue & 1 << 7 != 0 }
  /// Whether its script uses U+200C and U+200D to choose the form of a letter.
  var joins: Bool { rawValue & 1 << 8 != 0 }
  /// Whether its script puts no spaces between words.
  var isUnspaced: Bool { rawValue & 1 << 9 != 0 }
  var isKatakana: Bool { rawValue & 1 << 10 != 0 }

  /// Whether it is drawn after a letter, as one with it, though not in its cluster.
  var isTrailingSign: Bool { isAmbiguous && isUnspaced && category == .letter }
  /// Letters of ambiguous width are whole alphabets, Cyrillic and Greek: to place the cursor anew
  /// after each would cost more than the few terminals set up so are worth.
  var isUncertain: Bool {
    isAmbiguous && (category != .letter || isUnspaced) || category == .prepended
  }

  var width: Int { isWide ? 2 : 1 }
  var isWordPart: Bool { category == .letter || category == .number }
}
