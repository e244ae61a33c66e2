/// A place in a file as people and editors name it: line and column, both from 1.
///
/// Lines end with the byte `\n` alone. Columns count code points; a byte that is not part of valid
/// UTF-8 counts as one.
package struct SourcePosition: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package var description: String { "\(line):\(column)" }

  package static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
