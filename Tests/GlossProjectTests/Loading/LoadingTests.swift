import GlossJSON
import GlossJournal
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossProject

@Suite struct LoadingTests {
  private func load(
    _ disk: MemoryStorage, _ path: String = "tasks/trips.json", rubric: String? = nil,
    terms: String? = nil
  ) -> (loaded: Loaded?, complaints: [String]) {
    let report = Report()
    let loaded = Loading.batch(
      path, rubricPath: rubric, termsPath: terms, storage: disk.storage, report)
    let complaints = report.diagnostics.map { diagnostic in
      "\(diagnostic.path):\(diagnostic.position.map(\.description) ?? "") \(diagnostic.message)"
    }
    return (loaded, complaints)
  }

  @Test func `a batch comes with its rubric, guideline and terms`() throws {
    let (loaded, complaints) = load(MemoryStorage(Files.all))
    #expect(complaints == [])
    let found = try #require(loaded)
    #expect(found.batch.id == "trips")
    #expect(found.rubricSource.path == "guidelines/trips.json")
    #expect(found.guidelineSource?.path == "guidelines/trips.md")
    #expect(found.termsSource?.path == "guidelines/terms.json")
    #expect(
      found.rubric.sha256
        == TextStore.hash(
          rubric: Array(Files.rubric.utf8), guideline: Array(Files.guideline.utf8)))
  }

  @Test func `what a batch names and is not there is an error at its place`() {
    let rubric = load(Files.with("guidelines/trips.json", nil))
    #expect(rubric.loaded == nil)
    #expect(
      rubric.complaints == [
        "tasks/trips.json:1:54 the rubric \"../guidelines/trips.json\" is not there"
      ])
    let terms = load(Files.with("guidelines/terms.json", nil))
    #expect(terms.loaded == nil)
    #expect(
      terms.complaints == [
        "tasks/trips.json:2:11 the terms \"../guidelines/terms.json\" is not there"
      ])
    let guideline = load(Files.with("guidelines/trips.md", nil))
    #expect(guideline.loaded == nil)
    #expect(guideline.complaints.first?.hasPrefix("guidelines/trips.json:1:78 ") == true)
  }

  @Test func `what the command line names wins`() {
    let disk = Files.with("guidelines/trips.json", nil)
    disk["other.json"] = Array(Files.rubric.utf8)
    disk["trips.md"] = Array(Files.guideline.utf8)
    disk["mine.json"] = Array("{\"schema\": \"gloss/terms/1\"}".utf8)
    let (loaded, complaints) = load(disk, rubric: "other.json", terms: "mine.json")
    #expect(complaints == [])
    #expect(loaded?.rubricSource.path == "other.json")
    #expect(loaded?.termsSource?.path == "mine.json")
  }

  @Test func `a batch of lines needs no header, but then a rubric`() {
    let disk = Files.with("tasks/lines.jsonl", "{\"id\": \"a\", \"text\": \"x\"}\n")
    #expect(
      load(disk, "tasks/lines.jsonl").complaints == [
        "tasks/lines.jsonl:1:1 this batch names no rubric"
      ])
    let (loaded, complaints) = load(disk, "tasks/lines.jsonl", rubric: "guidelines/trips.json")
    #expect(complaints == [])
    #expect(loaded?.batch.id == "lines")
  }

  @Test func `a file that cannot be read says what the system said`() {
    let disk = MemoryStorage(Files.all)
    disk.failCall(0)
    let (loaded, complaints) = load(disk)
    #expect(loaded == nil)
    #expect(complaints == ["tasks/trips.json: the file cannot be read: read: Input/output error"])
  }

  @Test(arguments: [
    ("a.json", "b/c.json", "b/a.json"), ("../a.json", "b/c.json", "a.json"),
    ("../a.json", "c.json", "../a.json"), ("../../a", "b/c", "../a"), ("/a", "b/c", "/a"),
    ("../../a", "/b/c", "/a"), ("./a", "./b/./c", "b/a"), ("a", "c", "a"),
  ])
  func `a path is seen from the file that names it`(_ path: String, _ file: String, _ seen: String)
  {
    #expect(Path.resolve(path, beside: file) == seen)
  }
}
