/// The text of a bracketed paste as it arrives.
///
/// Pasted text may hold anything, escape sequences included; only the end marker ends it. (A
/// terminal strips that marker from what it pastes.) Text comes in pieces of bounded size, cut at
/// the same places however the bytes were read.
struct PasteBuffer: Sendable {
  /// How many bytes are held before they are handed on.
  static let limit = 1 << 16

  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  /// How many bytes of the end marker have been seen just now.
  private var matched = 0

  /// Takes bytes from the front of `input`, and says whether the end marker was among them, which
  /// is told as `.noise`.
  mutating func take(
    _ input: inout ArraySlice<UInt8>, into events: inout [TerminalEvent]
  ) -> Bool {
    while let byte = input.popFirst() {
      if byte == Self.end[matched] {
        matched += 1
        guard matched == Self.end.count else { continue }
        flush(into: &events)
        events.append(.noise)
        return true
      }
      // The marker's first byte occurs in it once, so a mismatch can only start over.
      for held in Self.end[..<matched] { append(held, into: &events) }
      matched = 0
      if byte == Self.end[0] {
        matched = 1
      } else {
        append(byte, into: &events)
      }
    }
    return false
  }

  private mutating func append(_ byte: UInt8, into events: inout [TerminalEvent]) {
    if bytes.count >= Self.limit {
      let continues =
        byte & 0xC0 == 0x80 || (byte == UInt8(ascii: "\n") && bytes.last == UInt8(ascii: "\r"))
      if !continues || bytes.count >= Self.limit + 4 { flush(into: &events) }
    }
    bytes.append(byte)
  }

  private mutating func flush(into events: inout [TerminalEvent]) {
    guard !bytes.isEmpty else { return }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        lines.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        lines.append(byte)
      }
      previous = byte
    }
    events.append(.paste(String(decoding: lines, as: UTF8.self)))
    bytes.removeAll(keepingCapacity: true)
  }
}
