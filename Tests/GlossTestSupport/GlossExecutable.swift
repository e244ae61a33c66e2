#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// The built `gloss`, for tests of the whole program.
package enum GlossExecutable {
  /// The package's root, from where this file is.
  package static let packageRoot: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// The `gloss` beside the test bundle that is running, else the one in `.build/debug`.
  package static let path: String = {
    let candidates = directories.map { "\($0)/gloss" } + ["\(packageRoot)/.build/debug/gloss"]
    return candidates.first { access($0, X_OK) == 0 } ?? candidates[0]
  }()

  /// The directories of the words of the command line that name the bundle, innermost first.
  ///
  /// On Linux the bundle is the program itself; on macOS a helper of the toolchain loads
  /// `….xctest/Contents/MacOS/…`, which it is given as an argument.
  private static var directories: [String] {
    CommandLine.arguments.flatMap { word -> [String] in
      var parts = word.split(separator: "/", omittingEmptySubsequences: false)[...]
      guard parts.count > 1, word.contains(".xctest") else { return [] }
      var found: [String] = []
      for _ in 0..<4 where parts.count > 1 {
        parts = parts.dropLast()
        found.append(parts.joined(separator: "/"))
      }
      return found
    }
  }
}
