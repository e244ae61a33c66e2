import CPseudoTerminal

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program run to its end with files for its streams, for what needs no terminal.
package struct Subprocess {
  /// The exit status, or 128 + n for an end by signal n.
  package let status: Int32
  package let output: [UInt8]
  package let error: [UInt8]

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: error, as: UTF8.self) }

  /// Runs `executable`, an absolute path and arguments, with this environment and standard input.
  package init(
    _ executable: [String], environment: [String: String] = Subprocess.inherited,
    directory: String? = nil, input: [UInt8] = []
  ) throws(PseudoTerminalError) {
    let files = TemporaryDirectory()
    let streams = ["in", "out", "err"].map { name in
      open(files.path(name), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    }
    defer { for stream in streams { close(stream) } }
    var rest = input[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(
        rest.withUnsafeBytes { max(write(streams[0], $0.baseAddress, $0.count), 0) })
    }
    lseek(streams[0], 0, SEEK_SET)
    // `cd` by the shell: posix_spawn has no directory everywhere.
    var words = executable
    if let directory { words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + words }
    status = try Subprocess.run(words, environment, streams)
    output = Subprocess.contents(streams[1])
    error = Subprocess.contents(streams[2])
  }

  /// The test process's own environment.
  package static var inherited: [String: String] {
    var variables: [String: String] = [:]
    var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let text = entry?.pointee {
      let parts = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry = entry?.successor()
    }
    return variables
  }

  private static func run(
    _ words: [String], _ environment: [String: String], _ streams: [Int32]
  ) throws(PseudoTerminalError) -> Int32 {
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
    // Tests run in threads that block every signal; a program that inherits that hears of none,
    // not even of its children's ends.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    for signal in [SIGKILL, SIGSTOP] { sigdelset(&all, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    for (target, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(target))
    }
    let arguments = CStrings(words)
    let variables = CStrings(environment.map { "\($0)=\($1)" }.sorted())
    var pid: pid_t = 0
    let code = posix_spawn(
      &pid, words[0], &actions, &attributes, arguments.pointers, variables.pointers)
    if code != 0 {
      throw PseudoTerminalError(reason: "\(words[0]) does not run: errno \(code)", output: [])
    }
    return pseudo_terminal_wait(pid, 0, 0)
  }

  private static func contents(_ stream: Int32) -> [UInt8] {
    let size = Int(lseek(stream, 0, SEEK_END))
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(pread(stream, buffer.baseAddress, size, 0), 0)
    }
  }
}
