import GlossJSON
import GlossSession

/// What stands around the questions: guideline, notes, rationale, finding, commands, states.
enum SessionScenes {
  static let all: [Scene] = reading + writing + finding + notices + moving + states

  private static let reading: [Scene] = [
    Scene("guideline-at-clause", typed: "?") { try Stage(tasks: "route") },
    Scene("guideline-table", typed: "B,D,C,A<Enter>?<PgDn>") { try Stage(tasks: "rlhf") },
    Scene("guideline-at-start", typed: "?<Home>") { try Stage(tasks: "route") },
    Scene("guideline-end", typed: "?<End>") { try Stage(tasks: "route") },
    Scene("guideline-next-clause", typed: "?]]") { try Stage(tasks: "news") },
    Scene("guideline-short", typed: "?") { try team() },
    Scene("guideline-clause-named", typed: ":guide threats<Enter>") { try team() },
    Scene("guideline-none", typed: "?") {
      try Stage(
        Questions.optionalLanguage, items: Stage.items(2), guideline: "")
    },
    Scene("keys-page", typed: "?k") { try team() },
    Scene("keys-page-spans", typed: ":help<Enter>") { try Stage(tasks: "news") },
    Scene("keys-page-end", typed: "?k<End>") { try team() },
    Scene("guideline-from-rationale", typed: "rBecause<F1>") { try team() },
    Scene("guideline-from-rationale-and-back", typed: "rBecause<F1><Esc> of that") { try team() },
  ]

