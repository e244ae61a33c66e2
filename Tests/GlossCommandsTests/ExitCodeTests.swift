import GlossJournal
import Testing

@testable import GlossCommands

@Suite struct ExitCodeTests {
  @Test func `what a signal ended is 128 and its number, as a shell has it`() {
    #expect([ExitCode.hangup, .interrupt, .terminated].map(\.rawValue) == [129, 130, 143])
  }

  /// By what was attempted, and not by how the message words it.
  @Test func `what cannot be made is 73, what fails in use 74`() {
    let error = { (attempt: StorageError.Attempt, message: String) in
      StorageError(kind: .system(errno: 13), attempt: attempt, path: "p", message: message)
    }
    #expect(
      ProgramWords.Label.code(of: .storage(error(.make, "Keine Berechtigung"))) == .cannotCreate)
    #expect(
      ProgramWords.Label.code(of: .storage(error(.use, "open: Permission denied"))) == .ioError)
    #expect(ProgramWords.Label.code(of: .closed(error(.make, ""))) == .ioError)
    #expect(ProgramWords.Label.code(of: .held(path: "p", note: nil)) == .locked)
    #expect(ProgramWords.Label.code(of: .damaged(path: "p", [])) == .badInput)
  }
}
