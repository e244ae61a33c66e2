import GlossJSON
import GlossTestSupport

@testable import GlossJournal

/// A random session on a bad disk, and the rule that every session must keep: a line that was
/// called saved is in the file ever after, once, in its place.
struct Simulation {
  /// What a session did that it must not do.
  struct Broken: Error, CustomStringConvertible {
    let seed: UInt64
    let step: Int
    let what: String

    var description: String { "seed \(seed), step \(step): \(what)" }
  }

  let seed: UInt64
  private let journals: Journals
  private var generator: SeededGenerator
  private var writer: JournalWriter?
  /// The lines that were called saved, in their order.
  private var saved: [[UInt8]] = []
  /// The line whose write or sync failed: it may be there, whole, in part, or not.
  private var doubtful = false
  private var step = 0
  /// How often each thing happened, so that a run that tried nothing is noticed.
  private(set) var tally: [String: Int] = [:]

  init(seed: UInt64, syncLies: Bool = false) {
    self.seed = seed
    journals = Journals(seed: seed)
    generator = SeededGenerator(seed: ~seed)
    if syncLies { journals.disk.makeSyncLie() }
  }

  mutating func run(steps: Int) throws {
    for step in 0..<steps {
      self.step = step
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: end(losingPower: false)
      case 1: end(losingPower: true)
      case 2: failSoon()
      case 3: moveClock()
      default: try start()
      }
    }
    end(losingPower: true)
    while writer == nil { try open() }
  }

  private func broken(_ what: String) -> Broken { Broken(seed: seed, step: step, what: what) }

  private mutating func count(_ what: String) { tally[what, default: 0] += 1 }

  private mutating func failSoon() {
    journals.disk.failCall(
      journals.disk.callCount + Int.random(in: 0..<12, using: &generator))
  }

  private mutating func moveClock() {
    let now = journals.clock.now
    let wall = now.wall + Int64.random(in: -100_000...100_000, using: &generator)
    journals.clock.now = Moment(wall: wall, monotonic: now.monotonic)
  }

  private mutating func end(losingPower: Bool) {
    count(losingPower ? "power lost" : "killed")
    if losingPower { journals.disk.crash() } else { journals.disk.kill() }
    writer = nil
  }

  private mutating func start() throws {
    guard let writer else { return try open() }
    let item = ID("i-\(Int.random(in: 0..<9, using: &generator))")
    do {
      saved.append(try writer.append(Sample.skipped(item: item)).line)
      count("saved")
    } catch JournalError.storage {
      count("failed")
      doubtful = true
    } catch JournalError.closed {
      end(losingPower: Bool.random(using: &generator))
    }
  }

  private mutating func open() throws {
    let before = journals.disk[Journals.path] ?? []
    do {
      let (writer, report) = try journals.open()
      self.writer = writer
      try check(report, before)
      count("opened")
    } catch JournalError.storage {
      count("not opened")
    } catch JournalError.damaged(_, let complaints) {
      try refuse(complaints)
    }
  }

  /// Holds what was found to what was saved, and every byte that was there to a place.
  private mutating func check(_ report: JournalWriter.Report, _ before: [UInt8]) throws {
    let found = report.entries.map(\.line)
    guard found.starts(with: saved) else { throw broken("a saved line is gone or changed") }
    guard found.count <= saved.count + (doubtful ? 1 : 0) else {
      throw broken("there are lines that nobody wrote")
    }
    let kept: [UInt8] = found.flatMap { $0 + [0x0a] }
    guard journals.disk[Journals.path] ?? [] == kept else {
      throw broken("the file is not its lines")
    }
    var aside: [UInt8] = []
    if let recovered = report.recovered { aside = journals.disk[recovered.path] ?? [] }
    guard kept + aside == before else { throw broken("a byte that was there is nowhere") }
    guard Set(report.entries.map(\.id)).count == found.count else {
      throw broken("two lines have one id")
    }
    if found.count > saved.count { count("doubtful line kept") }
    if report.recovered != nil { count("recovered") }
    saved = found
    doubtful = false
  }

  /// A file is refused only for the line that was never called saved; a person then cuts it.
  private mutating func refuse(_ complaints: [Diagnostic]) throws {
    guard doubtful else { throw broken("refused with nothing in doubt: \(complaints)") }
    guard complaints.allSatisfy({ ($0.position?.line ?? 0) > saved.count }) else {
      throw broken("a saved line is refused: \(complaints)")
    }
    count("refused")
    journals.disk[Journals.path] = saved.flatMap { $0 + [0x0a] }
    doubtful = false
  }
}
