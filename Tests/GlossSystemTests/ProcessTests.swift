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

struct ProcessTests {
  @Test func theEnvironmentIsWhatTheSystemSays() throws {
    let path = try #require(getenv("PATH"))
    #expect(Process.environment["PATH"] == String(cString: path))
    #expect(Process.pid == getpid())
  }

  @Test func aClosedPipeIsToldFromAFailure() throws {
    let outcomes = try [OutputError.closedPipe, .system(SystemError(call: "write", code: EBADF))]
      .map { expected in
        let child = try PseudoTerminalChild {
          Process.ignoreBrokenPipes()
          var ends: [Int32] = [-1, -1]
          pipe(&ends)
          close(ends[0])
          dup2(ends[1], 1)
          if expected != .closedPipe { close(1) }
          do throws(OutputError) {
            try Process.writeToStandardOutput([1])
          } catch {
            _exit(error == expected ? 0 : 1)
          }
          _exit(2)
        }
        return child.wait()
      }
    #expect(outcomes == [0, 0])
  }

  @Test func aBatchMayComeThroughAPipe() throws {
    // More than a pipe holds, so that it comes in parts.
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for path in ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"] {
      let child = try PseudoTerminalChild {
        var ends: [Int32] = [-1, -1]
        // A socket cannot be opened by name.
        #if canImport(Darwin)
          socketpair(AF_UNIX, SOCK_STREAM, 0, &ends)
        #else
          socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
        #endif
        _ = try? PseudoTerminalChild {
          var rest = bytes[...]
          while !rest.isEmpty {
            rest = rest.dropFirst(rest.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) })
          }
        }
        close(ends[1])
        dup2(ends[0], 0)
        _exit((try? PipedInput.read(path)) == bytes ? 0 : 1)
      }
      #expect(child.wait() == 0, "\(path)")
    }
  }

  @Test func onlyTheStreamsOfTheProgramAreRead() throws {
    let directory = TemporaryDirectory()
    let pipe = directory.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "batch.json", "/dev/zero", "/dev/fd/"] {
      #expect(try PipedInput.read(path) == nil, "\(path)")
    }
    let child = try PseudoTerminalChild {
      dup2(open("/dev/zero", O_RDONLY), 0)
      do throws(StorageError) { _ = try PipedInput.read("-") } catch {
        _exit(error.message == "open: a device, not a regular file" ? 0 : 1)
      }
      _exit(2)
    }
    #expect(child.wait() == 0)
  }
}

extension WholeProcessTests {
  /// A pager writes to the screen, so these run in a child whose screen is a pseudo-terminal.
  struct PagerTests {
    private func page(_ environment: [String: String], onTerminal: Bool = true) throws -> String {
      let line = try PseudoTerminal()
      let directory = TemporaryDirectory()
      let (slave, file) = (line.slave, directory.path("out"))
      let child = try PseudoTerminalChild {
        let output = onTerminal ? slave : open(file, O_WRONLY | O_CREAT, 0o600)
        dup2(output, 1)
        dup2(output, 2)
        do { try Pager.run("one\ntwo\n", environment: environment) } catch { _exit(1) }
      }
      #expect(child.wait() == 0)
      let written =
        try onTerminal ? line.read(quietMilliseconds: 100) : Storage.live.read(file) ?? []
      return String(decoding: written, as: UTF8.self)
    }

    @Test func thePagerOfThePersonGetsTheText() throws {
      #expect(try page(["PAGER": "sed s/^/+/"]) == "+one\r\n+two\r\n")
      #expect(try page(["PAGER": "head -n 1"]) == "one\r\n")
    }

    @Test func withoutATerminalOrAPagerTheTextIsWritten() throws {
      #expect(try page(["PAGER": "sed s/^/+/"], onTerminal: false) == "one\ntwo\n")
      #expect(try page(["PAGER": "sed s/^/+/", "TERM": "dumb"]) == "one\r\ntwo\r\n")
      let written = try page(["PAGER": "gloss-no-such-pager"])
      #expect(written.hasSuffix("one\r\ntwo\r\n"))
    }
  }
}
