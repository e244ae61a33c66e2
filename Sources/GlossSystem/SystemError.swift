import CLibrary

/// A call to the system that failed, outside of files.
package struct SystemError: Error, Hashable, Sendable {
  /// The call, as in the manual: "tcsetattr".
  package let call: String
  package let code: Int32

  package init(call: String, code: Int32) {
    self.call = call
    self.code = code
  }

  /// What was attempted and what the system said, for a person: "write: Input/output error".
  package var message: String { "\(call): \(SystemError.text(code))" }

  /// A signal ended the call before its time; the loop reports which.
  package var isInterruption: Bool { code == EINTR }

  /// The error of a call that just failed.
  static func last(_ call: String) -> SystemError { SystemError(call: call, code: errno) }

  static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// Calls again as long as a signal cut the call short.
///
/// Not for `fsync` and `close`, whose effect is unknown then.
func retrying<Value: SignedInteger>(_ call: () -> Value) -> Value {
  while true {
    let value = call()
    if value >= 0 || errno != EINTR { return value }
  }
}
