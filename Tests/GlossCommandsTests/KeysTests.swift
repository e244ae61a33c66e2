import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct KeysTests {
  private static let files = [
    "mine.keys": "# left hand\nundo=U\nskip=k  # near\n",
    "shared.keys": "skip=n\n", "odd=name": "undo=U\nskpi=k\n", "empty.keys": "",
  ]

  private func run(_ keys: String?, _ words: String...) -> Ran {
    let disk = MemoryStorage(Self.files)
    disk["bytes.keys"] = [0x75, 0xff]
    return disk.run(words, environment: keys.map { ["GLOSS_KEYS": $0] } ?? [:])
  }

  @Test(arguments: [
    ("unod=U", #"GLOSS_KEYS: there is no action "unod"; did you mean "undo"?"#),
    ("undo=U,skip=U", #"GLOSS_KEYS: "undo" and "skip" are both on the key "U""#),
    ("skip=1", #"GLOSS_KEYS: "1" cannot be the key of "skip""#),
    ("shared.keys", #"GLOSS_KEYS: shared.keys: "skip" and "note" are both on the key "n""#),
    ("@odd=name", #"GLOSS_KEYS: odd=name:2: there is no action "skpi""#),
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
    for keys in ["undo=U", "mine.keys", "@mine.keys", "empty.keys", ""] {
      // It gets as far as the batch, which is not there.
      #expect(run(keys, "label", "no-such-batch.json").code == .badInput, "\(keys)")
    }
  }

  @Test func `help keys shows the keys in force`() {
    let standard = HelpText(commands: Commands.all, width: 80)
    #expect(run(nil, "help", "keys").out == standard.keys())
    #expect(run("", "help", "keys").out == standard.keys())
    for keys in ["mine.keys", "undo=U,skip=k"] {
      let text = run(keys, "help", "keys").out
      #expect(text.contains("\n  skip the item         k                           :skip\n"))
      #expect(text.contains("\n  undo                  U\n"))
      #expect(text.contains("\n  note                  n\n"))
      #expect(text != standard.keys())
    }
  }

  @Test func `every action has its name in help keys`() {
    let rows = KeyMap.all(.standard).sections.last?.rows ?? []
    for name in ["undo", "command", "guideline", "leave"] {
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
