import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct DraftStoreTests {
  private let disk = MemoryStorage()

  private var store: DraftStore {
    DraftStore(ResultsLayout("results"), batch: "trips-01", person: "ana", storage: disk.storage)
  }

  private let drafts = [
    Draft(
      item: "i-1", field: "rationale", text: "Half a \u{1b} thou", at: Timestamp(milliseconds: 5)),
    Draft(item: "i-1", field: "text/rewrite", text: "a\nb", at: Timestamp(milliseconds: 6)),
  ]

  @Test func whatIsSavedIsLoadedAndGoesWithTheItem() throws {
    #expect(try store.load().isEmpty)
    try store.save(drafts)
    #expect(try store.load() == drafts)
    #expect(store.path == "results/drafts/trips-01/ana.jsonl")
    try store.save([drafts[1]])
    #expect(try store.load() == [drafts[1]])
    try store.save([])
    #expect(disk[store.path] == nil)
    try store.remove()
  }

  @Test func aLineIsTheseBytes() throws {
    try store.save([drafts[0]])
    let text = String(decoding: disk[store.path] ?? [], as: UTF8.self)
    #expect(
      text
        == #"{"schema":"gloss/draft/1","item":"i-1","field":"rationale","#
        + #""text":"Half a \u001b thou","at":"1970-01-01T00:00:00.005Z"}"# + "\n")
  }

  @Test func whatCannotBeReadIsLeftOut() throws {
    try store.save(drafts)
    let whole = try #require(disk[store.path])
    disk[store.path] = Array("{\"schema\":1}\nnope\n".utf8) + whole.dropLast(5)
    #expect(try store.load() == [drafts[0]])
  }

  @Test func aFailedSaveLeavesWhatWasThereOrPutsTheNew() throws {
    try store.save([drafts[0]])
    disk.failCall(disk.callCount + 1)
    #expect(throws: StorageError.self) { try store.save([drafts[1]]) }
    let kept = try store.load()
    #expect(kept == [drafts[0]] || kept == [drafts[1]])
  }
}

extension DraftStoreTests {
  private var edited: String { "\(store.editorDirectory)/\(DraftStore.editedName)" }

  /// As a session leaves it that ended while the person's own editor had a text.
  @Test func whatAnEditorSavedLastComesBackInItsPlace() throws {
    try store.save(drafts)
    try store.noteEdited(drafts[1])
    disk[edited] = Array("a\nb\nc\n".utf8)
    let expected = [
      drafts[0], Draft(item: "i-1", field: "text/rewrite", text: "a\nb\nc", at: drafts[1].at),
    ]
    #expect(try store.load() == expected)
    #expect(try store.load() == expected)
    #expect(disk.paths == [store.path])
  }

  @Test func whatTheEditorDidNotChangeIsAsItWas() throws {
    try store.save(drafts)
    try store.noteEdited(drafts[1])
    disk[edited] = Array("a\nb\n".utf8)
    #expect(try store.load() == drafts)
    #expect(disk.paths == [store.path])
  }

  @Test func whatIsNoTextIsPutAsideAndNothingIsLost() throws {
    try store.save(drafts)
    try store.noteEdited(drafts[1])
    disk[edited] = [0xff]
    #expect(try store.load() == drafts)
    // An editor that outlived its session saves once more.
    disk[edited] = Array("late".utf8)
    try store.noteEdited(drafts[0])
    let aside = disk.paths.filter { $0.hasPrefix("results/recovered/drafts/trips-01/ana-") }
    #expect(Set(aside.compactMap { disk[$0] }) == [[0xff], Array("late".utf8)])
    #expect(disk[edited] == nil)
  }
}

@Suite struct TextStoreTests {
  private let disk = MemoryStorage()
  private let rubric = Array("{\"id\":\"r\"}".utf8)
  private let guideline = Array("# Rules\n".utf8)

  private var store: TextStore { TextStore(ResultsLayout("results"), storage: disk.storage) }

  @Test func aLabelLeadsToRubricAndGuideline() throws {
    let hash = try store.keep(rubric: rubric, guideline: guideline)
    #expect(hash == Hash(of: rubric + [0x0a] + guideline))
    #expect(disk["results/texts/\(hash.hex).json"] == rubric)
    #expect(disk["results/texts/\(hash.hex).md"] == guideline)
    #expect(try store.keep(rubric: rubric, guideline: guideline) == hash)
    let terms = try store.keep(terms: rubric)
    #expect(terms == Hash(of: rubric) && disk["results/texts/\(terms.hex).json"] == rubric)
  }

  @Test func aTextThatACrashCutIsMadeWholeAndAnotherStays() throws {
    let path = "results/texts/\(Hash(of: rubric).hex).json"
    disk[path] = Array(rubric.prefix(3))
    try store.keep(terms: rubric)
    #expect(disk[path] == rubric)
    disk[path] = Array("other".utf8)
    let error = #expect(throws: StorageError.self) { try store.keep(terms: rubric) }
    #expect(error?.kind == .exists)
    #expect(disk[path] == Array("other".utf8))
  }
}
