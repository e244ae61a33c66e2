/// Paths as files name each other.
package enum Path {
  /// A path as written in a file, seen from where the program runs.
  ///
  /// `..` is taken off by the letters of the path, as in a link of a web page, so that one file has
  /// one name in messages however it was reached.
  package static func resolve(_ path: String, beside file: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    if isStream(file) { return normal(path) }
    let directory = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) } ?? ""
    return normal(directory + path)
  }

  /// Whether a path is that of a pipe that the shell opened, which lies in no directory.
  package static func isStream(_ path: String) -> Bool {
    path == "-" || ["/dev/stdin", "/dev/fd/", "/proc/self/fd/"].contains(where: path.hasPrefix)
  }

  private static func normal(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
