/// What each key of the full screen does, and the line that does the same in plain mode: the two
/// faces of one session, beside each other.
///
/// A row is here once the session does what it says.
package struct KeyMap: Sendable {
  package struct Section: Hashable, Sendable {
    package let title: String
    package let rows: [Row]
  }

  package struct Row: Hashable, Sendable {
    package let what: String
    /// Keys, with spaces between those that do different things.
    package let screen: String
    /// Empty where a line has nothing to do, as with scrolling.
    package let plain: String
  }

  package let sections: [Section]
}

extension KeyMap {
  package static let all = KeyMap(sections: [
    classification, pairwise, spans, beside, moving, reading, fields,
  ])

  private static let classification = Section(
    title: "classification",
    rows: [
      Row(what: "choose a label", screen: "the label's key", plain: "its key or its id"),
      Row(
        what: "choose several", screen: "each label's key, then Enter",
        plain: "keys or ids with commas: b,refund"),
    ])

  private static let pairwise = Section(
    title: "pairwise",
    rows: [
      Row(what: "prefer a response", screen: "1 2, or A B as shown", plain: "the same"),
      Row(what: "a tie", screen: "=", plain: "="),
      Row(what: "neither", screen: "0", plain: "0"),
      Row(
        what: "how much", screen: "1 to 9, once a response is preferred",
        plain: "after the response: 2 much, or 2 3"),
    ])

  private static let spans = Section(
    title: "spans",
    rows: [
      Row(
        what: "move", screen: "arrows by word, < > by character, { } by sentence",
        plain: ""),
      Row(
        what: "select", screen: "Space, or Shift and arrows",
        plain: "12-25, in code points, the end not included; or \"Acme Corp\", and \"Acme\"#2 for "
          + "the second; B: before it for a response, t2: for a turn"),
      Row(
        what: "label the word or the selection", screen: "the label's key",
        plain: "after it: 12-25 person; 30-34 org"),
      Row(what: "go to the next span", screen: "Tab", plain: ""),
      Row(
        what: "change that span",
        screen: "a label's key relabels, ( ) and Shift and arrows resize, Backspace removes",
        plain: ":undo, and the line again"),
      Row(what: "save", screen: "Enter", plain: "Enter; an empty line is no span"),
    ])

  private static let beside = Section(
    title: "beside the answer",
    rows: [
      Row(
        what: "rationale", screen: "r; Enter accepts, Alt-Enter breaks the line",
        plain: ":rationale [QUESTION] TEXT, before the answer"),
      Row(
        what: "confidence", screen: "1 to 5, when asked", plain: "1 to 5, at its prompt"),
      Row(
        what: "note to the lead", screen: "n", plain: ":note TOPIC [CLAUSE…] [--] TEXT"),
    ])

  private static let moving = Section(
    title: "moving",
    rows: [
      Row(what: "back: through the draft, then the labels", screen: "u", plain: ":undo"),
      Row(what: "forward again", screen: "]", plain: ""),
      Row(what: "next, previous question", screen: "Tab Shift-Tab", plain: ""),
      Row(what: "save the item", screen: "Enter on the last question, Ctrl-S", plain: ""),
      Row(what: "skip the item", screen: "s", plain: ":skip"),
      Row(what: "find an item", screen: "/", plain: ":find TEXT"),
      Row(what: "go to an item", screen: ":goto N or ID", plain: ":goto N or ID"),
      Row(what: "withdraw a label", screen: ":withdraw", plain: ":withdraw"),
      Row(what: "leave", screen: "q", plain: ":quit"),
    ])

  private static let reading = Section(
    title: "reading",
    rows: [
      Row(what: "guideline, at the clause", screen: "?", plain: ":guide [CLAUSE]"),
      Row(what: "the terms", screen: "? then t", plain: ":terms"),
      Row(what: "go on from a page between items", screen: "Enter Esc", plain: "an empty line"),
      Row(what: "scroll", screen: "PgUp PgDn Home End", plain: ""),
      Row(what: "one pane alone, then all", screen: "z", plain: ""),
      Row(what: "what differs, word by word", screen: "d", plain: ":diff"),
      Row(what: "raw text", screen: "m", plain: ":raw"),
      Row(what: "the keys", screen: ":help", plain: ":help"),
    ])

  private static let fields = Section(
    title: "in a text field",
    rows: [
      Row(what: "guideline", screen: "F1", plain: ""),
      Row(what: "write in $EDITOR", screen: "Ctrl-E", plain: ""),
    ])
}
