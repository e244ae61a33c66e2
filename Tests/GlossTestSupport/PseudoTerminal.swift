import CPseudoTerminal

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A terminal without a screen: a test types into it and reads what a program wrote.
///
/// Nothing reads in the background; every call that waits also collects output, so a program never
/// stalls on a full buffer while a test waits for it. For one thread.
package final class PseudoTerminal: @unchecked Sendable {
  /// The end of the tests.
  package let master: Int32
  /// The end of the program, as long as this process holds it open; -1 after `spawn`.
  package private(set) var slave: Int32
  /// Everything that was written so far.
  package private(set) var output: [UInt8] = []
  /// Up to where `output` was returned by a `read`.
  private var consumed = 0
  private var pid: pid_t = -1
  private var status: Int32?
  /// Whether no program holds the other end any more.
  package private(set) var isClosed = false
  private var isHungUp = false

  /// A pair without a program, whose `slave` the test itself uses.
  package init(columns: Int = 80, rows: Int = 24) throws(PseudoTerminalError) {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    if pseudo_terminal_open(&ends.master, &ends.slave, UInt16(columns), UInt16(rows)) != 0 {
      throw PseudoTerminalError(reason: "no pseudo-terminal: errno \(errno)", output: [])
    }
    (master, slave) = ends
    _ = fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK)
  }

  /// Runs a program that this terminal controls: `executable` is its absolute path and arguments,
  /// `environment` is the whole of its environment.
  package static func spawn(
    executable: [String], environment: [String: String], columns: Int = 80, rows: Int = 24,
    directory: String? = nil
  ) throws(PseudoTerminalError) -> PseudoTerminal {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    let arguments = CStrings(executable)
    let variables = CStrings(environment.map { "\($0)=\($1)" }.sorted())
    terminal.pid = pseudo_terminal_spawn(
      terminal.slave, executable[0], arguments.pointers, variables.pointers, directory)
    if terminal.pid < 0 {
      throw PseudoTerminalError(reason: "no process: errno \(errno)", output: [])
    }
    terminal.closeSlave()
    return terminal
  }

  deinit {
    if pid > 0, status == nil {
      _ = systemKill(pid, SIGKILL)
      _ = pseudo_terminal_wait(pid, 0, 0)
    }
    closeSlave()
    if !isHungUp { close(master) }
  }

  /// The program's process id.
  package var processID: Int32 { pid }

  package func closeSlave() {
    if slave >= 0 { close(slave) }
    slave = -1
  }

  /// Takes what the program has written, waiting that long for the first byte. Whether any came.
  @discardableResult
  package func gather(milliseconds: Int) -> Bool { collect(milliseconds: milliseconds) }

  /// Drops the line: the program's terminal is gone, and it gets SIGHUP.
  package func hangUp() {
    if !isHungUp { close(master) }
    isHungUp = true
    isClosed = true
  }

  package func resize(columns: Int, rows: Int) {
    _ = pseudo_terminal_resize(master, UInt16(columns), UInt16(rows))
  }

  package func kill(_ signal: Int32) {
    if pid > 0, status == nil { _ = systemKill(pid, signal) }
  }

  /// Types.
  package func send(_ text: String) throws(PseudoTerminalError) { try send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) throws(PseudoTerminalError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        collect(milliseconds: 20)
      } else if errno != EINTR {
        throw PseudoTerminalError(reason: "could not send: errno \(errno)", output: output)
      }
    }
  }

  /// Waits until `text` was written since the last read, and returns what came up to its end.
  @discardableResult
  package func read(
    until text: String, timeoutMilliseconds: Int = 20_000
  ) throws(PseudoTerminalError) -> String {
    let wanted = Array(text.utf8)
    let start = consumed
    var found: Int?
    try wait(timeoutMilliseconds, "«\(text)» was not written") {
      found = self.end(of: wanted, from: start)
      return found != nil
    }
    consumed = found ?? output.count
    return String(decoding: output[start..<consumed], as: UTF8.self)
  }

  /// Waits until the bytes since the last read satisfy the predicate, and returns them all.
  @discardableResult
  package func read(
    timeoutMilliseconds: Int = 20_000, until predicate: ([UInt8]) -> Bool
  ) throws(PseudoTerminalError) -> [UInt8] {
    let start = consumed
    try wait(timeoutMilliseconds, "the expected was not written") {
      predicate(Array(self.output[start...]))
    }
    consumed = output.count
    return Array(output[start...])
  }

  /// Waits until nothing was written for so long, and returns what came since the last read.
  @discardableResult
  package func read(
    quietMilliseconds: Int, timeoutMilliseconds: Int = 20_000
  ) throws(PseudoTerminalError) -> [UInt8] {
    let start = consumed
    let deadline = Milliseconds.now + timeoutMilliseconds
    var (size, since) = (output.count, Milliseconds.now)
    while Milliseconds.now < since + quietMilliseconds {
      if Milliseconds.now > deadline {
        throw PseudoTerminalError(reason: "it never was quiet", output: output)
      }
      collect(milliseconds: quietMilliseconds)
      if output.count != size { (size, since) = (output.count, Milliseconds.now) }
      if isClosed { break }
    }
    consumed = output.count
    return Array(output[start...])
  }

  /// Waits for the program's end: its exit status, or 128 + n for an end by signal n.
  package func wait(timeoutMilliseconds: Int = 20_000) throws(PseudoTerminalError) -> Int32 {
    if let status { return status }
    try wait(timeoutMilliseconds, "the program did not end") {
      let result = pseudo_terminal_wait(self.pid, 0, 1)
      if result != -2 { self.status = result }
      return self.status != nil
    }
    while collect(milliseconds: 0) {}
    return status ?? -1
  }

  private func wait(
    _ timeout: Int, _ reason: String, until isDone: () -> Bool
  ) throws(PseudoTerminalError) {
    let deadline = Milliseconds.now + timeout
    collect(milliseconds: 0)
    while !isDone() {
      if Milliseconds.now > deadline {
        throw PseudoTerminalError(
          reason: "\(reason) within \(timeout) ms", output: Array(output[consumed...]))
      }
      if isClosed { usleep(5_000) } else { collect(milliseconds: 10) }
    }
  }

  private func end(of wanted: [UInt8], from start: Int) -> Int? {
    guard output.count - start >= wanted.count else { return nil }
    for position in start...(output.count - wanted.count)
    where output[position..<position + wanted.count].elementsEqual(wanted) {
      return position + wanted.count
    }
    return nil
  }

  /// Takes what the program has written; waits that long for the first byte. Whether any came.
  @discardableResult
  private func collect(milliseconds: Int) -> Bool {
    if isClosed { return false }
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, Int32(milliseconds)) > 0 else { return false }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let got = systemRead(master, buffer.baseAddress, buffer.count)
      if got < 0 { code = errno }
      count = max(got, 0)
    }
    output += bytes
    // Linux says EIO and macOS the end of the file once nobody holds the other end.
    if bytes.isEmpty, code != EAGAIN, code != EINTR { isClosed = true }
    return !bytes.isEmpty
  }
}

/// What did not happen in a pseudo-terminal, with what was written instead.
package struct PseudoTerminalError: Error, CustomStringConvertible {
  package let reason: String
  package let output: [UInt8]

  package var description: String {
    "\(reason); written: \(String(decoding: output.suffix(4000), as: UTF8.self).debugDescription)"
  }
}

private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, base, count)
}

private func systemKill(_ pid: pid_t, _ signal: Int32) -> Int32 { kill(pid, signal) }
