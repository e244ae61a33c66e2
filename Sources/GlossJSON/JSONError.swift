/// Why a text is not JSON by the rules of the reader, where, and what to do about it.
///
/// Message and remedy may quote the text as it is: whoever prints them makes them harmless first.
package struct JSONError: Error, Hashable, Sendable {
  package let offset: ByteOffset
  package let message: String
  package let remedy: String

  /// Puts a fault into words, with the source for what stands there.
  init(_ fault: JSONFault, in source: SourceFile, _ range: Range<Int>) {
    offset = ByteOffset(fault.offset)
    (message, remedy) = fault.words(SourceQuote(source: source, end: range.upperBound))
  }
}
