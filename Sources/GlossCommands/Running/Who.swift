import GlossJSON
import GlossJournal
import GlossTasks

/// Under which name somebody acts.
enum Who {
  /// The name given on the command line, else `GLOSS_ANNOTATOR`, else the pseudonym made once for
  /// this machine.
  static func acts(as given: String?, _ outside: Outside) throws(Stop) -> ID {
    if let id = try named(given, outside) { return id }
    do throws(StorageError) {
      return ID(try outside.pseudonym())
    } catch {
      throw .failed(.cannotCreate, ProgramWords.Label.noPseudonym(error))
    }
  }

  /// The name given on the command line, else `GLOSS_ANNOTATOR`; nil where neither is.
  static func named(_ given: String?, _ outside: Outside) throws(Stop) -> ID? {
    let name =
      given ?? outside.environment("GLOSS_ANNOTATOR").flatMap { $0.isEmpty ? nil : $0 }
    guard let name else { return nil }
    if let fault = IDRule.fault(of: name) {
      throw .usage(ProgramWords.Label.badAnnotator(name, fault))
    }
    return ID(name)
  }
}
