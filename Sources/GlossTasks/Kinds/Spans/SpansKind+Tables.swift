import GlossJournal

extension SpansKind {
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
