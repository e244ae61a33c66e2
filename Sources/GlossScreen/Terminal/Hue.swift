/// The colours that a theme chooses from, each in the three palettes.
///
/// Nobody can ask a terminal for its background and rely on an answer, so every hue of the two
/// fixed palettes has a luminance near 0.18: there the contrast (WCAG 2.1) with black and with
/// white is about equal, 4.5 at best. The sixteen are the person's own and known to suit them.
enum Hue: CaseIterable {
  case green, magenta, teal, red, blue, ochre, violet, orange

  func colour(_ capability: ColourCapability) -> Rendition.Colour {
    switch capability {
    case .none: .standard
    case .sixteen: .sixteen(sixteen)
    case .indexed256: .indexed(indexed)
    case .trueColour: .rgb(rgb.red, rgb.green, rgb.blue)
    }
  }

  private var sixteen: UInt8 { palettes.sixteen }
  /// Of the 6×6×6 cube, which no terminal lets a person change by accident.
  var indexed: UInt8 { palettes.indexed }
  var rgb: (red: UInt8, green: UInt8, blue: UInt8) { palettes.rgb }

  private var palettes: (sixteen: UInt8, indexed: UInt8, rgb: (UInt8, UInt8, UInt8)) {
    switch self {
    case .green: (2, 28, (24, 136, 33))
    case .magenta: (5, 163, (207, 44, 167))
    case .teal: (6, 30, (15, 131, 127))
    case .red: (1, 160, (225, 43, 43))
    case .blue: (4, 27, (30, 113, 230))
    case .ochre: (3, 100, (148, 112, 4))
    case .violet: (5, 98, (143, 88, 219))
    case .orange: (3, 130, (185, 92, 10))
    }
  }
}
