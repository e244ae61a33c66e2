/// A ranking as it is typed: `B,D=A,C`, and behind a `;` what cannot be ranked.
///
/// Commas between letters may be left out, and so may spaces; a response is named by its shown
/// letter in either case.
struct RankingLine {
  /// What is read so far; places in the order shown, best first.
  private var draft = RankingKind.Draft()

  private enum Token: Equatable {
    case response(Int)
    case comma, tie, semicolon
  }

  /// Reads a whole line: every response once.
  static func read(_ line: String, _ kind: RankingKind, count: Int) throws(LineFault)
    -> RankingKind.Draft
  {
    let (line, isOpen) = try parse(line, kind, count: count)
    if isOpen { throw LineFault(RankingWords.lineIsOpen) }
    let missing = (0..<count).filter { !line.names($0) }
    guard missing.isEmpty else {
      throw LineFault(
        RankingWords.rankToo(missing.map(kind.letter), unrankable: kind.unrankable))
    }
    return line.draft
  }

  /// Why a line can never be an answer, whatever is typed behind it; nil where it can.
  static func faultSoFar(_ line: String, _ kind: RankingKind, count: Int) -> LineFault? {
    do throws(LineFault) { _ = try parse(line, kind, count: count) } catch {
      return error.isUnfinished ? nil : error
    }
    return nil
  }

  /// Whether a character is text in a line that is being typed: a sign, and what the name of a
  /// response is made of. All others keep their meaning meanwhile.
  static func holds(_ character: Character, count: Int) -> Bool {
    let shown = Character(character.uppercased())
    return ",>=; ".contains(character)
      || (0..<count).contains { place in
        let name = PresentedItem.letter(at: place)
        return name.contains(shown) || shown.isNumber && name.contains(where: \.isNumber)
      }
  }

  private func names(_ place: Int) -> Bool {
    draft.unrankable.contains(place) || draft.tier(of: place) != nil
  }

  /// `isOpen` where the line ends in a sign that a response has to follow.
  private static func parse(_ line: String, _ kind: RankingKind, count: Int) throws(LineFault)
    -> (line: RankingLine, isOpen: Bool)
  {
    var parsed = RankingLine()
    var sign: Token?
    var isBehind = false
    for token in try tokens(line, count: count) {
      switch token {
      case .response(let place):
        guard !parsed.names(place) else {
          throw LineFault(RankingWords.twice(PresentedItem.letter(at: place)))
        }
        if isBehind {
          parsed.draft.unrankable.insert(place)
        } else if sign == .tie {
          let last = parsed.draft.tiers.count - 1
          parsed.draft.tiers[last] = (parsed.draft.tiers[last] + [place]).sorted()
        } else {
          parsed.draft.tiers.append([place])
        }
        sign = nil
      case .semicolon:
        guard kind.unrankable else { throw LineFault(RankingWords.noSemicolon) }
        guard !isBehind, sign == nil else { throw LineFault(RankingWords.oneSemicolon) }
        isBehind = true
        sign = token
      case .comma, .tie:
        guard token != .tie || kind.ties else { throw LineFault(RankingWords.noTies) }
        guard token != .tie || !isBehind else { throw LineFault(RankingWords.noTiesBehind) }
        guard sign == nil, !parsed.draft.tiers.isEmpty || !parsed.draft.unrankable.isEmpty else {
          throw LineFault(RankingWords.between(token == .tie ? "=" : ","))
        }
        sign = token
      }
    }
    return (parsed, sign != nil && sign != .semicolon)
  }

  private static func tokens(_ line: String, count: Int) throws(LineFault) -> [Token] {
    var tokens: [Token] = []
    var rest = Array(line.unicodeScalars)[...]
    while let first = rest.first {
      let sign: Token?
      switch first {
      case " ", "\t", "\r": sign = nil
      case ",", ">": sign = .comma
      case "=": sign = .tie
      case ";": sign = .semicolon
      default:
        tokens.append(.response(try response(&rest, count: count)))
        continue
      }
      if let sign { tokens.append(sign) }
      rest = rest.dropFirst()
    }
    return tokens
  }

  /// A shown letter; past the twenty-sixth response it has digits behind it.
  private static func response(_ rest: inout ArraySlice<Unicode.Scalar>, count: Int)
    throws(LineFault)
    -> Int
  {
    let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
    let word = String(String.UnicodeScalarView(rest.prefix(1 + digits.count))).uppercased()
    guard let place = (0..<count).first(where: { PresentedItem.letter(at: $0) == word }) else {
      let isLast = rest.count == 1 + digits.count
      let begins = (0..<count).contains { PresentedItem.letter(at: $0).hasPrefix(word) }
      let last = PresentedItem.letter(at: count - 1)
      throw LineFault(RankingWords.unknown(word, last: last), isUnfinished: isLast && begins)
    }
    rest = rest.dropFirst(1 + digits.count)
    return place
  }
}
