import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTestSupport
import Testing

/// Plays a screen through the driver: draws after each key, on a disk in memory that works or fails
/// as it is told.
///
/// A key is tried on a fork, whose disk is its own.
struct ScreenPlayer {
  private(set) var store: SessionStore
  private(set) var face: ScreenFace
  private(set) var labels: [Label] = []
  private(set) var happenings: [Happening] = []
  private(set) var requests: [ScreenFace.Request] = []
  private(set) var exitCode: Int32?
  private var rig: SessionRig
  var diskFails = false {
    didSet { rig.disk.failEvery("write", diskFails) }
  }

  init(_ stage: Stage, columns: Int, rows: Int) {
    let setup = stage.setup
    do {
      rig = try SessionRig(setup)
    } catch {
      preconditionFailure("a new directory cannot be opened: \(error)")
    }
    let now = rig.clock.now
    store = SessionStore(
      Session(
        setup, labels: stage.labels, unsaved: stage.unsaved, prompts: stage.prompts, at: now),
      at: now, records: true)
    face = ScreenFace(&store, columns: columns, rows: rows, now)
    carryOut()
    draw()
  }

  init(_ stage: Stage, columns: Int, rows: Int, typed: String) {
    self.init(stage, columns: columns, rows: rows)
    play(Typed.parse(typed))
  }

  var frame: Frame { face.frame(of: session) }
  var session: Session { store.session }
  var now: Moment { rig.clock.now }

  /// The same session on a disk of its own, opened anew where that is possible.
  func fork() -> ScreenPlayer {
    var copy = self
    let disk = rig.disk.clone()
    let clock = TestClock(wall: now.wall, monotonic: now.monotonic, seed: 3)
    if let rig = try? SessionRig(session.setup, disk: disk, clock: clock) { copy.rig = rig }
    return copy
  }

  mutating func play(_ typed: [Typed]) {
    var pause: Int64 = 1000
    for step in typed {
      switch step {
      case .event(let event):
        handle(event, after: pause)
        pause = 1000
      case .resize(let columns, let rows): resize(columns: columns, rows: rows)
      case .wait(let ms): pause = ms
      case .diskFails: diskFails = true
      case .edited(let text):
        face.edited(text, message: "", &store, now)
        carryOut()
        draw()
      }
    }
  }

  mutating func press(_ key: Key) { handle(.key(key)) }

  mutating func handle(_ event: TerminalEvent, after ms: Int64 = 1000) {
    rig.clock.advance(ms)
    face.handle(event, &store, now)
    carryOut()
    if let request = face.takeRequest() { requests.append(request) }
    draw()
  }

  mutating func resize(columns: Int, rows: Int) {
    face.resize(columns: columns, rows: rows)
    carryOut()
    draw()
  }

  private mutating func draw() { store.apply(.drawn, now) }

  private mutating func carryOut() {
    // Going on elsewhere finds a disk that works.
    let wanted = store.takeApplied()
    for case .changeResults in wanted.flatMap(\.effects) { diskFails = false }
    if let code = rig.driver.settle(&store) { exitCode = code }
    for applied in wanted + store.takeApplied() {
      if case .labelSaved(let label) = applied.action { labels.append(label) }
      for case .appendEvent(let happening, _) in applied.effects { happenings.append(happening) }
    }
    face.settle(&store, now)
  }
}
