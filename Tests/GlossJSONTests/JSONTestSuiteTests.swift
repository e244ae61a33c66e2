import Testing

@testable import GlossJSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The public JSON test suite: `y_` is JSON, `n_` is not, `i_` is left to the reader.
struct JSONTestSuiteTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data/json-test-suite").path

  static let isPresent = FileManager.default.fileExists(atPath: folder)

  /// JSON by the grammar, but refused here because no reader agrees on what they mean.
  static let refused: Set = [
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
  ]

  @Test(.enabled(if: isPresent, "the folder shared/data/json-test-suite is absent"))
  func everyFileBehaves() throws {
    var seen = ["y_": 0, "n_": 0, "i_": 0]
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
    where name.hasSuffix(".json") {
      let data = try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(name)"))
      let source = SourceFile(path: name, bytes: [UInt8](data))
      let result = Result { () throws(JSONError) in try JSONValue.read(source) }
      seen[String(name.prefix(2)), default: 0] += 1
      switch (name.prefix(2), result) {
      case ("y_", .failure(let error)):
        #expect(Self.refused.contains(name), "\(name): \(error.message)")
        #expect(error.message.hasPrefix("duplicate key"), "\(name): \(error.message)")
      case ("y_", .success(let value)):
        #expect(!Self.refused.contains(name), "\(name) was read")
        #expect(Self.walk(value) > 0, "\(name) has no value")
      case ("n_", .success): Issue.record("\(name) was read")
      case ("n_", .failure(let error)):
        #expect(!error.message.isEmpty && !error.remedy.isEmpty, "\(name)")
        #expect((0...source.bytes.count).contains(error.offset.value), "\(name)")
      default: break
      }
      if case .failure(let error) = result {
        let diagnostic = Diagnostic(error, in: source)
        let excerpt = try #require(diagnostic.excerpt)
        #expect(excerpt.caret <= excerpt.text.unicodeScalars.count, "\(name)")
      }
    }
    #expect(seen.count == 3 && seen.values.allSatisfy { $0 > 0 }, "\(seen)")
  }

  /// Looks at everything in a value, and gives how many values that were.
  private static func walk(_ value: JSONValue) -> Int {
    switch value.kind {
    case .array: value.elements.reduce(1) { $0 + walk($1) }
    case .object:
      value.members.reduce(1) { $0 + ($1.key.keyString.isEmpty ? 1 : 2) + walk($1.value) }
    case .string: value.string == nil ? 0 : 1
    case .number: value.numberText == nil ? 0 : 1
    case .bool: value.bool == nil ? 0 : 1
    case .null: 1
    }
  }
}
