import GlossJSON
import GlossJournal
import GlossScreen

/// Marking stretches of a text with labels.
package struct SpansKind: MarksText, HasUnits {
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

  package var bindings: [Binding] {
    labels.compactMap { label in label.key.map { Binding($0, label.title) } }
  }

  package func fault(of item: Item) -> String? {
    let isEmpty =
      switch field {
      case .text: item.input.text.isEmpty
      case .prompt: item.input.prompt.isEmpty
      case .responses: item.input.responses.isEmpty
      }
    return isEmpty ? "it marks \"\(field.rawValue)\", and this item has none" : nil
  }

  package func clause(of label: ID) -> ID? {
    labels.first { $0.id == label }?.clause
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
    if draft.anchor != nil { return .incomplete("a selection is open") }
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
    guard let value = values.first, values.count == 1, value.kind == name, value.of == asked.of
    else { return nil }
    let texts = texts(asked)
    var draft = start(asked)
    draft.confirmed = true
    for span in value.spans {
      guard let text = texts.firstIndex(where: { $0.of == span.of }),
        labels.contains(where: { $0.id == span.label }), span.start < span.end
      else { return nil }
      let place = Place(
        text: text, range: ScalarOffset(span.start)..<ScalarOffset(span.end))
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
    case .text: [MarkedText(of: "text", input.text)]
    case .prompt:
      input.prompt.enumerated().map { MarkedText(of: ID("prompt/\($0)"), $1.content) }
    case .responses: input.responses.map { MarkedText(of: $0.id, $0.text) }
    }
  }
}

extension SpansKind.Mark: Comparable {
  package static func < (a: Self, b: Self) -> Bool {
    if a.place.text != b.place.text { return a.place.text < b.place.text }
    let (left, right) = (a.place.range, b.place.range)
    if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
    if left.upperBound != right.upperBound { return left.upperBound < right.upperBound }
    return a.label < b.label
  }
}

extension SpansKind {
  package init(reading fields: inout Fields) {
    let labels = LabelOption.readAll(&fields, needsKeys: true)
    let words = Field.allCases.map(\.rawValue)
    let field = fields.choice("field", of: words, default: Field.text.rawValue)
    let overlap = fields.bool("overlap", default: false)
    self.init(labels: labels, field: Field(rawValue: field) ?? .text, overlap: overlap)
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
