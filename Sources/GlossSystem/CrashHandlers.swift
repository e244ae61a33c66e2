#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives the terminal back when the program crashes, ends without leaving, or is stopped from
/// outside.
///
/// A handler restores the terminal and then what was installed before it, and lets the signal come
/// again: so the exit status stays true, and a backtrace is printed on a readable screen.
enum CrashHandlers {
  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]

  /// What was installed before, by signal number.
  private struct Before: @unchecked Sendable {
    let actions = UnsafeMutablePointer<SignalAction>.allocate(capacity: 65)
  }

  private static let before = Before()

  private static let installed: Void = {
    // An overflown stack has no room for a handler.
    var stack = stack_t()
    stack.ss_size = 1 << 16
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    sigaltstack(&stack, nil)
    let crash = SignalAction({ CrashHandlers.crashed($0) }, flags: SA_ONSTACK)
    for signal in crashes {
      (before.actions + Int(signal)).initialize(to: crash.install(signal))
    }
    SignalAction { _ in CrashHandlers.stopped() }.install(SIGTSTP)
    atexit { TerminalState.shared.leave() }
  }()

  /// Installs the handlers, the first time.
  static func install() { installed }

  private static func crashed(_ signal: Int32) {
    TerminalState.shared.leave()
    before.actions[Int(signal)].install(signal)
    // Delivered as soon as this handler returns.
    raise(signal)
  }

  /// Stops as SIGTSTP asks, with the terminal left; the loop then reports `Signal.continued`.
  private static func stopped() {
    let saved = errno
    TerminalState.shared.leave()
    let handler = SignalAction.standard.install(SIGTSTP)
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGTSTP)
    raise(SIGTSTP)
    sigprocmask(SIG_UNBLOCK, &mask, nil)
    handler.install(SIGTSTP)
    errno = saved
  }
}
