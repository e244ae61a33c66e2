/// Turns the bytes of a terminal into events, whatever way a slow line cuts them into reads.
///
/// Rules: a sequence that is not understood is dropped whole, never shown as text; a control
/// character never becomes a `.character`; memory is bounded whatever arrives.
package struct KeyDecoder: Sendable {
  private enum Mode: Sendable {
    case ground
    /// Inside a bracketed paste, which only its end marker ends.
    case paste(PasteBuffer)
    /// Inside a control sequence too long to be real, up to its final byte.
    case overlong
    /// Inside a string (OSC, DCS and their like), up to BEL or ESC.
    case string
  }

  private var mode = Mode.ground
  private var pending: [UInt8] = []

  package init() {}

  /// Whether an unfinished sequence is held back, so that the caller arms its timer.
  ///
  /// An unfinished paste is not pending: were it ended by time, the rest would act as keys.
  package var isPending: Bool {
    switch mode {
    case .ground: !pending.isEmpty
    case .paste: false
    case .overlong, .string: true
    }
  }

  /// Takes bytes as they were read and returns the events that they complete.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var input = pending
    input.append(contentsOf: bytes)
    pending = []
    var rest = input[...]
    while let byte = rest.first {
      switch mode {
      case .ground:
        let (step, count) = Self.decode(rest)
        if case .incomplete = step {
          pending = Array(rest)
          return events
        }
        rest = rest.dropFirst(count)
        take(step, into: &events)
      case .paste(var buffer):
        // Taken out of the mode first, so that the buffer is never copied.
        mode = .ground
        if !buffer.take(&rest, into: &events) { mode = .paste(buffer) }
      case .overlong:
        // A control byte starts something new and is not part of the sequence.
        if byte >= 0x20 { rest = rest.dropFirst() }
        if byte < 0x20 || (0x40...0x7E).contains(byte) { mode = .ground }
      case .string:
        guard byte == 0x1B else {
          rest = rest.dropFirst()
          if byte == 0x07 { mode = .ground }
          continue
        }
        // Either its terminator, `ESC \`, or the start of something new; held until it is known.
        guard let next = rest.dropFirst().first else {
          pending = Array(rest)
          return events
        }
        if next == UInt8(ascii: "\\") { rest = rest.dropFirst(2) }
        mode = .ground
      }
    }
    return events
  }

  /// Ends the wait for the rest of a sequence: a lone ESC was the Escape key, anything else
  /// unfinished is dropped.
  package mutating func timeOut() -> [TerminalEvent] {
    if case .paste = mode { return [] }
    defer {
      mode = .ground
      pending = []
    }
    guard case .ground = mode, pending.allSatisfy({ $0 == 0x1B }) else { return [] }
    return pending.map { _ in .key(Key(.escape)) }
  }

  private mutating func take(_ step: Step, into events: inout [TerminalEvent]) {
    switch step {
    case .event(let event): events.append(event)
    case .ignored, .incomplete: break
    case .pasteBegins: mode = .paste(PasteBuffer())
    case .overlong: mode = .overlong
    case .stringBegins: mode = .string
    }
  }
}
