import GlossJSON
import GlossJournal

/// A line of one of several results directories, with the directory that holds it.
///
/// What answers a line is written beside it, and a path does not say where a directory's name ends.
package struct Located<Entry: ChainEntry>: Sendable {
  package let root: String
  package let line: ChainLine<Entry>

  package var entry: Entry { line.entry }
  package var id: ID { line.entry.id }
}
