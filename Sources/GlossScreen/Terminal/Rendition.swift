/// What a terminal is told about a run of cells: colours and attributes, as SGR has them.
struct Rendition: Hashable, Sendable {
  /// A colour of one of the three palettes, or the terminal's own.
  enum Colour: Hashable, Sendable {
    case standard
    /// 0 to 15, of the person's own palette.
    case sixteen(UInt8)
    case indexed(UInt8)
    case rgb(UInt8, UInt8, UInt8)
  }

  static let plain = Rendition()

  var foreground = Colour.standard
  var attributes: Style.Attributes = []

  /// The bytes that lead from another rendition to this one: the shorter of a change of what
  /// differs and a reset with everything anew; none if nothing differs.
  func bytes(from old: Rendition) -> [UInt8] {
    guard self != old else { return [] }
    let change = ControlSequence.rendition(changes(from: old))
    var fresh = changes(from: .plain)
    if !fresh.isEmpty { fresh.insert("0", at: 0) }
    let reset = ControlSequence.rendition(fresh)
    return reset.count <= change.count ? reset : change
  }

  private func changes(from old: Rendition) -> [String] {
    var parameters: [String] = []
    var kept = old.attributes.intersection(attributes)
    var gone = old.attributes.subtracting(attributes)
    // One parameter ends both bold and dim, so what stays of them is set again.
    if !gone.isDisjoint(with: [.bold, .dim]) {
      parameters.append("22")
      kept.subtract([.bold, .dim])
      gone.subtract([.bold, .dim])
    }
    for (attribute, _, off) in Self.parameters where gone.contains(attribute) {
      parameters.append(off)
    }
    for (attribute, on, _) in Self.parameters
    where attributes.contains(attribute) && !kept.contains(attribute) {
      parameters.append(on)
    }
    if foreground != old.foreground { parameters.append(foreground.parameter) }
    return parameters
  }

  private static let parameters: [(Style.Attributes, on: String, off: String)] = [
    (.bold, "1", "22"), (.dim, "2", "22"), (.italic, "3", "23"), (.underline, "4", "24"),
    (.reverse, "7", "27"), (.struck, "9", "29"),
  ]
}

extension Rendition.Colour {
  fileprivate var parameter: String {
    switch self {
    case .standard: "39"
    case .sixteen(let index): "\(Int(index) + (index < 8 ? 30 : 82))"
    case .indexed(let index): "38;5;\(index)"
    case .rgb(let red, let green, let blue): "38;2;\(red);\(green);\(blue)"
    }
  }
}

extension Rendition {
  /// Whether a space in this rendition looks different from an empty cell.
  var showsOnBlank: Bool { !attributes.isDisjoint(with: [.reverse, .underline, .struck]) }
}
