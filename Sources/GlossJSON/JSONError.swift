/// Why a text is not JSON by the rules of the reader, where, and what to do about it.
///
/// Message and remedy may quote the text as it is: whoever prints them makes them harmless first.
package struct JSONError: Error, Hashable, Sendable {
  package var offset: ByteOffset
  package var message: String
  package var remedy: String

  package init(offset: ByteOffset, message: String, remedy: String) {
    self.offset = offset
    self.message = message
    self.remedy = remedy
  }
}
