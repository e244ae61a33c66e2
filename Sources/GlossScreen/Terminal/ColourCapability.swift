/// How many colours may be used, from none to all.
package enum ColourCapability: String, Hashable, Sendable, CaseIterable, Comparable {
  case none
  case sixteen = "16"
  case indexed256 = "256"
  case trueColour = "true"

  /// The `--color` flag.
  package enum Flag: String, Hashable, Sendable, CaseIterable {
    case auto, always, never
    case indexed256 = "256"
    case sixteen = "16"
  }

  package static func < (a: ColourCapability, b: ColourCapability) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .sixteen: 1
    case .indexed256: 2
    case .trueColour: 3
    }
  }

  /// Decides the capability. The flag wins over the environment, there a non-empty `NO_COLOR` over
  /// `CLICOLOR_FORCE`, and that over the absence of a terminal.
  package static func detect(
    environment: [String: String], isTerminal: Bool, flag: Flag
  ) -> ColourCapability {
    switch flag {
    case .never: return .none
    case .sixteen: return .sixteen
    case .indexed256: return .indexed256
    case .always: return max(.sixteen, offered(environment))
    case .auto: break
    }
    if let no = environment["NO_COLOR"], !no.isEmpty { return .none }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" {
      return max(.sixteen, offered(environment))
    }
    return isTerminal ? offered(environment) : .none
  }

  /// What the terminal says of itself.
  private static func offered(_ environment: [String: String]) -> ColourCapability {
    let terminal = environment["TERM"] ?? ""
    if terminal.isEmpty || terminal == "dumb" { return .none }
    // The console has sixteen, whatever a surrounding session left in COLORTERM.
    if terminal == "linux" { return .sixteen }
    // A monochrome terminal says so by the suffix that terminfo gives it.
    if terminal.hasSuffix("-m") || terminal.hasSuffix("-mono") { return .none }
    if let colour = environment["COLORTERM"], colour == "truecolor" || colour == "24bit" {
      return .trueColour
    }
    if terminal.hasSuffix("-direct") { return .trueColour }
    // Some name only themselves; they are known to have all colours.
    if terminal == "xterm-kitty" || terminal == "xterm-ghostty" { return .trueColour }
    return terminal.hasSuffix("-256color") ? .indexed256 : .sixteen
  }
}
