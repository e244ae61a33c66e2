/// How the program ended, for the shell that started it.
///
/// 64 and above follow the BSD `sysexits.h`; 128 + n is what a shell reports for signal n.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case done = 0
  /// The answer is no: a check failed, a chain is broken.
  case no = 1
  case badInput = 2
  case usage = 64
  case cannotCreate = 73
  case ioError = 74
  /// Another session holds the journal.
  case locked = 75
  case hangup = 129
  case interrupt = 130
  case terminated = 143
}
