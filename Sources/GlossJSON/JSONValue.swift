/// A value of a checked JSON text: a range of its source's bytes, decoded when asked for.
///
/// The whole text is checked when it is read, so that nothing after that can fail. A value costs
/// one reference and two numbers, whatever its size.
package struct JSONValue: Sendable {
  package enum Kind: Hashable, Sendable { case object, array, string, number, bool, null }

  package let source: SourceFile
  let range: Range<Int>

  init(source: SourceFile, range: Range<Int>) {
    self.source = source
    self.range = range
  }

  /// Checks a text against all rules and gives its value.
  ///
  /// - Parameter range: the bytes to read where they are one line of a file; else all of it.
  /// - Throws: ``JSONError`` at the first place that breaks a rule.
  package static func read(
    _ source: SourceFile, in range: Range<Int>? = nil
  ) throws(JSONError) -> JSONValue {
    let range = range ?? 0..<source.bytes.count
    precondition(range.upperBound <= source.bytes.count, "the range reaches beyond the file")
    let checked: Result<Range<Int>, JSONFault> = source.withBytes { bytes in
      var checker = JSONChecker(bytes, in: range)
      do throws(JSONFault) {
        return .success(try checker.check())
      } catch {
        return .failure(error)
      }
    }
    switch checked {
    case .success(let range): return JSONValue(source: source, range: range)
    case .failure(let fault): throw JSONError(fault, in: source, range)
    }
  }

  /// Checks bytes that are in no file, or in one that is named only in messages.
  package init(parsing bytes: [UInt8], path: String = "") throws(JSONError) {
    self = try JSONValue.read(SourceFile(path: path, bytes: bytes))
  }

  package var kind: Kind {
    switch source.bytes[range.lowerBound] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// Where the value's first byte stands.
  package var start: ByteOffset { ByteOffset(range.lowerBound) }

  /// Where the value is over: the offset after its last byte.
  package var end: ByteOffset { ByteOffset(range.upperBound) }

  /// The value as it is written in the file, from its first byte through its last.
  package var rawBytes: ArraySlice<UInt8> { source.bytes[range] }
}
