import CLibrary

/// What leaving the terminal needs, in memory that a signal handler may read.
///
/// There is one of it in a process, since a handler has no other way to find it. Everything here
/// that a handler calls allocates nothing and makes only calls that are safe in one.
struct TerminalState: @unchecked Sendable {
  private struct Fields {
    var input: Int32 = -1
    var writer: Int32 = -1
    var mode = termios()
    var isEntered = false
    var enterBytes = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    var leaveBytes = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  }

  /// Unchecked: one thread writes it while the terminal is not entered.
  private let fields: UnsafeMutablePointer<Fields>

  /// Touched before the first handler is installed, so that no handler initializes it.
  static let shared = TerminalState()

  private init() {
    fields = .allocate(capacity: 1)
    fields.initialize(to: Fields())
  }

  var isEntered: Bool {
    get { fields.pointee.isEntered }
    nonmutating set { fields.pointee.isEntered = newValue }
  }

  var enterBytes: [UInt8] { Array(fields.pointee.enterBytes) }

  /// Leaves what was entered before and keeps what the next leaving needs.
  func prepare(input: Int32, writer: Int32, enterBytes: [UInt8], leaveBytes: [UInt8]) {
    leave()
    fields.pointee.enterBytes.deallocate()
    fields.pointee.leaveBytes.deallocate()
    fields.pointee.input = input
    fields.pointee.writer = writer
    fields.pointee.enterBytes = TerminalState.copy(enterBytes)
    fields.pointee.leaveBytes = TerminalState.copy(leaveBytes)
  }

  /// Changes what entering and leaving write, while the terminal may be entered: a handler finds
  /// the old bytes or the new ones.
  func replace(enterBytes: [UInt8], leaveBytes: [UInt8]) {
    let old = (fields.pointee.enterBytes, fields.pointee.leaveBytes)
    fields.pointee.enterBytes = TerminalState.copy(enterBytes)
    fields.pointee.leaveBytes = TerminalState.copy(leaveBytes)
    old.0.deallocate()
    old.1.deallocate()
  }

  /// Keeps the mode that leaving restores.
  func remember(_ mode: termios) { fields.pointee.mode = mode }

  private static func copy(_ bytes: [UInt8]) -> UnsafeMutableBufferPointer<UInt8> {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
    return buffer
  }

  /// Writes the leave bytes and restores the mode, once. Safe in a handler.
  ///
  /// What would end the program meanwhile waits: a terminal that is left by half would stay so.
  func leave() {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    leaveUndisturbed()
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  private func leaveUndisturbed() {
    guard fields.pointee.isEntered else { return }
    fields.pointee.isEntered = false
    // A job in the background would put a mode and a screen upon somebody else.
    let foreground = tcgetpgrp(fields.pointee.input)
    if foreground > 0, foreground != getpgrp() { return }
    writeLeaveBytes()
    _ = tcsetattr(fields.pointee.input, TCSANOW, &fields.pointee.mode)
  }

  private func writeLeaveBytes() {
    guard var rest = UnsafeRawPointer(fields.pointee.leaveBytes.baseAddress) else { return }
    var count = fields.pointee.leaveBytes.count
    // A stalled line gets two seconds; the mode is restored in any case.
    var patience = 20
    while count > 0 {
      let written = write(fields.pointee.writer, rest, count)
      if written > 0 {
        rest += written
        count -= written
      } else if written < 0, errno == EAGAIN, patience > 0 {
        patience -= 1
        var wait = pollfd(fd: fields.pointee.writer, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, 100)
      } else if written == 0 || errno != EINTR {
        return
      }
    }
  }
}
