import CLibrary

/// What the process does on one signal, as `sigaction` has it on each system.
///
/// Trivial, so that a copy in prepared memory can be put back from within a handler.
struct SignalAction {
  private var action: sigaction

  /// Calls the handler; calls of the system that it cuts short start again by themselves.
  init(_ handler: @escaping @convention(c) (Int32) -> Void) {
    self.init(disposition: handler)
    action.sa_flags = SA_RESTART
  }

  /// Calls the handler, on a stack of its own, with what is known of the signal.
  init(
    onOwnStack handler:
      @escaping @convention(c) (
        Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?
      ) -> Void
  ) {
    action = sigaction()
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_ONSTACK | SA_SIGINFO
    #if canImport(Darwin)
      action.__sigaction_u.__sa_sigaction = handler
    #elseif canImport(Musl)
      action.__sa_handler.sa_sigaction = handler
    #else
      action.__sigaction_handler.sa_sigaction = handler
    #endif
  }

  private init(disposition: sig_t?) {
    action = sigaction()
    sigemptyset(&action.sa_mask)
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = disposition
    #elseif canImport(Musl)
      action.__sa_handler.sa_handler = disposition
    #else
      action.__sigaction_handler.sa_handler = disposition
    #endif
  }

  static var standard: SignalAction { SignalAction(disposition: SIG_DFL) }
  static var ignore: SignalAction { SignalAction(disposition: SIG_IGN) }

  var isIgnore: Bool {
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #elseif canImport(Musl)
      let handler = action.__sa_handler.sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Makes this what happens on the signal and returns what happened before.
  @discardableResult
  func install(_ signal: Int32) -> SignalAction {
    var new = action
    var old = SignalAction.standard
    sigaction(signal, &new, &old.action)
    return old
  }
}
