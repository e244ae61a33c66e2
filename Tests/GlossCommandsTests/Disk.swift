import GlossTestSupport

@testable import GlossCommands

extension MemoryStorage {
  /// A disk with these files.
  convenience init(_ files: [String: String]) {
    self.init()
    for (path, text) in files { self[path] = Array(text.utf8) }
  }

  /// Runs a command line of the whole program over this disk.
  func run(_ words: String...) -> Ran { run(words) }

  func run(_ words: [String], environment: [String: String] = [:]) -> Ran {
    let written = Written()
    var outside = written.outside()
    outside.storage = storage
    outside.environment = { environment[$0] }
    // Two runs never draw the same ids.
    outside.clock = TestClock(seed: UInt64(callCount)).clock
    let code = Commands.run(words, outside)
    return Ran(code: code, out: written.out, err: written.err)
  }
}

/// What came of a command line.
struct Ran: Equatable {
  let code: ExitCode
  let out: String
  let err: String

  var errLines: [String] { err.split(separator: "\n").map(String.init) }

  /// The control bytes on either stream, other than newlines.
  var controls: [Unicode.Scalar] {
    (out + err).unicodeScalars.filter {
      $0 != "\n"
        && ($0.properties.generalCategory == .control || [0x202e, 0x2028].contains($0.value))
    }
  }
}

/// A text in which `^` stands before each place of interest.
struct Marked {
  let text: String
  /// `line:column`, both from 1, columns in code points.
  let places: [String]

  init(_ marked: String) {
    var (line, column) = (1, 1)
    var text = String.UnicodeScalarView()
    var places: [String] = []
    for scalar in marked.unicodeScalars {
      if scalar == "^" {
        places.append("\(line):\(column)")
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
    self.places = places
  }

  func places(in path: String) -> [String] { places.map { "\(path):\($0)" } }
}
