import Foundation
import GlossTasks
import Testing

@Suite struct RegistryTests {
  @Test func aFolderIsAKindAndAKindIsAFolder() throws {
    let folders = try Sample.files(in: Sample.package.appending(path: "Sources/GlossTasks/Kinds"))
      .filter(\.hasDirectoryPath).map { $0.lastPathComponent }
    #expect(Set(Kinds.all.map { "\($0)" }) == Set(folders.map { $0 + "Kind" }))
    #expect(Set(Kinds.all.map { $0.name }) == Set(folders.map { $0.lowercased() }))
    #expect(folders.count == Kinds.all.count)
  }
}
