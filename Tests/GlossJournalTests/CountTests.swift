import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct CountTests {
  @Test func `nothing that is reckoned leaves what can be counted`() {
    let most = Count.greatest
    #expect(most + 1 == most && most + most == most && [most, 2, most].sum() == most)
    #expect(Count(Int.max - 1) + 1 == most && !Count(Int.max - 1).isBound && most.isBound)
    #expect(3 - 5 == 0 as Count && most - most == 0 && Count(5) - 3 == 2)
    #expect(Count(Int64.min) == 0 && Count(UInt64.max) == most && Count(7 as UInt8) == 7)
    var sum: Count = 5
    sum += most
    #expect(sum == most)
  }

  @Test(arguments: [
    (0, 0), (-0.0, 0), (0.4, 0), (2.5, 3), (-1e300, 0), (-.infinity, 0), (.nan, 0),
    (1e18, 1_000_000_000_000_000_000), (0x1p63, Int.max), (1e20, Int.max), (.infinity, Int.max),
    (.greatestFiniteMagnitude, Int.max), (.leastNonzeroMagnitude, 0),
  ])
  func `any number has a nearest count`(_ number: Double, _ count: Int) {
    #expect(Count(rounding: number).value == count)
  }

  @Test func `a bound is told as one`() {
    #expect("\(Count.greatest)" == "at least 9223372036854775807")
    #expect("\(Count(12))" == "12" && Count(12).atLeast == "")
  }

  @Test func `a line holds what fits, and nothing below its least`() throws {
    let reader = Count.reader(of: "n", as: .integer(minimum: 1))
    func read(_ text: String) throws -> (Count?, [String]) {
      let complaints = Complaints()
      let read = reader(try JSONValue(parsing: Array(text.utf8)), complaints)
      return (read, complaints.diagnostics.map(\.message))
    }
    #expect(try read("9223372036854775807") == (.greatest, []))
    #expect(try read("9223372036854775808").1 == ["\"n\" must be an integer, not number"])
    #expect(try read("-3").1 == ["\"n\" is -3, less than 1"])
    #expect(String(decoding: Count.greatest.json, as: UTF8.self) == "9223372036854775807")
  }

  @Test func `no stretch of time begins before all times`() {
    let first = Timestamp(milliseconds: Timestamp.range.lowerBound)
    for at in [first, Timestamp(milliseconds: 0), Timestamp(milliseconds: .max)] {
      #expect(at.earlier(by: .greatest) == first && at.earlier(by: 0) == at)
    }
    #expect(Timestamp(milliseconds: 5).earlier(by: 7).milliseconds == -2)
  }
}
