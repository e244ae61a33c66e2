import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct EntryIDTests {
  private func clock(_ wall: Int64, random: [UInt8] = [UInt8](repeating: 0, count: 10)) -> Clock {
    Clock(now: { Moment(wall: wall, monotonic: 0) }, random: { _ in random })
  }

  private func minted(_ mint: inout IDMint, _ clock: Clock) throws -> EntryID {
    let id = mint.next(clock)
    return try #require(id)
  }

  @Test func spellingIsTenDigitsOfTimeAndSixteenOfChance() throws {
    var mint = IDMint(kind: .label)
    let zero = try minted(&mint, clock(0))
    #expect(zero.id == ID("lb_" + String(repeating: "0", count: 26)))

    mint = IDMint(kind: .event)
    let all = try minted(
      &mint, clock((1 << 48) - 1, random: [UInt8](repeating: 255, count: 10)))
    #expect(all.id == ID("ev_7" + String(repeating: "z", count: 25)))
    let beyond = mint.next(clock(0))
    #expect(beyond == nil)

    mint = IDMint(kind: .label)
    let counted = try minted(&mint, clock(32, random: [0, 0, 0, 0, 0, 0, 0, 0, 4, 33]))
    #expect(counted.id == "lb_00000000100000000000000111")
  }

  @Test func readsWhatItWrites() throws {
    for seed in 0..<200 as Range<UInt8> {
      let random = (0..<10).map { UInt8(truncatingIfNeeded: $0 * 71 + Int(seed) * 37) }
      var mint = IDMint(kind: .label)
      let id = try minted(&mint, clock(Int64(seed) << 32 + 12_345, random: random))
      #expect(EntryID(id.id, kind: .label) == id)
      #expect(EntryID(id.id, kind: .event) == nil)
    }
  }

  @Test(arguments: [
    "", "lb_", "lb_0000000000000000000000000", "lb_000000000000000000000000000",
    "lb_8zzzzzzzzzzzzzzzzzzzzzzzzz", "lb_0000000000000000000000000i",
    "lb_0000000000000000000000000l",
    "lb_0000000000000000000000000o", "lb_0000000000000000000000000u",
    "lb_0000000000000000000000000A",
    "LB_00000000000000000000000000",
  ])
  func otherSpellingsAreRefused(text: String) {
    #expect(EntryID(ID(text), kind: .label) == nil)
  }

  @Test func idsRiseThoughTheClockStandsOrGoesBack() throws {
    var mint = IDMint(kind: .label)
    var ids: [EntryID] = []
    for wall in [5000, 5000, 4000, -7, 5000, 5001, 1, 6000] as [Int64] {
      ids.append(try minted(&mint, clock(wall, random: [UInt8](repeating: 255, count: 10))))
    }
    for (a, b) in zip(ids, ids.dropFirst()) {
      #expect(a < b)
      #expect(a.id < b.id)
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func aCarryGoesThroughBothWordsIntoTheTime() {
    let full = EntryID(kind: .label, time: 9, high: 0, low: .max)
    #expect(full.successor == EntryID(kind: .label, time: 9, high: 1, low: 0))
    let fuller = EntryID(kind: .label, time: 9, high: .max, low: .max)
    #expect(fuller.successor == EntryID(kind: .label, time: 10, high: 0, low: 0))
  }
}
