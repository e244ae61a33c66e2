import GlossJournal
import GlossSystem
import GlossTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct StateDirectoryTests {
  private let directory = TemporaryDirectory()

  @Test func thePseudonymIsMadeOnceAndIsRandom() throws {
    let environment = ["XDG_STATE_HOME": directory.path("one"), "LOGNAME": "jane", "USER": "jane"]
    let name = try StateDirectory.pseudonym(environment: environment)
    #expect(name.wholeMatch(of: /an-[0-9a-hjkmnp-tv-z]{10}/) != nil)
    #expect(try StateDirectory.pseudonym(environment: environment) == name)
    #expect(try Storage.live.read(directory.path("one/gloss/annotator")) == Array("\(name)\n".utf8))
    let other = try StateDirectory.pseudonym(
      environment: ["XDG_STATE_HOME": directory.path("two")])
    #expect(other != name)
  }

  @Test func withoutAStateDirectoryItIsBelowHome() throws {
    let environment = ["HOME": directory.path, "XDG_STATE_HOME": "relative"]
    _ = try StateDirectory.pseudonym(environment: environment)
    #expect(try Storage.live.list(directory.path(".local/state/gloss")) == ["annotator"])
    #expect(throws: StorageError.self) { try StateDirectory.pseudonym(environment: [:]) }
  }

  @Test(arguments: ["", "\n", "two words\n", "a/b"])
  func aFileThatHoldsNoIdIsNamedAndKept(text: String) throws {
    try Storage.live.makeDirectory(directory.path("gloss"))
    let file = directory.path("gloss/annotator")
    try Storage.live.create(file, Array(text.utf8))
    do throws(StorageError) {
      let name = try StateDirectory.pseudonym(environment: ["XDG_STATE_HOME": directory.path])
      Issue.record("took \(name)")
    } catch {
      #expect(error.path == file)
    }
    #expect(try Storage.live.read(file) == Array(text.utf8))
  }

  @Test func ofTwoFirstSessionsBothTakeTheNameOfTheQuicker() throws {
    let environment = ["XDG_STATE_HOME": directory.path]
    var storage = Storage.live
    storage.create = { path, _ throws(StorageError) in
      try Storage.live.create(path, Array("an-quicker\n".utf8))
      throw StorageError(kind: .exists, path: path, message: "")
    }
    let name = try StateDirectory.pseudonym(environment: environment, storage: storage)
    #expect(name == "an-quicker")
  }
}
