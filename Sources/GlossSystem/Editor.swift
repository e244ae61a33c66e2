@preconcurrency import CLibrary
import GlossJournal

/// Why an edited text did not come back.
package enum EditorError: Error, Hashable, Sendable {
  /// The editor ended with this status other than 0.
  case exited(editor: String, status: Int32)
  case killed(editor: String, signal: Int32)
  /// This program was told to end. What the editor saved last stays where it is.
  case abandoned
  /// The text that came back is not UTF-8.
  case notUTF8(editor: String)
  case system(SystemError)
  case storage(StorageError)

  /// What happened, for a person.
  package var message: String {
    switch self {
    case .exited(let editor, 127): "\(editor) was not found"
    case .exited(let editor, let status): "\(editor) ended with status \(status)"
    case .killed(let editor, let signal): "\(editor) was ended by signal \(signal)"
    case .abandoned: "the editor was ended"
    case .notUTF8(let editor): "\(editor) saved a text that is not UTF-8"
    case .system(let error): error.message
    case .storage(let error): error.message
    }
  }
}

/// The person's own editor, for a text that is too long for a field.
package enum Editor {
  /// Shows the text in `VISUAL`, else `EDITOR`, else vi, and returns what was saved, exactly; less
  /// one line end at its end where the text given had none, since vi writes one by itself.
  ///
  /// The caller leaves the terminal before and takes it again afterwards. After a failure the caller
  /// still has its text.
  ///
  /// - Parameter directory: made for the file alone. It is removed with all that editors leave in it,
  ///   unless this program is ended meanwhile: then the next one finds the text there.
  package static func run(
    text: String, in directory: String, storage: Storage = .live,
    environment: [String: String] = Process.environment
  ) -> Result<String, EditorError> {
    let editor = command(environment)
    let path = "\(directory)/\(DraftStore.editedName)"
    do throws(StorageError) {
      try storage.makeDirectory(directory)
      try storage.create(path, Array(text.utf8))
    } catch {
      return .failure(.storage(error))
    }
    var isAbandoned = false
    defer { if !isAbandoned { remove(directory) } }
    do throws(SystemError) {
      let child = try Child(script: script(editor), arguments: [path])
      switch try child.wait() {
      case .exited(0): break
      case .exited(let status): return .failure(.exited(editor: editor, status: status))
      case .killed(let signal): return .failure(.killed(editor: editor, signal: signal))
      case .abandoned:
        isAbandoned = true
        return .failure(.abandoned)
      }
    } catch {
      return .failure(.system(error))
    }
    return readBack(path, editor, before: text)
  }

  private static func remove(_ directory: String) {
    for name in (try? Storage.live.list(directory)) ?? [] { unlink("\(directory)/\(name)") }
    rmdir(directory)
  }

  private static func readBack(
    _ path: String, _ editor: String, before: String
  ) -> Result<String, EditorError> {
    do throws(StorageError) {
      // An editor that removed the file has saved nothing.
      guard let bytes = try Storage.live.read(path) else { return .success(before) }
      let text = String(decoding: bytes, as: UTF8.self)
      // Decoding repairs what is no UTF-8, and then differs.
      if !text.utf8.elementsEqual(bytes) { return .failure(.notUTF8(editor: editor)) }
      return .success(endsLine(before) ? text : withoutLineEnd(text))
    } catch {
      return .failure(.storage(error))
    }
  }

  private static func endsLine(_ text: String) -> Bool { text.utf8.last == 0x0a }

  private static func withoutLineEnd(_ text: String) -> String {
    var bytes = text.utf8[...]
    guard bytes.popLast() == 0x0a else { return text }
    if bytes.last == 0x0d { bytes.removeLast() }
    return String(Substring(bytes))
  }

  private static func command(_ environment: [String: String]) -> String {
    for name in ["VISUAL", "EDITOR"] {
      if let command = environment[name], !command.isEmpty { return command }
    }
    return "vi"
  }

  /// The variable is a line for the shell, as everywhere (`code -w`), unless a program of just
  /// that name exists: its path may hold spaces. The shell makes way for a program and its options, so
  /// that it is the program that is told to end.
  private static func script(_ editor: String) -> String {
    if editor.utf8.contains(UInt8(ascii: "/")), Files.isExecutable(editor) {
      let parts = editor.split(separator: "'", omittingEmptySubsequences: false)
      return "exec '\(parts.joined(separator: "'\\''"))' \"$@\""
    }
    let isPlain = editor.wholeMatch(of: /(?!exec )[\w.\/+-]+( [\w.\/+,:@%=-]+)*/) != nil
    return "\(isPlain ? "exec " : "")\(editor) \"$@\""
  }
}
