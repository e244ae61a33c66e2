import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct CurrentsTests {
  private func id(_ number: Int) -> ID {
    EntryID(kind: .label, time: 1, high: 0, low: UInt64(number)).id
  }

  private func line(_ number: Int, _ content: LabelContent) -> Label {
    Label(id: id(number), prev: .zero, content: content)
  }

  private func change(_ older: Int, revision: Int, item: ID = "i-1") -> LabelContent {
    Sample.content(item: item, revision: Count(revision), supersedes: id(older))
  }

  @Test func theGreatestThatNothingSupersedesIsCurrent() {
    let key = Sample.content().currentKey
    #expect(Currents<Label>([])[key] == nil)
    let first = line(1, Sample.content())
    let second = line(2, change(1, revision: 2))
    #expect(Currents([first])[key] == first)
    #expect(Currents([second, first])[key] == second)
    // Two machines that did not know of each other: both supersede the first, the later counts.
    let third = line(3, change(1, revision: 2))
    #expect(Currents([first, second, third])[key] == third)
    // A label made apart is current only while it has the greatest id.
    let apart = line(0, Sample.content())
    #expect(Currents([apart, first])[key] == first)
  }

  @Test func nothingSupersededRevives() {
    var withdrawn = Sample.skipped()
    withdrawn.status = .withdrawn
    withdrawn.activeMS = 0
    withdrawn.revision = 2
    withdrawn.supersedes = id(1)
    let currents = Currents([line(1, Sample.content()), line(2, withdrawn)])
    #expect(currents[withdrawn.currentKey]?.status == .withdrawn)
    // Even where the one that superseded is missing in between, or two supersede each other.
    #expect(
      Currents([line(1, Sample.content()), line(3, change(2, revision: 3))])[withdrawn.currentKey]?
        .id == id(3))
    let cycle = Currents([line(1, change(2, revision: 3)), line(2, change(1, revision: 2))])
    #expect(cycle.all.isEmpty)
  }

  @Test func everyPartOfTheKeyCounts() {
    var others = [Sample.content()]
    for change in [
      { $0.batch = "other" }, { $0.item = "other" }, { $0.annotator = "other" },
      { $0.role = .adjudicator }, { $0.repeat = 1 },
    ] as [(inout LabelContent) -> Void] {
      var content = Sample.content()
      change(&content)
      others.append(content)
    }
    let currents = Currents(others.enumerated().map { line($0 + 1, $1) })
    #expect(currents.all.count == others.count)
  }

  @Test func nobodyTakesAwayAnothersLabel() {
    let hostile = Sample.content(annotator: "eve", revision: 2, supersedes: id(1))
    let currents = Currents([line(1, Sample.content()), line(2, hostile)])
    #expect(currents[Sample.content().currentKey]?.id == id(1))
  }

  @Test func composedAndDecomposedItemsStayTwo() {
    let currents = Currents([
      line(1, Sample.content(item: "\u{e9}")), line(2, Sample.content(item: "e\u{301}")),
    ])
    #expect(currents.all.count == 2)
  }

  @Test func orderAndDuplicatesDoNotMatter() {
    for seed in 0..<100 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var lines: [Label] = []
      for number in 1...20 {
        let item = ID("i-\(Int.random(in: 0..<4, using: &generator))")
        let older = Int.random(in: 0..<number, using: &generator)
        lines.append(
          line(
            number,
            older == 0
              ? Sample.skipped(item: item) : change(older, revision: number, item: item)))
      }
      let expected = Currents(lines)
      for _ in 0..<5 {
        let copies = lines + lines.filter { _ in Bool.random(using: &generator) }
        #expect(
          Currents(copies.shuffled(using: &generator)).all == expected.all, "seed \(seed)")
      }
    }
  }
}