  private static let writing: [Scene] = [
    Scene("rationale-box", typed: "r") { try team() },
    Scene("rationale-lines", typed: "rFirst.<A-Enter>Second.<A-Enter>") { try team() },
    Scene("rationale-long", typed: "r<paste:\(Texts.nested) \(Texts.nested) \(Texts.nested)>") {
      try team()
    },
    Scene(
      "rationale-many-lines",
      typed:
        "r<paste:1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n10\\n11\\n12\\n13\\n14\\n15\\n16\\n17\\n18\\n19\\n20>"
    ) {
      try team()
    },
    Scene("rationale-kept", typed: "rBecause it says so.<Enter>") { try team() },
    Scene(
      "rationale-kept-long", typed: "r<paste:\(Texts.nested) \(Texts.nested)\\nand\\nmore><Enter>"
    ) {
      try team()
    },
    Scene("rationale-left", typed: "rBecause<Esc>") { try team() },
    Scene("rationale-required", typed: "b") {
      try Stage(Questions.team, #""rationale": "required","#, items: Stage.items(2))
    },
    Scene("rationale-required-saved", typed: "bIt says so.<Enter>") {
      try Stage(Questions.team, #""rationale": "required","#, items: Stage.items(2))
    },
    Scene("rationale-off", typed: "r") {
      try Stage(Questions.team, #""rationale": "off","#, items: Stage.items(2))
    },
    Scene("rationale-edited-outside", typed: "rSo<C-e><editor:So it is.\\nTruly.>") { try team() },
    Scene("rationale-restored") {
      var stage = try team()
      stage.unsaved = [
        UnsavedText(item: "i1", field: .typedRationale(ask: "team"), text: "It was half writ")
      ]
      return stage
    },
    Scene("note-topics", typed: "n") { try team() },
    Scene("note-topic-refused", typed: "nx") { try team() },
    Scene("note-box", typed: "n2") { try team() },
    Scene("note-text", typed: "n2#tone says one thing,<A-Enter>#threats another.") { try team() },
    Scene("note-sent", typed: "n2#tone and #threats<Enter>") { try team() },
    Scene("note-left", typed: "n1What is<Esc>") { try team() },
    Scene("note-empty", typed: "n1<Enter>") { try team() },
  ]

  private static let finding: [Scene] = [
    Scene("find-line", typed: "/par") { try team() },
    Scene("find-hits", typed: "/porto<Enter><Down>") { try Stage(tasks: "news") },
    Scene("find-hits-one", typed: "/number 2<Enter>") { try team() },
    Scene("find-none", typed: "/unicorn<Enter>") { try team() },
    Scene("find-opened", typed: "/number 3<Enter><Enter>") { try team() },
    Scene("goto", typed: ":goto 3<Enter>") { try team() },
    Scene("goto-none", typed: ":goto 77<Enter>") { try team() },
    Scene("command-line", typed: ":go") { try team() },
    Scene("command-wrong", typed: ":gotto 3<Enter>") { try team() },
    Scene("command-long-wrong", typed: ":guide nowhere in this guideline at all<Enter>") {
      try team()
    },
    Scene("command-withdraw-none", typed: ":withdraw<Enter>") { try team() },
  ]

  private static let notices: [Scene] = [
    Scene("notice-guard", typed: "b<wait:120>f") {
      var stage = try team()
      stage.guardMS = 250
      return stage
    },
    Scene("notice-paste", typed: "<paste:a text>") { try team() },
    Scene("notice-undone", typed: "<Tab>e<S-Tab>u") {
      try Stage(Questions.team + "," + Questions.optionalLanguage, items: Stage.items(2))
    },
    Scene("notice-nothing-before", typed: "u") { try team() },
    Scene("notice-skipped", typed: "s") { try team() },
  ]

  private static let moving: [Scene] = [
    Scene("back", typed: "bfu") { try team() },
    Scene("back-twice", typed: "bfuu") { try team() },
    Scene("back-saved", typed: "bfuub") { try team() },
    Scene("back-forward", typed: "bfuu]") { try team() },
    Scene("back-skipped", typed: "su") { try team() },
    Scene("changed-item") {
      let first = ScreenPlayer(try team(), columns: 80, rows: 24, typed: "b")
      var stage = try Stage(
        Questions.team,
        items: [Stage.item("i1", "It came, thank you.")] + Stage.items(3).dropFirst())
      stage.labels = first.labels
      return stage
    },
    Scene("changed-item-spans", typed: "<Tab>") {
      let text = "Ana Li met Bo in Rome."
      let first = ScreenPlayer(
        try Stage(Questions.names, items: [Stage.item("i1", text)]), columns: 80, rows: 24,
        typed: "p<Right*3>p<Right*2>l<Enter>")
      var stage = try Stage(
        Questions.names, items: [Stage.item("i1", text.replacing("Bo", with: "Cyrus"))])
      stage.labels = first.labels
      return stage
    },
  ]

  private static let states: [Scene] = [
    Scene("broken-item") { try broken(#"{"id": "i2", "txt": 3, "colour": "red"}"#) },
    Scene("broken-without-id", typed: "") { try broken(#"{"text": "no id"}"#) },
    Scene("broken-syntax") { try broken(#"{"id": "i2", "text": "unended"#) },
    Scene("broken-hostile") {
      try broken(
        #"{"id": "i2", "tex\u001b[31mt": "\#u{202E}\#u{9B}2J wide 王 tail", "text": 3}"#)
    },
    Scene("broken-skipped", typed: "s") { try broken(#"{"id": "i2", "txt": 3}"#) },
    Scene("hostile-text") {
      try Stage(Questions.team, items: [Stage.item("evil\u{1B}[2J\u{202E}id", Texts.hostile)])
    },
    Scene("hostile-spans", typed: "p<Right*3>o<Right*5><Space><Right*4>l") {
      try Stage(Questions.names, items: [Stage.item("evil", Texts.hostile)])
    },
    Scene("hostile-find", typed: "/\u{202E}<Enter>") {
      try Stage(Questions.team, items: [Stage.item("evil", Texts.hostile)])
    },
    Scene("hostile-rationale", typed: "r<paste:a\u{202E}b \u{1B}[2J \(Texts.scripts[0].text)>") {
      try team()
    },
    Scene("finished", typed: "bfs") { try team() },
    Scene("finished-back", typed: "bfsu") { try team() },
    Scene("blocked", typed: "b<disk:fails>f") { try team() },
    Scene("blocked-key", typed: "b<disk:fails>fo") { try team() },
    Scene("blocked-elsewhere", typed: "b<disk:fails>f:results /mnt/other<Enter>") { try team() },
    Scene(
      "too-small",
      sizes: [
        Scene.Size(columns: 39, rows: 24), Scene.Size(columns: 80, rows: 9),
        Scene.Size(columns: 12, rows: 2), Scene.Size(columns: 1, rows: 1),
        Scene.Size(columns: 0, rows: 0),
      ]
    ) { try team() },
    Scene("made-small-and-large-again", typed: "rBecause<size:20x5>lost<size:80x24>!") {
      try team()
    },
  ]

  private static func team() throws -> Stage { try Stage(Questions.team, items: Stage.items(3)) }

  private static func broken(_ line: String) throws -> Stage {
    try Stage(Questions.team, items: [line] + Stage.items(2))
  }
}
