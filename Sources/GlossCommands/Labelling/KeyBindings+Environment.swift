import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks

extension KeyBindings {
  private static let variable = "GLOSS_KEYS"

  /// The map that `GLOSS_KEYS` gives, in itself or as a file; nil where it is not set, or empty.
  ///
  /// `@` before a path says that it is one; without it, what holds no `=` is a path.
  static func chosen(_ outside: Outside) throws(Stop) -> KeyBindings? {
    guard let value = outside.environment(variable), !value.isEmpty else { return nil }
    let path = path(in: value)
    let text = try path.map { path throws(Stop) in try read(path, outside) }
    do throws(Fault) {
      return if let text { try KeyBindings(file: text) } else { try KeyBindings(value: value) }
    } catch {
      throw .usage(ProgramWords.Label.badKeys(variable, place(error.position, path), error.message))
    }
  }

  /// Where a map gives an action its key: `FILE:LINE:COLUMN`; empty for the value itself.
  private static func place(_ position: SourcePosition?, _ path: String?) -> String {
    path.map { $0 + (position.map { ":\($0)" } ?? "") } ?? ""
  }

  private static func path(in value: String) -> String? {
    value.first == "@" ? String(value.dropFirst()) : value.contains("=") ? nil : value
  }

  /// Refuses an action that was moved to a key which answers one of the rubric's questions: the key
  /// would answer, and whoever moved the action would not know why. An action on its usual key
  /// gives way, and is reached by `:`.
  func refuseKeys(of rubric: Rubric, in source: SourceFile, _ outside: Outside) throws(Stop) {
    for name in moved {
      let key = key(of: name)
      for (index, question) in rubric.questions.enumerated() {
        guard let binding = question.kind.bindings.first(where: { $0.key == key }) else { continue }
        let variable = KeyBindings.variable
        let path = KeyBindings.path(in: outside.environment(variable) ?? "")
        throw .usage(
          ProgramWords.Label.keyAnswers(
            (variable, KeyBindings.place(places[name], path)), name.string,
            key, binding.word, question.name.string,
            KeyBindings.place(of: key, question: index, source)))
      }
    }
  }

  /// Where a rubric gives a key to a label of a question; where it does not say so, the question.
  private static func place(of key: Character, question index: Int, _ source: SourceFile) -> String
  {
    guard let rubric = try? JSONValue.read(source),
      let question = rubric["questions"]?.elements.dropFirst(index).first(where: { _ in true })
    else { return source.path }
    let labels = question["labels"].map { Array($0.elements) } ?? []
    let value = labels.lazy.compactMap { $0["key"] }.first { $0.string == String(key) } ?? question
    return "\(source.path):\(source.position(of: value.start))"
  }

  private static func read(_ path: String, _ outside: Outside) throws(Stop) -> String {
    let bytes: [UInt8]?
    do throws(StorageError) {
      bytes = try outside.storage.read(path)
    } catch {
      throw .usage(ProgramWords.Label.badKeys(variable, path, error.message))
    }
    guard let bytes else { throw .usage(ProgramWords.Label.noKeys(variable, path)) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .usage(ProgramWords.Label.badKeys(variable, path, ProgramWords.Label.notText))
    }
    return text
  }
}
