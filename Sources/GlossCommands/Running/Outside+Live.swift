import GlossJournal
import GlossSystem

extension Outside {
  /// The process's own streams, terminal, environment, disk and clocks.
  package static let live: Outside = {
    let variables = Process.environment
    return Outside(
      out: { text throws(Stop) in try write(Array(text.utf8)) },
      bytes: { bytes throws(Stop) in try write(bytes) },
      err: { text in try? Process.writeToStandardError(Array(text.utf8)) },
      isTerminal: { Terminal.isTerminal($0.rawValue) },
      columns: {
        Terminal.isTerminal(Stream.output.rawValue)
          ? Terminal.size(of: Stream.output.rawValue).columns : nil
      },
      environment: { variables[$0] },
      page: { text throws(Stop) in
        try stopping { () throws(OutputError) in try Pager.run(text) }
      },
      storage: .live, piped: PipedInput.read, takeKeysFromTerminal: PipedInput.takeKeysFromTerminal,
      clock: .live,
      pseudonym: { () throws(StorageError) in try StateDirectory.pseudonym() },
      stateDirectory: { () throws(StorageError) in try StateDirectory.path() },
      processID: Int(Process.pid), workingDirectory: Process.workingDirectory)
  }()

  private static func write(_ bytes: [UInt8]) throws(Stop) {
    try stopping { () throws(OutputError) in try Process.writeToStandardOutput(bytes) }
  }

  private static func stopping(_ write: () throws(OutputError) -> Void) throws(Stop) {
    do throws(OutputError) {
      try write()
    } catch {
      switch error {
      case .closedPipe: throw .closedPipe
      case .system(let failure):
        throw .failed(.ioError, ProgramWords.Shared.cannotWrite(failure.message))
      }
    }
  }
}
