@preconcurrency import CLibrary

/// The program itself: what it was started with, and how it ends.
package enum Process {
  package static var pid: Int32 { getpid() }

  /// The words of the command line after the program's name.
  package static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

  /// The variables whose name and value are UTF-8; repaired, a path would name another file.
  package static var environment: [String: String] {
    var variables: [String: String] = [:]
    var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let text = entry?.pointee {
      entry = entry?.successor()
      guard let whole = String(validatingCString: text) else { continue }
      let parts = whole.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
    }
    return variables
  }

  /// Where relative paths begin; nil where it is gone or its name is no UTF-8.
  package static var workingDirectory: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(validatingCString: path)
  }

  /// Ends the program; an entered terminal is left.
  package static func exit(_ code: Int32) -> Never { systemExit(code) }
}

private func systemExit(_ code: Int32) -> Never { exit(code) }
