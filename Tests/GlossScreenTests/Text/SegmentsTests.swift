import Testing

@testable import GlossScreen

struct SegmentsTests {
  private func words(_ string: String) -> [String] {
    let text = Text(string)
    return Segments(text).words.map(text.slice)
  }

  private func sentences(_ string: String) -> [String] {
    let text = Text(string)
    return Segments(text).sentences.map(text.slice)
  }

  @Test(arguments: [
    ("Don't panic, e-mail 3.14!", ["Don't", "panic", "e", "mail", "3.14"]),
    ("it\u{2019}s 1,000 'quoted' words.", ["it\u{2019}s", "1,000", "quoted", "words"]),
    ("snake_case x2 2x.", ["snake_case", "x2", "2x"]), ("", []), ("... !?", []),
    ("\u{41F}\u{440}\u{438} cafe\u{301}", ["\u{41F}\u{440}\u{438}", "cafe\u{301}"]),
    ("\u{645}\u{6CC}\u{200C}\u{62E} \u{634}", ["\u{645}\u{6CC}\u{200C}\u{62E}", "\u{634}"]),
    (
      "\u{6F22}\u{5B57}\u{304B}\u{30AB}\u{30BF}\u{30FC}abc",
      ["\u{6F22}", "\u{5B57}", "\u{304B}", "\u{30AB}\u{30BF}\u{30FC}", "abc"]
    ),
    ("\u{E19}\u{E49}\u{E33}\u{E01}", ["\u{E19}\u{E49}\u{E33}", "\u{E01}"]),
    (
      "\u{1019}\u{103C}\u{1014}\u{103A}\u{1019}\u{102C}",
      ["\u{1019}\u{103C}", "\u{1014}\u{103A}", "\u{1019}\u{102C}"]
    ),
    ("(\u{FF9F}\u{434}\u{FF9F})", ["\u{434}\u{FF9F}"]),
    ("\u{D55C}\u{AD6D} \u{C5B4}", ["\u{D55C}\u{AD6D}", "\u{C5B4}"]),
    (
      "hi\u{1F600}\u{1F1E9}\u{1F1EA}1\u{FE0F}\u{20E3}x",
      ["hi", "\u{1F600}", "\u{1F1E9}\u{1F1EA}", "1\u{FE0F}\u{20E3}", "x"]
    ),
    ("pay\u{200B}pal", ["pay", "pal"]),
    ("paid €14.5 million, $1,200.50.", ["paid", "€14.5", "million", "$1,200.50"]),
    ("US$5 A$ 5€, 5 € ₹12", ["US$5", "A", "$", "5€", "5", "€", "₹12"]),
    ("$$5$ x_$7 £ab ￥900", ["$", "$5$", "x_$7", "£", "ab", "￥900"]),
    ("\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}", ["\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}"]),
    ("a.b 1.a", ["a.b", "1", "a"]), ("\r\na\r\n", ["a"]),
  ])
  func wordsAreThoseOfTheScript(string: String, expected: [String]) {
    #expect(words(string).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test(arguments: [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("He said \u{201C}no.\u{201D} Then left.", ["He said \u{201C}no.\u{201D}", "Then left."]),
    ("It is 3.14 or so... maybe. Yes", ["It is 3.14 or so... maybe.", "Yes"]),
    ("Dr. J. Smith, e.g. Ana.", ["Dr. J. Smith, e.g. Ana."]), ("a\n\n  b\r\nc", ["a", "b", "c"]),
    (
      "\u{6F22}\u{3002}\u{5B57}\u{FF01}\u{300D}\u{304B}",
      ["\u{6F22}\u{3002}", "\u{5B57}\u{FF01}\u{300D}", "\u{304B}"]
    ),
    ("\u{645}\u{61F} \u{634}\u{6D4} \u{62E}", ["\u{645}\u{61F}", "\u{634}\u{6D4}", "\u{62E}"]),
    ("\u{939}\u{964} \u{928}", ["\u{939}\u{964}", "\u{928}"]), ("", []), ("  \n ", []),
    ("Wait!? (Really.) OK", ["Wait!?", "(Really.)", "OK"]),
    ("END. \u{202E}x", ["END.", "\u{202E}x"]),
  ])
  func sentencesEndWhereAReaderPauses(string: String, expected: [String]) {
    #expect(sentences(string).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test(arguments: 0..<100)
  func segmentsOfRandomTextsAscendAndLieOnBoundaries(seed: Int) {
    var walk = SeededWalk(seed: UInt64(seed))
    let text = Text(walk.text(length: 200) + "One. Two! \u{3002} don't")
    let segments = Segments(text)
    #expect(segments.words.count > 2 && segments.sentences.count > 1)
    for ranges in [segments.words, segments.sentences] {
      var last: ScalarOffset = 0
      for range in ranges {
        #expect(range.lowerBound >= last && range.count > 0, "seed \(seed)")
        #expect(text.isBoundary(range.lowerBound) && text.isBoundary(range.upperBound))
        last = range.upperBound
      }
    }
  }
}
