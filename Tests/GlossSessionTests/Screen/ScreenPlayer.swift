import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession

/// Plays the loop around a screen: draws after each key, carries effects out on a disk that works
/// or fails as it is told. A value, so that a key can be tried on a copy.
struct ScreenPlayer {
  private(set) var face: ScreenFace
  private(set) var now = Moment(wall: 1_767_225_600_000, monotonic: 0)
  private(set) var labels: [Label] = []
  private(set) var happenings: [Happening] = []
  private(set) var requests: [ScreenFace.Request] = []
  private(set) var exitCode: Int32?
  var diskFails = false

  init(_ stage: Stage, columns: Int, rows: Int) {
    let session = Session(
      stage.setup, labels: stage.labels, unsaved: stage.unsaved, prompts: stage.prompts, at: now)
    face = ScreenFace(session, columns: columns, rows: rows)
    carryOut()
    draw()
  }

  init(_ stage: Stage, columns: Int, rows: Int, typed: String) {
    self.init(stage, columns: columns, rows: rows)
    play(Typed.parse(typed))
  }

  var frame: Frame { face.frame }
  var session: Session { face.session }

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
        face.edited(text, message: "", now)
        carryOut()
        draw()
      }
    }
  }

  mutating func press(_ key: Key) { handle(.key(key)) }

  mutating func handle(_ event: TerminalEvent, after ms: Int64 = 1000) {
    now.wall += ms
    now.monotonic += ms
    face.handle(event, now)
    carryOut()
    if let request = face.takeRequest() { requests.append(request) }
    draw()
  }

  mutating func resize(columns: Int, rows: Int) {
    face.resize(columns: columns, rows: rows)
    draw()
  }

  private mutating func draw() { face.session.didShow(now) }

  private mutating func carryOut() {
    while true {
      while face.session.wantsLook { face.session.withhold([], now) }
      let effects = face.session.takeEffects()
      if effects.isEmpty { break }
      for effect in effects { carryOut(effect) }
    }
    face.settle()
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .appendLabel(let content): append(content)
    case .appendEvent(let happening, _): happenings.append(happening)
    case .keepDrafts: break
    case .changeResults(let path):
      diskFails = false
      face.session.resultsChanged(to: path, now)
    case .leave(let code): exitCode = code
    }
  }

  private mutating func append(_ content: LabelContent) {
    let number = String(labels.count + 1)
    let id = ID("lb_" + String(repeating: "0", count: 26 - number.count) + number)
    guard !diskFails else {
      return face.session.labelFailed(
        "no space left on the device", id: id, revision: content.revision, now)
    }
    let label = Label(id: id, prev: .zero, content: content)
    labels.append(label)
    face.session.labelAppended(label, now)
  }
}
