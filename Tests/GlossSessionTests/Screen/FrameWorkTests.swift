import GlossScreen
import GlossSession
import Synchronization
import Testing

/// Nothing is laid out, decoded, marked, compared or suggested twice for one key and its frame.
@Suite struct FrameWorkTests {
  /// What was done while it looked on, and how often.
  private final class Log: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func add(_ what: String) { counts.withLock { $0[what, default: 0] += 1 } }
    func take() -> [String: Int] {
      counts.withLock { counts in
        defer { counts = [:] }
        return counts
      }
    }
  }

  /// Short strings are many, and cost nothing: the letters of keys, say.
  private static let leastLength = 200

  private static let suggested = "suggestion of"

  private static let long =
    (1...80).map { "Word\($0) came back, left again and was seen by person\($0)." }
    .joined(separator: " ")
  private static let suggestion = String(long.prefix(4000))

  private static func item(_ suggestions: String) -> String {
    #"{"id": "s1", "text": \#(Stage.quoted(long + "!")), "prompt": "Why?", "responses": "#
      + #"[{"id": "x1", "text": \#(Stage.quoted("**One** " + long))}, {"id": "x2", "text": "#
      + #"\#(Stage.quoted("*Two* " + long.uppercased()))}], "suggestions": {\#(suggestions)}}"#
  }

  private static let stages: [(name: String, typed: String, stage: @Sendable () throws -> Stage)] =
    [
      (
        "hostile spans", "<Right*3><Space><Right>p<Down><Tab><PgDn>z?<Esc>u?<A-z>",
        {
          try Stage(
            Questions.names,
            items: ["h", "g"].map { Stage.item($0, Texts.hostile + $0 + Texts.long) })
        }
      ),
      (
        "hostile pair",
        "md<A-d><PgDn><Down>z<End>zz<A-m>rwhy<Esc>?k<PgDn><A-z>/a<Enter><A-z>1<A-z><A-r>",
        {
          try Stage(
            Questions.better,
            items: ["h", "g"].map {
              Stage.item($0, prompt: Texts.hostile + $0, [Texts.long + $0, "**x** " + Texts.long])
            })
        }
      ),
      (
        "suggested text",
        "z<Down><Up><Tab><Tab>a<Down*2><Up><Tab>zdd<Tab>exy<Left><Bksp><Esc><Down><Up>u",
        {
          try Stage(
            #"{"name": "better", "kind": "text", "from": "text", "goal": "\#(suggestion)"},"#
              + Questions.team,
            items: [item(#""better": {"text": \#(Stage.quoted(suggestion))}"#)])
        }
      ),
      (
        "suggested spans", "z<Right><Down>zzz<PgDn>a<Tab><Tab>u",
        {
          try Stage(
            Questions.names,
            items: [
              item(
                #""names": {"spans": [{"start": 0, "end": 3900, "label": "person", "text": "#
                  + #"\#(Stage.quoted(String(long.prefix(3900))))}]}"#)
            ])
        }
      ),
      ("masked", "vvVs", { try PromptScenes.masked() }),
    ]

  /// What is not touched is kept: the texts as they are wrapped, and the question's own lines.
  @Test func scrollingFindsNothingAnew() throws {
    let (_, _, stage) = Self.stages[2]
    let log = Log()
    try Work.$watcher.withValue(log.add) {
      var player = ScreenPlayer(try stage(), columns: 200, rows: 50, typed: "a")
      _ = player.frame
      _ = log.take()
      for key in ["PgDn", "End", "z", "PgDn", "Home"].map(Typed.key) {
        player.press(key)
        _ = player.frame
        let again = log.take().keys.filter { $0.count > Self.leastLength }
        #expect(again.allSatisfy { $0.contains("~ suggested") }, "\(key): \(again)")
      }
    }
  }

  /// Of what is typed, a frame looks at what is seen of it, however much was pasted before: in the
  /// lines for commands and words, and in the boxes of a rationale, a note and an answer.
  @Test(arguments: [":", "/", "r", "n1", "answer"]) func whatIsPastedIsNotReadAnew(
    way: String
  ) throws {
    let log = Log()
    try Work.$watcher.withValue(log.add) {
      let questions = way == "answer" ? #"{"name": "t", "kind": "text"}"# : Questions.better
      let item = Stage.item("h", prompt: "Why?", ["x", "y"])
      var player = ScreenPlayer(
        try Stage(questions, items: [item]), columns: 80, rows: 24,
        typed: way == "answer" ? "" : way)
      player.handle(.paste("note unclear " + String(repeating: "why ", count: 1000)))
      #expect(player.frame.snapshot(styles: false).contains("why why"))
      _ = log.take()
      let more = TerminalEvent.paste("more")
      for event in [more, .key(.character("y")), .key(Key(.backspace)), .key(Key(.left)), more] {
        player.handle(event)
        _ = player.frame
        let again = log.take().keys.filter { $0.count > 999 }
        #expect(again.isEmpty, "\(event): \(again.map { $0.prefix(60) })")
      }
    }
  }

  @Test(arguments: stages.indices, [(80, 24), (200, 50)])
  func nothingIsDoneTwiceForAKeyAndItsFrame(_ index: Int, _ size: (Int, Int)) throws {
    let (name, typed, stage) = Self.stages[index]
    let made = try stage()
    let log = Log()
    Work.$watcher.withValue(log.add) {
      var player = ScreenPlayer(made, columns: size.0, rows: size.1)
      let isShown = player.frame.snapshot(styles: false).contains("~ suggested")
      #expect(isShown == name.hasPrefix("suggested"), "\(name)")
      var suggested = log.take().filter { $0.key.hasPrefix(Self.suggested) }
      for step in Typed.parse(typed) {
        let place = player.session.open?.place
        player.play([step])
        _ = player.frame
        let counts = log.take()
        let what = "\(name) at \(size), \(step)"
        #expect(counts["layout"] == 1, "\(what)")
        #expect(counts["panel", default: 0] <= 1, "\(what)")
        for (work, count) in counts where count > 1 {
          let isOne = ["marks of", "lines of"].contains { work.hasPrefix($0) }
          guard isOne || work.count > Self.leastLength else { continue }
          Issue.record("\(what): \(count) times \(work.prefix(60))… of \(work.count)")
        }
        // What is taken or saved is the session's, which finds the suggestion by itself.
        if player.session.open?.place != place { suggested = [:] }
        if step == Typed.key(.character("a")) || player.session.open?.place != place { continue }
        for (work, count) in counts where work.hasPrefix(Self.suggested) {
          suggested[work, default: 0] += count
        }
        #expect(suggested.values.allSatisfy { $0 == 1 }, "\(what): \(suggested)")
      }
    }
  }
}
