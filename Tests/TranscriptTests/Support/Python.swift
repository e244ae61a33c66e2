import Foundation
import GlossTestSupport
import Testing

/// The readers that pipelines use, in the Python that `GLOSS_PYTHON` names.
enum Python {
  private static let executable = ProcessInfo.processInfo.environment["GLOSS_PYTHON"] ?? "python3"

  static func has(_ module: String) -> Bool {
    (try? Subprocess(["/usr/bin/env", executable, "-c", "import \(module)"]))?.status == 0
  }

  /// Runs a script beside a place's results; an assertion in it that fails is an issue.
  static func check(_ place: Workplace, _ script: String) throws {
    let environment = ProcessInfo.processInfo.environment.merging([
      "HF_HOME": place.directory.path("cache"), "HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "ignore",
    ]) { $1 }
    let run = try Subprocess(
      ["/usr/bin/env", executable, "-c", script], environment: environment,
      directory: place.directory.path)
    #expect(run.status == 0, "\(run.outputText)\(run.errorText)")
  }
}
