import GlossTasks

/// Everything that the command line says to a person, in one place, so that it can be translated:
/// a file per area, a property per text, a function where something is quoted.
///
/// What is quoted comes in already fit for a terminal.
package enum ProgramWords {
  /// `1 label`, `2 labels`.
  static func counted(_ count: Int, _ noun: String) -> String {
    GlossTasks.counted(count, noun)
  }
}
