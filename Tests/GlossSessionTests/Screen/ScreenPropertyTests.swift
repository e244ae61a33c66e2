import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTestSupport
import Testing

@Suite struct ScreenPropertyTests {
  /// Batches that between them have every kind, several questions, broken and hostile items.
  static let stages: [@Sendable () throws -> Stage] = [
    { try Stage(tasks: "route") }, { try Stage(tasks: "violations") },
    { try Stage(tasks: "news") }, { try Stage(tasks: "replies") },
    {
      try Stage(
        Questions.toxic + "," + Questions.optionalLanguage,
        #""rationale": "required", "confidence": "optional","#,
        items: Stage.items(3) + [
          #"{"id": "bad"}"#, #"{"text": 3}"#, Stage.item("h", Texts.hostile),
        ]
      )
    },
    { try Stage(Questions.topicsSeveral, items: Stage.items(4)) },
    {
      try Stage(
        Questions.names + "," + Questions.team, #""rationale": "off","#,
        items: Texts.scripts.map { Stage.item($0.name, $0.text) } + [Stage.item("h", Texts.hostile)]
      )
    },
    {
      try Stage(
        Questions.good + "," + Questions.howMuchBetter.replacing("better\"", with: "best\""),
        items: [Stage.item("two", prompt: "Which?", Texts.answers)])
    },
    {
      try Stage(
        Questions.better + "," + Questions.rewrite + "," + Questions.remark,
        items: (1...3).map { Stage.item("w\($0)", prompt: "How?", Texts.answers) } + [
          Stage.item("h", prompt: Texts.hostile, [Texts.hostile, Texts.long])
        ])
    },
    { try PromptScenes.masked() },
    {
      try Stage(
        Questions.better,
        items: [
          Stage.item("m", prompt: Markdown.quotes, [Markdown.code, Markdown.lists]),
          Stage.item(
            "h", prompt: Markdown.prose, [Texts.hostile + "\n**x**", "```\n" + Texts.long]),
        ])
    },
  ]

  private static let stepsPerStage = 2500

  @Test(arguments: stages.indices) func randomKeysKeepTheScreenWhole(_ index: Int) throws {
    let stage = try Self.stages[index]()
    var walk = ScreenWalk(stage, seed: UInt64(index))
    for step in 0..<Self.stepsPerStage {
      walk.step(stage)
      let frame = walk.player.frame
      let what = "stage \(index), step \(step), \(frame.columns)×\(frame.rows)"
      expectWhole(frame, what)
      expectTopLine(walk.player, what)
      if step % 29 == 0 { expectLeavable(walk.player, what) }
      if step % 37 == 0 { expectKeysWork(walk.player, what) }
      if step % 23 == 0 { expectUndoWritesNothing(walk.player, what) }
    }
  }

  private func expectTopLine(_ player: ScreenPlayer, _ what: String) {
    guard !player.face.isTooSmall else { return }
    let top = player.frame.row(0).map(\.glyph).joined().drop { $0 == " " }
    let progress = player.session.progress
    #expect(top.hasPrefix(player.session.setup.batch.id.string), "\(what): \(top)")
    #expect(top.contains("\(progress.done)/\(progress.assigned)"), "\(what): \(top)")
    #expect(top.contains(player.session.setup.annotator.string + " · "), "\(what): \(top)")
  }

  /// Esc leads back to the keys, and from there q leaves.
  private func expectLeavable(_ player: ScreenPlayer, _ what: String) {
    guard player.exitCode == nil else { return }
    var player = player.fork()
    if player.face.isTooSmall {
      player.press(.control("c"))
    } else {
      // Out of the keys into the text that they were asked from, out of that, out of a filter.
      for _ in 0..<3 { player.press(Key(.escape)) }
      #expect(player.isAnswering, "\(what): Esc leaves \(player.face.mode)")
      player.press(.character("q"))
      // Over an answer that is not saved it is asked for twice.
      if player.exitCode == nil {
        #expect(player.session.open?.isTouched == true, "\(what): q leaves nothing unsaved")
        player.press(.character("q"))
      }
    }
    #expect(player.exitCode != nil, "\(what): still in \(player.face.mode)")
  }

  private func expectKeysWork(_ player: ScreenPlayer, _ what: String) {
    guard player.exitCode == nil, !player.face.isTooSmall else { return }
    for (name, keys) in KeyLine(player.frame).keys {
      let works = keys.contains { key in
        var tried = player.fork()
        tried.press(key)
        return tried.differs(from: player)
      }
      #expect(works, "\(what): \(name) is named and does nothing\n\(player.frame.snapshot())")
    }
  }

  private func expectUndoWritesNothing(_ player: ScreenPlayer, _ what: String) {
    guard player.isAnswering, player.exitCode == nil, !player.face.isTooSmall else { return }
    var tried = player.fork()
    tried.press(.character("u"))
    #expect(tried.labels == player.labels, "\(what)")
  }

  @Test func noResponseIsGivenUnderFiveRows() throws {
    for count in 2...6 {
      let responses = (0..<count).map { Texts.longAnswers[$0 % 2] }
      let stage = try Stage(
        Questions.good, items: [Stage.item("many", prompt: "How do I return it?", responses)])
      for (columns, rows) in [(40, 10), (80, 24), (100, 30), (200, 50), (80, 60)] {
        let frame = ScreenPlayer(stage, columns: columns, rows: rows).frame
        let panes = paneHeights(frame)
        #expect(
          panes.count <= 1 || panes.allSatisfy { $0 >= 5 },
          "\(count) responses at \(columns)×\(rows): \(panes)")
      }
    }
  }

  /// The rows of each pane that begins with a response's letter, to its cue.
  private func paneHeights(_ frame: Frame) -> [Int] {
    let rows = frame.snapshot().split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    var heights: [Int] = []
    var start: Int?
    for (index, row) in rows.enumerated() {
      if row.count == 1, row.first?.isUppercase == true { start = index }
      if row.hasPrefix("▼"), let begun = start {
        heights.append(index - begun + 1)
        start = nil
      }
    }
    return heights
  }
}
