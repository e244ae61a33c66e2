import GlossTestSupport
import Testing

@testable import GlossScreen

@Suite struct ThemeTests {
  static let states: [Role] = [
    .selection, .cursor, .warning, .error, .suggestion, .added, .removed, .escape, .quiet,
    .label(0), .difference, .key,
  ]

  @Test(arguments: ColourCapability.allCases)
  func tellsStatesFromTextAndFromTheCursorWithAttributesAlone(capability: ColourCapability) {
    let theme = Theme(capability)
    for role in Self.states {
      var look = theme.rendition(Style(role))
      if capability == .none {
        #expect(look.foreground == .standard)
      }
      // What has a letter or is one is told by that, too.
      if capability != .none {
        if case .label = role { continue }
        if role == .key { continue }
      }
      look.foreground = .standard
      #expect(look != theme.rendition(.plain), "\(role)")
      if role != .cursor { #expect(look != theme.rendition(Style(.cursor)), "\(role)") }
    }
    #expect(
      theme.rendition(Style(.error)).attributes != theme.rendition(Style(.warning)).attributes)
    #expect(
      theme.rendition(Style(.added)).attributes != theme.rendition(Style(.removed)).attributes)
  }

  @Test func keepsTheAttributesOfAStyle() {
    let look = Theme(.none).rendition(Style(.title, [.underline, .italic]))
    #expect(look.attributes == [.bold, .underline, .italic])
  }

  @Test(arguments: ColourCapability.allCases.filter { $0 != .none })
  func labelsCycleThroughHuesOfTheirOwn(capability: ColourCapability) {
    let theme = Theme(capability)
    let looks = (0..<6).map { theme.rendition(Style(.label($0))).foreground }
    #expect(Set(looks).count == 6)
    #expect(theme.rendition(Style(.label(6))) == theme.rendition(Style(.label(0))))
    #expect(theme.rendition(Style(.label(-1))) == theme.rendition(Style(.label(5))))
    for role in [.key, .warning, .error] as [Role] {
      #expect(!looks.contains(theme.rendition(Style(role)).foreground), "\(role)")
    }
  }

  /// Keys, errors and warnings have a colour each, labels theirs, a difference a tint of the text,
  /// and nothing else has any.
  @Test func nothingElseHasAColour() {
    let theme = Theme(.trueColour)
    let plain: [Role] = [
      .text, .quiet, .title, .heading, .emphasis, .strong, .code, .quote, .selection, .cursor,
      .good,
      .suggestion, .added, .removed, .bar, .barFill, .speaker(0), .speaker(1),
    ]
    for role in plain {
      #expect(theme.rendition(Style(role)).foreground == .standard, "\(role)")
    }
    let coloured = [.key, .error, .warning].map { theme.rendition(Style($0 as Role)).foreground }
    #expect(Set(coloured).count == 3 && !coloured.contains(.standard))
  }

  @Test func namesTheBrightFormsOfTheSixteen() {
    let bytes = { (index: UInt8) in
      String(decoding: Rendition(foreground: .sixteen(index)).bytes(from: .plain), as: UTF8.self)
    }
    #expect(bytes(5) == "\u{1b}[35m")
    #expect(bytes(10) == "\u{1b}[92m")
  }

  /// WCAG 2.1 asks 4.5 of text and 3 of large text and signs. No colour has more than 4.58 on
  /// both black and white.
  @Test(arguments: Hue.allCases)
  func everyHueReadsOnBlackAndOnWhite(hue: Hue) {
    let rgb = hue.rgb
    #expect(contrast(rgb.red, rgb.green, rgb.blue) >= 4.5)
    let cube = Int(hue.indexed) - 16
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    #expect(contrast(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]) >= 3.8)
  }

  @Test func changesBetweenAnyTwoRenditionsAndTakesTheShorterWay() {
    var random = SeededGenerator(seed: 7)
    let looks = (0..<60).map { _ in
      Rendition(
        foreground: [.standard, .sixteen(2), .sixteen(13), .indexed(28), .rgb(1, 2, 3)]
          .randomElement(using: &random)!,
        attributes: Style.Attributes(rawValue: UInt8.random(in: 0..<64, using: &random)))
    }
    for old in looks {
      for new in looks {
        var direct = Emulator(columns: 1, rows: 1)
        direct.take(new.bytes(from: .plain))
        var changed = Emulator(columns: 1, rows: 1)
        changed.take(old.bytes(from: .plain))
        let bytes = new.bytes(from: old)
        changed.take(bytes)
        #expect(changed.rendition == direct.rendition)
        #expect(changed.faults.isEmpty)
        #expect(bytes.isEmpty == (old == new))
        #expect(bytes.count <= 2 + new.bytes(from: .plain).count + "[m".utf8.count)
      }
    }
  }

  private func contrast(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Double {
    func linear(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      // The sRGB curve to the power 2.4, by its exponent as a root of a twelfth: x^2.4 = (x^12)^(1/5).
      return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return min((luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05))
  }

  /// x to the power 2.4, by Newton's method for the fifth root of x^12.
  private func power(_ x: Double) -> Double {
    let target = (0..<12).reduce(1.0) { product, _ in product * x }
    var root = max(x, 0.01)
    for _ in 0..<100 {
      let fourth = root * root * root * root
      root -= (root * fourth - target) / (5 * fourth)
    }
    return root
  }
}
