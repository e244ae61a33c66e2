import GlossScreen

/// What differs between two texts, as a person sees it: in as few places as can be told apart.
///
/// Where two sentences say different things, words such as "is" and "to" stand in both by chance.
/// What is equal but little beside the changes before and behind it is one change with them, as
/// programs that compare texts have long done.
package struct Strokes: Hashable, Sendable {
  /// A stretch of each text that stands for the other's; an empty one says where it would be.
  package struct Place: Hashable, Sendable {
    package let old: Range<ScalarOffset>
    package let new: Range<ScalarOffset>
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
    // The letters of the last place, and of all, on either side.
    var (last, changed) = ((old: 0, new: 0), (old: 0, new: 0))
    for change in Strokes.changes(WordDiff(old, new)) {
      let own = (old: old.letters(in: change.old), new: new.letters(in: change.new))
      if let place = places.last {
        let between = place.old.upperBound..<change.old.lowerBound
        let equal = old.letters(in: between)
        let most = min(max(last.old, last.new), max(own.old, own.new), Strokes.mostLittle)
        // A line that is equal, as the end of a piece of code, stands for itself.
        if equal <= most, !old.slice(between).contains(where: \.isNewline) {
          places[places.count - 1] = Place(
            old: place.old.lowerBound..<change.old.upperBound,
            new: place.new.lowerBound..<change.new.upperBound)
          last = (last.old + equal + own.old, last.new + equal + own.new)
          changed = (changed.old + equal + own.old, changed.new + equal + own.new)
          continue
        }
      }
      places.append(change)
      last = own
      changed = (changed.old + own.old, changed.new + own.new)
    }
    self.places = places
    let all = (
      old: old.letters(in: 0..<ScalarOffset(old.scalarCount)),
      new: new.letters(in: 0..<ScalarOffset(new.scalarCount))
    )
    let isLong = max(all.old, all.new) >= Strokes.leastLetters
    // A text that stands whole in the other has much in common with it.
    haveNothingInCommon =
      isLong && (all.old - changed.old) * Strokes.leastShare < all.old
      && (all.new - changed.new) * Strokes.leastShare < all.new
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
