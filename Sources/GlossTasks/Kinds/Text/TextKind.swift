import GlossJSON
import GlossJournal
import GlossScreen

/// A text of the annotator's own: written from nothing, or made from one of the item's texts.
///
/// A draft begins as the original, and counts as an answer once it differs from it. An original that
/// needs no change is an honest answer too, but never one by accident: `=`, or in plain mode a `.`
/// at once, says so.
package struct TextKind: WritesText {
  package static let name = "text"
  package static let fitsPanel = true

  package var from: Origin
  /// What the text is to become: shorter, neutral, …; empty where the rubric says nothing.
  package var goal: String
  /// In code points.
  package var length: ClosedRange<Int>
  package var ofResponses: Bool

  /// What a text is made from.
  package enum Origin: String, CaseIterable, Hashable, Sendable {
    case nothing, text, response
  }

  package struct Draft: Hashable, Sendable {
    package var editor: TextEditor
    /// The text that writing began with: as long as the editor's is the same, nothing was written.
    package var base: String
    /// Whose text it is made from; nil where it is nobody's.
    package var origin: ID?
    /// Keys go to the editor.
    package var isEditing = false
    /// The text is the answer although it is the base.
    package var isGiven = false
    /// Plain mode: the lines of a text that is not ended yet.
    package var lines: [String]?
    /// How many lines there were when the text was found too short to be ended.
    package var linesAtRefusal: Int?
    /// The first line in view of a text that is only shown.
    package var scroll = ScrollState()
    /// How the text was laid out for the key that scrolled it, for its lines and the next key.
    var shown = ShownText.Kept()

    package init(_ base: String, origin: ID?) {
      self.base = base
      self.origin = origin
      editor = TextEditor(base, breaks: .withEnter)
    }

    package var text: String { editor.text }
    var isChanged: Bool { !text.utf8.elementsEqual(base.utf8) }
    /// Whether there is an answer, be it of the wrong length.
    var isWritten: Bool { isGiven || isChanged }
  }

  /// None: every key is text while one writes, and none answers otherwise.
  package var bindings: [Binding] { [] }

  package var asksEachResponse: Bool { ofResponses }

  package func fault(of item: Item) -> String? {
    let isMissing =
      switch from {
      case .nothing: false
      case .text: item.input.text.isEmpty
      case .response: item.input.responses.isEmpty
      }
    guard isMissing || ofResponses && item.input.responses.isEmpty else { return nil }
    return "it starts from a \(from == .text ? "text" : "response"), "
      + "and this item has none"
  }

  /// The text of the item that a draft is made from; nil where one writes from nothing.
  func original(_ draft: Draft, _ asked: Asked) -> PresentedText? {
    draft.origin.flatMap { asked.item.text(of: $0) } ?? offered(asked)
  }

  /// The text of the item that is to be rewritten as the answers stand now.
  func offered(_ asked: Asked) -> PresentedText? {
    switch from {
    case .nothing: return nil
    case .text: return asked.item.text(of: "text")
    case .response:
      let of = asked.of != "" ? asked.of : asked.preferred ?? asked.item.shownOrder.first
      return of.flatMap { asked.item.text(of: $0) }
    }
  }

  package func start(_ asked: Asked) -> Draft {
    let original = offered(asked)
    var draft = Draft(original?.text.string ?? "", origin: original?.of)
    _ = draft.editor.handle(Key(.home, .control), width: 1)
    return draft
  }

  /// The draft, or a new one where nothing was written and another response is preferred now.
  ///
  /// What was written stays: it is the annotator's, whichever text it was made from.
  func current(_ draft: Draft, _ asked: Asked) -> Draft {
    guard draft.lines == nil, isOutdated(draft, asked),
      !draft.isWritten || isOriginal(draft, asked)
    else { return draft }
    var next = start(asked)
    next.isEditing = draft.isEditing
    return next
  }

  /// Whether another response is preferred now than the one that the draft is made from.
  func isOutdated(_ draft: Draft, _ asked: Asked) -> Bool {
    guard let origin = draft.origin, let offered = offered(asked) else { return false }
    return offered.of != origin
  }

  /// Whether the text is, letter for letter, the one that it is made from.
  func isOriginal(_ draft: Draft, _ asked: Asked) -> Bool {
    original(draft, asked)?.text.string.utf8.elementsEqual(draft.text.utf8) ?? false
  }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    let draft = current(draft, asked)
    guard draft.isWritten else { return .untouched }
    return fault(of: draft.text).map { .incomplete($0) } ?? .complete
  }

  /// By how much a text is too short or too long.
  func fault(of text: String) -> String? {
    let count = text.unicodeScalars.count
    if count < length.lowerBound {
      let least = length.lowerBound
      return "\(characters(least - count)) too few: \(count) of at least \(least)"
    }
    if count > length.upperBound {
      let most = length.upperBound
      return "\(characters(count - most)) too many: \(count) of at most \(most)"
    }
    return nil
  }

  func characters(_ count: Int) -> String { counted(count, "character") }
}

