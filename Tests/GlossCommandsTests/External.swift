import Foundation

/// A program outside of this one, run to its end.
struct External {
  let code: Int32
  let out: String
  let err: String

  /// The path of a program, or nil where this machine has none.
  static func path(of name: String) -> String? {
    let directories = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return directories.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// `gloss` as built beside the tests.
  static let gloss: String? = {
    var directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      directory = bundle.bundleURL.deletingLastPathComponent()
    }
    let path = directory.appendingPathComponent("gloss").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// Where standard output goes: kept, to a file, or to a pipe that nobody reads.
  enum Output {
    case kept, closedPipe
    case file(String)
  }

  static func run(
    _ path: String, _ arguments: [String], input: String = "", output: Output = .kept
  ) throws -> External {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    // Files, not pipes: whatever the sizes, nobody waits for a reader.
    process.standardInput = try FileHandle(forReadingFrom: scratch.write("in", input))
    let out = try scratch.write("out", "")
    switch output {
    case .kept: process.standardOutput = try FileHandle(forWritingTo: out)
    case .file(let path): process.standardOutput = FileHandle(forWritingAtPath: path)
    case .closedPipe:
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      process.standardOutput = pipe
    }
    process.standardError = try FileHandle(forWritingTo: scratch.write("err", ""))
    try process.run()
    process.waitUntilExit()
    return External(
      code: process.terminationStatus, out: try scratch.read("out"), err: try scratch.read("err"))
  }
}

/// A directory for one test.
struct Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("gloss-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func write(_ name: String, _ text: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
