import GlossScreen
import GlossTestSupport
import Testing

@testable import GlossTasks

@Suite struct StrokesTests {
  /// `[old|new]` for each place, between what is equal.
  private static func shown(_ old: String, _ new: String) -> String {
    let (first, second) = (Text(old), Text(new))
    var (shown, end) = ("", ScalarOffset(0))
    for place in Strokes(first, second).places {
      shown += first.slice(end..<place.old.lowerBound)
      shown += "[\(first.slice(place.old))|\(second.slice(place.new))]"
      end = place.old.upperBound
    }
    return shown + first.slice(end..<ScalarOffset(first.scalarCount))
  }

  @Test(arguments: [
    ("the parcel came", "the parcel came", "the parcel came"),
    ("it costs 5 euros", "it costs 6 euros", "it costs [5|6] euros"),
    // Each change alone, where what is between them is more than they are.
    ("a cat sat on a mat", "a dog sat on a rug", "a [cat|dog] sat on a [mat|rug]"),
    // Little words by chance.
    (
      "Find its number, ask it to stop at once", "I am not able to help with killing",
      "[Find its number, ask it to stop at once|I am not able to help with killing]"
    ),
    // A line that is equal is no little word.
    (
      "return items\n```\nkeeps the order", "return set(all)\n```\nholds each value",
      "return [items|set(all)]\n```\n[keeps the order|holds each value]"
    ),
    // What is much is equal, however much is changed around it.
    (
      "Walnuts are close: use three quarters of the weight, and toast them until they smell.",
      "Sunflower seeds do it: use three quarters of the weight, then grind everything very fine.",
      "[Walnuts are close|Sunflower seeds do it]: use three quarters of the weight, "
        + "[and toast them until they smell|then grind everything very fine]."
    ),
  ])
  func littleWordsBetweenChangesAreChangedWithThem(_ old: String, _ new: String, _ shown: String) {
    #expect(Self.shown(old, new) == shown)
  }

  @Test func whatHasNothingInCommonIsSaid() {
    let refusal = "I am sorry, but nobody here can say anything about it. Please call someone."
    let reply = "Boil the potatoes until soft (20 minutes), drain, mash, then stir butter through."
    #expect(Strokes(Text(reply), Text(refusal)).haveNothingInCommon)
    #expect(!Strokes(Text(reply), Text(reply + " Serve hot.")).haveNothingInCommon)
    #expect(!Strokes(Text(reply), Text(reply)).haveNothingInCommon)
    // One that stands in the other, however long that is.
    let long = Text(reply + String(repeating: " And so on, and on it goes.", count: 40))
    #expect(!Strokes(Text(reply), long).haveNothingInCommon)
    #expect(!Strokes(long, Text(reply)).haveNothingInCommon)
    // Short ones are seen at once.
    #expect(!Strokes(Text("Hello!"), Text("No.")).haveNothingInCommon)
  }

  /// No side is preferred, nothing overlaps, and what is in no place is equal to the last code point.
  @Test(arguments: 0..<200 as Range<UInt64>) func placesCoverWhatDiffers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = [
      "a", "the", "parcel", "came", " ", " ", ", ", "\n", "e\u{301}", "漢字", "🇩🇪", "long-word",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...40, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined()
    }
    let (old, new) = (Text(text()), Text(text()))
    let places = Strokes(old, new).places
    let back = Strokes(new, old).places
    #expect(back.map { [$0.new, $0.old] } == places.map { [$0.old, $0.new] })
    var (rebuilt, oldEnd, newEnd) = ("", ScalarOffset(0), ScalarOffset(0))
    for place in places {
      #expect(place.old.lowerBound >= oldEnd && place.new.lowerBound >= newEnd)
      let equal = old.slice(oldEnd..<place.old.lowerBound)
      #expect(equal.utf8.elementsEqual(new.slice(newEnd..<place.new.lowerBound).utf8))
      rebuilt += equal + new.slice(place.new)
      (oldEnd, newEnd) = (place.old.upperBound, place.new.upperBound)
    }
    rebuilt += old.slice(oldEnd..<ScalarOffset(old.scalarCount))
    #expect(rebuilt.utf8.elementsEqual(new.string.utf8))
  }
}
