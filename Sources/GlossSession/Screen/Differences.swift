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
  private(set) var current = 0

  /// - Parameters:
  ///   - texts: the responses, as shown.
  ///   - against: the one that the others are held against.
  init(_ texts: [PresentedText], against: PresentedText) {
    places = texts.filter { $0.of != against.of }.flatMap { Differences.places(against, $0) }
  }

  /// What is removed and what stands in its stead is one place.
  private static func places(_ first: PresentedText, _ second: PresentedText) -> [Place] {
    var places: [Place] = []
    var open: (Range<ScalarOffset>, Range<ScalarOffset>)?
    func close() {
      guard let (old, new) = open else { return }
      places.append(
        Place(sides: [Side(of: first.of, range: old), Side(of: second.of, range: new)]))
      open = nil
    }
    for run in WordDiff(first.text, second.text).runs {
      guard run.change != .same else {
        close()
        continue
      }
      let (old, new) = open ?? (run.old, run.new)
      open = (
        old.lowerBound..<run.old.upperBound, new.lowerBound..<run.new.upperBound
      )
    }
    close()
    return places
  }

  /// The next place; nil after the last.
  var next: Differences? {
    guard current + 1 < places.count else { return nil }
    var next = self
    next.current += 1
    return next
  }

  var place: Place { places[current] }

  var marks: [TextMark] {
    places.enumerated().flatMap { index, place in
      place.sides.filter { !$0.range.isEmpty }.map {
        TextMark(of: $0.of, $0.range, .differs(isCurrent: index == current))
      }
    }
  }
}
