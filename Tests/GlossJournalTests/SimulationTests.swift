import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct SimulationTests {
  @Test func nothingSavedIsEverLost() throws {
    var tally: [String: Int] = [:]
    for seed in 0..<300 as Range<UInt64> {
      var simulation = Simulation(seed: seed)
      try simulation.run(steps: 60)
      tally.merge(simulation.tally, uniquingKeysWith: +)
    }
    for what in [
      "saved", "failed", "killed", "power lost", "opened", "not opened", "doubtful line kept",
      "recovered", "refused",
    ] {
      #expect(tally[what, default: 0] > 0, "no run had: \(what)")
    }
  }

  @Test func aDiskThatOnlyClaimsToSyncIsCaught() {
    let caught = (0..<20 as Range<UInt64>).count { (seed: UInt64) -> Bool in
      var simulation = Simulation(seed: seed, syncLies: true)
      do {
        try simulation.run(steps: 60)
        return false
      } catch {
        return true
      }
    }
    #expect(caught > 10)
  }

  /// Opens and writes two labels; gives the lines that were called saved before a call failed.
  private func start(_ journals: Journals) -> [[UInt8]] {
    guard let writer = try? journals.open().writer else { return [] }
    let contents = [Sample.skipped(item: "i-8"), Sample.content(item: "i-9")]
    return contents.compactMap { try? writer.append($0).line }
  }

  /// Opens a torn journal, writes, closes and opens again, with the nth call failing, for every n.
  @Test(arguments: [false, true]) func everyCallMayFail(losingPower: Bool) throws {
    var number = 0
    var isPastTheLastCall = false
    while !isPastTheLastCall {
      let journals = Journals(seed: UInt64(number))
      var saved = try journals.fill(2).map(\.line)
      journals.disk[Journals.path]?.append(contentsOf: Array("{\"torn".utf8))
      let limit = journals.disk.callCount + number
      journals.disk.failCall(limit)
      saved += start(journals)
      isPastTheLastCall = journals.disk.callCount <= limit
      if losingPower { journals.disk.crash() } else { journals.disk.kill() }
      switch Result(catching: { try journals.open().report }) {
      case .success(let report):
        let found = report.entries.map(\.line)
        #expect(found.starts(with: saved), "call \(number)")
        #expect(found.count <= saved.count + 1, "call \(number)")
        #expect(
          journals.disk.recovered.contains { journals.disk[$0] == Array("{\"torn".utf8) },
          "call \(number)")
      case .failure(JournalError.damaged(_, let complaints)):
        #expect(complaints.first?.position?.line == saved.count + 1, "call \(number)")
      case .failure(let error): Issue.record("call \(number): \(error)")
      }
      number += 1
    }
    #expect(number > 10)
  }
}
