import GlossScreen

/// What differs between two texts, as a person sees it: in as few places as can be told apart.
///
/// Where two sentences say different things, words such as "is" and "to" stand in both by chance.
/// What is equal but little beside the changes before and behind it is one change with them, as
/// programs that compare texts have long done.
package struct Strokes: Hashable, Sendable {
  /// A stretch of each text that stands for the other's; an empty one says where it would be.
  package struct Place: Hashable, Sendable {
    package internal(set) var old: Range<ScalarOffset>
    package internal(set) var new: Range<ScalarOffset>
  }

  /// In order.
  package let places: [Place]
  /// So little of the texts is equal that marks would only say so place by place.
  package let haveNothingInCommon: Bool

  /// Code points that are no spaces; what is equal in more is never little.
  private static let mostLittle = 12
  /// Texts that are equal in less than one in so many have nothing in common; where both are short,
  /// that is seen.
  private static let leastShare = 10
  private static let leastLetters = 60

  package init(_ old: Text, _ new: Text) {
    var places: [Place] = []
    // The letters of the last place.
    var weight = 0
    for change in Strokes.changes(WordDiff(old, new)) {
      let own = max(old.letters(in: change.old), new.letters(in: change.new))
      if var last = places.last {
        let between = last.old.upperBound..<change.old.lowerBound
        let isLittle = old.letters(in: between) <= min(Strokes.mostLittle, weight, own)
        // A line that is equal, as the end of a piece of code, stands for itself.
        if isLittle, !old.slice(between).contains(where: \.isNewline) {
          last.old = last.old.lowerBound..<change.old.upperBound
          last.new = last.new.lowerBound..<change.new.upperBound
          places[places.count - 1] = last
          weight = max(old.letters(in: last.old), new.letters(in: last.new))
          continue
        }
      }
      places.append(change)
      weight = own
    }
    self.places = places
    let all = max(
      old.letters(in: 0..<ScalarOffset(old.scalarCount)),
      new.letters(in: 0..<ScalarOffset(new.scalarCount)))
    let changed = max(
      places.reduce(0) { $0 + old.letters(in: $1.old) },
      places.reduce(0) { $0 + new.letters(in: $1.new) })
    haveNothingInCommon =
      all >= Strokes.leastLetters && !places.isEmpty && (all - changed) * Strokes.leastShare < all
  }

  /// What is removed and what stands in its stead is one change.
  private static func changes(_ diff: WordDiff) -> [Place] {
    var changes: [Place] = []
    var wasSame = true
    for run in diff.runs {
      if run.change != .same, wasSame {
        changes.append(Place(old: run.old, new: run.new))
      } else if run.change != .same {
        let last = changes.removeLast()
        changes.append(
          Place(
            old: last.old.lowerBound..<run.old.upperBound,
            new: last.new.lowerBound..<run.new.upperBound))
      }
      wasSame = run.change == .same
    }
    return changes
  }
}

extension Text {
  fileprivate func letters(in range: Range<ScalarOffset>) -> Int {
    slice(range).unicodeScalars.count { !$0.properties.isWhitespace }
  }
}
