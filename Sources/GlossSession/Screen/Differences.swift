import GlossJSON
import GlossScreen
import GlossTasks

/// What differs between responses, place by place, and the place that the person looks at.
///
/// Of two, one against the other; of more, each against the one that keys go to. No side has a sign
/// of its own: a screen that told them apart would prefer one.
struct Differences: Hashable {
  /// Stretches of two texts that stand for each other; an empty one says where the other's would be.
  struct Place: Hashable {
    let sides: [Side]
  }

  struct Side: Hashable {
    let of: ID
    let range: Range<ScalarOffset>
  }

  let places: [Place]
  /// The texts have so little in common that marks would only say so place by place.
  let haveNothingInCommon: Bool
  private(set) var current = 0

  /// - Parameters:
  ///   - texts: the responses, as shown.
  ///   - against: the one that the others are held against.
  init(_ texts: [PresentedText], against: PresentedText) {
    let others = texts.filter { $0.of != against.of }
    let strokes = others.map { Strokes(against.text, $0.text) }
    places = zip(others, strokes).flatMap { other, strokes in
      strokes.places.map {
        Place(sides: [
          Side(of: against.of, range: $0.old), Side(of: other.of, range: $0.new),
        ])
      }
    }
    haveNothingInCommon = !strokes.isEmpty && strokes.allSatisfy(\.haveNothingInCommon)
  }

  /// The next place; nil after the last.
  var next: Differences? {
    guard current + 1 < places.count else { return nil }
    var next = self
    next.current += 1
    return next
  }

  var place: Place { places[current] }

  /// Of the current place both sides are marked: one that has nothing there, where that would be.
  var marks: [TextMark] {
    places.enumerated().flatMap { index, place in
      place.sides.filter { index == current || !$0.range.isEmpty }.map {
        TextMark(of: $0.of, $0.range, .differs(isCurrent: index == current))
      }
    }
  }
}
