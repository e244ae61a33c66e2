@preconcurrency import CLibrary

/// Another program, run to its end while this one waits.
struct Child {
  /// How the program ended.
  enum End: Hashable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  private let pid: pid_t
  private let interrupt: SignalAction
  private let quit: SignalAction

  /// Runs `/bin/sh -c script` with the arguments as `$1` and on; `input` becomes its standard input
  /// where given.
  ///
  /// Until `wait` returns, Ctrl-C and Ctrl-\ are for the child alone.
  init(script: String, arguments: [String], input: Int32? = nil) throws(SystemError) {
    let interrupt = SignalAction.ignore.install(SIGINT)
    let quit = SignalAction.ignore.install(SIGQUIT)
    do throws(SystemError) {
      pid = try Child.spawn(["/bin/sh", "-c", script, "sh"] + arguments, input: input)
    } catch {
      interrupt.install(SIGINT)
      quit.install(SIGQUIT)
      throw error
    }
    (self.interrupt, self.quit) = (interrupt, quit)
  }

  /// Waits for the program's end, through stops and signals.
  func wait() throws(SystemError) -> End {
    defer {
      interrupt.install(SIGINT)
      quit.install(SIGQUIT)
    }
    var status: Int32 = 0
    if retrying({ waitpid(pid, &status, 0) }) < 0 { throw .last("waitpid") }
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
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT] { sigaddset(&standard, signal) }
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
