import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

@Suite struct WordDiffTests {
  /// `[-removed-]{+added+}`, as the screen shows it.
  private func marked(_ old: String, _ new: String) -> String {
    let (a, b) = (Text(old), Text(new))
    return WordDiff(a, b).runs.map { run in
      switch run.change {
      case .same: a.slice(run.old)
      case .removed: "[-" + a.slice(run.old) + "-]"
      case .added: "{+" + b.slice(run.new) + "+}"
      }
    }.joined()
  }

  @Test(arguments: [
    ("", "", ""),
    ("a b", "a b", "a b"),
    ("", "a b", "{+a b+}"),
    ("a b", "", "[-a b-]"),
    ("the quick fox", "the slow fox", "the [-quick-]{+slow+} fox"),
    ("We are late.", "We are very late.", "We are {+very +}late."),
    ("one two three", "one three", "one [-two -]three"),
    // A space or a comma between two changes is no rest for the eye.
    ("a cat sat", "the dog ran", "[-a cat sat-]{+the dog ran+}"),
    ("red, green", "black, blue", "[-red, green-]{+black, blue+}"),
    ("yes, he said.", "no, he said.", "[-yes-]{+no+}, he said."),
    ("a b", "a  b", "a[- -]{+  +}b"),
    ("a b\nc", "a b c", "a b[-\n-]{+ +}c"),
    ("don't", "do", "[-don't-]{+do+}"),
    ("我在上海。", "我在北京。", "我在[-上海-]{+北京+}。"),
  ])
  func whatDiffersIsMarked(_ old: String, _ new: String, _ expected: String) {
    #expect(marked(old, new) == expected)
  }

  /// Strings that Swift holds to be equal are not.
  @Test func codePointsAreCompared() {
    #expect(marked("caf\u{e9} au lait", "cafe\u{301} au lait").hasSuffix(" au lait"))
    #expect(!WordDiff(Text("\u{e9}"), Text("e\u{301}")).isSame)
    #expect(!WordDiff(Text("a\r\nb"), Text("a\nb")).isSame)
    #expect(WordDiff(Text("e\u{301}\r\n"), Text("e\u{301}\r\n")).isSame)
  }

  private static let pieces = [
    "the", "the", "a", "of", "cat", "dog", "house", "runs", " ", " ", " ", "  ", "\n", "\r\n",
    "\t", ",", ".", "!", "é", "e\u{301}", "\u{301}", "👨‍👩‍👧", "🇵🇹", "我", "สวัสดี", "\u{202e}",
    "\u{1b}", "\u{0}", "don't", "3.14",
  ]

  private static func text(_ random: inout SeededGenerator, _ count: Int) -> [String] {
    (0..<Int.random(in: 0...count, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }
  }

  private static func edited(_ pieces: [String], _ random: inout SeededGenerator) -> [String] {
    var pieces = pieces
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let place = Int.random(in: 0...pieces.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: pieces.insert(Self.pieces.randomElement(using: &random) ?? "", at: place)
      case 1 where place < pieces.count: pieces.remove(at: place)
      default: pieces.shuffle(using: &random)
      }
    }
    return pieces
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func runsGiveBothTextsBack(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let pieces = Self.text(&random, seed > 30 ? 900 : 30)
      let other =
        Bool.random(using: &random) ? Self.text(&random, 30) : Self.edited(pieces, &random)
      check(pieces.joined(), other.joined(), "seed \(seed)")
      if seed > 30 { break }
    }
  }

  /// Exact on both sides, in canonical form, and the same the other way round.
  private func check(_ old: String, _ new: String, _ trail: Comment) {
    let (a, b) = (Text(old), Text(new))
    let runs = WordDiff(a, b).runs
    var (left, right) = (ScalarOffset(0), ScalarOffset(0))
    for run in runs {
      #expect(run.old.lowerBound == left && run.new.lowerBound == right, trail)
      (left, right) = (run.old.upperBound, run.new.upperBound)
      switch run.change {
      case .same:
        #expect(!run.old.isEmpty, trail)
        #expect(a.slice(run.old).utf8.elementsEqual(b.slice(run.new).utf8), trail)
      case .removed: #expect(!run.old.isEmpty && run.new.isEmpty, trail)
      case .added: #expect(run.old.isEmpty && !run.new.isEmpty, trail)
      }
    }
    #expect(left.value == a.scalarCount && right.value == b.scalarCount, trail)
    for (one, next) in zip(runs, runs.dropFirst()) {
      #expect(one.change != next.change, trail)
      #expect(!(one.change == .added && next.change == .removed), trail)
    }
    let back = WordDiff(b, a).runs
    #expect(back.filter { $0.change == .same }.map(\.old) == kept(runs, .same).map(\.new), trail)
    #expect(kept(back, .removed).map(\.old) == kept(runs, .added).map(\.new), trail)
    #expect(kept(back, .added).map(\.new) == kept(runs, .removed).map(\.old), trail)
  }

  private func kept(_ runs: [WordDiff.Run], _ change: WordDiff.Change) -> [WordDiff.Run] {
    runs.filter { $0.change == change }
  }

  private static func words(_ count: Int, _ vocabulary: Int, _ random: inout SeededGenerator)
    -> [String]
  {
    (0..<count).map { _ in "w\(Int.random(in: 0..<vocabulary, using: &random))" }
  }

  /// Texts that make a search for the shortest difference slow end all the same, and what is equal
  /// at their ends is found.
  @Test(arguments: [2, 50, 3000, 1_000_000])
  func longTextsEnd(_ vocabulary: Int) {
    var random = SeededGenerator(seed: 7)
    let old = Self.words(4000, vocabulary, &random)
    let new = Self.words(4000, vocabulary, &random)
    let clock = WorkClock()
    let spent = clock.measure {
      check((["x"] + old).joined(separator: " "), (["x"] + new).joined(separator: " "), "")
    }
    // Half a second each way at the worst in a debug build that others share; no more than the
    // budget allows.
    #expect(spent < .seconds(20), "took \(spent)")
    #expect(marked("x " + old.joined(separator: " "), "x").hasPrefix("x[-"))
  }

  @Test func fewChangesInALongTextAreFoundExactly() {
    var random = SeededGenerator(seed: 8)
    var words = Self.words(4000, 40, &random)
    let old = words.joined(separator: " ")
    for place in stride(from: 100, to: 4000, by: 400) { words[place] = "CHANGED" }
    let runs = WordDiff(Text(old), Text(words.joined(separator: " "))).runs
    #expect(runs.filter { $0.change == .added }.count == 10)
    #expect(runs.filter { $0.change == .removed }.count == 10)
  }

  @Test func hugeTextsAreComparedByLines() {
    var random = SeededGenerator(seed: 9)
    var lines = (0..<3000).map { _ in Self.words(10, 200, &random).joined(separator: " ") }
    let old = lines.joined(separator: "\n")
    lines[1500] += " more"
    lines.remove(at: 200)
    let (a, b) = (Text(old), Text(lines.joined(separator: "\n")))
    let changed = WordDiff(a, b).runs.filter { $0.change != .same }
    #expect(changed.count == 2)
    #expect(changed.last.map { b.slice($0.new) } == " more")
  }
}
