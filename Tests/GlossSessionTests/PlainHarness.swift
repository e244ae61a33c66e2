import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// Plays a plain session through the driver: typed lines in, and all that was printed as one
/// transcript.
final class PlainHarness {
  private(set) var store: SessionStore
  private(set) var face: PlainFace
  private(set) var exitCode: Int32?
  private(set) var happenings: [Happening] = []
  /// Items at which others stopped.
  var stops: Set<ID> = [] {
    didSet {
      do {
        try rig.stopElsewhere(stops.subtracting(oldValue), of: session.setup)
      } catch {
        Issue.record("\(error)")
      }
    }
  }
  private let rig: SessionRig
  private var transcript = ""

  init(
    _ setup: Setup, prompts: [Prompt] = [], disk: MemoryStorage = MemoryStorage()
  ) throws {
    rig = try SessionRig(setup, disk: disk)
    store = SessionStore(
      Session(setup, labels: rig.found.labels, prompts: prompts, at: rig.clock.now),
      at: rig.clock.now, records: true)
    face = PlainFace(journal: rig.driver.path)
    print(face.begin(&store, clock.now))
    carryOut()
  }

  convenience init(
    _ questions: String, _ more: String = "", items: [String], isScript: Bool = false,
    prompts: [Prompt] = []
  ) throws {
    try self.init(
      Setup(
        batch: Sample.batch(items), rubric: Sample.rubric(questions, more), annotator: "ana",
        session: "s1", guardMS: 0, face: isScript ? .script : .plain, tool: "gloss/0.1.0"),
      prompts: prompts)
  }

  var session: Session { store.session }
  var clock: TestClock { rig.clock }
  var prompt: String { face.prompt(session) }

  /// What was saved, in the order of saving.
  var saved: [Label] { session.current.values.sorted { $0.id < $1.id } }

  /// Types lines, a second each, and gives what was printed since, with label ids shortened.
  func type(_ lines: String...) -> String { type(lines) }

  func type(_ lines: [String]) -> String {
    transcript = ""
    for line in lines {
      clock.advance(1000)
      transcript += line + "\n"
      print(face.handle(line, &store, clock.now))
      carryOut()
    }
    return PlainHarness.shortened(transcript)
  }

  /// What the beginning printed, where nothing was typed yet.
  var opening: String { PlainHarness.shortened(transcript) }

  func endInput() {
    print(face.end(&store, clock.now))
    carryOut()
  }

  /// Makes the next write to such a file fail: of a label, unless told otherwise.
  func failNextWrite(of file: String = "/labels/") { rig.disk.failNext("write", in: file) }

  private static func shortened(_ text: String) -> String {
    text.replacing(/lb_[0-9a-z]{26}/, with: "lb_…")
  }

  private func print(_ lines: [String]) {
    for line in lines {
      let isSafe = line.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value)
      }
      #expect(isSafe, "a control character is printed: \(line.debugDescription)")
      transcript += line + "\n"
    }
  }

  private func carryOut() {
    while true {
      if let code = rig.driver.settle(&store) { exitCode = code }
      let effects = store.takeApplied().flatMap(\.effects)
      for case .appendEvent(let happening, _) in effects { happenings.append(happening) }
      print(face.settle(&store, clock.now))
      if effects.isEmpty { break }
    }
    if exitCode == nil { transcript += prompt }
  }
}
