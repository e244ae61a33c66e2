import GlossScreen
import GlossTestSupport
import Testing

@Suite struct TerminalModesTests {
  @Test func leavingRestoresWhatEnteringChangedFromAnyPoint() {
    let all = TerminalModes.fullScreen + [.keyboardProtocol]
    for count in 0...all.count {
      var terminal = Emulator(columns: 10, rows: 3)
      let before = terminal.modes
      var modes = TerminalModes()
      terminal.take(modes.enter(Array(all.prefix(count))))
      #expect((terminal.modes == before) == (count == 0))
      #expect(terminal.ordersByItself == !modes.entered.contains(.keptOrder))
      // A crash may come in the middle of an update.
      terminal.take(ControlSequence.beginUpdate + ControlSequence.rendition(["7", "31"]))
      if count == 0 { terminal.take(ControlSequence.endUpdate + ControlSequence.rendition([])) }
      terminal.take(modes.leave)
      #expect(terminal.modes == before)
      #expect(terminal.ordersByItself)
      #expect(terminal.keyboardDepth == 0)
      #expect(terminal.rendition == Emulator(columns: 1, rows: 1).rendition)
      #expect(terminal.faults.isEmpty)
    }
  }

  @Test func leavesInTheOppositeOrder() throws {
    var modes = TerminalModes()
    _ = modes.enter([.alternateScreen, .keyboardProtocol])
    let bytes = modes.leave
    let pop = try #require(bytes.firstRange(of: ControlSequence.popKeyboardProtocol))
    let leave = try #require(bytes.firstRange(of: ControlSequence.leaveAlternateScreen))
    #expect(pop.lowerBound < leave.lowerBound)
  }

  @Test func entersAModeOnceAndLeavesItOnce() {
    var modes = TerminalModes()
    #expect(modes.leave.isEmpty)
    #expect(!modes.enter([.keyboardProtocol]).isEmpty)
    #expect(modes.enter([.keyboardProtocol]).isEmpty)
    #expect(modes.leave == leaving(.keyboardProtocol))
  }

  private func leaving(_ mode: TerminalModes.Mode) -> [UInt8] {
    var modes = TerminalModes()
    _ = modes.enter([mode])
    return modes.leave
  }
}