extension TextKind {
  package init(reading fields: inout Fields) {
    let words = Origin.allCases.map(\.rawValue)
    let from = fields.choice("from", of: words, default: Origin.nothing.rawValue)
    let goal = fields.string("goal") ?? ""
    let least = fields.int("min_length", in: 0...Int.max) ?? 1
    let most = fields.int("max_length", in: 1...Int.max) ?? Int.max
    let of = fields.choice("of", of: ["item", "responses"], default: "item")
    if most < least, let given = fields.value("max_length") {
      fields.report.error(
        given, "\"max_length\" is \(most) and \"min_length\" is \(least)",
        remedy: "raise one or lower the other")
    }
    self.init(
      from: Origin(rawValue: from) ?? .nothing, goal: goal, length: least...max(least, most),
      ofResponses: of == "responses")
  }

  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    let draft = current(draft, asked)
    return [
      Answer(
        question: "", kind: name, of: source(draft, asked),
        text: draft.isWritten ? draft.text : "")
    ]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = values.first, values.count == 1,
      value.bare == Answer(question: "", kind: name, of: value.of, text: value.text),
      fault(of: value.text) == nil
    else { return nil }
    let isOfThis = value.of == asked.of || isResponse(value.of, asked)
    guard isOfThis else { return nil }
    var draft = Draft(value.text, origin: value.of == "" ? nil : value.of)
    draft.isGiven = true
    return draft
  }

  /// The response that a text is made from, also where the question is asked of the item: which of
  /// them was preferred then is not for a reader to work out.
  private func source(_ draft: Draft, _ asked: Asked) -> ID {
    guard let origin = draft.origin, isResponse(origin, asked) else { return asked.of }
    return origin
  }

  private func isResponse(_ id: ID, _ asked: Asked) -> Bool {
    from == .response && asked.of == "" && asked.item.shownOrder.contains(id)
  }

  package static let schema = [
    SchemaProperty(
      "from", .oneOf(Origin.allCases.map(\.rawValue)),
      "What the text is made from: nothing; the item's text; the response that an earlier question "
        + "prefers, or else the first shown."),
    SchemaProperty("goal", .string, "What the text is to become, in view while one writes."),
    SchemaProperty("min_length", .integer(0...Int.max), "Code points at least; 1."),
    SchemaProperty("max_length", .integer(1...Int.max), "Code points at most; no limit."),
    SchemaProperty("of", .oneOf(["item", "responses"]), "What is asked about; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "write", screen: "Enter or e; Ctrl-S ends it, Esc keeps it and goes back to the keys",
      plain: "lines, ended by one that holds only a full stop"),
    KeyRow(what: "as it is", screen: "=", plain: "a full stop at once"),
  ]
}
