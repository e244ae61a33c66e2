import GlossScreen
import Testing

@Suite struct ColourCapabilityTests {
  struct Case: Sendable {
    var environment: [String: String]
    var isTerminal = true
    var flag = ColourCapability.Flag.auto
    var expected: ColourCapability
  }

  static let cases: [Case] = [
    Case(environment: ["TERM": "xterm"], expected: .sixteen),
    Case(environment: ["TERM": "xterm-256color"], expected: .indexed256),
    Case(environment: ["TERM": "tmux-256color"], expected: .indexed256),
    Case(environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"], expected: .trueColour),
    Case(environment: ["TERM": "xterm-256color", "COLORTERM": "24bit"], expected: .trueColour),
    Case(environment: ["TERM": "xterm-256color", "COLORTERM": ""], expected: .indexed256),
    Case(environment: ["TERM": "xterm-direct"], expected: .trueColour),
    Case(environment: ["TERM": "linux", "COLORTERM": "truecolor"], expected: .sixteen),
    Case(environment: ["TERM": "vt100-m"], expected: .none),
    Case(environment: ["TERM": "dumb", "COLORTERM": "truecolor"], expected: .none),
    Case(environment: [:], expected: .none),
    Case(environment: ["TERM": "xterm-256color"], isTerminal: false, expected: .none),
    Case(environment: ["TERM": "xterm-256color", "NO_COLOR": "1"], expected: .none),
    Case(environment: ["TERM": "xterm-256color", "NO_COLOR": ""], expected: .indexed256),
    Case(
      environment: ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"], isTerminal: false,
      expected: .indexed256),
    Case(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, expected: .sixteen),
    Case(
      environment: ["TERM": "xterm", "CLICOLOR_FORCE": "0"], isTerminal: false, expected: .none),
    Case(
      environment: ["TERM": "xterm", "CLICOLOR_FORCE": "1", "NO_COLOR": "1"], expected: .none),
    Case(
      environment: ["TERM": "xterm-256color", "NO_COLOR": "1"], flag: .always,
      expected: .indexed256),
    Case(environment: [:], isTerminal: false, flag: .always, expected: .sixteen),
    Case(environment: ["TERM": "xterm-direct"], flag: .never, expected: .none),
    Case(environment: ["TERM": "dumb", "NO_COLOR": "1"], flag: .indexed256, expected: .indexed256),
    Case(environment: ["COLORTERM": "truecolor"], flag: .sixteen, expected: .sixteen),
  ]

  @Test(arguments: cases.indices)
  func decidesByFlagThenEnvironmentThenTerminal(index: Int) {
    let given = Self.cases[index]
    let detected = ColourCapability.detect(
      environment: given.environment, isTerminal: given.isTerminal, flag: given.flag)
    #expect(detected == given.expected, "\(given)")
  }

  @Test func isOrderedFromNoneToAll() {
    #expect(ColourCapability.allCases == ColourCapability.allCases.sorted())
    #expect(ColourCapability.allCases.first == ColourCapability.none)
    #expect(ColourCapability.allCases.last == .trueColour)
  }
}
