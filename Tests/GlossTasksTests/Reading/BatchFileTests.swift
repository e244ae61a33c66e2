import GlossJSON
import GlossJournal
import GlossTasks
import GlossTestSupport
import Testing

/// A batch that is looked into on the disk is the same as one in memory.
@Suite struct BatchFileTests {
  private static let path = "dir/things.jsonl"
  private let disk = MemoryStorage()

  private func both(_ text: String) throws -> (memory: Batch, file: Batch) {
    disk[Self.path] = Array(text.utf8)
    let (whole, looked) = (Report(), Report())
    let memory = try #require(Batch.read(Sample.source(text, Self.path), whole))
    let file = try #require(try Batch.open(Self.path, disk.storage, over: 0, looked))
    #expect(whole.diagnostics.map(\.message) == looked.diagnostics.map(\.message))
    return (memory, file)
  }

  private func isSame(_ memory: Batch, _ file: Batch, _ text: @autoclosure () -> String) {
    #expect(memory.id == file.id && memory.rubricPath == file.rubricPath)
    #expect(memory.count == file.count, "\(text())")
    for index in memory.indices {
      #expect(memory.item(at: index) == file.item(at: index), "\(text())")
      let id = memory.id(at: index)
      #expect(id == file.id(at: index), "\(text())")
      guard let id else { continue }
      #expect(memory.index(of: id) == index && file.index(of: id) == index, "\(text())")
    }
    #expect(memory.index(of: "nobody has it") == nil && file.index(of: "nobody has it") == nil)
  }

  private static let lines = [
    #"{"id":"a","text":"x"}"#, #"  {  "id" : "b" , "text":"y" } "#, #"{"text":"z","id":"c"}"#,
    #"{"id":"a","text":"again"}"#, #"{"id":"é","text":"accent"}"#, #"{"id":"e\u0301","text":"d"}"#,
    #"{"id":7,"text":"number"}"#, #"{"id":"7","text":"the same"}"#, #"{"id":"","text":"none"}"#,
    #"{"id":"q\"uote","text":"q"}"#,
    #"{"id":"p","text":"t","practice":{"answers":{},"explanation":"e"}}"#,
    #"{"id":"n","text":"the \"practice\" of it","metadata":{"advice":1}}"#,
    #"{"id":"u","\u0061dvice":["violence"],"text":"t"}"#,
    #"{"id":"v","advice":["violence"],"text":"t"}"#,
    "", " \t", "not JSON", #"{"id":"d","text":"#, #"["id","x"]"#,
    #"{"id":"k","id":"k","text":"t"}"#,
    #"{"id":"k","text":"after a broken one of the same id"}"#, "\u{feff}{}",
    #"{"id":{"id":"x"},"text":"t"}"#,
    #"{"id":"w","text":"\#(String(repeating: "long ", count: 3000))"}"#,
  ]

