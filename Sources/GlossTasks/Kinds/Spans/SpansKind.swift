import GlossJSON
import GlossJournal
import GlossScreen

/// Marking stretches of a text with labels.
package struct SpansKind: OffersLabels, MarksText, HasUnits {
  package static let name = "spans"

  package var labels: [LabelOption]
  package var field: Field
  package var overlap: Bool

  /// Which of an item's texts are marked.
  package enum Field: String, CaseIterable, Hashable, Sendable {
    case text, prompt, responses
  }

  package struct Draft: Hashable, Sendable {
    /// Sorted by text, start, end, label.
    package var spans: [Mark] = []
    package var cursor: Place?
    /// Where a selection began; it reaches to the cursor.
    package var anchor: Place?
    /// An index into `spans`: the one that Tab went to.
    package var focused: Int?
    /// Esc left the spans: the next Tab is the session's, which goes on to another question.
    package var hasLeftSpans = false
    package var confirmed = false
  }

  /// A stretch of one of the marked texts; `text` is an index into `texts(of:)`.
  package struct Place: Hashable, Sendable {
    package var text: Int
    package var range: Range<ScalarOffset>
  }

  /// A labelled stretch.
  package struct Mark: Hashable, Sendable {
    package var place: Place
    package var label: ID
  }

  package func fault(of item: Item) -> String? {
    let isEmpty =
      switch field {
      case .text: item.input.text.isEmpty
      case .prompt: item.input.prompt.isEmpty
      case .responses: item.input.responses.isEmpty
      }
    return isEmpty ? SpansWords.nothing(in: field.rawValue) : nil
  }

  /// The texts that are marked, in the order shown.
  func texts(_ asked: Asked) -> [PresentedText] {
    asked.item.texts.filter { text in
      switch text.part {
      case .context: false
      case .turn: field == .prompt
      case .text: field == .text
      case .response: field == .responses
      }
    }
  }

  package func start(_ asked: Asked) -> Draft {
    Draft(cursor: Walk(texts(asked), asked.room).first)
  }

  package func standing(_ draft: Draft, _ asked: Asked) -> Standing {
    if draft.anchor != nil { return .incomplete(SpansWords.selectionIsOpen) }
    return draft.spans.isEmpty && !draft.confirmed ? .untouched : .complete
  }

  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    let texts = texts(asked)
    let spans = draft.spans.map { mark in
      Span(
        of: texts[mark.place.text].of, start: mark.place.range.lowerBound.value,
        end: mark.place.range.upperBound.value, label: mark.label,
        text: texts[mark.place.text].text.slice(mark.place.range))
    }
    return [Answer(question: "", kind: name, of: asked.of, spans: spans.sorted())]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    guard let value = single(values, asked) else { return nil }
    let texts = texts(asked)
    var draft = start(asked)
    draft.confirmed = true
    for span in value.spans {
      guard let text = texts.firstIndex(where: { $0.of == span.of }),
        labels.contains(where: { $0.id == span.label }), span.start < span.end
      else { return nil }
      let place = Place(text: text, range: ScalarOffset(span.start)..<ScalarOffset(span.end))
      guard fault(of: place, in: texts) == nil,
        span.text.utf8.elementsEqual(texts[text].text.slice(place.range).utf8),
        add(Mark(place: place, label: span.label), to: &draft, texts) == nil
      else { return nil }
    }
    return draft
  }

  package static func spans(_ answer: Answer) -> [Span] { answer.spans }

  package var agreement: AgreementScale { .spans(labels.map(\.id)) }

  /// A unit for each text that is marked, since one without a span was judged too.
  package func units(_ answer: Answer, _ input: Input) -> [AgreementUnit] {
    markedTexts(input).map { text in
      AgreementUnit(
        of: text.of,
        .spans(
          answer.spans.filter { $0.of == text.of }, codePoints: text.text.unicodeScalars.count))
    }
  }

  package func markedTexts(_ input: Input) -> [MarkedText] {
    switch field {
    case .text: [MarkedText(of: "text", text: input.text)]
    case .prompt:
      input.prompt.enumerated().map { MarkedText(of: ID("prompt/\($0)"), text: $1.content) }
    case .responses: input.responses.map { MarkedText(of: $0.id, text: $0.text) }
    }
  }

  // MARK: Marks

  /// Adds a mark, or says why it cannot stand.
  func add(_ mark: Mark, to draft: inout Draft, _ texts: [PresentedText]) -> String? {
    if let fault = clash(of: mark, with: draft.spans, texts) { return fault }
    draft.spans = (draft.spans + [mark]).sorted()
    return nil
  }

  /// Why a mark cannot stand beside the others; nil where it can.
  func clash(of mark: Mark, with others: [Mark], _ texts: [PresentedText]) -> String? {
    if others.contains(mark) { return SpansWords.markedThat(title(of: mark.label)) }
    let other = others.first {
      $0.place.text == mark.place.text && $0.place.range.overlaps(mark.place.range)
    }
    return overlap ? nil : other.map { SpansWords.overlaps(title(of: $0.label), $0.place.range) }
  }

  func title(of label: ID) -> String { labels.first { $0.id == label }?.title ?? label.string }

  /// Why offsets cannot be marked: outside the text, or inside a drawn character. Both neighbours
  /// of a boundary inside one are named.
  func fault(of place: Place, in texts: [PresentedText]) -> String? {
    let text = texts[place.text].text
    let (start, end) = (place.range.lowerBound.value, place.range.upperBound.value)
    if start < 0 || end > text.scalarCount {
      return SpansWords.outside(start, end, of: text.scalarCount)
    }
    if start >= end { return SpansWords.marksNothing(start, end) }
    for offset in [start, end] where !text.isBoundary(ScalarOffset(offset)) {
      let (before, after) = text.neighbours(of: ScalarOffset(offset))
      return SpansWords.insideACharacter(offset, before.value, after.value)
    }
    return nil
  }

  /// Why offsets that can be marked should be others: white space at their ends, which people mark by
  /// a slip and models learn from. The offsets without it are named.
  func whiteSpaceFault(of place: Place, in texts: [PresentedText]) -> String? {
    let range = place.range
    guard let trimmed = trimmed(place, in: texts)?.range else {
      return SpansWords.isWhiteSpaceAlone(range)
    }
    guard trimmed != range else { return nil }
    let text = texts[place.text].text
    return SpansWords.whiteSpace(
      text.slice(range.lowerBound..<trimmed.lowerBound),
      text.slice(trimmed.upperBound..<range.upperBound), without: trimmed)
  }

  /// A place without the white space at its ends; nil where it is nothing else.
  func trimmed(_ place: Place, in texts: [PresentedText]) -> Place? {
    let text = texts[place.text].text
    let first = text.clusters.partitioningIndex {
      $0.scalars.lowerBound >= place.range.lowerBound
    }
    let end = text.clusters.partitioningIndex { $0.scalars.lowerBound >= place.range.upperBound }
    guard first < end else { return place }
    let within = text.clusters[first..<end]
    guard let left = within.first(where: { !isWhite($0) }),
      let right = within.last(where: { !isWhite($0) })
    else { return nil }
    return Place(text: place.text, range: left.scalars.lowerBound..<right.scalars.upperBound)
  }

  /// What is drawn as nothing; a separator that is drawn as an escape can be seen and meant.
  func isWhite(_ cluster: Cluster) -> Bool {
    switch cluster.kind {
    case .space, .tab, .newline: true
    case .text, .escape: false
    }
  }

  /// The stretch that a label's key would mark: the selection, or what the cursor is on.
  func selection(_ draft: Draft) -> Place? {
    guard let cursor = draft.cursor else { return nil }
    guard let anchor = draft.anchor, anchor.text == cursor.text else { return cursor }
    let lower = min(anchor.range.lowerBound, cursor.range.lowerBound)
    let upper = max(anchor.range.upperBound, cursor.range.upperBound)
    return Place(text: cursor.text, range: lower..<upper)
  }

  // MARK: On the screen

  package func markable(_ asked: Asked) -> [ID] { texts(asked).map(\.of) }

  package func marks(_ draft: Draft, _ asked: Asked) -> [TextMark] {
    let texts = texts(asked)
    var marks: [TextMark] = draft.spans.enumerated().map { index, mark in
      let place = labels.firstIndex { $0.id == mark.label } ?? 0
      let letter = labels[place].key.map(String.init) ?? "?"
      return TextMark(
        of: texts[mark.place.text].of, mark.place.range,
        .label(letter: letter, index: place, isFocused: draft.focused == index))
    }
    if draft.anchor != nil, let place = selection(draft) {
      marks.append(TextMark(of: texts[place.text].of, place.range, .selection))
    }
    if let cursor = draft.cursor {
      marks.append(TextMark(of: texts[cursor.text].of, cursor.range, .cursor))
    }
    return marks
  }

  package func focusedResponse(_ draft: Draft, _ asked: Asked) -> ID {
    let text = draft.cursor.map { texts(asked)[$0.text] }
    guard let text, case .response = text.part else { return asked.of }
    return text.of
  }

  /// That of the span that Tab went to, or of the one that the cursor is on, as after a mark.
  package func clause(_ draft: Draft, _ asked: Asked) -> ID? {
    let mark =
      draft.focused.map { draft.spans[$0] }
      ?? draft.spans.last { mark in
        draft.cursor.map { $0.text == mark.place.text && $0.range.overlaps(mark.place.range) }
          ?? false
      }
    return labels.first { $0.id == mark?.label }?.clause
  }

  package func summary(_ draft: Draft, _ asked: Asked) -> String {
    if draft.spans.isEmpty { return draft.confirmed ? "no spans" : "" }
    let texts = texts(asked)
    return draft.spans.map { mark in
      let before = prefix(of: texts[mark.place.text])
      let label = labels.first { $0.id == mark.label }?.word(among: labels) ?? mark.label.string
      return "\(before)\(SpansWords.offsets(mark.place.range)) \(label)"
    }.joined(separator: "; ")
  }
}

