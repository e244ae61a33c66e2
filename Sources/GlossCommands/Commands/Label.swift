import GlossJSON
import GlossJournal
import GlossProject
import GlossScreen
import GlossSession
import GlossSystem
import GlossTasks

extension Command {
  package static let label = Command(
    name: "label", audience: .annotator, summary: ProgramWords.Label.summary,
    text: ProgramWords.Label.text,
    arguments: [Argument("BATCH", .one, .file, ProgramWords.Label.batch)],
    flags: [
      .rubric, .terms, .annotator, .results,
      Flag("only", value: Value("ITEM", .id), repeatable: true, ProgramWords.Label.only),
      Flag("limit", short: "n", value: Value("N", .integer(1...Int.max)), ProgramWords.Label.limit),
      Flag(
        "order", value: Value("ORDER", .choice(["batch", "shuffled"])), ProgramWords.Label.order),
      Flag("seed", value: Value("N", .integer(0...Int.max)), default: "0", ProgramWords.Label.seed),
      Flag("plain", ProgramWords.Label.plain), Flag("practice", ProgramWords.Label.practice),
      Flag("stale", ProgramWords.Label.stale),
      .color,
      Flag(
        "guard", value: Value("MS", .integer(0...10_000)), default: "250",
        ProgramWords.Label.guarding),
    ],
    variables: [.annotator, .keys, .state, .noColor, .forceColor, .term, .editor],
    examples: [
      Example("gloss label tasks/replies.json", ProgramWords.Label.exampleBatch),
      Example("gloss label tasks/replies.json --only p-pesto", ProgramWords.Label.exampleOnly),
      Example(
        "gloss label tasks/replies.json --plain < answers.txt", ProgramWords.Label.exampleScript),
    ], run: Labelling.run)
}

/// One run of `gloss label`, from the files to the exit code.
private enum Labelling {
  static func run(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let keys = try KeyBindings.chosen(outside)
    let loaded = try load(invocation, outside)
    try keys?.refuseKeys(of: loaded.rubric, in: loaded.rubricSource, outside)
    let person = try Who.acts(as: invocation.string("annotator"), outside)
    let results = invocation.string("results") ?? "results"
    let sessionID = newSessionID(outside)
    try refuseChangedRubric(loaded.rubric, results, person, outside)
    let recorder: Recorder
    do throws(JournalError) {
      recorder = try Recorder(
        loaded, person: person, session: sessionID, results: results, outside)
    } catch {
      throw .failed(ProgramWords.Label.code(of: error), ProgramWords.Label.problem(error))
    }
    let setup = try setup(
      invocation, loaded, person, sessionID, recorder.past, recorder.found,
      keys ?? .standard, outside)
    let session = Session(
      setup, labels: recorder.found, unsaved: recorder.unsaved, at: outside.clock.now())
    let greeting = greet(session, recorder, outside)
    return try run(session, recorder, greeting, invocation, outside)
  }

