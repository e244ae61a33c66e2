/// How each role looks at each capability.
///
/// Text keeps the terminal's own colours, which its owner can read. Colour comes on top of an
/// attribute or a word, never instead of one: without colour, states still look different.
package struct Theme: Hashable, Sendable {
  package var capability: ColourCapability

  package init(_ capability: ColourCapability) { self.capability = capability }

  func rendition(_ style: Style) -> Rendition {
    var (attributes, hue) = Self.look(style.role)
    attributes.formUnion(style.attributes)
    // Cycled hues are told apart by colour alone; where there is none, they are at least marked.
    if capability == .none, case .label = style.role { attributes.insert(.underline) }
    return Rendition(foreground: hue?.colour(capability) ?? .standard, attributes: attributes)
  }

  private static func look(_ role: Role) -> (Style.Attributes, Hue?) {
    switch role {
    case .text: ([], nil)
    case .quiet: (.dim, nil)
    case .title, .heading, .strong: (.bold, nil)
    case .emphasis: (.italic, nil)
    case .code: ([], .teal)
    case .quote: (.dim, nil)
    case .key: (.bold, .blue)
    case .label(let index): ([], cycle(index))
    case .selection: (.reverse, nil)
    case .cursor: ([.reverse, .bold], nil)
    case .warning: (.bold, .orange)
    case .error: ([.bold, .underline], .red)
    case .good: ([], .green)
    case .escape: (.reverse, .magenta)
    case .suggestion: (.italic, .violet)
    case .added: (.underline, .green)
    case .removed: (.struck, .red)
    // Bold, since not every terminal underlines.
    case .difference: ([.underline, .bold], .teal)
    case .bar: (.dim, nil)
    case .barFill: (.bold, .green)
    case .speaker(let index): (.bold, cycle(index))
    }
  }

  private static func cycle(_ index: Int) -> Hue {
    let hues = Hue.allCases
    return hues[((index % hues.count) + hues.count) % hues.count]
  }
}
