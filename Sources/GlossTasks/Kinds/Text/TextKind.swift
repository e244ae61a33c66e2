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
    /// In code points; the editor knows it, who would count them at every key.
    var length: Int { editor.length }
    var isChanged: Bool { !editor.holds(base) }
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
    return TextWords.nothing(of: from)
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
    _ = draft.editor.handle(Key(.home, .control), width: TextPanel.editorColumns(asked.room))
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
    original(draft, asked).map { draft.editor.holds($0.text.string) } ?? false
  }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    let draft = current(draft, asked)
    guard draft.isWritten else { return .untouched }
    return fault(ofLength: draft.length).map { .incomplete($0) } ?? .complete
  }

  /// By how much a text is too short or too long.
  func fault(ofLength count: Int) -> String? {
    if count < length.lowerBound { return TextWords.tooFew(count, length.lowerBound) }
    return count > length.upperBound ? TextWords.tooMany(count, length.upperBound) : nil
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
      fault(ofLength: value.text.unicodeScalars.count) == nil
    else { return nil }
    guard value.of == asked.of || isResponse(value.of, asked) else { return nil }
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

  // MARK: Keys

  package func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    draft = current(draft, asked)
    if key == .control("s") { return finish(&draft) }
    if draft.isEditing { return type(key, &draft, asked) }
    switch key {
    case .character("e"): return begin(&draft)
    case Key(.enter):
      let isWhole = draft.isWritten && fault(ofLength: draft.length) == nil
      return isWhole ? .answered : begin(&draft)
    case .character("="): return keep(&draft)
    case Key(.backspace) where draft.isWritten && isOutdated(draft, asked):
      draft = start(asked)
      return .changed
    case Key(.up): return scroll(-1, &draft, asked)
    case Key(.down): return scroll(1, &draft, asked)
    default: return .ignored
    }
  }

  /// A text that is made from another one is read first, and `=` may be the answer.
  package func gainFocus(_ draft: inout Draft, _ asked: Asked) {
    if from == .nothing { draft.isEditing = true }
  }

  private func begin(_ draft: inout Draft) -> Pressed {
    draft.isEditing = true
    draft.scroll.home()
    return .changed
  }

  private func type(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    if key == Key(.escape) {
      draft.isEditing = false
      return .changed
    }
    return draft.editor.handle(key, width: TextPanel.editorColumns(asked.room))
      ? .changed : .ignored
  }

  /// Ctrl-S. Where nothing was written it is the session's, which may save without this answer.
  private func finish(_ draft: inout Draft) -> Pressed {
    guard draft.isWritten else { return .ignored }
    if let fault = fault(ofLength: draft.length) { return .refused(fault) }
    draft.isEditing = false
    return .answered
  }

  /// Takes the base as the answer, since a person said so.
  func keep(_ draft: inout Draft) -> Pressed {
    guard !draft.isChanged else { return .ignored }
    if let fault = fault(ofLength: draft.length) { return .refused(fault) }
    draft.isGiven = true
    return .answered
  }

  /// Moves a text that is only shown; where it is in view whole, the key is the session's.
  private func scroll(_ lines: Int, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    let shown = ShownText.of(self, draft, asked)
    draft.shown.text = shown
    let total = shown.text?.lines.count ?? 0
    let visible = shown.panel.bodyRows
    guard total > visible else { return .ignored }
    draft.scroll.scroll(by: lines, total: total, visible: visible)
    return .changed
  }

  package func paste(_ text: String, _ draft: inout Draft, _ asked: Asked) -> Pressed {
    guard draft.isEditing else { return .refused(TextWords.notWriting) }
    draft = current(draft, asked)
    draft.editor.insert(text, width: TextPanel.editorColumns(asked.room))
    return .changed
  }

  package func editableText(_ draft: Draft, _ asked: Asked) -> String? {
    if let lines = draft.lines { return lines.joined(separator: "\n") }
    return draft.isEditing ? current(draft, asked).text : nil
  }

  package func replaceText(_ text: String, _ draft: inout Draft, _ asked: Asked) {
    draft = current(draft, asked)
    // Put back from an earlier session: nobody knows any more what it was made from.
    if !draft.isEditing, !draft.isWritten { draft.origin = nil }
    guard !draft.text.utf8.elementsEqual(text.utf8) else { return }
    let width = TextPanel.editorColumns(asked.room)
    _ = draft.editor.handle(Key(.home, .control), width: width)
    _ = draft.editor.handle(Key(.end, [.control, .shift]), width: width)
    draft.editor.insert(text, width: width)
  }

  package func unsavedText(_ draft: Draft, _ asked: Asked) -> String? {
    let text = draft.lines?.joined(separator: "\n") ?? (draft.isChanged ? draft.text : "")
    return text.isEmpty ? nil : text
  }

  package func undo(_ draft: inout Draft, _ asked: Asked) -> Bool {
    draft.editor.undo()
  }

  // MARK: Lines

  /// A text is the lines up to one that holds only `.`, as mail has been sent since RFC 821; a line
  /// that begins with `.` may be doubled, and `..` alone has to be.
  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    draft = current(draft, asked)
    let scalars = line.unicodeScalars
    guard scalars.elementsEqual(".".unicodeScalars) else {
      let isDoubled = scalars.starts(with: "..".unicodeScalars)
      draft.lines = (draft.lines ?? []) + [isDoubled ? String(scalars.dropFirst()) : line]
      return .more
    }
    if let lines = draft.lines { return end(lines, &draft, asked) }
    // At once: the text that is there, which is the original where none was written.
    if let fault = fault(ofLength: draft.length) { return .refused(fault) }
    draft.isGiven = true
    return .answered
  }

  /// A text that is too short goes on, rather than being lost; ended twice, it is dropped.
  private func end(_ lines: [String], _ draft: inout Draft, _ asked: Asked) -> Entered {
    let text = lines.joined(separator: "\n")
    let count = text.unicodeScalars.count
    let fault = fault(ofLength: count)
    let isShort = count < length.lowerBound
    if let fault, isShort, draft.linesAtRefusal != lines.count {
      draft.linesAtRefusal = lines.count
      return .refused(TextWords.goOn(fault))
    }
    draft.lines = nil
    draft.linesAtRefusal = nil
    if let fault { return .refused(isShort ? TextWords.dropped : TextWords.anew(fault)) }
    draft.isEditing = true
    replaceText(text, &draft, asked)
    draft.isEditing = false
    draft.isGiven = true
    return .answered
  }

  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    let draft = current(draft, asked)
    guard draft.isWritten else { return "" }
    let count = draft.length
    if count == 0 { return "empty" }
    return TextWords.characters(count)
      + (isOriginal(draft, asked) ? ", " + TextWords.originalIs : "")
      + (outdated(draft, asked).map { ", " + $0 } ?? "")
  }

  /// That another response is preferred now: said wherever the text is, since a later answer to
  /// another question changed what it was to be made from.
  func outdated(_ draft: Draft, _ asked: Asked) -> String? {
    guard isOutdated(draft, asked), let origin = draft.origin,
      let from = asked.item.letter(of: origin),
      let offered = offered(asked), let now = asked.item.letter(of: offered.of)
    else { return nil }
    return TextWords.outdated(from, now)
  }

  package func usage(_ asked: Asked) -> [String] {
    var lines = goal.isEmpty ? [] : [TextWords.usage(ofGoal: goal)]
    let original = offered(asked)
    if let original, case .response(let place) = original.part {
      lines.append(TextWords.usage(ofResponse: PresentedItem.letter(at: place)))
      lines += Text.lines(original.text.string).map { "    " + $0 }
    } else if original != nil {
      lines.append(TextWords.usageOfText)
    }
    return lines + TextWords.usage(length, hasOriginal: original != nil)
  }

  // MARK: On the screen

  package func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine] {
    let draft = current(draft, asked)
    let shown = draft.isEditing ? nil : ShownText.of(self, draft, asked)
    let panel = shown?.panel ?? TextPanel(self, asked)
    let head = panel.goal + [panel.line(of: state(draft, asked))]
    if draft.isEditing { return head + panel.editor(draft) }
    guard let text = shown?.text else { return head }
    return head + panel.window(text, draft)
  }

  /// `from B · 213 of at most 500 characters`, or by how much that is too few or too many.
  private func state(_ draft: Draft, _ asked: Asked) -> StyledLine {
    var line = StyledLine()
    // Whether anything is changed comes first: where there is little room the rest goes.
    if from != .nothing, isOriginal(draft, asked) {
      line.add(draft.isGiven ? TextWords.kept : TextWords.notChanged, Style(.strong))
      line.add(" · ", Style(.quiet))
    }
    if draft.isWritten, let outdated = outdated(draft, asked) {
      line.add(outdated + " · ", Style(.warning))
    } else if let original = original(draft, asked),
      case .response(let place) = original.part
    {
      line.add("from \(PresentedItem.letter(at: place)) · ", Style(.quiet))
    }
    if let fault = fault(ofLength: draft.length), draft.isWritten {
      line.add(fault, Style(.warning))
    } else {
      line.add(TextWords.length(draft.length, of: length), Style(.quiet))
    }
    if from != .nothing, !draft.isEditing, !isOriginal(draft, asked) {
      line.add(" · [-removed-] ", Style(.quiet))
      line.add("{+added+}", Style(.quiet))
    }
    return line
  }

  /// The response that is rewritten, which one reads meanwhile.
  package func focusedResponse(_ draft: Draft, _ asked: Asked) -> ID {
    guard let original = original(current(draft, asked), asked), case .response = original.part
    else { return asked.of }
    return original.of
  }

  package func hints(_ draft: Draft, _ asked: Asked) -> [Hint] {
    let draft = current(draft, asked)
    let isWhole = draft.isWritten && fault(ofLength: draft.length) == nil
    if draft.isEditing {
      return (isWhole ? [Hint("Ctrl-S", "save")] : [])
        + [Hint("Enter", "new line"), Hint("Esc", "stop writing")]
        + (draft.editor.canUndo ? [Hint("Ctrl-Z", "undo")] : [])
        + [Hint("Ctrl-E", "editor")]
    }
    let anew = draft.isWritten && isOutdated(draft, asked) ? [Hint("Bksp", "anew")] : []
    if isWhole { return [Hint("Enter", "save"), Hint("e", "edit")] + anew }
    var hints = [Hint("Enter", from == .nothing || draft.isChanged ? "write" : "rewrite")]
    if !draft.isChanged, fault(ofLength: draft.length) == nil {
      hints.append(Hint("=", from == .nothing ? "leave empty" : "save as it is"))
    }
    return hints + anew
  }
}

