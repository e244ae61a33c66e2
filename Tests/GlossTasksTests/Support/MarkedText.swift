import GlossJSON
import GlossScreen

@testable import GlossTasks

/// A text with its spans and its cursor drawn into it: `The [Acme Corp|o] of {Lisbon}`.
///
/// `[…|o]` is a span with the label of key `o`, `[…|o*]` the one that Tab went to, `{…}` the
/// cursor, `«…»` an open selection. Spans that overlap without nesting cannot be read back apart.
struct MarkedText {
  var text = String.UnicodeScalarView()
  var spans: [(range: Range<Int>, key: Character)] = []
  var cursor: Range<Int>?

  init(parsing marked: String) {
    var open: [Int] = []
    var cursorStart = 0
    var scalars = Array(marked.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "[": open.append(text.count)
      case "{": cursorStart = text.count
      case "}": cursor = cursorStart..<text.count
      case "|":
        guard let key = scalars.popFirst(), scalars.popFirst() == "]", let start = open.popLast()
        else { fatalError("\(marked) is not marked well") }
        spans.append((start..<text.count, Character(key)))
      default: text.append(scalar)
      }
    }
  }

  func draft(_ kind: SpansKind, _ asked: Asked) -> SpansKind.Draft {
    var draft = kind.start(asked)
    let place = { (range: Range<Int>) in
      SpansKind.Place(
        text: 0, range: ScalarOffset(range.lowerBound)..<ScalarOffset(range.upperBound))
    }
    for span in spans {
      guard let label = kind.labels.first(where: { $0.key == span.key }) else {
        fatalError("no label has the key \(span.key)")
      }
      draft.spans.append(SpansKind.Mark(place: place(span.range), label: label.id))
    }
    draft.spans.sort()
    if let cursor { draft.cursor = place(cursor) }
    return draft
  }

  /// Draws the marks of the first text.
  static func draw(_ draft: SpansKind.Draft, _ kind: SpansKind, _ asked: Asked)
    -> String
  {
    let text = kind.texts(asked)[0]
    let marks = kind.marks(draft, asked).filter { $0.of == text.of }
    var drawn = String.UnicodeScalarView()
    let scalars = Array(text.text.string.unicodeScalars)
    for offset in 0...scalars.count {
      let ending = marks.filter { $0.range.upperBound.value == offset }
        .sorted { $0.range.lowerBound > $1.range.lowerBound || rank($0) > rank($1) }
      for mark in ending { drawn += signs(mark).end.unicodeScalars }
      let beginning = marks.filter { $0.range.lowerBound.value == offset }
        .sorted { $0.range.upperBound > $1.range.upperBound || rank($0) < rank($1) }
      for mark in beginning { drawn += signs(mark).begin.unicodeScalars }
      if offset < scalars.count { drawn.append(scalars[offset]) }
    }
    return String(drawn)
  }

  /// Which of two marks of one range is outside.
  private static func rank(_ mark: TextMark) -> Int {
    switch mark.sign {
    case .label: 0
    case .selection: 1
    case .cursor, .differs: 2
    }
  }

  private static func signs(_ mark: TextMark) -> (begin: String, end: String) {
    switch mark.sign {
    case .label(let letter, _, let isFocused): ("[", "|\(letter)\(isFocused ? "*" : "")]")
    case .selection: ("«", "»")
    case .cursor: ("{", "}")
    case .differs: ("<", ">")
    }
  }
}
