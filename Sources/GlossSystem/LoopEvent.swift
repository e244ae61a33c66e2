import CLibrary

/// A signal that the program answers.
package enum Signal: Hashable, Sendable, CaseIterable {
  /// The line is gone, or the window was closed.
  case hangup
  case terminate
  case interrupt
  /// The process was stopped and goes on; the screen may hold anything by now.
  case continued

  var number: Int32 {
    switch self {
    case .hangup: SIGHUP
    case .terminate: SIGTERM
    case .interrupt: SIGINT
    case .continued: SIGCONT
    }
  }
}

/// One thing that happened while the program waited.
package enum LoopEvent: Hashable, Sendable {
  /// What was typed or piped: up to 64 KiB, cut anywhere.
  case input([UInt8])
  /// The end of the input, or a line that vanished. It comes again whenever it is asked for.
  case inputClosed
  /// Nothing happened for as long as was asked.
  case timeout
  case signal(Signal)
  /// The window has this size now.
  case resized(columns: Int, rows: Int)
}
