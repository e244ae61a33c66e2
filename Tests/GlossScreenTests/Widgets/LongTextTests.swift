import GlossTestSupport
import Testing

@testable import GlossScreen

/// A text takes the hundred-thousandth key as it took the first.
@Suite struct LongTextTests {
  /// About as many bytes as asked for, of several scripts and with one line alone.
  static let texts: [(name: String, make: @Sendable (Int) -> String)] = [
    ("lines", { String(repeating: "The quick brown fox jumps over it.\n", count: $0 / 35) }),
    ("one line", { String(repeating: "The quick brown fox jumps over it. ", count: $0 / 35) }),
    ("one word", { String(repeating: "m", count: $0) }),
    ("Chinese", { String(repeating: "漢字仮名", count: $0 / 12) }),
    ("emoji", { String(repeating: "👩‍👩‍👧‍👦", count: $0 / 25) }),
    ("markers", { String(repeating: "<U+202E>\u{202E}", count: $0 / 11) }),
  ]

  private static let keys: [(name: String, keys: [Key])] = [
    ("typing", [.character("a"), .character(" "), .character("漢")]),
    ("taking away", [Key(.backspace), Key(.delete), .control("w"), Key(.backspace, .alt)]),
    (
      "moving",
      [
        Key(.left), Key(.up), Key(.home), Key(.end), Key(.left, .control), Key(.right, .alt),
        Key(.down), Key(.right, .shift),
      ]
    ),
    ("taking back", [.character("b"), .control("z"), .control("y"), .control("z")]),
  ]

  /// The least of three, since other tests run beside this one.
  private static func least(_ work: () -> Void) -> Duration {
    (0..<3).map { _ in WorkClock().measure(work) }.min() ?? .zero
  }

