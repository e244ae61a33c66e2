/// How each role looks at each capability.
///
/// Text keeps the terminal's own colours, which its owner can read. Colour comes on top of an
/// attribute, a sign or a word, never instead of one: without colour, states still look different.
/// There is little of it: the accent is for keys alone, red for errors, yellow for warnings, and
/// labels have hues of their own, always with their letter.
package struct Theme: Hashable, Sendable {
  package var capability: ColourCapability

  package init(_ capability: ColourCapability) { self.capability = capability }

  func rendition(_ style: Style) -> Rendition {
    var (attributes, hue) = Self.look(style.role)
    attributes.formUnion(style.attributes)
    if capability == .none { attributes.formUnion(Self.withoutColour(style.role)) }
    return Rendition(foreground: hue?.colour(capability) ?? .standard, attributes: attributes)
  }

  private static func look(_ role: Role) -> (Style.Attributes, Hue?) {
    switch role {
    case .text, .code, .good: ([], nil)
    case .quiet, .quote, .bar: (.dim, nil)
    case .title, .heading, .strong, .pointer, .barFill, .speaker: (.bold, nil)
    case .emphasis, .suggestion: (.italic, nil)
    case .key: ([], .blue)
    case .label(let index): ([], label(index))
    case .selection: (.reverse, nil)
    case .cursor: ([.reverse, .bold], nil)
    case .warning: (.bold, .yellow)
    case .error: ([.bold, .underline], .red)
    case .escape: (.reverse, .yellow)
    case .added: (.underline, nil)
    case .difference: ([.reverse, .dim], nil)
    case .removed: (.struck, nil)
    }
  }

  /// What stands out by its colour alone is at least marked where there is none.
  private static func withoutColour(_ role: Role) -> Style.Attributes {
    switch role {
    case .key: .bold
    case .label: .underline
    default: []
    }
  }

  private static func label(_ index: Int) -> Hue {
    let hues = Hue.labels
    return hues[((index % hues.count) + hues.count) % hues.count]
  }
}
