import CLibrary

/// The signals that have arrived, in memory that a handler may write, and the pipe that wakes the
/// loop.
///
/// There is one of it in a process, since a handler has no other way to find it.
struct SignalFlags: @unchecked Sendable {
  /// One flag per signal. Unchecked: a handler stores single bytes, one thread takes them away.
  private let flags: UnsafeMutablePointer<UInt8>
  private let pipe: UnsafeMutablePointer<Int32>

  private static let count = 65

  /// Touched before the first handler is installed, so that no handler initializes it.
  static let shared = SignalFlags()

  private init() {
    flags = .allocate(capacity: SignalFlags.count)
    flags.initialize(repeating: 0, count: SignalFlags.count)
    pipe = .allocate(capacity: 2)
    pipe.initialize(repeating: -1, count: 2)
  }

  /// The end to poll, readable once a signal has arrived.
  var wakeDescriptor: Int32 { pipe[0] }

  /// Opens the pipe unless it is open.
  func open() throws(SystemError) {
    if pipe[0] >= 0 { return }
    var ends: [Int32] = [-1, -1]
    if systemPipe(&ends) != 0 { throw .last("pipe") }
    for end in ends {
      // A handler must never wait for room: the flag already says what happened.
      if fcntl(end, F_SETFL, O_NONBLOCK) != 0 || fcntl(end, F_SETFD, FD_CLOEXEC) != 0 {
        throw .last("fcntl")
      }
    }
    pipe[0] = ends[0]
    pipe[1] = ends[1]
  }

  /// Notes the signal and wakes the loop. Safe in a handler.
  func raise(_ signal: Int32) {
    let saved = errno
    flags[Int(signal)] = 1
    var byte: UInt8 = 0
    _ = write(pipe[1], &byte, 1)
    errno = saved
  }

  /// Whether the signal has arrived and was not yet taken.
  func isRaised(_ signal: Int32) -> Bool { flags[Int(signal)] != 0 }

  /// Takes the signal away; false when it has not arrived.
  func take(_ signal: Int32) -> Bool {
    guard flags[Int(signal)] != 0 else { return false }
    flags[Int(signal)] = 0
    return true
  }

  /// Empties the pipe. Flags are looked at afterwards, so that no signal falls between the two.
  func drain() {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    while read(pipe[0], &bytes, MemoryLayout.size(ofValue: bytes)) > 0 {}
  }
}

private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