  /// Fifty keys cost at most that their paragraphs are broken into lines anew and their words found, twice;
  /// of the rest of the text nothing is looked at and little is copied, though whoever drew it holds it.
  @Test(arguments: texts.indices) func keysCostNothingByTheLength(index: Int) {
    let (name, make) = Self.texts[index]
    for breaks in [TextEditor.Breaks.never, .withEnter] {
      let text = breaks == .never ? make(150_000).replacing("\n", with: " ") : make(150_000)
      let clusters = Text(text).clusters
      // What one paragraph takes, and one word, where all of the text is one.
      var whole = Duration.zero
      if breaks == .withEnter, !text.contains("\n") {
        whole += Self.least { _ = Wrapping.lines(of: clusters, width: 79) }
      }
      if !text.contains(where: \.isWhitespace) {
        whole += Self.least { _ = WordFinder(clusters).ranges() }
      }
      for place in [Key(.end, .control), Key(.home, .control)] {
        for (what, keys) in Self.keys {
          var (reading, pressing) = (Duration.seconds(999), Duration.seconds(999))
          for attempt in 0..<9 where attempt < 2 || pressing >= reading * 4 + whole * 100 {
            var editor = TextEditor("", breaks: breaks)
            reading = min(
              reading,
              WorkClock().measure {
                editor = TextEditor(text, breaks: breaks)
                _ = editor.handle(place, width: 80)
              })
            pressing = min(
              pressing,
              WorkClock().measure {
                for step in 0..<50 {
                  // What is drawn holds the text as it was before the key.
                  let shown = editor
                  _ = editor.handle(keys[step % keys.count], width: 80)
                  var canvas = Canvas(columns: 80, rows: 1)
                  shown.draw(in: &canvas)
                }
              })
          }
          #expect(
            pressing < reading * 4 + whole * 100,
            "\(name), \(breaks), \(what): \(pressing), \(reading), \(whole)")
        }
      }
    }
  }

  /// Twice as much text, typed key by key or pasted, takes about twice as long.
  @Test(arguments: texts.indices) func textTakesTimeByItsLength(index: Int) {
    let (name, make) = Self.texts[index]
    func typing(_ size: Int) -> Duration {
      let keys = make(size).map { $0 == "\n" ? Key(.enter) : .character($0) }
      return Self.least {
        var editor = TextEditor("", breaks: .withEnter)
        for key in keys {
          // What is drawn holds the text, and all that can be taken back, as it was.
          let shown = editor
          _ = editor.handle(key, width: 80)
          withExtendedLifetime(shown) {}
        }
      }
    }
    func pasting(_ size: Int) -> Duration {
      let text = make(size)
      return Self.least {
        var editor = TextEditor("", breaks: .withEnter)
        editor.insert(text, width: 80)
        _ = editor.handle(Key(.home), width: 80)
        _ = editor.handle(.control("z"), width: 80)
        _ = editor.handle(.control("y"), width: 80)
      }
    }
    for (way, cost, size) in [("typed", typing, 10_000), ("pasted", pasting, 100_000)] {
      var (once, twice) = (cost(size), cost(2 * size))
      // What else the machine does adds to a run, and takes from none.
      for _ in 0..<3 where twice >= once * 2.6 {
        (once, twice) = (min(once, cost(size)), min(twice, cost(2 * size)))
      }
      // A cache that ends between two sizes is no growth: that shows at the next doubling, too.
      let isLinear = twice < once * 2.6 || cost(4 * size) < twice * 2.6
      #expect(isLinear, "\(name), \(way): \(once), \(twice)")
    }
  }

  /// What is kept from key to key is what all of the text gives.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func editsGiveWhatTheWholeTextGives(seed: UInt64) {
    var random = SeededWalk(seed: seed)
    let pieces = [
      "a", "word ", "\n", "\r\n", "\t", "<", "U", "+", "<U+202E>", "\u{202E}", "🇩", "🇪🇫", "\u{301}",
      "\u{200D}", "👩", "👩‍👩‍👧", "漢字", "-", "e-mail", "  ", "\r", "\u{600}", "\u{1100}", "\u{1161}",
      "\u{915}\u{94D}", "\u{E01}\u{E33}", "ก", "o'", "3,", "_", seed % 4 == 0 ? "שלום" : "x",
      random.text(length: 6), String(repeating: "\u{301}", count: 9),
    ]
    var editor = TextEditor("", breaks: .withEnter)
    let width = Int.random(in: 2...24, using: &random)
    _ = editor.handle(Key(.home), width: width)
    for step in 0..<120 {
      let count = editor.content.scalarCount
      let from = editor.content.neighbours(
        of: ScalarOffset(Int.random(in: 0...count, using: &random))
      ).before
      let to = editor.content.neighbours(
        of: from + Int.random(in: 0...(step % 3 == 0 ? 9 : 1), using: &random)
      ).after
      editor.cursor = from
      if from < to { editor.remove(to: to) }
      editor.insert(pieces.randomElement(using: &random)!, width: width)
      let text = Text(editor.text)
      let note: Comment = "seed \(seed), step \(step): \(editor.text.debugDescription)"
      #expect(editor.content.clusters == text.clusters, note)
      #expect(editor.content.scalarCount == text.scalarCount, note)
      #expect(editor.content.bringsRightToLeft == text.bringsRightToLeft, note)
      let half = ScalarOffset(text.scalarCount / 2)
      #expect(editor.content.slice(0..<half) == text.slice(0..<half), note)
      #expect(
        editor.wrapping(width: width)
          == Wrapping(text.clusters, width: max(width - 1, 1), editorColumns: width), note)
      let words = Segments(text).words
      let cursor = editor.cursor
      #expect(
        editor.target(.wordBack, width: width)
          == words.last { $0.lowerBound < cursor }?.lowerBound ?? 0, note)
      #expect(
        editor.target(.wordForward, width: width)
          == words.first { $0.upperBound > cursor }?.upperBound ?? editor.end, note)
      guard editor.content.clusters == text.clusters else { return }
    }
  }
}
