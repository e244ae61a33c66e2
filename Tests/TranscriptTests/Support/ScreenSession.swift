import Foundation
import GlossScreen
import GlossTestSupport

/// A session in the full screen, as somebody at the keyboard has it: keys in, a screen out.
final class ScreenSession {
  let terminal: PseudoTerminal
  private(set) var emulator: Emulator
  /// Up to where the output was shown to the emulator.
  private var shown = 0
  private var isOnScreen = false
  /// The rows as text; nil since something was shown.
  private var text: [String]?

  init(
    _ executable: [String], _ environment: [String: String], columns: Int = 80, rows: Int = 24,
    directory: String? = nil
  ) throws {
    terminal = try PseudoTerminal.spawn(
      executable: executable, environment: environment, columns: columns, rows: rows,
      directory: directory)
    emulator = Emulator(columns: columns, rows: rows) { Text.width(String($0)) }
  }

  var output: [UInt8] { terminal.output }

  /// The rows as they are now.
  var screen: [String] {
    refresh()
    let rows = text ?? emulator.text
    text = rows
    return rows
  }

  var topLine: String { screen[0] }
  var itemLine: String { screen[1] }
  /// A long message takes the rows above, too.
  var messageLine: String { screen.dropLast().suffix(3).joined(separator: " ") }
  var keyLine: String { screen[screen.count - 1] }

  /// `12/47` of the top line.
  var progress: (done: Int, assigned: Int)? {
    let counts = topLine.split(separator: " ").lazy.compactMap { word -> (Int, Int)? in
      let parts = word.split(separator: "/").map { Int($0) }
      guard parts.count == 2, let done = parts[0], let assigned = parts[1] else { return nil }
      return (done, assigned)
    }
    return counts.first.map { (done: $0.0, assigned: $0.1) }
  }

  func press(_ keys: String) throws { try terminal.send(keys) }

  func resize(columns: Int, rows: Int) {
    refresh()
    // What a terminal makes of the old screen does not matter: it is drawn anew.
    emulator = emulator.resized(columns: columns, rows: rows)
    text = nil
    terminal.resize(columns: columns, rows: rows)
  }

  /// Waits until the text stands on the screen.
  func wait(for text: String, milliseconds: Double = 20_000) throws {
    try wait("«\(text)» on the screen", milliseconds) { screen in
      screen.contains { $0.contains(text) }
    }
  }

  /// Waits until the whole screen is as it should be.
  func wait(
    _ what: String, _ milliseconds: Double = 20_000, until condition: ([String]) -> Bool
  ) throws {
    let deadline = Stopwatch.now + milliseconds
    while true {
      if condition(screen) { return }
      guard Stopwatch.now < deadline, !terminal.isClosed else {
        let end = terminal.isClosed ? "the program ended" : "it did not come"
        throw Fault(
          text: "\(what): \(end); the screen:\n" + screen.joined(separator: "\n")
            + "\nwritten last: "
            + String(decoding: terminal.output.suffix(400), as: UTF8.self).debugDescription)
      }
      terminal.gather(milliseconds: 10)
    }
  }

  /// Waits until so many items are said to be done.
  func wait(done count: Int) throws {
    try wait("\(count) items done") { _ in self.progress?.done == count }
  }

  /// The bytes that came since the mark.
  func bytes(since mark: Int) -> [UInt8] { Array(terminal.output[mark...]) }

  func leave() throws -> Int32 {
    try press("q")
    return try terminal.wait()
  }
}

extension ScreenSession {
  private static let leaving =
    ControlSequence.home + ControlSequence.eraseScreen + ControlSequence.leaveAlternateScreen

  /// Shows the emulator the whole frames that have come; what is still coming waits, and what is
  /// on the shell's own screen is not shown: the last frame stays.
  private func refresh() {
    terminal.gather(milliseconds: 0)
    while true {
      if !isOnScreen {
        guard let start = find(ControlSequence.enterAlternateScreen) else { return }
        isOnScreen = true
        shown = start - ControlSequence.enterAlternateScreen.count
      }
      let gone = find(Self.leaving)
      if let end = find(ControlSequence.endUpdate), end <= gone ?? end {
        show(upTo: end)
      } else if let gone {
        show(upTo: gone - Self.leaving.count)
        shown = gone
        isOnScreen = false
      } else {
        break
      }
    }
    // A cursor that only moves makes no update.
    let rest = terminal.output[shown...]
    if !rest.isEmpty, rest.firstRange(of: ControlSequence.beginUpdate) == nil, isWhole(rest) {
      show(upTo: terminal.output.count)
    }
  }

  private func show(upTo end: Int) {
    emulator.take(Array(terminal.output[shown..<end]))
    text = nil
    shown = end
  }

  private func find(_ sequence: [UInt8]) -> Int? {
    terminal.output[shown...].firstRange(of: sequence)?.upperBound
  }

  private func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let escape = bytes.lastIndex(of: 0x1B) else { return true }
    return bytes[escape...].dropFirst(2).contains { (0x40...0x7E).contains($0) }
  }
}
