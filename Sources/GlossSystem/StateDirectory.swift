@preconcurrency import CLibrary
import GlossJournal

/// What belongs to the person and not to a batch: `$XDG_STATE_HOME/gloss`.
package enum StateDirectory {
  /// The random name under which this person labels, `an-` and ten characters, made once.
  ///
  /// Never the login name: a pseudonym that says who somebody is, is none.
  package static func pseudonym(
    environment: [String: String] = Process.environment, storage: Storage = .live,
    clock: Clock = .live
  ) throws(StorageError) -> String {
    let directory = try path(environment)
    let file = "\(directory)/\(annotatorFile)"
    if let name = try stored(file, storage) { return name }
    try storage.makeDirectory(directory)
    // 32 characters divide a byte evenly, so each is as likely as any other.
    let name = "an-" + clock.random(10).map { String(alphabet[Int($0 & 31)]) }.joined()
    do throws(StorageError) {
      try storage.create(file, Array("\(name)\n".utf8))
    } catch {
      // Two first sessions at once: both take the name of the quicker one.
      if error.kind == .exists, let name = try stored(file, storage) { return name }
      throw error
    }
    return name
  }

  /// Lowercase Crockford base32, as in the ids of labels.
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

  /// The name of the file in it that holds the pseudonym.
  package static let annotatorFile = "annotator"

  /// Where it is, or will be.
  package static func path(
    _ environment: [String: String] = Process.environment
  ) throws(StorageError) -> String {
    // The base directory specification has relative ones ignored.
    if let state = environment["XDG_STATE_HOME"], state.utf8.first == UInt8(ascii: "/") {
      return "\(state)/gloss"
    }
    guard let home = environment["HOME"], home.utf8.first == UInt8(ascii: "/") else {
      throw StorageError(
        kind: .system(errno: ENOENT), path: "~/.local/state/gloss",
        message: "neither XDG_STATE_HOME nor HOME names a directory")
    }
    return "\(home)/.local/state/gloss"
  }

  private static func stored(
    _ file: String, _ storage: Storage
  ) throws(StorageError) -> String? {
    guard let bytes = try storage.read(file) else { return nil }
    let name = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
    guard (1...64).contains(name.count), name.allSatisfy(isNameByte) else {
      throw StorageError(
        kind: .system(errno: EINVAL), path: file,
        message: "holds no annotator id; put one there, or remove the file for a new one")
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
