import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

/// What a session reads of the directory in which its own journal lies.
@Suite struct CopiesTests {
  private let journals = Journals()
  private let owner = ChainOwner(batch: "trips-01", person: "ana")

  /// A storage that notes which files are opened; those in `refused` are directories.
  private func watched(
    _ opened: Opened, refusing refused: Set<String> = [], listing: Bool = true
  ) -> Storage {
    var storage = journals.disk.storage
    let (read, list) = (storage.read, storage.list)
    storage.read = { path throws(StorageError) in
      opened.paths.append(path)
      if refused.contains(path) {
        throw StorageError(kind: .system(errno: 21), path: path, message: "read: Is a directory")
      }
      return try read(path)
    }
    storage.list = { path throws(StorageError) in
      if !listing {
        throw StorageError(kind: .system(errno: 84), path: path, message: "readdir: no UTF-8")
      }
      return try list(path)
    }
    return storage
  }

  private final class Opened: @unchecked Sendable { var paths: [String] = [] }

  @Test func copiesOfOnePersonAreReadAndNothingElse() throws {
    let labels = try journals.fill(3)
    let disk = journals.disk
    let folder = "results/labels/trips-01"
    disk["\(folder)/ana.2.jsonl"] = disk[Journals.path]
    disk["\(folder)/ben.jsonl"] = Array("no JSON\n".utf8)
    disk["\(folder)/ana.txt"] = [1]
    disk["\(folder)/.ana.jsonl.swp"] = [1]
    disk["results/labels/other/ana.jsonl"] = disk[Journals.path]
    let (ben, _) = try journals.open(annotator: "anabel")
    var content = Sample.skipped(item: "i-9")
    content.annotator = "anabel"
    try ben.append(content)
    ben.close()
    let opened = Opened()
    let copies = ResultsReader.copies(of: owner, watched(opened), Journals.layout)
    #expect(copies.lines.map(\.entry) == labels)
    #expect(copies.unread == [])
    #expect(opened.paths == ["\(folder)/ana.2.jsonl", "\(folder)/anabel.jsonl"])
  }

  @Test func whatCannotBeReadIsGivenAndTheRestCounts() throws {
    let labels = try journals.fill(1)
    let folder = "results/labels/trips-01"
    journals.disk["\(folder)/ana.2.jsonl"] = [1]
    journals.disk["\(folder)/ana.3.jsonl"] = journals.disk[Journals.path]
    let copies = ResultsReader.copies(
      of: owner, watched(Opened(), refusing: ["\(folder)/ana.2.jsonl"]), Journals.layout)
    #expect(copies.lines.map(\.entry) == labels)
    #expect(copies.unread.map(\.path) == ["\(folder)/ana.2.jsonl"])
    let unlisted = ResultsReader.copies(
      of: owner, watched(Opened(), listing: false), Journals.layout)
    #expect(unlisted.lines.isEmpty && unlisted.unread.map(\.path) == [folder])
  }
}
