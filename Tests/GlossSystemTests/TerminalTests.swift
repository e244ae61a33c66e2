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
  struct TerminalTests {
    private let line: PseudoTerminal
    private let terminal: Terminal
    private let enter = Array("<in>".utf8)
    private let leave = Array("<out>".utf8)

    init() throws {
      line = try PseudoTerminal(columns: 100, rows: 40)
      terminal = try #require(Terminal(input: line.slave, output: line.slave))
    }

    /// The modes and the control characters, which are all that a program changes.
    private func mode() -> [UInt64] {
      var mode = termios()
      tcgetattr(line.slave, &mode)
      let characters = withUnsafeBytes(of: mode.c_cc) { $0.map { UInt64($0) } }
      return [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag].map { UInt64($0) }
        + characters
    }

    private var local: tcflag_t {
      var mode = termios()
      tcgetattr(line.slave, &mode)
      return mode.c_lflag
    }

    private let cooked = tcflag_t(ECHO | ICANON | ISIG)

    @Test func enteringIsRawAndLeavingIsExact() throws {
      // Settings of the person's own, which no default would restore.
      var own = termios()
      tcgetattr(line.slave, &own)
      own.c_iflag ^= tcflag_t(IXANY)
      own.c_lflag ^= tcflag_t(ECHOK)
      tcsetattr(line.slave, TCSANOW, &own)
      let before = mode()

      try terminal.enter(enterBytes: enter, leaveBytes: leave)
      try line.read(until: "<in>")
      #expect(local & cooked == 0)
      var raw = termios()
      tcgetattr(line.slave, &raw)
      #expect(raw.c_iflag & tcflag_t(IXON | ICRNL) == 0)

      terminal.leave()
      terminal.leave()
      #expect(mode() == before)
      #expect(try line.read(quietMilliseconds: 100) == leave)
    }

    @Test func controlKeysAreBytes() throws {
      var loop = try EventLoop(input: line.slave, output: line.slave)
      defer { loop.close() }
      try terminal.enter(enterBytes: [], leaveBytes: [])
      defer { terminal.leave() }
      let keys: [UInt8] = [0x03, 0x1a, 0x1c, 0x13, 0x11, 0x0d, 0x16]
      try line.send(keys)
      #expect(loop.next(timeoutMilliseconds: 5_000) == .input(keys))
    }

    @Test func aSlowLineGetsEveryByteInOrder() throws {
      try terminal.enter(enterBytes: [], leaveBytes: [])
      defer { terminal.leave() }
      let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let (terminal, slave) = (terminal, line.slave)
      let child = try PseudoTerminalChild {
        do { try terminal.write(bytes) } catch { _exit(1) }
        // The copy of the terminal is not to be left twice.
        _exit(slave >= 0 ? 0 : 1)
      }
      usleep(100_000)
      let written = try line.read { $0.count >= bytes.count }
      #expect(written == bytes)
      #expect(child.wait() == 0)
    }

    @Test func aStalledLineDoesNotHoldUpTheEnd() throws {
      var loop = try EventLoop(input: line.slave, output: line.slave)
      defer { loop.close() }
      try terminal.enter(enterBytes: [], leaveBytes: [])
      let own = getpid()
      let child = try PseudoTerminalChild {
        usleep(100_000)
        kill(own, SIGTERM)
      }
      // Nobody reads the other end.
      #expect(throws: SystemError(call: "write", code: EINTR)) {
        try terminal.write(Array(repeating: 0x78, count: 1_000_000))
      }
      #expect(loop.next(timeoutMilliseconds: 0) == .signal(.terminate))
      #expect(child.wait() == 0)
      try line.read(quietMilliseconds: 50)
      terminal.leave()
      #expect(local & cooked == cooked)
    }

    @Test func aVanishedLineIsAnError() throws {
      var gone: PseudoTerminal? = try PseudoTerminal()
      let slave = dup(try #require(gone).slave)
      defer { close(slave) }
      let terminal = try #require(Terminal(input: slave, output: slave))
      try terminal.enter(enterBytes: [], leaveBytes: [])
      gone = nil
      #expect(throws: SystemError(call: "write", code: EIO)) { try terminal.write([0x78]) }
      terminal.leave()
    }

    /// Signals that are sent, and 0 for a real fault: a store where nothing is.
    @Test(arguments: [
      0, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT, SIGSYS, SIGXCPU, SIGUSR1,
      SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO,
    ])
    func aCrashGivesTheTerminalBackAndStaysACrash(signal: Int32) throws {
      let before = mode()
      let (terminal, enter, leave) = (terminal, enter, leave)
      // Once here, so that the child finds everything set up.
      try terminal.enter(enterBytes: [], leaveBytes: [])
      terminal.leave()
      let child = try PseudoTerminalChild {
        do { try terminal.enter(enterBytes: enter, leaveBytes: leave) } catch { _exit(1) }
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
          setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        #else
          setrlimit(RLIMIT_CORE, &limit)
        #endif
        // Where a backtrace is printed, it is not wanted among the results.
        dup2(open("/dev/null", O_WRONLY), 2)
        dup2(2, 1)
        switch signal {
        case 0: UnsafeMutablePointer<Int>(bitPattern: 64)?.pointee = 1
        case SIGABRT: abort()
        default: raise(signal)
        }
      }
      #expect(child.wait() == 128 + (signal == 0 ? SIGSEGV : signal))
      #expect(mode() == before)
      #expect(try line.read(quietMilliseconds: 100) == enter + leave)
    }

    @Test func endingWithoutLeavingLeaves() throws {
      let before = mode()
      let (terminal, enter, leave) = (terminal, enter, leave)
      try terminal.enter(enterBytes: [], leaveBytes: [])
      terminal.leave()
      let child = try PseudoTerminalChild {
        do { try terminal.enter(enterBytes: enter, leaveBytes: leave) } catch { _exit(1) }
        Process.exit(7)
      }
      #expect(child.wait() == 7)
      #expect(mode() == before)
      #expect(try line.read(quietMilliseconds: 100) == enter + leave)
    }

    /// Stops by the key (`suspend`), from outside so that it can be caught, and so that it cannot.
    @Test(arguments: [0, SIGTSTP, SIGSTOP])
    func aStopGivesTheTerminalBackAndGoingOnTakesIt(signal: Int32) throws {
      let before = mode()
      let (terminal, enter, leave, slave) = (terminal, enter, leave, line.slave)
      try terminal.enter(enterBytes: [], leaveBytes: [])
      terminal.leave()
      try EventLoop(input: slave, output: slave).close()
      let child = try PseudoTerminalChild {
        do {
          var loop = try EventLoop(input: slave, output: slave)
          try terminal.enter(enterBytes: enter, leaveBytes: leave)
          if signal == 0 {
            try terminal.suspend()
            if loop.next(timeoutMilliseconds: 0) != .timeout { _exit(2) }
          } else {
            raise(signal)
            if loop.next(timeoutMilliseconds: 5_000) != .signal(.continued) { _exit(3) }
            try terminal.resume()
          }
          try terminal.write(Array("<again>".utf8))
          if loop.next(timeoutMilliseconds: 10_000) != .input([0x71]) { _exit(4) }
          terminal.leave()
        } catch {
          _exit(1)
        }
      }
      #expect(child.waitForStop() == 256 + (signal == 0 ? SIGTSTP : signal))
      if signal != SIGSTOP { #expect(mode() == before) }
      kill(child.pid, SIGCONT)
      #expect(try line.read(until: "<again>") == "<in><out><in><again>")
      #expect(local & cooked == 0)
      try line.send("q")
      #expect(child.wait() == 0)
      #expect(mode() == before)
    }

    /// A process that no shell could let go on is not stopped by the system: it draws again at once.
    @Test func aStopThatTheSystemRefusesGoesOnOnTheScreen() throws {
      let (terminal, enter, leave, slave) = (terminal, enter, leave, line.slave)
      try terminal.enter(enterBytes: [], leaveBytes: [])
      terminal.leave()
      try EventLoop(input: slave, output: slave).close()
      let child = try PseudoTerminalChild {
        let parent = getpid()
        _ = try? PseudoTerminalChild {
          while getppid() == parent { usleep(1_000) }
          do {
            var loop = try EventLoop(input: slave, output: slave)
            try terminal.enter(enterBytes: enter, leaveBytes: leave)
            raise(SIGTSTP)
            if loop.next(timeoutMilliseconds: 5_000) != .signal(.continued) { _exit(3) }
            try terminal.resume()
            try terminal.write(Array("<again>".utf8))
            terminal.leave()
          } catch {}
        }
      }
      #expect(child.wait() == 0)
      #expect(try line.read(until: "<again>") == "<in><out><in><again>")
    }

    @Test func theSizeIsTheDevicesThenTheVariablesThenTheCommonOne() throws {
      #expect(terminal.size == (100, 40))
      let variables = ["COLUMNS": "132", "LINES": "43"]
      #expect(Terminal.size(of: line.slave, environment: variables) == (100, 40))
      line.resize(columns: 0, rows: 0)
      #expect(Terminal.size(of: line.slave, environment: variables) == (132, 43))
      #expect(Terminal.size(of: line.slave, environment: ["LINES": "-3"]) == (80, 24))
      #expect(Terminal.size(of: -1, environment: ["COLUMNS": "0"]) == (80, 24))
    }

    @Test func aPipeIsNoTerminal() throws {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      #expect(Terminal(input: ends[0], output: line.slave) == nil)
      #expect(Terminal(input: line.slave, output: ends[1]) == nil)
      #expect(Terminal.isTerminal(line.slave))
      #expect(!Terminal.isTerminal(ends[0]))
    }
  }
}
