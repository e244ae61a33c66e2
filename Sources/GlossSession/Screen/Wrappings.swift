import GlossJSON
import GlossScreen
import GlossTasks

/// The open item's texts, wrapped at the widths at which they are drawn, as they are written and as
/// Markdown.
///
/// Wrapping a text of 100,000 characters takes longer than a key may; a text and a width that were
/// there before the key are there after it. Both forms are kept, since one key goes from one to the
/// other.
struct Wrappings {
  /// Which texts are drawn as they are written, of those that need not be.
  enum Raw: Hashable {
    case none, responses, all
  }

  private struct Place: Hashable {
    let of: ID
    let width: Int
  }

  var raw = Raw.none
  private var made: [Place: Wrapping] = [:]
  private var rendered: [Place: RenderedWrapping] = [:]
  /// The texts that are drawn otherwise than they are written; nil for those that are not.
  private var renderings: [ID: RenderedText?] = [:]

  /// Wraps what is not wrapped yet, and forgets the widths that are not drawn any more.
  ///
  /// - Parameter renders: whether Markdown may be drawn as such at all.
  mutating func prepare(_ texts: [(text: PresentedText, widths: Set<Int>)], renders: Bool) {
    let (before, renderedBefore) = (made, rendered)
    made = [:]
    rendered = [:]
    if !renders { renderings = [:] }
    for (text, widths) in texts {
      if renders, renderings[text.of] == nil { renderings[text.of] = Wrappings.rendering(of: text) }
      let rendering = renderings[text.of] ?? nil
      for width in widths {
        let place = Place(of: text.of, width: width)
        made[place] = before[place] ?? Wrapping(text.text.clusters, width: width)
        if let rendering {
          rendered[place] = renderedBefore[place] ?? RenderedWrapping(rendering, width: width)
        }
      }
    }
  }

  /// A response or a turn as Markdown, if that is anything else than what is written.
  private static func rendering(of text: PresentedText) -> RenderedText? {
    switch text.part {
    case .turn, .response:
      let rendering = RenderedText(text.text)
      return rendering.differs ? rendering : nil
    case .context, .text: return nil
    }
  }

  mutating func removeAll() {
    made = [:]
    rendered = [:]
    renderings = [:]
  }

  func wrapping(of text: PresentedText, width: Int) -> Wrapping {
    made[Place(of: text.of, width: width)] ?? Wrapping(text.text.clusters, width: width)
  }

  /// A text as Markdown; nil where it is drawn as it is written.
  func rendered(of text: PresentedText, width: Int) -> RenderedWrapping? {
    guard raw != .all, let rendering = renderings[text.of] ?? nil else { return nil }
    if raw == .responses, case .response = text.part { return nil }
    return rendered[Place(of: text.of, width: width)] ?? RenderedWrapping(rendering, width: width)
  }

  /// Whether a text is, or on a key would be, drawn otherwise than it is written.
  func canRender(_ text: PresentedText) -> Bool { (renderings[text.of] ?? nil) != nil }
}
