import GlossScreen
import GlossSession
import Testing

/// Bytes that nobody pressed as keys answer nothing, by way of the decoder that ships.
@Suite struct NoiseTests {
  private static let question = #"""
    {"name": "best", "kind": "classification", "title": "Which?", "labels": [
      {"id": "one", "key": "1"}, {"id": "five", "key": "5"}, {"id": "big", "key": "A"},
      {"id": "small", "key": "a"}]}
    """#

  private struct Bench {
    var player: ScreenPlayer
    private var decoder = KeyDecoder()

    init() throws {
      var stage = try Stage(NoiseTests.question, items: Stage.items(9))
      stage.guardMS = 250
      player = ScreenPlayer(stage, columns: 80, rows: 24)
      // The first item is on the screen for long.
      player.handle(.reply(.deviceAttributes([62])))
    }

    /// Lets time pass, in which an unfinished sequence may end, and then reads.
    mutating func read(_ bytes: [UInt8], after ms: Int) {
      var pause = Int64(ms)
      if let patience = decoder.patience, patience <= ms {
        var wait = Int64(patience)
        for event in decoder.timeOut() {
          player.handle(event, after: wait)
          wait = 0
        }
        pause = Int64(ms - patience)
      }
      for event in decoder.feed(bytes) {
        player.handle(event, after: pause)
        pause = 0
      }
    }
  }

  @Test(arguments: [
    [(1000, "\u{1B}"), (80, "[A")], [(1000, "\u{1B}"), (80, "["), (80, "A")],
    [(1000, "\u{1B}"), (80, "["), (140, "A")], [(1000, "\u{1B}"), (80, "[1;"), (80, "5A")],
    [(1000, "\u{1B}[-1u")], [(1000, "\u{1B}[97;65537u")],
    [(1000, "\u{9B}1A")], [(1000, "\u{1B}[1\rA")], [(1000, "\u{1B}["), (80, "A")],
    [(1000, "\u{1B}[200~text\u{1B}[201~A")], [(1000, "\u{1B}[200~\u{1B}[201~A1a")],
    [(1000, "\u{1B}[200~text\u{1B}[201~"), (200, "A")], [(1000, "\u{1B}]0;"), (70, "1A\u{7}")],
  ])
  func answersNothing(reads: [(ms: Int, latin: String)]) throws {
    for isUTF8 in [true, false] {
      var bench = try Bench()
      for (ms, text) in reads {
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        bench.read(isUTF8 ? Array(text.utf8) : latin, after: ms)
      }
      #expect(bench.player.labels.isEmpty, "\(reads)")
      #expect(bench.player.session.open?.isTouched == false, "\(reads)")
      bench.read([0x41], after: 400)
      #expect(bench.player.labels.map { $0.answers[0].labels } == [["big"]], "\(reads)")
    }
  }

  @Test func saysWhyItAnsweredNothing() throws {
    var bench = try Bench()
    bench.read(Array("\u{1B}[200~text\u{1B}[201~A".utf8), after: 1000)
    #expect(
      bench.player.session.notice?.text
        == "That key came 0 ms after a paste, or something that was no key; it answered nothing "
        + "(guard 250 ms).")
    bench.read([0x41], after: 250)
    #expect(bench.player.labels.count == 1)
  }

  /// A person goes on typing right behind a paste.
  @Test func textIsTypedRightBehindAPaste() throws {
    var stage = try Stage(
      #"{"name": "remark", "kind": "text", "title": "Say why"}"#, items: Stage.items(2))
    stage.guardMS = 250
    var player = ScreenPlayer(stage, columns: 80, rows: 24)
    player.handle(.reply(.deviceAttributes([62])))
    var decoder = KeyDecoder()
    for event in decoder.feed("\u{1B}[200~pasted\u{1B}[201~ and typed\u{13}".utf8) {
      player.handle(event, after: 0)
    }
    #expect(player.session.open?.editableText == "pasted and typed")
    #expect(player.labels.isEmpty, "Ctrl-S came with the paste")
    player.press(.control("s"))
    #expect(player.labels.map { $0.answers[0].text } == ["pasted and typed"])
  }
}
