/// The colours that a theme chooses from, each in the three palettes: one for keys, one for errors,
/// one for warnings, and six for labels, none of which looks like one of those three.
///
/// Nobody can ask a terminal for its background and rely on an answer, so every hue of the two
/// fixed palettes has a luminance near 0.18: there the contrast (WCAG 2.1) with black and with
/// white is about equal, 4.5 at best. The sixteen are the person's own and known to suit them.
enum Hue: CaseIterable {
  case blue, red, yellow
  case green, magenta, teal, violet, moss, rose

  /// In an order in which neighbours differ most.
  static let labels: [Hue] = [.green, .magenta, .teal, .violet, .moss, .rose]

  func colour(_ capability: ColourCapability) -> Rendition.Colour {
    switch capability {
    case .none: .standard
    case .sixteen: .sixteen(sixteen)
    case .indexed256: .indexed(indexed)
    case .trueColour: .rgb(rgb.red, rgb.green, rgb.blue)
    }
  }

  var sixteen: UInt8 { palettes.sixteen }
  /// Of the 6×6×6 cube, which no terminal lets a person change by accident.
  var indexed: UInt8 { palettes.indexed }
  var rgb: (red: UInt8, green: UInt8, blue: UInt8) { palettes.rgb }

  private var palettes: (sixteen: UInt8, indexed: UInt8, rgb: (UInt8, UInt8, UInt8)) {
    switch self {
    case .blue: (4, 27, (30, 113, 230))
    case .red: (1, 160, (225, 43, 43))
    case .yellow: (3, 130, (168, 102, 0))
    case .green: (2, 28, (24, 136, 33))
    case .magenta: (5, 164, (196, 49, 196))
    case .teal: (6, 30, (15, 131, 127))
    case .violet: (13, 98, (141, 90, 216))
    case .moss: (10, 64, (92, 129, 18))
    case .rose: (14, 162, (212, 50, 131))
    }
  }
}
