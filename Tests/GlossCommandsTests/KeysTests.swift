import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct KeysTests {
  private static let files = [
    "mine.keys": "# left hand\nundo=h\nskip=k  # near\n",
    "shared.keys": "skip=n\n", "odd=name": "undo=h\nskpi=k\n", "empty.keys": "",
    "capital.keys": "undo=h\nskip=A\n",
  ]

  private func run(_ keys: String?, _ words: String...) -> Ran {
    let disk = MemoryStorage(Self.files)
    disk["bytes.keys"] = [0x75, 0xff]
    return disk.run(words, environment: keys.map { ["GLOSS_KEYS": $0] } ?? [:])
  }

  @Test(arguments: [
    ("unod=U", #"GLOSS_KEYS: there is no action "unod"; did you mean "undo"?"#),
    ("undo=h,skip=h", #"GLOSS_KEYS: "undo" and "skip" are both on the key "h""#),
    ("skip=1", #"GLOSS_KEYS: "1" cannot be the key of "skip""#),
    ("shared.keys", #"GLOSS_KEYS: shared.keys:1:1: "skip" and "note" are both on the key "n""#),
    ("@odd=name", #"GLOSS_KEYS: odd=name:2:1: there is no action "skpi""#),
    ("skip=A", #"GLOSS_KEYS: "A" cannot be the key of "skip""#),
    ("@capital.keys", #"GLOSS_KEYS: capital.keys:2:6: "A" cannot be the key of "skip""#),
    ("@none.keys", #"GLOSS_KEYS: there is no file "none.keys""#),
    ("none.keys", #"GLOSS_KEYS: there is no file "none.keys""#),
    ("bytes.keys", "GLOSS_KEYS: bytes.keys: this is not UTF-8 text"),
  ])
  func `a map that cannot be is refused before anything else`(_ keys: String, _ message: String) {
    for words in [["label", "no-such-batch.json"], ["help", "keys"]] {
      let ran = MemoryStorage(Self.files).with("bytes.keys", [0x75, 0xff])
        .run(words, environment: ["GLOSS_KEYS": keys])
      #expect(ran.code == .usage)
      #expect(ran.out == "")
      #expect(ran.err.contains(message), "\(ran.err)")
    }
  }

  @Test func `a map in order lets the session start`() {
    for keys in ["undo=h", "mine.keys", "@mine.keys", "empty.keys", ""] {
      // It gets as far as the batch, which is not there.
      #expect(run(keys, "label", "no-such-batch.json").code == .badInput, "\(keys)")
    }
  }

  private static let batch = #"""
    {"schema": "gloss/batch/1", "id": "b", "rubric": "r.json", "items": [{"id": "i1", "text": "t"}]}
    """#
  private static let rubric = #"""
    {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0", "title": "Which?", "questions": [
      {"name": "note", "kind": "text", "title": "Why?", "required": false},
      {"name": "team", "kind": "classification", "title": "Which?", "labels": [
        {"id": "billing", "key": "b", "title": "Billing"},
        {"id": "skips", "key": "s", "title": "Other"}]}]}
    """#

  /// The label would go before the action, and whoever moved it there would not know why it is dead.
  @Test(arguments: [
    (
      "skip=b",
      #"GLOSS_KEYS: "skip" is on the key "b", which answers "Billing" to the question "team" at "#
    ),
    (
      "@clash.keys",
      #"GLOSS_KEYS: clash.keys:2:1: "undo" is on the key "b", which answers "Billing""#
    ),
    ("undo=s,skip=k", #"GLOSS_KEYS: "undo" is on the key "s", which answers "Other""#),
  ])
  func `a moved key that answers is refused, with both places`(_ keys: String, _ message: String) {
    let disk = MemoryStorage([
      "b.json": Self.batch, "r.json": Self.rubric, "clash.keys": "# mine\nundo=b\n",
    ])
    let ran = disk.run(["label", "b.json"], environment: ["GLOSS_KEYS": keys])
    #expect(ran.code == .usage)
    #expect(ran.err.contains(message), "\(ran.err)")
    let place = keys.contains("=s,") ? "r.json:5:28" : "r.json:4:30"
    #expect(ran.err.contains("\(place); give the action another key"), "\(ran.err)")
  }

  /// A label on an action's own key is the rubric's right, and the action is reached by its word.
  @Test func `a key that was not moved is no clash`() {
    let disk = MemoryStorage(["b.json": Self.batch, "r.json": Self.rubric])
    for keys in ["undo=h", ""] {
      let ran = disk.run(
        ["label", "b.json", "--annotator", "ana"], environment: ["GLOSS_KEYS": keys])
      #expect(!ran.err.contains("GLOSS_KEYS"), "\(ran.err)")
    }
  }

  @Test func `help keys shows the keys in force`() {
    let standard = HelpText(commands: Commands.all, width: 80)
    #expect(run(nil, "help", "keys").out == standard.keys())
    #expect(run("", "help", "keys").out == standard.keys())
    for keys in ["mine.keys", "undo=h,skip=k"] {
      let text = run(keys, "help", "keys").out
      #expect(text.contains("\n  skips the item; no    k                           :skip\n"))
      #expect(text.contains("\n  undo                  h\n"))
      #expect(text.contains("\n  note                  n\n"))
      #expect(text != standard.keys())
    }
  }

  @Test func `every action has its name in help keys`() {
    let rows = KeyMap.all(.standard).sections.last?.rows ?? []
    for name in ["undo", "command", "guideline", "leave", "differences", "reveal_all"] {
      #expect(rows.contains { $0.what == name }, "\(name)")
    }
    #expect(run(nil, "help", "label").out.contains("GLOSS_KEYS"))
  }
}

extension MemoryStorage {
  fileprivate func with(_ path: String, _ bytes: [UInt8]) -> MemoryStorage {
    self[path] = bytes
    return self
  }
}
