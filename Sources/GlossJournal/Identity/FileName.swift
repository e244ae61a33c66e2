import GlossJSON

/// The name of a file for an id. An id comes from a file and is never a path.
package enum FileName {
  /// The id itself where it is `[a-z0-9][a-z0-9._-]{0,63}` and does not begin with `x-`, else `x-`
  /// and 32 hex digits of its SHA-256.
  ///
  /// Lowercase only, because some file systems merge `Ana` and `ana`.
  package static func make(_ id: ID) -> String {
    isPlain(id) ? id.string : "x-" + Hash(of: id.string).hex.prefix(32)
  }

  private static func isPlain(_ id: ID) -> Bool {
    let utf8 = Array(id.string.utf8)
    guard let first = utf8.first, utf8.count <= 64, isAlphanumeric(first),
      !utf8.starts(with: "x-".utf8)
    else { return false }
    return utf8.allSatisfy { isAlphanumeric($0) || "._-".utf8.contains($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}
