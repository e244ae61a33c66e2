import GlossJournal

extension Ledger {
  /// Reads the directories of a command line, and says on standard error which hold nothing, which
  /// lines are bad, and which ids stand for different lines.
  ///
  /// - Parameter target: the directory that a line is written to, which need not be there yet.
  /// - Returns: the ledger, and whether all of it could be read.
  static func read(
    _ invocation: Invocation, _ outside: Outside, target: String? = nil
  ) throws(Stop) -> (ledger: Ledger, isWhole: Bool) {
    let ledger = try Stop.unless(try Ledger(outside.storage, roots: invocation.results))
    let written = target.map { ResultsLayout($0).root }
    let empty = ledger.empty.filter { $0 != written }
    outside.tell(empty.map(ProgramWords.Shared.noJournal))
    Diagnostics.show(ledger.diagnostics, outside)
    outside.tell(ledger.incomplete.map(ProgramWords.Shared.incomplete))
    return (ledger, empty.isEmpty && ledger.diagnostics.isEmpty)
  }
}
