import Foundation

/// Programs of a pipeline, run for real where they are installed.
enum Python {
  /// Set `GLOSS_PYTHON` to an interpreter that has the packages.
  private static let name = ProcessInfo.processInfo.environment["GLOSS_PYTHON"] ?? "python3"

  static func has(_ module: String) -> Bool {
    (try? run("import \(module)"))?.code == 0
  }

  /// Runs a script in a directory of its own that holds these files.
  static func run(_ script: String, files: [String: String] = [:]) throws -> External {
    let scratch = try Scratch()
    defer { scratch.remove() }
    for (path, text) in files {
      let url = scratch.url.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let preamble = """
      import os
      os.chdir('''\(scratch.url.path)''')
      os.environ.update(HF_HOME=os.getcwd() + "/cache", HF_HUB_OFFLINE="1", PYTHONWARNINGS="ignore")

      """
    return try External.run("/usr/bin/env", [name, "-c", preamble + script])
  }
}
