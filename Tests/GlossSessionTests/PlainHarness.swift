import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import GlossTestSupport
import Testing

/// Plays a plain session: typed lines in, and all that was printed as one transcript.
final class PlainHarness {
  private(set) var face: PlainFace
  private(set) var exitCode: Int32?
  private(set) var happenings: [Happening] = []
  /// Items at which others stopped.
  var stops: Set<ID> = []
  let clock = TestClock()
  private var transcript = ""
  private var writer: JournalWriter
  private let disk: MemoryStorage

  init(
    _ setup: Setup, isScript: Bool = false, prompts: [Prompt] = [],
    disk: MemoryStorage = MemoryStorage()
  ) throws {
    self.disk = disk
    let (writer, report) = try PlainHarness.open("/results", setup, disk, clock)
    self.writer = writer
    face = PlainFace(
      Session(setup, labels: report.entries, prompts: prompts, at: clock.now), journal: writer.path,
      isScript: isScript)
    print(face.begin(clock.now))
    carryOut()
  }

  convenience init(
    _ questions: String, _ more: String = "", items: [String], isScript: Bool = false,
    prompts: [Prompt] = []
  ) throws {
    try self.init(
      Setup(
        batch: Sample.batch(items), rubric: Sample.rubric(questions, more), annotator: "ana",
        session: "s1", guardMS: 0, tool: "gloss/0.1.0"),
      isScript: isScript, prompts: prompts)
  }

  private static func open(
    _ root: String, _ setup: Setup, _ disk: MemoryStorage, _ clock: TestClock
  ) throws(JournalError) -> (JournalWriter, ChainFile<Label>.Report) {
    try JournalWriter.open(
      ResultsLayout(root), batch: setup.batch.id, annotator: setup.annotator,
      storage: disk.storage, clock: clock.clock, processID: 1)
  }

  /// What was saved, in the order of saving.
  var saved: [Label] { face.session.current.values.sorted { $0.id < $1.id } }

  /// Types lines, a second each, and gives what was printed since, with label ids shortened.
  func type(_ lines: String...) -> String { type(lines) }

  func type(_ lines: [String]) -> String {
    transcript = ""
    for line in lines {
      clock.advance(1000)
      transcript += line + "\n"
      print(face.handle(line, clock.now))
      carryOut()
    }
    return PlainHarness.shortened(transcript)
  }

  /// What the beginning printed, where nothing was typed yet.
  var opening: String { PlainHarness.shortened(transcript) }

  func endInput() {
    print(face.end(clock.now))
    carryOut()
  }

  /// Makes the next write to the disk fail.
  func failNextCall(_ ahead: Int = 0) { disk.failCall(disk.callCount + ahead) }

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
      while face.session.wantsLook { face.session.withhold(stops, clock.now) }
      let effects = face.session.takeEffects()
      for effect in effects { carryOut(effect) }
      print(face.settle(clock.now))
      if effects.isEmpty { break }
    }
    if exitCode == nil { transcript += face.prompt }
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .appendLabel(let content): append(content)
    case .changeResults(let root): change(to: root)
    case .leave(let code): exitCode = code
    case .appendEvent(let happening, _): happenings.append(happening)
    case .keepDrafts: break
    }
  }

  private func append(_ content: LabelContent) {
    face.session.withhold(stops, clock.now)
    guard face.session.isSaving else { return }
    do {
      let label = try writer.append(content)
      face.session.labelAppended(label, clock.now)
    } catch {
      writer.close()
      face.session.labelFailed("the disk is full", id: nil, revision: 0, clock.now)
    }
  }

  private func change(to root: String) {
    do {
      writer = try PlainHarness.open(root, face.session.setup, disk, clock).0
      face.session.resultsChanged(to: root, clock.now)
    } catch {
      face.session.resultsRefused("it cannot be opened", clock.now)
    }
  }
}
