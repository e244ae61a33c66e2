import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct FileNameTests {
  @Test(arguments: [
    "ana", "0", "replies-01", "a.b_c-d", String(repeating: "a", count: 64), "x", "x1",
  ])
  func plainIdsNameThemselves(id: String) {
    #expect(FileName.make(ID(id)) == id)
  }

  @Test(arguments: [
    "", ".", "..", "../ana", "/etc/passwd", "a/b", "-rf", "_a", ".hidden", "x-ana", "Ana", "añb",
    "a b", "a\nb", "a\u{0}b", String(repeating: "a", count: 65), "e\u{301}",
  ])
  func allOthersAreHashed(id: String) {
    let name = FileName.make(ID(id))
    #expect(name == "x-" + Hash(of: id).hex.prefix(32))
    #expect(FileName.make(ID(name)) != name)
  }

  @Test func twoSpellingsOfOneLetterAreTwoFiles() {
    #expect(FileName.make("\u{e9}") != FileName.make("e\u{301}"))
  }

  @Test func everyPathIsInsideTheRoot() {
    let layout = ResultsLayout("results/")
    let paths = layout.journal(batch: "../b", annotator: "/a")
    for path in [
      paths.file, paths.lock, paths.recovered, layout.card, layout.draft(batch: "..", person: "."),
      layout.text(.zero, as: .md),
    ] {
      #expect(path.hasPrefix("results/"))
      #expect(!path.contains("//") && !path.contains(".."))
    }
    #expect(
      ResultsLayout("r").journal(batch: "b", annotator: "a").file == "r/labels/b/a.jsonl")
  }
}
