import GlossJSON
import GlossScreen
import GlossTasks

/// The open item's texts, wrapped at the widths at which they are drawn.
///
/// Wrapping a text of 100,000 characters takes longer than a key may; a text and a width that were
/// there before the key are there after it.
struct Wrappings {
  private struct Place: Hashable {
    let of: ID
    let width: Int
  }

  private var made: [Place: Wrapping] = [:]

  /// Wraps what is not wrapped yet, and forgets the widths that are not drawn any more.
  mutating func prepare(_ texts: [(text: PresentedText, widths: Set<Int>)]) {
    let before = made
    made = [:]
    for (text, widths) in texts {
      for width in widths {
        let place = Place(of: text.of, width: width)
        made[place] = before[place] ?? Wrapping(text.text.clusters, width: width)
      }
    }
  }

  mutating func removeAll() { made = [:] }

  func wrapping(of text: PresentedText, width: Int) -> Wrapping {
    made[Place(of: text.of, width: width)] ?? Wrapping(text.text.clusters, width: width)
  }
}
