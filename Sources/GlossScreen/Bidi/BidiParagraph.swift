/// The implicit part of the Unicode Bidirectional Algorithm (UAX #9) over one paragraph.
///
/// Explicit formatting characters are drawn as escapes and never act, so a paragraph is a single
/// isolating run sequence: rules X1 to X10 have nothing to do, and the text before and after (sos,
/// eos) has the paragraph's own direction. Rules are named as there. Everything is linear, brackets
/// included: no more than 63 pairs nest.
struct BidiParagraph {
  /// As given; rules L1 and N0 look back at them.
  private let original: [BidiClass]
  private var classes: [BidiClass]
  private let brackets: [BidiTable.Bracket?]
  /// The paragraph's level: 0 left to right, 1 right to left.
  private let base: UInt8

  private var direction: BidiClass { base == 0 ? .left : .right }

  /// - Parameter brackets: one for each class; empty where there are none.
  init(_ classes: [BidiClass], brackets: [BidiTable.Bracket?], base: UInt8) {
    original = classes
    self.classes = classes
    self.brackets = brackets
    self.base = base
  }

  /// P2 and P3: the level of a paragraph by its first strong character, 0 if it has none.
  static func base(of classes: some Sequence<BidiClass>) -> UInt8 {
    for known in classes {
      switch known {
      case .left: return 0
      case .right, .arabicLetter: return 1
      default: break
      }
    }
    return 0
  }

  /// The level of each character before lines are broken: odd is right to left.
  consuming func levels() -> [UInt8] {
    resolveMarksAndNumbers()
    resolveSeparators()
    resolveEuropeanNumbers()
    if !brackets.isEmpty { resolveBrackets() }
    resolveNeutrals()
    return classes.map(level)
  }

  // MARK: Weak types

  /// W1 to W3.
  private mutating func resolveMarksAndNumbers() {
    var previous = direction
    var strong = direction
    for index in classes.indices {
      if classes[index] == .nonspacingMark { classes[index] = previous }
      let known = classes[index]
      previous = known
      switch known {
      case .left, .right: strong = known
      case .arabicLetter:
        strong = known
        classes[index] = .right
      case .europeanNumber where strong == .arabicLetter: classes[index] = .arabicNumber
      default: break
      }
    }
  }

  /// W4 to W6.
  private mutating func resolveSeparators() {
    for index in classes.indices.dropFirst().dropLast() {
      let (before, after) = (classes[index - 1], classes[index + 1])
      guard before == after else { continue }
      switch (classes[index], before) {
      case (.europeanSeparator, .europeanNumber), (.commonSeparator, .europeanNumber),
        (.commonSeparator, .arabicNumber):
        classes[index] = before
      default: break
      }
    }
    var index = 0
    while index < classes.count {
      switch classes[index] {
      case .europeanTerminator:
        let start = index
        while index < classes.count, classes[index] == .europeanTerminator { index += 1 }
        let follows = start > 0 && classes[start - 1] == .europeanNumber
        let precedes = index < classes.count && classes[index] == .europeanNumber
        for place in start..<index {
          classes[place] = follows || precedes ? .europeanNumber : .neutral
        }
      case .europeanSeparator, .commonSeparator:
        classes[index] = .neutral
        index += 1
      default: index += 1
      }
    }
  }

  /// W7.
  private mutating func resolveEuropeanNumbers() {
    var strong = direction
    for index in classes.indices {
      switch classes[index] {
      case .left, .right: strong = classes[index]
      case .europeanNumber where strong == .left: classes[index] = .left
      default: break
      }
    }
  }

  // MARK: Neutral types

  /// The direction that N0 to N2 take a character for; nil for neutrals.
  private static func strength(of known: BidiClass) -> BidiClass? {
    switch known {
    case .left: .left
    case .right, .europeanNumber, .arabicNumber: .right
    default: nil
    }
  }

  /// N0.
  private mutating func resolveBrackets() {
    let pairs = bracketPairs()
    guard !pairs.isEmpty else { return }
    // How many of either direction stand before a place. Pairs are taken by where they open, so
    // nothing between the brackets of one has been changed when its turn comes.
    var lefts = [0]
    var rights = [0]
    for known in classes {
      let strength = Self.strength(of: known)
      lefts.append((lefts.last ?? 0) + (strength == .left ? 1 : 0))
      rights.append((rights.last ?? 0) + (strength == .right ? 1 : 0))
    }
    for (opening, closing) in pairs {
      let hasLeft = lefts[closing] > lefts[opening]
      let hasRight = rights[closing] > rights[opening]
      guard hasLeft || hasRight else { continue }
      let hasOwn = direction == .left ? hasLeft : hasRight
      let found = hasOwn ? direction : context(before: opening)
      set(opening, to: found)
      set(closing, to: found)
    }
  }

  /// BD16, by where they open.
  private func bracketPairs() -> [(opening: Int, closing: Int)] {
    var open: [(pair: UInt32, place: Int)] = []
    var pairs: [(opening: Int, closing: Int)] = []
    for (place, bracket) in brackets.enumerated() where classes[place] == .neutral {
      guard let bracket else { continue }
      if bracket.opens {
        // So says the rule of a deeper nest: what was found is no pair either.
        if open.count == 63 { return [] }
        open.append((bracket.pair, place))
      } else if let match = open.lastIndex(where: { $0.pair == bracket.pair }) {
        pairs.append((open[match].place, place))
        open.removeSubrange(match...)
      }
    }
    return pairs.sorted { $0.opening < $1.opening }
  }

  private func context(before place: Int) -> BidiClass {
    for index in (0..<place).reversed() {
      if let strength = Self.strength(of: classes[index]) { return strength }
    }
    return direction
  }

  /// Marks on a bracket go with it.
  private mutating func set(_ bracket: Int, to known: BidiClass) {
    classes[bracket] = known
    var next = bracket + 1
    while next < classes.count, original[next] == .nonspacingMark {
      classes[next] = known
      next += 1
    }
  }

  /// N1 and N2.
  private mutating func resolveNeutrals() {
    var before = direction
    var index = 0
    while index < classes.count {
      guard classes[index].isNeutral else {
        before = Self.strength(of: classes[index]) ?? before
        index += 1
        continue
      }
      let start = index
      while index < classes.count, classes[index].isNeutral { index += 1 }
      let after = index < classes.count ? Self.strength(of: classes[index]) : direction
      let found = before == after ? before : direction
      for place in start..<index { classes[place] = found }
    }
  }

  /// I1 and I2.
  private func level(of known: BidiClass) -> UInt8 {
    switch known {
    case .left: base == 0 ? 0 : 2
    case .right: 1
    default: 2
    }
  }
}
