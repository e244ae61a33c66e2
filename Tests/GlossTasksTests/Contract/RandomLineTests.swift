import GlossJSON
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

/// Lines of plain mode that nobody meant.
@Suite struct RandomLineTests {
  private static let pieces = [
    "0", "1", "2", "-", "3-5", "0-1", "12-25", "9223372036854775807", "-1", "a", "bb", "x", ";",
    ";",
    ",", ":", "A:", "b:", "t1:", "t2:", "\"", "\"", "\\", "\"a\"", "\"The\"", "#", "#1", "#2", " ",
    " ", "\t", "=", "tie", "neither", "a bit", "much", "label-1", "label-12", "\u{301}", "é",
    "\u{0}",
    "\u{1b}[2J", "👨‍👩‍👧", "\"\\ud83d\\ude00\"", "\"\\ud83d\"",
  ]

  @Test(arguments: KindSample.all)
  func areRefusedOrAnswer(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    var random = SeededGenerator(seed: 11)
    var (answered, refused, begun) = (0, 0, 0)
    let whole = wholeLine(sample, kind, asked, &random)
    for turn in 0..<1500 {
      let count = Int.random(in: 0...6, using: &random)
      var line = (0..<count).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined()
      // Long answers are not hit upon by chance.
      if turn.isMultiple(of: 100), let whole { line = whole }
      let before = kind.ask(asked)
      var ask = before
      switch ask.enter(line) {
      case .answered:
        answered += 1
        #expect(ask.standing == .complete, "\(line.debugDescription)")
        let value = ask.values
        let again = try #require(kind.ask(asked).giving(value), "\(line.debugDescription)")
        #expect(again.values == value, "\(line.debugDescription)")
      case .refused(let why):
        refused += 1
        #expect(ask == before, "\(line.debugDescription)")
        #expect(!why.isEmpty)
      case .more:
        begun += 1
        #expect(ask.value == before.value)
        #expect(ask.writing?.editableText != nil, "\(line.debugDescription)")
      }
    }
    // Where any line begins a text, none is refused.
    #expect(answered > 0 || begun > 0)
    #expect(refused > 0 || begun > 0)
  }

  /// A line that answers, from the words for a draft that keys made.
  private func wholeLine(
    _ sample: KindSample, _ kind: any Kind, _ asked: Asked, _ random: inout SeededGenerator
  ) -> String? {
    guard sample.summaryIsALine else { return nil }
    let keys =
      kind.bindings.map { Key.character($0.key) }
      + [Key(.enter), Key(.down), Key(.up), .character(" "), .character("1"), .character("2")]
    var ask = kind.ask(asked)
    for _ in 0..<3000 where ask.standing != .complete {
      _ = ask.press(keys[Int.random(in: 0..<keys.count, using: &random)])
    }
    guard ask.standing == .complete else { return nil }
    let summary = ask.summary
    return ["none", "no spans"].contains(summary) ? "" : summary
  }
}
