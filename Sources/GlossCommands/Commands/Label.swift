import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen
import GlossSession
import GlossSystem
import GlossTasks

/// One run of `gloss label`, from the files to the exit code.
enum Labelling {
  static func run(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let path = invocation.argument("BATCH")
    let outside = try outside.takingPipes([path])
    if path == "-", !outside.takeKeysFromTerminal() { throw .usage(ProgramWords.Label.noKeysLeft) }
    let keys = try KeyBindings.chosen(outside)
    let loaded = try load(invocation, outside)
    try keys?.refuseKeys(of: loaded.rubric, in: loaded.rubricSource, outside)
    let person = try Who.acts(as: invocation.string("annotator"), outside)
    let results = invocation.string("results") ?? "results"
    let workplace = Workplace(
      loaded, person: person,
      sessionID: ID("se_" + Hash(of: outside.clock.random(32)).hex.prefix(26)),
      storage: outside.storage, clock: outside.clock, processID: outside.processID,
      absolute: outside.absolute)
    let opening: Opening
    do throws(Opening.Failure) {
      opening = try Opening(results, workplace)
    } catch {
      let code: ExitCode =
        switch error.reason {
        case .journal(let error): ProgramWords.Label.code(of: error)
        case .changedRubric: .badInput
        case .isOurs: .locked
        }
      throw .failed(code, SessionWords.refused(error, to: person))
    }
    let found = opening.found
    let setup = try setup(invocation, workplace, found, keys ?? .standard, outside)
    let session = Session(
      setup, labels: found.labels, unsaved: found.unsaved, at: outside.clock.now())
    let greeting = greet(setup, results, found, outside)
    return try run(session, Driver(opening, workplace), greeting, invocation, outside)
  }

