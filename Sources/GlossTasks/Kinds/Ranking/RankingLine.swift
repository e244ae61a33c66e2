/// A ranking as it is typed: `B,D=A,C`, and behind a `;` what cannot be ranked.
///
/// Commas between letters may be left out, and so may spaces; a response is named by its shown
/// letter in either case.
struct RankingLine: Equatable {
  /// Places in the order shown, best first.
  var tiers: [[Int]] = []
  var unrankable: [Int] = []

  struct Fault: Error, Equatable {
    let message: String
    /// What is typed next may mend it.
    var isUnfinished = false
  }

  private enum Token: Equatable {
    case response(Int)
    case comma, tie, semicolon
  }

  /// Reads a whole line: every response once.
  static func read(_ line: String, _ kind: RankingKind, count: Int) -> Result<RankingLine, Fault> {
    Result { () throws(Fault) in
      let (line, isOpen) = try parse(line, kind, count: count)
      if isOpen { throw Fault(message: "a response is missing behind the last sign") }
      let missing = (0..<count).filter { !line.names($0) }
      guard missing.isEmpty else {
        throw Fault(message: "no rank yet for " + kind.letters(missing, ", "))
      }
      return line
    }
  }

  /// Why a line can never be an answer, whatever is typed behind it; nil where it can.
  static func faultSoFar(_ line: String, _ kind: RankingKind, count: Int) -> Fault? {
    do {
      _ = try parse(line, kind, count: count)
      return nil
    } catch {
      return error.isUnfinished ? nil : error
    }
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

  var draft: RankingKind.Draft {
    RankingKind.Draft(tiers: tiers.map { $0.sorted() }, unrankable: Set(unrankable))
  }

  private func names(_ place: Int) -> Bool {
    unrankable.contains(place) || tiers.contains { $0.contains(place) }
  }

  /// `isOpen` where the line ends in a sign that a response has to follow.
  private static func parse(_ line: String, _ kind: RankingKind, count: Int) throws(Fault)
    -> (line: RankingLine, isOpen: Bool)
  {
    var parsed = RankingLine()
    var sign: Token?
    var isBehind = false
    for token in try tokens(line, count: count) {
      switch token {
      case .response(let place):
        guard !parsed.names(place) else {
          throw Fault(message: "\(PresentedItem.letter(at: place)) is there twice")
        }
        if isBehind {
          parsed.unrankable.append(place)
        } else if sign == .tie {
          parsed.tiers[parsed.tiers.count - 1].append(place)
        } else {
          parsed.tiers.append([place])
        }
        sign = nil
      case .semicolon:
        guard kind.unrankable else {
          throw Fault(message: "every response gets a rank here, and ; is not taken")
        }
        guard !isBehind, sign == nil else {
          throw Fault(message: "; stands once, behind a response")
        }
        isBehind = true
        sign = token
      case .comma, .tie:
        guard token != .tie || kind.ties else {
          throw Fault(message: "ties are not taken here")
        }
        guard token != .tie || !isBehind else {
          throw Fault(message: "behind ; there are no ranks to tie")
        }
        guard sign == nil, !parsed.tiers.isEmpty || !parsed.unrankable.isEmpty else {
          throw Fault(message: "\(token == .tie ? "=" : ",") stands between two responses")
        }
        sign = token
      }
    }
    return (parsed, sign != nil && sign != .semicolon)
  }

  private static func tokens(_ line: String, count: Int) throws(Fault) -> [Token] {
    var tokens: [Token] = []
    var rest = Array(line.unicodeScalars)[...]
    while let first = rest.first {
      switch first {
      case " ", "\t", "\r": rest = rest.dropFirst()
      case ",", ">":
        tokens.append(.comma)
        rest = rest.dropFirst()
      case "=":
        tokens.append(.tie)
        rest = rest.dropFirst()
      case ";":
        tokens.append(.semicolon)
        rest = rest.dropFirst()
      default: tokens.append(.response(try response(&rest, count: count)))
      }
    }
    return tokens
  }

  /// A shown letter; past the twenty-sixth response it has digits behind it.
  private static func response(_ rest: inout ArraySlice<Unicode.Scalar>, count: Int) throws(Fault)
    -> Int
  {
    let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
    let word = String(String.UnicodeScalarView(rest.prefix(1 + digits.count))).uppercased()
    guard let place = (0..<count).first(where: { PresentedItem.letter(at: $0) == word }) else {
      let isLast = rest.count == 1 + digits.count
      let begins = (0..<count).contains { PresentedItem.letter(at: $0).hasPrefix(word) }
      let last = PresentedItem.letter(at: count - 1)
      throw Fault(
        message: "there is no response \(word); they are A to \(last)",
        isUnfinished: isLast && begins)
    }
    rest = rest.dropFirst(1 + digits.count)
    return place
  }
}