extension SpansKind.Mark: Comparable {
  package static func < (a: Self, b: Self) -> Bool {
    let (left, right) = (a.place.range, b.place.range)
    let order = (a.place.text, left.lowerBound, left.upperBound)
    let other = (b.place.text, right.lowerBound, right.upperBound)
    return order == other ? a.label < b.label : order < other
  }
}

extension SpansKind {
  package init(reading fields: inout Fields) {
    let labels = LabelOption.readAll(&fields, needsKeys: true)
    let field = fields.choice("field", default: Field.text)
    self.init(labels: labels, field: field, overlap: fields.bool("overlap", default: false))
  }

  package static let schema = [
    LabelOption.schema,
    SchemaProperty(
      "field", .oneOf(Field.allCases.map(\.rawValue)), "Which text is marked; the item's text."),
    SchemaProperty("overlap", .boolean, "Whether spans may overlap and nest; false."),
  ]

  package static let keyRows = [
    KeyRow(
      what: "move",
      screen: "arrows by word, < > by character, { } by sentence; where text goes right to left, "
        + "Left goes on and Right back",
      plain: ""),
    KeyRow(
      what: "select", screen: "Space, or Shift and arrows",
      plain: "12-25, in code points, the end not included; or \"Acme Corp\", and \"Acme\"#2 for "
        + "the second; B: before it for a response, t2: for a turn"),
    KeyRow(
      what: "label the word or the selection", screen: "the label's key",
      plain: "after it: 12-25 person; 30-34 org"),
    KeyRow(what: "go to the next span", screen: "Tab; Esc leaves the spans", plain: ""),
    KeyRow(
      what: "change that span",
      screen: "a label's key relabels, ( ) and Shift and arrows resize, Backspace removes",
      plain: ":undo, and the line again"),
    KeyRow(what: "save", screen: "Enter", plain: "Enter; an empty line is no span"),
  ]
}
