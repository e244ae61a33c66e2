import GlossScreen
import GlossSession
import GlossSystem

/// Runs a session line by line: on a terminal for whoever prefers it, and without one as a script.
struct PlainLoop {
  private let driver: Driver
  private let outside: Outside
  private var store: SessionStore
  private var face: PlainFace
  private var exitCode: Int32?

  init(_ store: SessionStore, _ driver: Driver, _ outside: Outside) {
    self.driver = driver
    self.outside = outside
    self.store = store
    face = PlainFace(journal: outside.absolute(driver.path))
  }

  /// Runs until the session is left; gives the exit code and the session as it ended.
  mutating func run() throws(SystemError) -> (code: Int32, session: Session) {
    var loop = try EventLoop(input: 0)
    defer { loop.close() }
    var reader = LineReader()
    try show(face.begin(&store, outside.clock.now()))
    while exitCode == nil {
      let due = store.session.draftsDueAt.map { max(0, Int($0 - outside.clock.now().monotonic)) }
      switch reader.next(in: &loop, timeoutMilliseconds: due) {
      case .line(let bytes, _):
        try echo(bytes)
        try show(face.handle(bytes: bytes, &store, outside.clock.now()))
      case .end:
        // What is said next does not belong on the prompt's line.
        try write("\n")
        try show(face.end(&store, outside.clock.now()))
      case .timeout:
        store.apply(.draftsDue, outside.clock.now())
        carryOut()
      case .signal(.hangup): leave(.hangup)
      case .signal(.interrupt): leave(.interrupt)
      case .signal(.terminate): leave(.terminated)
      case .signal(.continued): break
      }
    }
    return (exitCode ?? 0, store.session)
  }

  /// A terminal shows the lines that are typed; where none does, they are printed, so that what
  /// follows begins a line of its own.
  private mutating func echo(_ line: [UInt8]) throws(SystemError) {
    guard !outside.isTerminal(.input) else { return }
    try write(Text.visible(String(decoding: line, as: UTF8.self)) + "\n")
  }

  /// Prints what the face says, carries out what it wants, and prints what came of it, until it
  /// waits for a line.
  private mutating func show(_ lines: [String]) throws(SystemError) {
    try write(lines.map { $0 + "\n" }.joined())
    carryOut()
    try write(face.settle(&store, outside.clock.now()).map { $0 + "\n" }.joined())
    carryOut()
    if let failure = face.failure { outside.err("gloss: \(failure)\n") }
    store.apply(.drawn, outside.clock.now())
    if exitCode == nil { try write(face.prompt(store.session)) }
  }

  private mutating func leave(_ code: ExitCode) {
    store.apply(.left(code: code.rawValue), outside.clock.now())
    carryOut()
  }

  private mutating func carryOut() {
    if let code = driver.settle(&store) { exitCode = code }
  }

  /// A reader that went away got what it asked for: the session ends, and what it saved stays saved.
  private mutating func write(_ text: String) throws(SystemError) {
    guard !text.isEmpty else { return }
    do throws(Stop) {
      try outside.out(text)
    } catch {
      guard exitCode == nil else { return }
      if case .failed(let code, let message) = error {
        outside.remark(message)
        leave(code)
      } else {
        leave(.done)
      }
    }
  }
}
