import GlossJSON
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossJournal
@testable import GlossProject

@Suite struct PersonFilesTests {
  private func paths(of person: ID, _ disk: MemoryStorage) throws -> [String] {
    try PersonFiles.pieces(of: person, disk.storage, roots: ["r/"]).map(\.path)
  }

  @Test func `a second copy of a piece is told from the piece of a person with a number`() throws {
    let disk = MemoryStorage([
      "r/recovered/labels/b/ana-700.part": "1", "r/recovered/labels/b/ana-700-2.part": "2",
      "r/recovered/events/b/ana-5-120.part": "3", "r/recovered/labels/b/ana-x.part": "4",
    ])
    #expect(
      try paths(of: "ana", disk) == [
        "r/recovered/labels/b/ana-700-2.part", "r/recovered/labels/b/ana-700.part",
      ])
    #expect(try paths(of: "ana-5", disk) == ["r/recovered/events/b/ana-5-120.part"])
  }

  @Test func `texts that were put aside are listed, by the hash in their names`() throws {
    let disk = MemoryStorage([
      "r/recovered/drafts/b/ana-0123abcd.jsonl": "1",
      "r/recovered/drafts/b/ana-0123abcd-2.jsonl": "2",
      "r/recovered/drafts/b/ana-5-0123abcd.jsonl": "3", "r/recovered/drafts/b/ana-0123.jsonl": "4",
      "r/recovered/drafts/b/ana-0123abcd.part": "5",
    ])
    let pieces = try PersonFiles.pieces(of: "ana", disk.storage, roots: ["r"])
    #expect(
      pieces.map(\.path) == [
        "r/recovered/drafts/b/ana-0123abcd-2.jsonl", "r/recovered/drafts/b/ana-0123abcd.jsonl",
      ])
    #expect(pieces.allSatisfy { $0.sort == .recovered })
    #expect(try paths(of: "ana-5", disk) == ["r/recovered/drafts/b/ana-5-0123abcd.jsonl"])
  }

  /// Whatever `DraftStore` calls them.
  @Test func `what a session put aside is listed`() throws {
    let disk = MemoryStorage()
    let store = DraftStore(ResultsLayout("r"), batch: "b", person: "ana", storage: disk.storage)
    let at = Timestamp(milliseconds: 0)
    try store.save([Draft(item: "i", field: "note", text: "one", at: at)])
    let first = try store.putAside()
    try store.save([Draft(item: "i", field: "note", text: "two", at: at)])
    let second = try store.putAside()
    #expect(try Set(paths(of: "ana", disk)).isSuperset(of: [first, second]))
  }

  @Test func `a person whose id is no file name is found by its hash, and by its lines`() throws {
    let person: ID = "Ana/../\u{1b}"
    let name = FileName.make(person)
    let disk = MemoryStorage([
      "r/drafts/b/\(name).jsonl": "draft", "r/drafts/b/ana.jsonl": "other",
      "r/events/b/any.jsonl": #"{"person":"Ana/../\u001b"}"# + "\n" + #"{"person":"ana"}"# + "\n",
    ])
    let pieces = try PersonFiles.pieces(of: person, disk.storage, roots: ["r"])
    #expect(pieces.map(\.sort) == [.event, .draft])
    #expect(pieces[0].line == 1 && pieces[0].bytes.last == 0x0a)
  }

  @Test func `a reply is found in another directory than the note`() throws {
    let disk = MemoryStorage([
      "r/events/b/ana.jsonl": #"{"id":"ev_1","person":"ana"}"# + "\n",
      "s/events/b/lea.jsonl": #"{"id":"ev_2","person":"lea","to":"ev_1"}"# + "\n"
        + #"{"id":"ev_3","person":"lea","to":"ev_9"}"# + "\n",
    ])
    let pieces = try PersonFiles.pieces(of: "ana", disk.storage, roots: ["s", "r"])
    #expect(pieces.map(\.path) == ["r/events/b/ana.jsonl", "s/events/b/lea.jsonl"])
    #expect(pieces.map(\.sort) == [.event, .answer])
  }

  @Test(arguments: ["", "{", "[]", #"{"pay": 3}"#, #"{"pay": {"basis": "hour", "amount": "x"}}"#])
  func `terms that say nothing of pay give none`(_ text: String) {
    let pay = StatedPay(Terms(SourceFile(path: "terms.json", bytes: Array(text.utf8))))
    let rows = [
      WorkHours.Row(day: "2026-01-01", activity: .labeling, terms: nil, ms: 3_600_000)
    ]
    #expect(pay.rate == .notStated && pay.sum(of: rows) == nil && pay.uncovered(in: rows) == [])
  }
}
