import CLibrary

/// The device that a full screen is drawn on: its size, its mode, and every way back.
///
/// Only one terminal of a process is entered at a time; what leaving needs lies in `TerminalState`,
/// where the handlers for crashes find it. Without a terminal there is none of these: plain mode
/// reads standard input and writes standard output.
package struct Terminal: Sendable {
  /// Where keys come from; the loop reads it.
  package let input: Int32
  private let output: Int32
  /// The same device opened anew, so that it can be non-blocking without the shell's own
  /// descriptor becoming so; `output` where that is refused.
  private let writer: Int32
  private let state: TerminalState

  /// The terminal on these descriptors; nil unless both are one.
  package init?(input: Int32 = 0, output: Int32 = 1) {
    guard Terminal.isTerminal(input), Terminal.isTerminal(output) else { return nil }
    self.input = input
    self.output = output
    let flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
    let opened = ttyname(output).map { name in retrying { open(name, flags) } } ?? -1
    writer = opened >= 0 ? opened : output
    state = TerminalState.shared
  }

  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  package var size: (columns: Int, rows: Int) { Terminal.size(of: output) }

  /// The size in cells: the device's, else `COLUMNS` and `LINES`, else 80×24.
  package static func size(
    of descriptor: Int32, environment: [String: String] = Process.environment
  ) -> (columns: Int, rows: Int) {
    var window = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0
    func cells(_ device: UInt16, _ name: String, _ standard: Int) -> Int {
      if known, device > 0 { return Int(device) }
      return environment[name].flatMap { UInt16($0) }.flatMap { $0 > 0 ? Int($0) : nil } ?? standard
    }
    return (cells(window.ws_col, "COLUMNS", 80), cells(window.ws_row, "LINES", 24))
  }

  /// Turns off echo, lines, signal keys and flow control, then writes `enterBytes`; `leaveBytes`
  /// are written on whichever way out comes first.
  package func enter(enterBytes: [UInt8], leaveBytes: [UInt8]) throws(SystemError) {
    state.prepare(
      input: input, writer: writer, enterBytes: enterBytes, leaveBytes: leaveBytes)
    CrashHandlers.install()
    try reenter()
  }

  /// Switches on what the terminal turned out to offer: writes `newBytes`, and from now on entering
  /// and leaving write these.
  package func extend(newBytes: [UInt8], enterBytes: [UInt8], leaveBytes: [UInt8])
    throws(SystemError)
  {
    state.replace(enterBytes: enterBytes, leaveBytes: leaveBytes)
    try write(newBytes)
  }

  private func reenter() throws(SystemError) {
    var mode = termios()
    if tcgetattr(input, &mode) != 0 { throw .last("tcgetattr") }
    state.remember(mode)
    cfmakeraw(&mode)
    // Before it is so: a signal that ends the program in between has to find that there is something to
    // leave.
    state.isEntered = true
    // In the background this stops the process until it is in front again.
    if retrying({ tcsetattr(input, TCSANOW, &mode) }) != 0 {
      let error = SystemError.last("tcsetattr")
      state.isEntered = false
      throw error
    }
    try write(state.enterBytes)
  }

  /// Writes `leaveBytes` and restores the mode as it was; does nothing when already left.
  package func leave() { state.leave() }

  /// Stops the program as the Ctrl-Z of a line would, with all of its pipeline, and returns on the
  /// screen again once it goes on; everything is to be drawn anew then.
  package func suspend() throws(SystemError) {
    state.leave()
    let handler = SignalAction.standard.install(SIGTSTP)
    // A shell that started the program through a script waits for the script to stop, too.
    kill(0, SIGTSTP)
    handler.install(SIGTSTP)
    // The caller knows that it went on.
    _ = SignalFlags.shared.take(SIGCONT)
    try reenter()
  }

  /// Takes the screen again on `Signal.continued`; everything is to be drawn anew then.
  ///
  /// After a stop that could not be caught, leaving comes first, so that what was switched on
  /// twice is not left on once.
  package func resume() throws(SystemError) {
    state.leave()
    try reenter()
  }

  /// Writes all of the bytes, however slowly the line takes them.
  ///
  /// On a line that has stalled, a signal to end is not kept waiting: the call fails with EINTR,
  /// and the loop reports the signal.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(writer, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        try waitForRoom()
      } else if errno != EINTR {
        throw .last("write")
      }
    }
  }

  private func waitForRoom() throws(SystemError) {
    let flags = SignalFlags.shared
    if [SIGHUP, SIGTERM, SIGINT].contains(where: flags.isRaised) {
      throw SystemError(call: "write", code: EINTR)
    }
    var waits = [
      pollfd(fd: writer, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: flags.wakeDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&waits, 2, -1)
    // Some other signal woke it: the flag stays for the loop, and the pipe must not spin here.
    if waits[1].revents != 0 { flags.drain() }
  }
}

/// `write`, where a method of that name hides it.
private func systemWrite(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, base, count)
}
