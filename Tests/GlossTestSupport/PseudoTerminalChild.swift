import CPseudoTerminal

/// A forked copy of the test process that runs one closure, for what would end or stop the tests.
///
/// Only the forking thread lives on in the copy. So the closure should do nothing that the test
/// process has not done once before: what is set up once may be half set up by another thread.
package struct PseudoTerminalChild {
  package let pid: Int32

  /// Runs the closure in a child, which ends with status 0 when the closure returns.
  package init(_ body: @escaping () -> Void) throws(PseudoTerminalError) {
    final class Box {
      let body: () -> Void
      init(_ body: @escaping () -> Void) { self.body = body }
    }
    let box = Box(body)
    pid = withExtendedLifetime(box) {
      pseudo_terminal_fork(
        { Unmanaged<Box>.fromOpaque($0!).takeUnretainedValue().body() },
        Unmanaged.passUnretained(box).toOpaque())
    }
    if pid < 0 { throw PseudoTerminalError(reason: "no child", output: []) }
  }

  /// Waits for the end: the status, or 128 + n for an end by signal n.
  package func wait() -> Int32 { pseudo_terminal_wait(pid, 0, 0) }

  /// Waits for the next stop or end: 256 + n for a stop by signal n.
  package func waitForStop() -> Int32 { pseudo_terminal_wait(pid, 1, 0) }
}