extension TextKind {
  package init(reading fields: inout Fields) {
    let from = fields.choice("from", default: Origin.nothing)
    let goal = fields.string("goal") ?? ""
    let least = fields.int("min_length", in: 0...Int.max) ?? 1
    let most = fields.int("max_length", in: 1...Int.max) ?? Int.max
    let ofResponses = fields.asksEachResponse()
    if most < least, let given = fields.value("max_length") {
      fields.report.error(
        given, "\"max_length\" is \(most) and \"min_length\" is \(least)",
        remedy: "raise one or lower the other")
    }
    self.init(
      from: from, goal: goal, length: least...max(least, most), ofResponses: ofResponses)
  }

  package static let schema = [
    SchemaProperty(
      "from", .oneOf(Origin.allCases.map(\.rawValue)),
      "What the text is made from: nothing; the item's text; the response that an earlier question "
        + "prefers, or else the first shown."),
    SchemaProperty("goal", .string, "What the text is to become, in view while one writes."),
    SchemaProperty("min_length", .integer(0...Int.max), "Code points at least; 1."),
    SchemaProperty("max_length", .integer(1...Int.max), "Code points at most; no limit."),
    .asksEachResponse("What is asked about; the item."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "write",
      screen:
        "Enter or e; Enter breaks the line, Ctrl-S ends it, Esc keeps it and goes back to the "
        + "keys",
      plain: "lines, ended by one that holds only a full stop"),
    KeyRow(what: "as it is", screen: "=", plain: "a full stop at once"),
  ]
}
