/// What came while a line was awaited.
package enum LineEvent: Hashable, Sendable {
  /// A line without its `\n`; the last of the input may have none.
  case line([UInt8], isTerminated: Bool)
  /// There are no more lines.
  case end
  case signal(Signal)
  case timeout
}

/// Lines of bytes out of the loop's input, for plain mode.
///
/// Only the byte `\n` ends a line. Signals are answered while a line is awaited, before lines that
/// are there already.
package struct LineReader: Sendable {
  private var buffer: [UInt8] = []
  /// Where the next line begins, and up to where no `\n` was found.
  private var start = 0
  private var searched = 0
  private var isClosed = false

  package init() {}

  /// Waits for the next line, without end where no timeout is given.
  package mutating func next(
    in loop: inout EventLoop, timeoutMilliseconds: Int? = nil
  ) -> LineEvent {
    while true {
      if case .signal(let signal) = loop.pendingSignal() { return .signal(signal) }
      if let line = takeLine() { return .line(line, isTerminated: true) }
      if isClosed { return takeRest() }
      switch loop.next(timeoutMilliseconds: timeoutMilliseconds) {
      case .input(let bytes): append(bytes)
      case .inputClosed: isClosed = true
      case .timeout: return .timeout
      case .signal(let signal): return .signal(signal)
      case .resized: continue
      }
    }
  }

  private mutating func append(_ bytes: [UInt8]) {
    buffer.removeSubrange(..<start)
    searched -= start
    start = 0
    buffer += bytes
  }

  private mutating func takeLine() -> [UInt8]? {
    guard let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = buffer.count
      return nil
    }
    defer {
      start = end + 1
      searched = start
    }
    return Array(buffer[start..<end])
  }

  private mutating func takeRest() -> LineEvent {
    let rest = Array(buffer[start...])
    start = buffer.count
    return rest.isEmpty ? .end : .line(rest, isTerminated: false)
  }
}
