@preconcurrency import CLibrary

/// The program itself: what it was started with, and how it ends.
package enum Process {
  package static var pid: Int32 { getpid() }

  /// The words of the command line after the program's name.
  package static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

  /// The variables whose name and value are UTF-8; repaired, a path would name another file.
  package static var environment: [String: String] {
    var variables: [String: String] = [:]
    var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let text = entry?.pointee {
      entry = entry?.successor()
      guard let whole = String(validatingCString: text) else { continue }
      let parts = whole.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
    }
    return variables
  }

  /// Where relative paths begin; nil where it is gone or its name is no UTF-8.
  package static var workingDirectory: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(validatingCString: path)
  }

  /// Ends the program; an entered terminal is left.
  package static func exit(_ code: Int32) -> Never { systemExit(code) }
}

private func systemExit(_ code: Int32) -> Never { exit(code) }

/// Why data did not reach a standard stream.
package enum OutputError: Error, Hashable, Sendable {
  /// The reader has gone, as `head` does: an end, not a failure.
  case closedPipe
  case system(SystemError)
}

extension Process {
  /// Writes all of the bytes to standard output.
  package static func writeToStandardOutput(_ bytes: [UInt8]) throws(OutputError) {
    try writeAll(bytes, to: 1)
  }

  /// Writes all of the bytes to standard error.
  package static func writeToStandardError(_ bytes: [UInt8]) throws(OutputError) {
    try writeAll(bytes, to: 2)
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // Another program may have made the shared descriptor non-blocking.
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR {
        throw .system(.last("write"))
      }
    }
  }

  /// Opens `/dev/null` in the place of each standard stream that the program was started without.
  ///
  /// Otherwise the next file that is opened becomes that stream, and what is meant for people is
  /// written into a journal.
  package static func openMissingStreams() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest free descriptor is this one.
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// Makes a closed pipe and a limit on file sizes errors of `write` instead of the end.
  package static func ignoreBrokenPipes() {
    for signal in [SIGPIPE, SIGXFSZ] { SignalAction.ignore.install(signal) }
  }
}
