import GlossJournal
import GlossSession

extension KeyBindings {
  private static let variable = "GLOSS_KEYS"

  /// The map that `GLOSS_KEYS` gives, in itself or as a file; nil where it is not set, or empty.
  ///
  /// `@` before a path says that it is one; without it, what holds no `=` is a path.
  static func chosen(_ outside: Outside) throws(Stop) -> KeyBindings? {
    guard let value = outside.environment(variable), !value.isEmpty else { return nil }
    let isMarked = value.first == "@"
    let path = isMarked ? String(value.dropFirst()) : value
    let isFile = isMarked || !value.contains("=")
    let text = isFile ? try read(path, outside) : value
    do throws(Fault) {
      return isFile ? try KeyBindings(file: text) : try KeyBindings(value: text)
    } catch {
      let place = isFile ? [path, error.line.map { String($0) }].compactMap(\.self) : []
      throw .usage(Words.Label.badKeys(variable, place.joined(separator: ":"), error.message))
    }
  }

  private static func read(_ path: String, _ outside: Outside) throws(Stop) -> String {
    let bytes: [UInt8]?
    do throws(StorageError) {
      bytes = try outside.storage.read(path)
    } catch {
      throw .usage(Words.Label.badKeys(variable, path, error.message))
    }
    guard let bytes else { throw .usage(Words.Label.noKeys(variable, path)) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .usage(Words.Label.badKeys(variable, path, Words.Label.notText))
    }
    return text
  }
}
