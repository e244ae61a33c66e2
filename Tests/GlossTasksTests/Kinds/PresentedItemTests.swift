import GlossJSON
import GlossJournal
import Testing

@testable import GlossTasks

@Suite struct PresentedItemTests {
  private let item = Item(
    id: "i-1",
    input: Input(
      text: "t", context: "c",
      prompt: [Turn(role: "system", content: "s"), Turn(role: "user", content: "u")],
      responses: ["a", "b", "é", "z"].map { Response(id: ID($0), text: "text of \($0)") }),
    inputSHA256: Hash(of: "x"))

  private func shown(_ seed: Int, annotator: ID = "ana", shuffles: Bool = true) -> PresentedItem {
    PresentedItem(item, batch: "b-1", annotator: annotator, seed: seed, shuffles: shuffles)
  }

  /// The order as the format defines it, computed apart from the code under test.
  @Test func theOrderIsThatOfTheHashes() {
    for seed in [0, 7, -1, .max] {
      let hashed = ["a", "b", "é", "z"].map { id in
        (id: id, hash: Hash(of: Array("\(seed)\u{0}b-1\u{0}i-1\u{0}ana\u{0}\(id)".utf8)).hex)
      }
      let expected = hashed.sorted { $0.hash < $1.hash }.map { ID($0.id) }
      #expect(shown(seed).shownOrder == expected)
    }
    #expect(shown(7, shuffles: false).shownOrder == ["a", "b", "é", "z"])
    #expect(Set((0..<40).map { shown($0).shownOrder }).count > 10)
    #expect(Set((0..<40).map { shown(0, annotator: ID("p\($0)")).shownOrder }).count > 10)
  }

  @Test func lettersFollowTheOrderShown() {
    let shown = shown(3)
    for (place, id) in shown.shownOrder.enumerated() {
      let letter = ["A", "B", "C", "D"][place]
      #expect(shown.letter(of: id) == letter)
      #expect(shown.response(at: letter) == id)
      #expect(shown.response(at: letter.lowercased()) == id)
    }
    #expect(shown.letter(of: "nobody") == nil)
    #expect(shown.response(at: "E") == nil)
    #expect(PresentedItem.letter(at: 25) == "Z")
    #expect(PresentedItem.letter(at: 26) == "R27")
  }

  @Test func textsStandInReadingOrderUnderTheirNames() {
    let shown = shown(0, shuffles: false)
    #expect(
      shown.texts.map(\.of) == ["context", "prompt/0", "prompt/1", "text", "a", "b", "é", "z"])
    #expect(
      shown.texts.map(\.part) == [
        .context, .turn("system"), .turn("user"), .text, .response(0), .response(1), .response(2),
        .response(3),
      ])
    #expect(shown.text(of: "prompt/1")?.text.string == "u")
    #expect(shown.text(of: "prompt/2") == nil)
  }
}
