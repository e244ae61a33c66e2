import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct ZTimingTests {
  @Test func timing() {
    let clock = ContinuousClock()
    for (name, content) in [("full", Sample.content()), ("skipped", Sample.skipped())] {
      let count = 20_000
      var bytes: [UInt8] = []
      var prev = Hash.zero
      var lines: [Label] = []
      for index in 0..<count {
        let id = EntryID(kind: .label, time: 1_767_225_600_000 + UInt64(index), high: 0, low: 1).id
        lines.append(Label(id: id, prev: prev, content: content))
      }
      let write = clock.measure {
        for label in lines { bytes += label.line + [0x0a] }
      }
      let source = SourceFile(path: "x.jsonl", bytes: bytes)
      let ranges = JSONLines.ranges(in: bytes).map(\.range)
      var best = Duration.seconds(100)
      for _ in 0..<3 {
        best = min(best, clock.measure {
          for range in ranges { _ = try! Label.read(JSONValue.read(source, in: range)) }
        })
      }
      print("TIMING \(name): write \(write / count) read \(best / count) bytes \(bytes.count / count)")
    }
    let events = Sample.happenings.map { Event(id: "ev_00000000000000000000000009", prev: .zero, content: Sample.event($0)) }
    let n = 3000
    var out = 0
    let write = clock.measure { for _ in 0..<n { for event in events { out += event.line.count } } }
    let source = events.map { try! JSONValue(parsing: $0.line) }
    let read = clock.measure { for _ in 0..<n { for value in source { out += try! Event.read(value).id.string.utf8.count } } }
    print("TIMING event: write \(write / (n * events.count)) read \(read / (n * events.count)) \(out)")
  }
}
