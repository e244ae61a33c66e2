import GlossJournal
import GlossScreen
import GlossSession
import GlossSystem

/// Runs a session in the full screen: keys in, frames out, effects in between.
struct ScreenLoop {
  private let driver: Driver
  private let outside: Outside
  private let terminal: Terminal
  private let mayQuery: Bool
  private var store: SessionStore
  private var face: ScreenFace
  private var painter: Painter
  private var modes = TerminalModes()
  private var decoder = KeyDecoder()
  private var exitCode: Int32?

  init(
    _ store: SessionStore, _ driver: Driver, on terminal: Terminal,
    capability: ColourCapability, _ outside: Outside
  ) {
    self.driver = driver
    self.store = store
    self.outside = outside
    self.terminal = terminal
    // The console of Linux prints queries that it does not know.
    mayQuery = outside.environment("TERM") != "linux"
    let size = terminal.size
    face = ScreenFace(&self.store, columns: size.columns, rows: size.rows, outside.clock.now())
    painter = Painter(capability: capability)
  }

  /// Runs until the session is left; gives the exit code and the session as it ended.
  mutating func run() throws(SystemError) -> (code: Int32, session: Session) {
    var loop = try EventLoop(input: terminal.input)
    defer { loop.close() }
    try terminal.enter(enterBytes: modes.enter(TerminalModes.fullScreen), leaveBytes: modes.leave)
    defer { terminal.leave() }
    if mayQuery {
      try terminal.write(
        ControlSequence.queryKeyboardProtocol + ControlSequence.queryDeviceAttributes)
    }
    carryOut()
    attempt { (self) throws(SystemError) in try self.draw() }
    while exitCode == nil {
      let event = loop.next(timeoutMilliseconds: timeout)
      attempt { (self) throws(SystemError) in
        try self.take(event)
        if self.exitCode == nil { try self.draw() }
      }
    }
    return (exitCode ?? 0, store.session)
  }

  /// Does what needs the terminal. When that is gone the session is left as by a hangup, with what
  /// was typed kept: the signal may come later than the failure, or never.
  private mutating func attempt(_ body: (inout ScreenLoop) throws(SystemError) -> Void) {
    do throws(SystemError) {
      try body(&self)
    } catch {
      // A signal cut a stalled write short: the loop reports it, and decides.
      if !error.isInterruption, exitCode == nil { leave(.hangup) }
    }
  }

  /// Nothing runs by itself but the end of a lone ESC and the keeping of typed text.
  private var timeout: Int? {
    if let patience = decoder.patience { return patience }
    return store.session.draftsDueAt.map { max(0, Int($0 - outside.clock.now().monotonic)) }
  }

  private mutating func take(_ event: LoopEvent) throws(SystemError) {
    switch event {
    case .input(let bytes): for event in decoder.feed(bytes) { try handle(event) }
    case .inputClosed: leave(.hangup)
    case .timeout:
      for event in decoder.timeOut() { try handle(event) }
      store.apply(.draftsDue, outside.clock.now())
      carryOut()
    case .signal(.continued):
      try terminal.resume()
      painter.invalidate()
      resize(columns: terminal.size.columns, rows: terminal.size.rows)
    case .signal(.hangup): leave(.hangup)
    case .signal(.interrupt): leave(.interrupt)
    case .signal(.terminate): leave(.terminated)
    case .resized(let columns, let rows):
      painter.invalidate()
      resize(columns: columns, rows: rows)
    }
  }

  private mutating func resize(columns: Int, rows: Int) {
    face.resize(columns: columns, rows: rows)
    carryOut()
  }

  private mutating func leave(_ code: ExitCode) {
    store.apply(.left(code: code.rawValue), outside.clock.now())
    carryOut()
  }

  private mutating func handle(_ event: TerminalEvent) throws(SystemError) {
    guard exitCode == nil else { return }
    if case .reply(.keyboardProtocol) = event { return try speakKeyboardProtocol() }
    face.handle(event, &store, outside.clock.now())
    carryOut()
    try fulfil(face.takeRequest())
    // Without the guard every key counts, so that each item has to be drawn before the next key.
    if store.session.setup.guardMS == 0, store.session.visibleSince == nil { try draw() }
  }

  private mutating func speakKeyboardProtocol() throws(SystemError) {
    let newBytes = modes.enter([.keyboardProtocol])
    var fresh = TerminalModes()
    let all = fresh.enter(modes.entered)
    try terminal.extend(newBytes: newBytes, enterBytes: all, leaveBytes: modes.leave)
  }

  private mutating func carryOut() {
    if let code = driver.settle(&store) { exitCode = code }
    face.settle(&store, outside.clock.now())
  }

  private mutating func fulfil(_ request: ScreenFace.Request?) throws(SystemError) {
    switch request {
    case nil: return
    case .redraw: break
    case .suspend:
      keepDrafts()
      try terminal.suspend()
    case .editor(let text, let field):
      keepDrafts()
      driver.willEdit(field, store)
      terminal.leave()
      let result = Editor.run(text: text, in: driver.editorDirectory)
      try terminal.resume()
      switch result {
      case .success(let edited): face.edited(edited, message: "", &store, outside.clock.now())
      case .failure(let error):
        face.edited(nil, message: error.message, &store, outside.clock.now())
      }
      carryOut()
    }
    painter.invalidate()
  }

  /// Keeps typed text now: nothing is kept while another program has the terminal.
  private mutating func keepDrafts() {
    store.apply(.suspended, outside.clock.now())
    carryOut()
  }

  private mutating func draw() throws(SystemError) {
    let bytes = painter.paint(face.frame(of: store.session))
    if !bytes.isEmpty { try terminal.write(bytes) }
    if face.showsItem { store.apply(.drawn, outside.clock.now()) }
  }
}
