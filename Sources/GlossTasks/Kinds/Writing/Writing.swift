import GlossJSON
import GlossJournal
import GlossScreen

/// A text of the annotator's own: written from nothing, or made from one of the item's texts.
///
/// A draft begins as the original, and counts as an answer once it differs from it. An original that
/// needs no change is an honest answer too, but never one by accident: `=`, or in plain mode a `.`
/// at once, says so.
package enum Writing: Kind {
  package static let name = "text"
  package static let fitsPanel = true

  package struct Settings: Hashable, Sendable {
    package var from: Origin
    /// What the text is to become: shorter, neutral, …; empty where the rubric says nothing.
    package var goal: String
    /// In code points.
    package var length: ClosedRange<Int>
    package var ofResponses: Bool
  }

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

  package static func readSettings(_ fields: inout Fields) -> Settings {
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
    return Settings(
      from: Origin(rawValue: from) ?? .nothing, goal: goal, length: least...max(least, most),
      ofResponses: of == "responses")
  }

  /// None: every key is text while one writes, and none answers otherwise.
  package static func bindings(_ settings: Settings) -> [Binding] { [] }

  package static func asksEachResponse(_ settings: Settings) -> Bool { settings.ofResponses }

  package static func fault(of item: Item, _ settings: Settings) -> String? {
    let isMissing =
      switch settings.from {
      case .nothing: false
      case .text: item.input.text.isEmpty
      case .response: item.input.responses.isEmpty
      }
    guard isMissing || settings.ofResponses && item.input.responses.isEmpty else { return nil }
    return "it starts from a \(settings.from == .text ? "text" : "response"), "
      + "and this item has none"
  }

  /// The text of the item that a draft is made from; nil where one writes from nothing.
  static func original(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> PresentedText? {
    draft.origin.flatMap { asked.item.text(of: $0) } ?? offered(settings, asked)
  }

  /// The text of the item that is to be rewritten as the answers stand now.
  static func offered(_ settings: Settings, _ asked: Asked) -> PresentedText? {
    switch settings.from {
    case .nothing: return nil
    case .text: return asked.item.text(of: "text")
    case .response:
      let of = asked.of != "" ? asked.of : asked.preferred ?? asked.item.shownOrder.first
      return of.flatMap { asked.item.text(of: $0) }
    }
  }

  package static func start(_ settings: Settings, _ asked: Asked) -> Draft {
    let original = offered(settings, asked)
    var draft = Draft(original?.text.string ?? "", origin: original?.of)
    _ = draft.editor.handle(Key(.home, .control), width: 1)
    return draft
  }

  /// The draft, or a new one where nothing was written and another response is preferred now.
  ///
  /// What was written stays: it is the annotator's, whichever text it was made from.
  static func current(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> Draft {
    guard draft.lines == nil, isOutdated(draft, settings, asked),
      !draft.isWritten || isOriginal(draft, settings, asked)
    else { return draft }
    var next = start(settings, asked)
    next.isEditing = draft.isEditing
    return next
  }

  /// Whether another response is preferred now than the one that the draft is made from.
  static func isOutdated(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> Bool {
    guard let origin = draft.origin, let offered = offered(settings, asked) else { return false }
    return offered.of != origin
  }

  /// Whether the text is, letter for letter, the one that it is made from.
  static func isOriginal(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> Bool {
    original(draft, settings, asked)?.text.string.utf8.elementsEqual(draft.text.utf8) ?? false
  }

  package static func standing(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> Standing {
    let draft = current(draft, settings, asked)
    guard draft.isWritten else { return .untouched }
    return fault(of: draft.text, settings).map { .incomplete($0) } ?? .complete
  }

  /// By how much a text is too short or too long.
  static func fault(of text: String, _ settings: Settings) -> String? {
    let count = text.unicodeScalars.count
    if count < settings.length.lowerBound {
      let least = settings.length.lowerBound
      return "\(characters(least - count)) too few: \(count) of at least \(least)"
    }
    if count > settings.length.upperBound {
      let most = settings.length.upperBound
      return "\(characters(count - most)) too many: \(count) of at most \(most)"
    }
    return nil
  }

  static func characters(_ count: Int) -> String { counted(count, "character") }
}
