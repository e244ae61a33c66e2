import GlossJournal
import GlossSystem
import GlossTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension WholeProcessTests {
  final class EventLoopTests {
    private let terminal: PseudoTerminal
    private var loop: EventLoop

    init() throws {
      terminal = try PseudoTerminal(columns: 90, rows: 30)
      var mode = termios()
      tcgetattr(terminal.slave, &mode)
      cfmakeraw(&mode)
      tcsetattr(terminal.slave, TCSANOW, &mode)
      loop = try EventLoop(input: terminal.slave, output: terminal.slave)
    }

    deinit { loop.close() }

    @Test func inputComesAsItIs() throws {
      try terminal.send([0x1b, 0x03, 0x1a, 0xff])
      #expect(loop.next(timeoutMilliseconds: 5_000) == .input([0x1b, 0x03, 0x1a, 0xff]))
    }

    @Test func timeoutsAreKept() {
      let before = Clock.live.now().monotonic
      #expect(loop.next(timeoutMilliseconds: 0) == .timeout)
      #expect(loop.next(timeoutMilliseconds: 60) == .timeout)
      #expect((59..<5_000).contains(Clock.live.now().monotonic - before))
    }

    @Test func signalsComeOnceAndBeforeInput() throws {
      try terminal.send("x")
      for signal in [SIGWINCH, SIGCONT, SIGINT, SIGTERM, SIGHUP, SIGTERM] { kill(getpid(), signal) }
      // They go to whichever thread takes them.
      usleep(50_000)
      let events = (0..<6).map { _ in loop.next(timeoutMilliseconds: 5_000) }
      #expect(
        events == [
          .signal(.hangup), .signal(.terminate), .signal(.interrupt), .signal(.continued),
          .resized(columns: 90, rows: 30), .input([0x78]),
        ])
    }

    @Test func aSignalEndsTheWait() throws {
      let own = getpid()
      let child = try PseudoTerminalChild {
        usleep(50_000)
        kill(own, SIGTERM)
      }
      #expect(loop.next(timeoutMilliseconds: nil) == .signal(.terminate))
      #expect(child.wait() == 0)
    }

    @Test func aResizeHasTheNewSize() {
      terminal.resize(columns: 200, rows: 50)
      kill(getpid(), SIGWINCH)
      #expect(loop.next(timeoutMilliseconds: 5_000) == .resized(columns: 200, rows: 50))
    }

    @Test func aLineThatVanishedClosesTheInput() throws {
      var gone: PseudoTerminal? = try PseudoTerminal()
      let slave = dup(try #require(gone).slave)
      defer { close(slave) }
      gone = nil
      var loop = try EventLoop(input: slave, output: slave)
      defer { loop.close() }
      #expect(loop.next(timeoutMilliseconds: 5_000) == .inputClosed)
      #expect(loop.next(timeoutMilliseconds: 5_000) == .inputClosed)
    }

    @Test func aClosedPipeIsAnErrorAndNotTheEnd() throws {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      close(ends[0])
      var byte: UInt8 = 0
      #expect(write(ends[1], &byte, 1) == -1)
      #expect(errno == EPIPE)
      close(ends[1])
    }

    @Test func closingGivesSignalsBack() throws {
      let child = try PseudoTerminalChild { [loop] in
        loop.close()
        raise(SIGTERM)
      }
      #expect(child.wait() == 128 + SIGTERM)
    }
  }

  struct LineReaderTests {
    /// The events of a reader over a pipe that these parts are written to one by one.
    private func events(_ parts: [String]) throws -> [LineEvent] {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      defer { close(ends[0]) }
      var loop = try EventLoop(input: ends[0])
      defer { loop.close() }
      var reader = LineReader()
      var events: [LineEvent] = []
      for part in parts {
        #expect(write(ends[1], part, part.utf8.count) == part.utf8.count)
        while let event = Optional(reader.next(in: &loop, timeoutMilliseconds: 0)),
          event != .timeout
        {
          events.append(event)
        }
      }
      close(ends[1])
      repeat { events.append(reader.next(in: &loop)) } while events.last != .end
      return events
    }

    private func line(_ text: String, isTerminated: Bool = true) -> LineEvent {
      .line(Array(text.utf8), isTerminated: isTerminated)
    }

    @Test func onlyTheByteEndsALine() throws {
      #expect(
        try events(["a\r\nb\u{2028}c\u{85}d\u{0b}e\n\n"])
          == [line("a\r"), line("b\u{2028}c\u{85}d\u{0b}e"), line(""), .end])
    }

    @Test func linesAreCutAnywhereAndTheLastMayBeOpen() throws {
      #expect(
        try events(["on", "e\ntw", "o", "\nthree\nfo", "ur"])
          == [line("one"), line("two"), line("three"), line("four", isTerminated: false), .end])
      #expect(try events([]) == [.end])
    }

    @Test func aSignalComesBeforeTheNextLine() throws {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      var loop = try EventLoop(input: ends[0])
      defer { loop.close() }
      var reader = LineReader()
      #expect(write(ends[1], "a\nb\n", 4) == 4)
      #expect(reader.next(in: &loop) == line("a"))
      kill(getpid(), SIGTERM)
      usleep(50_000)
      #expect(reader.next(in: &loop) == .signal(.terminate))
      #expect(reader.next(in: &loop) == line("b"))
    }
  }
}
