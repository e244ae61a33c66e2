@preconcurrency import CLibrary

/// Another program, run to its end while this one waits.
struct Child {
  /// How the program ended.
  enum End: Hashable {
    case exited(Int32)
    case killed(signal: Int32)
    /// This program was told to end meanwhile, and ended the other one.
    case abandoned
  }

  /// How long the program may take to end once it was told to.
  private static let patienceMilliseconds = 2_000

  private let pid: pid_t
  private let replaced: [(signal: Int32, action: SignalAction)]

  /// Runs `/bin/sh -c script` with the arguments as `$1` and on; `input` becomes its standard input
  /// where given.
  ///
  /// Until `wait` returns, Ctrl-C and Ctrl-\ are for the child alone.
  init(script: String, arguments: [String], input: Int32? = nil) throws(SystemError) {
    // The end of the program wakes the wait, as a signal to end does.
    try SignalFlags.shared.open()
    let child = SignalAction { SignalFlags.shared.raise($0) }
    replaced = [
      (SIGINT, SignalAction.ignore.install(SIGINT)),
      (SIGQUIT, SignalAction.ignore.install(SIGQUIT)),
      (SIGCHLD, child.install(SIGCHLD)),
    ]
    do throws(SystemError) {
      pid = try Child.spawn(["/bin/sh", "-c", script, "sh"] + arguments, input: input)
    } catch {
      for (signal, action) in replaced { action.install(signal) }
      throw error
    }
  }

  /// Waits for the program's end, through stops and signals; where this program is to end itself, as
  /// the loop then reports, the other one is told to, and is made to.
  func wait() throws(SystemError) -> End {
    let flags = SignalFlags.shared
    defer {
      _ = flags.take(SIGCHLD)
      for (signal, action) in replaced { action.install(signal) }
    }
    var status: Int32 = 0
    var deadline: Deadline?
    while true {
      flags.drain()
      let ended = retrying { waitpid(pid, &status, WNOHANG) }
      if ended < 0 { throw .last("waitpid") }
      if ended > 0 { break }
      if deadline == nil, [SIGHUP, SIGTERM].contains(where: flags.isRaised) {
        deadline = Deadline(milliseconds: Child.patienceMilliseconds)
        kill(pid, SIGTERM)
      } else if deadline?.remaining == 0 {
        kill(pid, SIGKILL)
      }
      var wake = pollfd(fd: flags.wakeDescriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&wake, 1, deadline.map { max($0.remaining, 1) } ?? -1)
    }
    if deadline != nil { return .abandoned }
    // The macros of <sys/wait.h>, which Swift does not import.
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
  }

  private static func spawn(_ words: [String], input: Int32?) throws(SystemError) -> pid_t {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
      var actions: posix_spawn_file_actions_t?
    #else
      var attributes = posix_spawnattr_t()
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    // What is ignored or blocked here would stay so there.
    var standard = sigset_t()
    sigemptyset(&standard)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT, SIGCHLD] { sigaddset(&standard, signal) }
    posix_spawnattr_setsigdefault(&attributes, &standard)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }

    var arguments = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var pid: pid_t = 0
    let code = posix_spawn(&pid, words[0], &actions, &attributes, arguments, environ)
    if code != 0 { throw SystemError(call: "posix_spawn", code: code) }
    return pid
  }
}
