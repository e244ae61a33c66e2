import CLibrary

/// The one place where the program waits: for input, signals and time.
///
/// Signals come before input, so that a program told to end does not first work through what was
/// typed ahead. A timeout of zero polls, which is how idle work gets its slices.
package struct EventLoop: Sendable {
  private let input: Int32
  private let output: Int32
  private let flags: SignalFlags
  private let replaced: [(signal: Int32, action: SignalAction)]

  /// Begins to catch signals; `output` is the terminal whose size is reported.
  ///
  /// A hangup or interrupt that was ignored when the program started stays ignored: `nohup` and
  /// shells without job control ask for that.
  package init(input: Int32 = 0, output: Int32 = 1) throws(SystemError) {
    self.input = input
    self.output = output
    flags = SignalFlags.shared
    try flags.open()
    var replaced: [(signal: Int32, action: SignalAction)] = []
    let handler = SignalAction { SignalFlags.shared.raise($0) }
    for signal in Signal.allCases.map(\.number) + [SIGWINCH] {
      let before = handler.install(signal)
      if before.isIgnore, signal == SIGHUP || signal == SIGINT {
        before.install(signal)
      } else {
        replaced.append((signal, before))
      }
    }
    // A closed pipe and a limit on file sizes are errors of `write`, not the end.
    for signal in [SIGPIPE, SIGXFSZ] {
      replaced.append((signal, SignalAction.ignore.install(signal)))
    }
    self.replaced = replaced
  }

  /// Gives the signals back to whoever had them.
  package func close() {
    for (signal, action) in replaced { action.install(signal) }
  }

  /// Waits for the next event, without end where no timeout is given.
  package mutating func next(timeoutMilliseconds: Int?) -> LoopEvent {
    let deadline = timeoutMilliseconds.map { Deadline(milliseconds: $0) }
    while true {
      flags.drain()
      if let event = pendingSignal() { return event }
      var waits = [
        pollfd(fd: flags.wakeDescriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&waits, 2, deadline?.remaining ?? -1)
      if count == 0 { return .timeout }
      if count < 0 || waits[0].revents != 0 { continue }
      if let event = readInput() { return event }
    }
  }

  /// A signal that has arrived and was not yet reported.
  func pendingSignal() -> LoopEvent? {
    for signal in Signal.allCases where flags.take(signal.number) { return .signal(signal) }
    if flags.take(SIGWINCH) {
      let size = Terminal.size(of: output)
      return .resized(columns: size.columns, rows: size.rows)
    }
    return nil
  }

  private func readInput() -> LoopEvent? {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let got = read(input, buffer.baseAddress, buffer.count)
      if got < 0 { code = errno }
      count = max(got, 0)
    }
    // EIO is how a terminal says that its other end is gone.
    if code == EINTR || code == EAGAIN { return nil }
    return bytes.isEmpty ? .inputClosed : .input(bytes)
  }
}
