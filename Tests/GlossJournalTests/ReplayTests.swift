import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct ReplayTests {
  private func id(_ number: Int) -> ID {
    EntryID(kind: .label, time: 1, high: 0, low: UInt64(number)).id
  }

  private func line(_ number: Int, _ content: LabelContent, file: String = "a") -> ChainLine<Label>
  {
    let label = Label(id: id(number), prev: .zero, content: content)
    return ChainLine(entry: label, hash: Hash(of: label.line), path: file, number: number)
  }

  private func change(_ older: Int, revision: Int, item: ID = "i-1") -> LabelContent {
    Sample.content(item: item, revision: revision, supersedes: id(older))
  }

  @Test func theGreatestThatNothingSupersedesIsCurrent() {
    let key = Sample.content().currentKey
    #expect(Replay().current(key) == nil)
    let first = line(1, Sample.content())
    let second = line(2, change(1, revision: 2))
    #expect(Replay([first]).current(key) == first.entry)
    #expect(Replay([second, first]).current(key) == second.entry)
    // Two machines that did not know of each other: both supersede the first, the later counts.
    let third = line(3, change(1, revision: 2))
    #expect(Replay([first, second, third]).current(key) == third.entry)
    // A label made apart is current only while it has the greatest id.
    let apart = line(0, Sample.content())
    #expect(Replay([apart, first]).current(key) == first.entry)
  }

  @Test func nothingSupersededRevives() {
    var withdrawn = Sample.skipped()
    withdrawn.status = .withdrawn
    withdrawn.activeMS = 0
    withdrawn.revision = 2
    withdrawn.supersedes = id(1)
    let replay = Replay([line(1, Sample.content()), line(2, withdrawn)])
    #expect(replay.current(withdrawn.currentKey)?.status == .withdrawn)
    // Even where the one that superseded is missing in between, or two supersede each other.
    #expect(
      Replay([line(1, Sample.content()), line(3, change(2, revision: 3))])
        .current(withdrawn.currentKey)?.id == id(3))
    let cycle = Replay([line(1, change(2, revision: 3)), line(2, change(1, revision: 2))])
    #expect(cycle.current.isEmpty)
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
    let replay = Replay(others.enumerated().map { line($0 + 1, $1) })
    #expect(replay.current.count == others.count)
  }

  @Test func nobodyTakesAwayAnothersLabel() {
    let hostile = Sample.content(annotator: "eve", revision: 2, supersedes: id(1))
    let replay = Replay([line(1, Sample.content()), line(2, hostile)])
    #expect(replay.current(Sample.content().currentKey)?.id == id(1))
  }

  @Test func composedAndDecomposedItemsStayTwo() {
    let replay = Replay([
      line(1, Sample.content(item: "\u{e9}")), line(2, Sample.content(item: "e\u{301}")),
    ])
    #expect(replay.current.count == 2)
  }

  @Test func orderAndDuplicatesDoNotMatter() {
    for seed in 0..<100 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var lines: [ChainLine<Label>] = []
      for number in 1...20 {
        let item = ID("i-\(Int.random(in: 0..<4, using: &generator))")
        let older = Int.random(in: 0..<number, using: &generator)
        lines.append(
          line(
            number,
            older == 0
              ? Sample.skipped(item: item) : change(older, revision: number, item: item)))
      }
      // An id with other bytes, which must not make the order matter either.
      lines.append(line(Int.random(in: 1...20, using: &generator), Sample.content(), file: "b"))
      let expected = Replay(lines)
      for _ in 0..<5 {
        let copies = lines + lines.filter { _ in Bool.random(using: &generator) }
        let replay = Replay(copies.shuffled(using: &generator))
        #expect(replay.current == expected.current, "seed \(seed)")
        #expect(replay.labels == expected.labels, "seed \(seed)")
        #expect(
          replay.conflicts.map { [$0.kept.hash, $0.other.hash] }
            == expected.conflicts.map { [$0.kept.hash, $0.other.hash] }, "seed \(seed)")
      }
    }
  }

  @Test func oneIdWithOtherBytesIsReported() {
    let one = line(1, Sample.content(), file: "a")
    let other = line(1, Sample.skipped(), file: "b")
    #expect(Replay([one, one]).conflicts.isEmpty)
    let conflicts = Replay([one, other, one]).conflicts
    #expect(conflicts.count == 1)
    #expect(conflicts.first?.id == id(1))
    #expect(Set([conflicts.first?.kept.path, conflicts.first?.other.path]) == ["a", "b"])
  }
}