  private static func load(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> Loaded {
    let report = Report()
    let loaded = Loading.batch(
      invocation.argument("BATCH"), rubricPath: invocation.string("rubric"),
      termsPath: invocation.string("terms"), storage: outside.storage, report)
    let path = invocation.argument("BATCH")
    // What is no batch at all is told as that, and not by what it lacks to be one.
    if let other = notBatch(loaded, path, rubric: invocation.string("rubric"), outside) {
      Diagnostics.show([other], outside)
      throw .failed(.badInput, ProgramWords.Label.unusable(path))
    }
    Diagnostics.show(report.diagnostics, more: report.more, outside)
    guard let loaded else { throw .failed(.badInput, ProgramWords.Label.unusable(path)) }
    return loaded
  }

  /// - Parameter rubric: as it is named behind the flag.
  private static func notBatch(
    _ loaded: Loaded?, _ path: String, rubric: String?, _ outside: Outside
  ) -> Diagnostic? {
    if let loaded {
      return loaded.batch.hasHeader ? nil : ForeignFile.found(loaded.batch.source)
    }
    let source = { Loading.source($0, outside.storage, Report()) }
    let batch = source(path).flatMap { ForeignFile.found($0) ?? ForeignFile.otherThanBatch($0) }
    return batch ?? rubric.flatMap(source).flatMap(ForeignFile.otherThanRubric)
  }

  private static func setup(
    _ invocation: Invocation, _ workplace: Workplace, _ found: ResultsFound, _ keys: KeyBindings,
    _ outside: Outside
  ) throws(Stop) -> Setup {
    let loaded = workplace.loaded
    var only = Set(invocation.strings("only").map { ID($0) })
    if let unknown = only.filter({ loaded.batch.index(of: $0) == nil }).min() {
      let meant = Spelling.nearest(to: unknown.string, in: loaded.batch.ids.map(\.string))
      throw .usage(ProgramWords.Label.unknownItem(unknown.string, meant))
    }
    if invocation.has("stale") {
      let stale = Set(found.labels.filter(loaded.rubric.isOlder).map(\.item))
      only = only.isEmpty ? stale : only.intersection(stale)
      guard !only.isEmpty else { throw .failed(.no, ProgramWords.Label.nothingStale) }
    }
    return Setup(
      batch: loaded.batch, rubric: loaded.rubric, annotator: workplace.person,
      session: workplace.sessionID,
      terms: loaded.termsSource.map { Terms($0) } ?? .none, past: found.past,
      seed: invocation.integer("seed") ?? 0,
      // A script's lines come at once, and are meant.
      guardMS: outside.isTerminal(.input) ? invocation.integer("guard") ?? 250 : 0,
      limit: invocation.integer("limit"), only: only,
      order: invocation.string("order").flatMap(Rubric.Order.init),
      isPracticeOnly: invocation.has("practice"), reoffersStale: invocation.has("stale"),
      keys: keys,
      files: Setup.Files(
        rubric: loaded.rubricSource.path,
        results: ResultsLayout(invocation.string("results") ?? "results")),
      face: face(invocation, outside), tool: Tool.stamp)
  }

  private static func face(_ invocation: Invocation, _ outside: Outside) -> Setup.Face {
    guard outside.isTerminal(.input) else { return .script }
    guard outside.isTerminal(.output) else { return .plain }
    let kind = outside.environment("TERM") ?? ""
    return invocation.has("plain") || kind.isEmpty || kind == "dumb" ? .plain : .screen
  }

  /// Says who, where, and how much is there: in the scrollback, and as the first message of the
  /// full screen, which it gives.
  private static func greet(
    _ setup: Setup, _ results: String, _ found: ResultsFound, _ outside: Outside
  ) -> String {
    found.remarks.forEach(outside.remark)
    let rubric = setup.rubric
    if rubric.isPast(at: outside.now) {
      outside.remark(ProgramWords.Label.past(rubric.id.string, rubric.validUntil))
    }
    let greeting = ProgramWords.Label.greeting(
      setup.annotator.string, found.path, found.labels.count)
    outside.remark(greeting)
    let others = found.labels.filter { $0.rubric != rubric.id && $0.status != .withdrawn }
    let other = ProgramWords.Label.underOther(
      others.count, Set(others.map(\.rubric)).sorted(by: <), rubric.id)
    if let other { outside.remark(other) }
    return found.remarks.first ?? other ?? greeting
  }

  private static func run(
    _ session: Session, _ driver: Driver, _ greeting: String, _ invocation: Invocation,
    _ outside: Outside
  ) throws(Stop) -> ExitCode {
    var store = SessionStore(session, at: outside.clock.now())
    let ended: (code: Int32, session: Session)
    do throws(SystemError) {
      if session.setup.face == .screen, let terminal = Terminal() {
        let capability = ColourCapability.detect(
          environment: Process.environment, isTerminal: true,
          flag: ColourCapability.Flag(rawValue: invocation.string("color") ?? "auto") ?? .auto)
        if store.session.notice == nil {
          store.apply(.said(Session.Notice(greeting)), outside.clock.now())
        }
        var loop = ScreenLoop(store, driver, on: terminal, capability: capability, outside)
        ended = try loop.run()
      } else {
        var loop = PlainLoop(store, driver, outside)
        ended = try loop.run()
      }
    } catch {
      throw .failed(.ioError, ProgramWords.Label.terminalFailed(error.message))
    }
    if let why = ended.session.endFailure {
      outside.remark(ProgramWords.Label.endFailed(why))
    }
    for case .note(_, _, let item, let text) in ended.session.unsavedEvents {
      outside.remark(ProgramWords.Label.unsentNote(item, text))
    }
    let progress = ended.session.progress
    outside.remark(
      ProgramWords.Label.farewell(
        saved: ended.session.savedCount,
        done: ended.session.setup.countsPractice
          ? SessionWords.Practice.done(progress)
          : ProgramWords.Label.done(
            progress, skipped: ended.session.items.skippedCount),
        receipt: driver.receipt == .zero ? nil : driver.receipt.text))
    return ExitCode(rawValue: ended.code) ?? .ioError
  }
}
