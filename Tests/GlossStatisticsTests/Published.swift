import Foundation
import GlossJSON

/// Tables with expected values, where the folder with public data is.
enum Published {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data/agreement").path

  static let isPresent = FileManager.default.fileExists(atPath: folder)

  static func read(_ name: String) throws -> JSONValue {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).json"))
    return try JSONValue(parsing: [UInt8](data), path: name)
  }
}

extension JSONValue {
  var double: Double? { numberText.flatMap(Double.init) }
}
