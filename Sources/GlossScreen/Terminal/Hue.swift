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

  private var sixteen: UInt8 {
    switch self {
    case .green: 2
    case .magenta: 5
    case .teal: 6
    case .red: 1
    case .blue: 4
    case .ochre, .orange: 3
    case .violet: 5
    }
  }

  /// Of the 6×6×6 cube, which no terminal lets a person change by accident.
  var indexed: UInt8 {
    switch self {
    case .green: 28
    case .magenta: 163
    case .teal: 30
    case .red: 160
    case .blue: 27
    case .ochre: 100
    case .violet: 98
    case .orange: 130
    }
  }

  var rgb: (red: UInt8, green: UInt8, blue: UInt8) {
    switch self {
    case .green: (24, 136, 33)
    case .magenta: (207, 44, 167)
    case .teal: (15, 131, 127)
    case .red: (225, 43, 43)
    case .blue: (30, 113, 230)
    case .ochre: (148, 112, 4)
    case .violet: (143, 88, 219)
    case .orange: (185, 92, 10)
    }
  }
}
