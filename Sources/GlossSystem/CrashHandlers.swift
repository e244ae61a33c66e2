import CLibrary

/// Gives the terminal back when the program crashes, is ended by a signal that the loop does not
/// report, ends without leaving, or is stopped from outside.
///
/// A handler restores the terminal and then lets the signal come again without it: so the exit
/// status stays true, and the backtrace of a fault is printed on a readable screen.
enum CrashHandlers {
  private static let crashes = [
    SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT, SIGXCPU, SIGUSR1, SIGUSR2,
    SIGALRM, SIGVTALRM, SIGPROF, SIGIO,
  ]

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
    let crash = SignalAction(onOwnStack: { signal, info, _ in
      CrashHandlers.crashed(signal, code: info?.pointee.si_code ?? 0)
    })
    for signal in crashes {
      (before.actions + Int(signal)).initialize(to: crash.install(signal))
    }
    SignalAction { _ in CrashHandlers.stopped() }.install(SIGTSTP)
    atexit { TerminalState.shared.leave() }
  }()

  /// Installs the handlers, the first time.
  static func install() { installed }

  /// A fault comes again at the same instruction and meets whoever prints a backtrace. What was
  /// sent by `abort` or `kill` does not come again by itself, and a handler before this one might
  /// let the program go on.
  private static func crashed(_ signal: Int32, code: Int32) {
    TerminalState.shared.leave()
    if code <= 0 || code == Int32(SI_USER) {
      SignalAction.standard.install(signal)
    } else {
      before.actions[Int(signal)].install(signal)
    }
    // Delivered as soon as this handler returns.
    raise(signal)
  }

  /// Stops as SIGTSTP asks, with the terminal left; the loop then reports `Signal.continued`. It does
  /// so, too, where nobody could let the program go on and the system therefore does not stop it.
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
    SignalFlags.shared.raise(SIGCONT)
    errno = saved
  }
}