  private static func load(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> Loaded {
    let report = Report()
    let loaded = Loading.batch(
      invocation.argument("BATCH"), rubricPath: invocation.string("rubric"),
      termsPath: invocation.string("terms"), storage: outside.storage, report)
    for diagnostic in report.diagnostics {
      outside.err(diagnostic.render(sanitize: Text.visible, width: Text.width) + "\n")
    }
    guard let loaded else {
      throw .failed(.badInput, ProgramWords.Label.unusable(invocation.argument("BATCH")))
    }
    return loaded
  }

  private static func newSessionID(_ outside: Outside) -> ID {
    ID("se_" + Hash(of: outside.clock.random(32)).hex.prefix(26))
  }

  /// New text under an old version number would make labels of two rubrics look like one's,
  /// whoever's they are. Looked for before this text is kept among the others.
  private static func refuseChangedRubric(
    _ rubric: Rubric, _ results: String, _ person: ID, _ outside: Outside
  ) throws(Stop) {
    let other = OtherText.find(
      of: rubric.id, version: rubric.version, than: rubric.sha256, outside.storage,
      ResultsLayout(results))
    guard let other else { return }
    throw .failed(
      .badInput,
      ProgramWords.Label.changedRubric(rubric.id.string, rubric.version, other, to: person))
  }

  private static func setup(
    _ invocation: Invocation, _ loaded: Loaded, _ person: ID, _ sessionID: ID, _ past: Past,
    _ found: [Label], _ keys: KeyBindings, _ outside: Outside
  ) throws(Stop) -> Setup {
    var only = Set(invocation.strings("only").map { ID($0) })
    let ids = loaded.batch.entries.compactMap(\.id)
    if let unknown = only.subtracting(ids).min() {
      let meant = Spelling.nearest(to: unknown.string, in: ids.map(\.string))
      throw .usage(ProgramWords.Label.unknownItem(unknown.string, meant))
    }
    if invocation.has("stale") {
      let stale = Set(
        found.filter { $0.status == .answered && $0.rubricSHA256 != loaded.rubric.sha256 }
          .map(\.item))
      only = only.isEmpty ? stale : only.intersection(stale)
      guard !only.isEmpty else { throw .failed(.no, ProgramWords.Label.nothingStale) }
    }
    return Setup(
      batch: loaded.batch, rubric: loaded.rubric, annotator: person, session: sessionID,
      terms: loaded.termsSource.map { Terms($0) } ?? .none, past: past,
      seed: invocation.integer("seed") ?? 0,
      // A script's lines come at once, and are meant.
      guardMS: outside.isTerminal(.input) ? invocation.integer("guard") ?? 250 : 0,
      limit: invocation.integer("limit"), only: only,
      order: invocation.string("order").flatMap(Rubric.Order.init),
      isPracticeOnly: invocation.has("practice"), reoffersStale: invocation.has("stale"),
      keys: keys,
      files: Setup.Files(
        rubric: loaded.rubricSource.path,
        results: ResultsLayout(invocation.string("results") ?? "results")), tool: Tool.stamp)
  }

  /// Says who, where, and how much is there: in the scrollback, and as the first message of the
  /// full screen, which it gives.
  private static func greet(
    _ session: Session, _ recorder: Recorder, _ outside: Outside
  ) -> String {
    for sentence in recorder.recovered { outside.err("gloss: \(Text.visible(sentence))\n") }
    let rubric = session.setup.rubric
    if rubric.isPast(at: Timestamp(milliseconds: outside.clock.now().wall)) {
      let warning = ProgramWords.Label.past(rubric.id.string, rubric.validUntil)
      outside.err("gloss: \(Text.visible(warning))\n")
    }
    let greeting = ProgramWords.Label.greeting(
      session.setup.annotator.string, outside.absolute(recorder.root), recorder.found.count)
    outside.err("gloss: \(Text.visible(greeting))\n")
    return recorder.recovered.first ?? greeting
  }

  private static func run(
    _ session: Session, _ recorder: Recorder, _ greeting: String, _ invocation: Invocation,
    _ outside: Outside
  ) throws(Stop) -> ExitCode {
    let kind = outside.environment("TERM") ?? ""
    let isPlain = invocation.has("plain") || kind.isEmpty || kind == "dumb"
    let ended: (code: Int32, session: Session)
    do throws(SystemError) {
      if !isPlain, let terminal = Terminal() {
        let capability = ColourCapability.detect(
          environment: Process.environment, isTerminal: true,
          flag: ColourCapability.Flag(rawValue: invocation.string("color") ?? "auto") ?? .auto)
        var greeted = session
        if greeted.notice == nil { greeted.say(greeting) }
        var loop = ScreenLoop(
          greeted, recorder, on: terminal, capability: capability, outside)
        ended = try loop.run()
      } else {
        var loop = PlainLoop(session, recorder, outside)
        ended = try loop.run()
      }
    } catch {
      throw .failed(.ioError, ProgramWords.Label.terminalFailed(error.message))
    }
    let progress = ended.session.progress
    outside.err(
      ProgramWords.Label.farewell(
        saved: ended.session.savedCount,
        done: ended.session.setup.countsPractice
          ? PracticeWords.done(progress) : ProgramWords.Label.done(progress),
        receipt: recorder.receipt == .zero ? nil : recorder.receipt.text) + "\n")
    return ExitCode(rawValue: ended.code) ?? .ioError
  }
}
