import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks

/// What is found once of the open item, since every frame draws it: its texts wrapped at the widths
/// at which they are drawn, as they are written and as Markdown, what is suggested, and the focused
/// question's lines.
///
/// Wrapping a text of 100,000 characters takes longer than a key may; a text and a width that were
/// there before the key are there after it. Both forms are kept, since one key goes from one to the
/// other.
struct KeptItem {
  private struct Place: Hashable {
    let of: ID
    let width: Int
  }

  /// All that a question's lines follow from.
  private struct Drawing: Equatable {
    @Erased var ask: any Ask
    let room: Asked.Room
  }

  /// Whether turns and responses are drawn as Markdown now; other texts never are.
  private var (rendersTurns, rendersResponses) = (false, false)
  private var made: [Place: (written: Wrapping, rendered: RenderedWrapping?)] = [:]
  /// The texts in which something is marked, as they were drawn with the same marks.
  private var blocks: [Place: (marks: [TextMark], keepsLane: Bool, block: TextBlock)] = [:]
  /// The texts that are drawn otherwise than they are written; nil for those that are not.
  private var renderings: [ID: RenderedText?] = [:]
  /// What is suggested, by the index of what is asked, and what was preferred then.
  private var proposed: [Int: (preferred: ID?, suggestion: Suggestion?)] = [:]
  private var drawn: (drawing: Drawing, lines: [StyledLine])?

  /// Wraps what is not wrapped yet, and forgets the widths that are not drawn any more.
  ///
  /// - Parameters:
  ///   - marks: what stands marked in the texts.
  ///   - markable: the texts in which more may be marked.
  ///   - mayRender: whether Markdown may be drawn as such at all.
  mutating func wrap(
    _ texts: [PresentedText], _ view: ScreenLayout.View, _ marks: [TextMark] = [],
    _ markable: Set<ID> = [], mayRender: Bool
  ) {
    rendersTurns = mayRender && !view.showsRaw
    rendersResponses = rendersTurns && view.differences == nil
    let (before, marked) = (made, blocks)
    let responses = texts.count(where: \.part.isResponse)
    made = [:]
    blocks = [:]
    if !mayRender { renderings = [:] }
    for text in texts {
      if mayRender, renderings[text.of] == nil {
        renderings[text.of] = KeptItem.rendering(of: text)
      }
      let rendering = renderings[text.of] ?? nil
      let marks = marks.filter { $0.of == text.of }
      for width in view.widths(of: text.part, responses: responses) {
        let place = Place(of: text.of, width: width)
        let (written, rendered) = before[place] ?? (Wrapping(text.text.clusters, width: width), nil)
        made[place] = (
          written, rendering.map { rendered ?? RenderedWrapping($0, width: width) }
        )
        // Twice its lines is what a text with a lane under each takes.
        let keepsLane =
          markable.contains(text.of)
          && 2 * written.lines.count * markable.count <= view.rowsForTexts
        guard !marks.isEmpty || keepsLane else { continue }
        if let known = marked[place], known.marks == marks, known.keepsLane == keepsLane {
          blocks[place] = known
        } else {
          let style = text.part.style
          let block = TextBlock(written, marks: marks, style: style, keepsLane: keepsLane)
          blocks[place] = (marks, keepsLane, block)
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

  /// A text as Markdown, or where it is not drawn so, or something is marked in it, as it is written:
  /// marks stand at places of that.
  ///
  /// - Precondition: it was wrapped at this width.
  func drawn(_ text: PresentedText, width: Int) -> any DrawnText {
    let place = Place(of: text.of, width: width)
    guard let (written, rendered) = made[place] else {
      preconditionFailure("\(text.of) is not wrapped at \(width) columns")
    }
    if let block = blocks[place]?.block { return block }
    let renders = text.part.isResponse ? rendersResponses : rendersTurns
    if renders, let rendered { return rendered }
    return TextBlock(written, marks: [], style: text.part.style)
  }

  /// Whether a text is, or on a key would be, drawn otherwise than it is written.
  func canRender(_ text: PresentedText) -> Bool { (renderings[text.of] ?? nil) != nil }

  /// What is suggested for the focused question; nil where nothing is, and behind a mask.
  ///
  /// What an earlier question prefers may change what it is.
  mutating func suggestion(of item: OpenItem) -> Suggestion? {
    guard item.mask == nil, let ask = item.focused?.ask else { return nil }
    let focus = item.state.focus
    if let known = proposed[focus], known.preferred == ask.asked.preferred {
      return known.suggestion
    }
    let suggestion = ask.suggestion.map { Suggestion($0) }
    proposed[focus] = (ask.asked.preferred, suggestion)
    return suggestion
  }

  /// The lines of a question; a key that moves elsewhere leaves them as they were.
  mutating func lines(of ask: any Ask, in room: Asked.Room) -> [StyledLine] {
    let drawing = Drawing(ask: ask, room: room)
    if let drawn, drawn.drawing == drawing { return drawn.lines }
    let lines = ask.lines(in: room)
    drawn = (drawing, lines)
    return lines
  }
}

/// What a machine proposes as the answer to a question.
struct Suggestion {
  /// In a few words.
  let words: String
  let values: [AnswerValue]
  /// What it marks in the texts: behind a sign, so that it is never taken for an answer.
  let marks: [TextMark]

  init(_ ask: any Ask) {
    words = ask.inWords
    values = ask.values
    marks = (ask.marking?.marks ?? []).compactMap { mark in
      guard case .label(let letter, let index, _) = mark.sign else { return nil }
      return TextMark(
        of: mark.of, mark.range, .label(letter: "~" + letter, index: index, isFocused: false))
    }
  }
}
