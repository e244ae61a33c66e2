import GlossJSON
import GlossJournal
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct SchemaTests {
  private let disk = MemoryStorage()

  private func schema(_ name: String) throws -> JSONValue {
    let ran = disk.run("schema", name)
    #expect(ran.code == .done && ran.err.isEmpty)
    return try JSONValue(parsing: Array(ran.out.utf8))
  }

  @Test(arguments: ["batch", "rubric", "label", "event", "terms"])
  func `every schema is JSON and names its dialect`(_ name: String) throws {
    #expect(try schema(name)["$schema"]?.string == JSONSchema.dialect)
  }

  @Test(arguments: ResultsReaderSchema.allCases)
  func `a label has its columns in the words of each reader`(_ reader: ResultsReaderSchema) {
    let ran = disk.run("schema", "label", "--as", reader.rawValue)
    #expect(ran.code == .done)
    #expect(Label.columns.allSatisfy { ran.out.contains($0.name) })
    #expect(disk.run("schema", "batch", "--as", reader.rawValue).code == .usage)
  }

  @Test func `a schema knows no key that the reader does not`() throws {
    let batch = try schema("batch")
    let item = batch["$defs"]?["item"]
    let header = object(batch, except: ["schema", "id", "items"])
    let text = """
      {"schema": "\(Batch.schema)", "id": "b", \(header), "items": [{"id": "a", \
      \(object(item, except: ["id"]))}]}
      """
    #expect(unknownKeys(text) == [])
    let rubric = try schema("rubric")
    let choices = rubric["properties"]?["questions"]?["items"]?["anyOf"].map { Array($0.elements) }
    let questions = try #require(choices)
    #expect(questions.count == Kinds.all.count)
    let written = questions.enumerated().map { index, question in
      let kind = question["properties"]?["kind"]?["const"]?.string ?? ""
      return """
        {"name": "q\(index)x", "kind": "\(kind)", \
        \(object(question, except: ["name", "kind"]))}
        """
    }
    let whole = """
      {"schema": "\(Rubric.schema)", "id": "r", \(object(rubric, except: ["schema", "id", "questions"])),
       "questions": [\(written.joined(separator: ","))]}
      """
    #expect(unknownKeys(whole) == [])
    #expect(unknownKeys(whole.replacing("\"tie\"", with: "\"tei\"")).count == 1)
  }

  /// Members for all properties of a schema, with a value that fits none of them.
  private func object(_ schema: JSONValue?, except: [String]) -> String {
    (schema?["properties"]?.members.map(\.key.keyString) ?? [])
      .filter { !except.contains($0) }.map { "\"\($0)\": null" }.joined(separator: ", ")
  }

  private func unknownKeys(_ text: String) -> [String] {
    MemoryStorage(["f.json": text]).run("check", "f.json").errLines
      .filter { $0.contains("has no key") }
  }

  @Test(.enabled(if: Python.has("jsonschema"), "needs Python with the package jsonschema"))
  func `what an item proposes fits in both its shapes and no other`() throws {
    let result = try Python.run(
      #"""
      import json
      from jsonschema import Draft202012Validator
      validator = Draft202012Validator(json.load(open("batch.json")))
      def fits(answers):
        item = {"id": "a", "text": "x"}
        return [validator.is_valid({"schema": "gloss/batch/1", "id": "b", "items": [{**item, **more}]})
          for more in ({"suggestions": answers}, {"practice": {"answers": answers, "explanation": "."}})]
      rating = {"criterion": "clear", "value": 1}
      span = {"start": 0, "end": 1, "label": "person"}
      for good in {"labels": ["yes"]}, {"labels": []}, {"text": "x"}, {"spans": [span]}, \
          {"preferred": "tie", "strength": 0}, {"ranking": [{"response": "r", "rank": 1}]}, \
          {"ratings": [rating, {**rating, "of": "r"}]}, []:
        assert fits({"q": good}) == [True, True], good
        if good: assert fits({"q": [{**good, "of": "r1"}, {"of": "r2"}]}) == [True, True], good
        if good: assert fits({"q": [good]}) == [False, False], good
        if good: assert fits({"q": {**good, "of": "r1"}}) == [False, False], good
      for bad in "yes", ["yes"], {"labels": "yes"}, {"lables": []}, {"ratings": [{"value": 1}]}, \
          {"spans": [{"start": 0}]}, {"ranking": [{"response": "r", "rank": 0}]}, [{"of": 1.5}]:
        assert fits({"q": bad}) == [False, False], bad
      assert fits([]) == [False, False]
      """#, files: ["batch.json": disk.run("schema", "batch").out])
    #expect(result.code == 0, "\(result.err.suffix(2000))")
  }

  @Test(.enabled(if: Python.has("jsonschema"), "needs Python with the package jsonschema"))
  func `the samples of the project fit their schemas`() throws {
    var files = try Samples.projectFiles(["tasks", "guidelines"])
    for name in ["batch", "rubric", "terms"] {
      files["\(name).json"] = disk.run("schema", name).out
    }
    let result = try Python.run(
      #"""
      import glob, json
      from jsonschema import Draft202012Validator
      validators = {}
      for name in "batch", "rubric", "terms":
        schema = json.load(open(name + ".json"))
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
      seen = set()
      for path in glob.glob("tasks/*.json") + glob.glob("guidelines/*.json"):
        value = json.load(open(path, encoding="utf-8"))
        name = value["schema"].split("/")[1]
        validators[name].validate(value)
        seen.add(name)
        assert not validators[name].is_valid({**value, "mroe": 1}), path
        assert not validators[name].is_valid({**value, "schema": "gloss/other/1"}), path
        if name == "terms": continue
        for bad in "", "a\0b", 1.5, None, True, [], {}:
          assert not validators[name].is_valid({**value, "id": bad}), bad
        for good in "a", "r-001", "1a", "über", "a b", "2026-01-01", "12", "a\nb", 17, -3:
          assert validators[name].is_valid({**value, "id": good}), good
      assert seen == set(validators), seen
      """#, files: files)
    #expect(result.code == 0, "\(result.err.suffix(2000))")
  }
}