  @Test(arguments: 0..<60) func bothWaysAgree(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let header = #"{"schema":"gloss/batch/1","id":"b","rubric":"r.json"}"#
    var lines = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      Self.lines.randomElement(using: &random) ?? ""
    }
    if Bool.random(using: &random) { lines.insert(header, at: 0) }
    let ending = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    let text = lines.joined(separator: ending) + (Bool.random(using: &random) ? ending : "")
    guard !text.isEmpty else { return }
    let (memory, file) = try both(text)
    isSame(memory, file, text)
  }

  @Test func linesThatAPieceCutsAreWhole() throws {
    // Longer than a piece, and lines that end at every place around its end.
    for length in (1 << 20) - 3...(1 << 20) + 3 {
      let first = #"{"id":"a","text":""# + String(repeating: "x", count: length - 20) + #""}"#
      let text = "\(first)\n" + #"{"id":"b","text":"y"}"# + "\n" + #"{"id":"c","text":"z"}"#
      let (memory, file) = try both(text)
      #expect(file.ids.map(\.string) == ["a", "b", "c"])
      isSame(memory, file, "\(length)")
    }
  }

  @Test func whatIsWrongStandsAtItsPlaceInTheFile() throws {
    let filler = (0..<30_000).map { #"{"id":"i\#($0)","text":"some text of the item"}"# }
    let text = (filler + [#"{"id":"é","text":3}"#, #"{"id":"i7","text":"x"}"#]).joined(
      separator: "\n")
    let (memory, file) = try both(text)
    for index in [30_000, 30_001] { #expect(memory.item(at: index) == file.item(at: index)) }
    guard case .broken(let id, let faults) = file.item(at: 30_001) else {
      return #expect(Bool(false))
    }
    #expect(id == nil && faults[0].position == SourcePosition(line: 30_002, column: 7))
    #expect(faults[0].message == "another item is called \"i7\"; the first is at line 8")
  }

  @Test func aFileThatChangedIsNotReadAsIfItHadNot() throws {
    let (_, file) = try both(
      #"{"id":"a","text":"x"}"# + "\n" + String(repeating: " ", count: 1 << 17))
    let other = try both(#"{"id":"b","text":"x"}"# + "\n").file
    guard case .broken(nil, let faults) = file.item(at: 0) else { return #expect(Bool(false)) }
    #expect(
      faults.map(\.message) == [
        "this item cannot be read: another program changed the file meanwhile"
      ])
    #expect(other.id(at: 0) == "b")
  }

  @Test func keysAreToldWithoutReadingTheItems() throws {
    let (memory, file) = try both(Self.lines.joined(separator: "\n"))
    for batch in [memory, file] {
      let practice = batch.indexes(mayHold: .practice).filter { batch.holds(.practice, at: $0) }
      #expect(practice.map { batch.id(at: $0) } == ["p"])
      let advice = batch.indexes(mayHold: .advice).filter { !batch.advice(at: $0).isEmpty }
      #expect(advice.map { batch.id(at: $0) } == ["u", "v"])
    }
  }

  @Test func aSmallFileAndAStreamAreReadWhole() throws {
    disk[Self.path] = Array(#"{"id":"a","text":"x"}"#.utf8)
    #expect(try Batch.open(Self.path, disk.storage, Report()) == nil)
    #expect(try Batch.open("none.jsonl", disk.storage, over: 0, Report()) == nil)
    disk["b.json"] = Array("{}".utf8)
    #expect(try Batch.open("b.json", disk.storage, over: 0, Report()) == nil)
  }
}

/// The order that a key decides, against figures that another program made from the same words.
@Suite struct KeyedOrderTests {
  private func order(_ count: Int, _ seed: Int, _ batch: String, _ person: String) -> [Int] {
    let key = Hash(of: [String(seed), batch, person].joined(separator: "\0"))
    let keyed = KeyedOrder(count: count, key: key)
    return (0..<min(count, 10)).map { keyed[$0] }
  }

  @Test func figures() {
    #expect(order(10, 0, "b", "ana") == [5, 8, 2, 1, 9, 6, 4, 0, 7, 3])
    #expect(order(7, 5, "replies", "an-7f3k") == [2, 5, 3, 0, 6, 1, 4])
    #expect(order(2, 0, "b", "a") == [1, 0])
    #expect(order(1, 3, "b", "a") == [0])
    #expect(
      order(1_000_000, 9, "big", "ana").prefix(5) == [381_408, 362_795, 321_948, 855_131, 150_826])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 9, 100, 1023, 1024, 1025, 5000]) func isAPermutation(
    _ count: Int
  ) {
    let keyed = KeyedOrder(count: count, key: Hash(of: "\(count)"))
    #expect(Set((0..<count).map { keyed[$0] }) == Set(0..<count))
  }

  /// Chi-squared over the orders of four, of 24 kinds: 23 degrees of freedom, of which one in ten
  /// thousand is over 56.
  @Test func allOrdersAreEquallyLikely() {
    let tries = 12_000
    var counts: [[Int]: Int] = [:]
    for seed in 0..<tries { counts[order(4, seed, "b", "a"), default: 0] += 1 }
    let expected = Double(tries) / 24
    let sum = counts.values.reduce(0.0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    #expect(counts.count == 24 && sum < 56, "\(sum)")
  }
}
