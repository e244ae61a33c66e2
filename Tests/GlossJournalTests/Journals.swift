import GlossJSON
import GlossTestSupport

@testable import GlossJournal

/// One journal on a disk in memory.
struct Journals {
  static let layout = ResultsLayout("results")
  static let path = "results/labels/trips-01/ana.jsonl"

  let disk: MemoryStorage
  let clock: TestClock

  init(seed: UInt64 = 0) {
    disk = MemoryStorage(seed: seed)
    clock = TestClock(seed: seed)
  }

  func open(
    annotator: ID = "ana", processID: Int = 7
  ) throws(JournalError) -> (writer: JournalWriter, report: JournalWriter.Report) {
    try JournalWriter.open(
      Journals.layout, batch: "trips-01", annotator: annotator, storage: disk.storage,
      clock: clock.clock, processID: processID)
  }

  /// A journal of this many labels, closed again.
  @discardableResult
  func fill(_ count: Int) throws(JournalError) -> [Label] {
    let (writer, _) = try open()
    defer { writer.close() }
    var labels: [Label] = []
    for index in 0..<count {
      clock.advance(1000)
      labels.append(try writer.append(Sample.skipped(item: ID("i-\(index)"))))
    }
    return labels
  }
}

extension ChainFile.Report {
  var entries: [Chained<Content>] { lines.map(\.entry) }
}

extension MemoryStorage {
  /// The complete lines of a file, without their newlines.
  func lines(_ path: String) -> [[UInt8]] {
    let bytes = self[path] ?? []
    return JSONLines.ranges(in: bytes).filter(\.terminated).map { Array(bytes[$0.range]) }
  }

  var recovered: [String] { paths.filter { $0.hasPrefix("results/recovered/") } }
}
