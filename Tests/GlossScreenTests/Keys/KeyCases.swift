import GlossScreen

/// What terminals send and what a person pressed; the tests go over it in several ways.
enum KeyCases {
  static let esc = "\u{1B}"

  static let all: [(bytes: [UInt8], events: [TerminalEvent])] =
    keys.map { (Array($0.utf8), [.key($1)]) } + rest.map { (Array($0.utf8), $1) } + illFormed

  static let keys: [(String, Key)] = [
    // Text and controls.
    ("b", .character("b")), ("B", .character("B")), (" ", .character(" ")),
    ("é", .character("é")), ("中", .character("中")), ("🙂", .character("🙂")),
    ("\u{10FFFF}", .character("\u{10FFFF}")),
    ("\r", Key(.enter)), ("\n", Key(.enter)), ("\t", Key(.tab)),
    ("\u{7F}", Key(.backspace)), ("\u{08}", Key(.backspace)),
    ("\u{03}", .control("c")), ("\u{1A}", .control("z")), ("\u{00}", .control(" ")),
    ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")),
    // Alt is ESC before the key.
    ("\(esc)b", Key(.character("b"), .alt)), ("\(esc)é", Key(.character("é"), .alt)),
    ("\(esc)\\", Key(.character("\\"), .alt)), ("\(esc)\r", Key(.enter, .alt)),
    ("\(esc)\u{7F}", Key(.backspace, .alt)),
    ("\(esc)\u{02}", Key(.character("b"), [.alt, .control])),
    // xterm.
    ("\(esc)[A", Key(.up)), ("\(esc)[B", Key(.down)), ("\(esc)[C", Key(.right)),
    ("\(esc)[D", Key(.left)), ("\(esc)[H", Key(.home)), ("\(esc)[F", Key(.end)),
    ("\(esc)[Z", Key(.tab, .shift)),
    ("\(esc)[1;2A", Key(.up, .shift)), ("\(esc)[1;5C", Key(.right, .control)),
    ("\(esc)[1;3D", Key(.left, .alt)), ("\(esc)[1;8B", Key(.down, [.shift, .alt, .control])),
    ("\(esc)[3~", Key(.delete)), ("\(esc)[3;5~", Key(.delete, .control)),
    ("\(esc)[2~", Key(.insert)), ("\(esc)[5~", Key(.pageUp)), ("\(esc)[6;3~", Key(.pageDown, .alt)),
    ("\(esc)OP", Key(.function(1))), ("\(esc)[1;2Q", Key(.function(2), .shift)),
    ("\(esc)[15~", Key(.function(5))), ("\(esc)[24~", Key(.function(12))),
    ("\(esc)[17;5~", Key(.function(6), .control)), ("\(esc)[34~", Key(.function(20))),
    // Application mode and keypad.
    ("\(esc)OA", Key(.up)), ("\(esc)OH", Key(.home)), ("\(esc)OM", Key(.enter)),
    ("\(esc)Oq", .character("1")), ("\(esc)Ok", .character("+")),
    ("\(esc)O5C", Key(.right, .control)),
    // The Linux console.
    ("\(esc)[[A", Key(.function(1))), ("\(esc)[[E", Key(.function(5))), ("\(esc)[1~", Key(.home)),
    ("\(esc)[4~", Key(.end)),
    // rxvt.
    ("\(esc)[a", Key(.up, .shift)), ("\(esc)Oa", Key(.up, .control)), ("\(esc)[7~", Key(.home)),
    ("\(esc)[8~", Key(.end)), ("\(esc)[7$", Key(.home, .shift)),
    ("\(esc)[7^", Key(.home, .control)),
    ("\(esc)[7@", Key(.home, [.control, .shift])), ("\(esc)[11~", Key(.function(1))),
    ("\(esc)\(esc)[A", Key(.up, .alt)), ("\(esc)\(esc)OC", Key(.right, .alt)),
    // Kitty.
    ("\(esc)[27u", Key(.escape)), ("\(esc)[97;5u", .control("a")),
    ("\(esc)[97;3u", Key(.character("a"), .alt)), ("\(esc)[97;2u", .character("A")),
    ("\(esc)[97:65;2u", .character("A")), ("\(esc)[49:33;4u", Key(.character("!"), .alt)),
    ("\(esc)[97;6u", Key(.character("a"), [.control, .shift])),
    ("\(esc)[1089::99;5u", .control("c")), ("\(esc)[13;2u", Key(.enter, .shift)),
    ("\(esc)[9;2u", Key(.tab, .shift)), ("\(esc)[127;3u", Key(.backspace, .alt)),
    ("\(esc)[97;5:1u", .control("a")), ("\(esc)[97;5:2u", .control("a")),
    ("\(esc)[1;1:2A", Key(.up)), ("\(esc)[97;65u", .character("a")),
    ("\(esc)[57399u", .character("0")), ("\(esc)[57414u", Key(.enter)),
    ("\(esc)[57421;5u", Key(.pageUp, .control)), ("\(esc)[57376u", Key(.function(13))),
    ("\(esc)[57350u", Key(.left)),
    // xterm's modifyOtherKeys.
    ("\(esc)[27;5;99~", .control("c")), ("\(esc)[27;2;66~", .character("B")),
    ("\(esc)[27;5;13~", Key(.enter, .control)),
    ("\(esc)[27;6;90~", Key(.character("z"), [.control, .shift])),
  ]

  private static let q = TerminalEvent.key(.character("q"))

  static let rest: [(String, [TerminalEvent])] = [
    ("\(esc)[?5u", [.reply(.keyboardProtocol(flags: 5))]),
    ("\(esc)[?0u", [.reply(.keyboardProtocol(flags: 0))]),
    ("\(esc)[?62;4;22c", [.reply(.deviceAttributes([62, 4, 22]))]),
    // Releases, keys of the window system, modifiers alone: no press of ours.
    ("\(esc)[97;5:3u", []), ("\(esc)[1;1:3A", []), ("\(esc)[3;1:3~", []), ("\(esc)[97;9u", []),
    ("\(esc)[57441;2u", []), ("\(esc)[57358u", []),
    // Replies and reports that nobody asked for, and strings with either end.
    ("\(esc)[?2026;2$yq", [.noise, q]), ("\(esc)[24;80Rq", [.noise, q]),
    ("\(esc)[Iq\(esc)[O", [.noise, q, .noise]), ("\(esc)[<0;12;7Mq", [.noise, q]),
    ("\(esc)[M !!q", [.noise, q]), ("\(esc)[>0;276;0c", [.noise]),
    ("\(esc)]11;rgb:0000/0000/0000\u{7}q", [.noise, q]),
    ("\(esc)P>|xterm(1)\(esc)\\q", [.noise, q]), ("\(esc)_Gi=1;OK\(esc)\\", [.noise]),
    ("\(esc)[201~", [.noise]), ("\(esc)[1234~", [.noise]), ("\(esc)[0;0;0;0x", [.noise]),
    ("\(esc)[99999999999999999999u", [.noise]), ("\(esc)[57u", [.key(.character("9"))]),
    ("\(esc)[1;\(esc)[A", [.noise, .key(Key(.up))]),
    ("\(esc)[" + String(repeating: "1;", count: 400) + "Aq", [.noise, q]),
    ("\(esc)[" + String(repeating: "0", count: 400) + "200~q", [.noise, q]),
    // Sequences that make no sense are swallowed to their final byte.
    ("\(esc)[-1uq", [.noise, q]),
    ("\(esc)[1;1$1yq", [.noise, q]), ("\(esc)[1\rAq", [.noise, q]),
    ("\(esc)[1;5\u{3}Aq", [.noise, q]),
    ("\(esc)[é1Aq", [.noise, q]), ("\(esc)[\u{7F}Aq", [.noise, q]), ("\(esc)[1?5Aq", [.noise, q]),
    ("\(esc)[[1Aq", [.noise, q]), ("\(esc)[[Zq", [.noise, q]), ("\(esc)[[\r1Aq", [.noise, q]),
    ("\(esc)O!1Aq", [.noise, q]), ("\(esc)O5\rAq", [.noise, q]),
    ("\(esc)O5;\(esc)[A", [.noise, .key(Key(.up))]),
    // Eight bits of modifiers, and three kinds of event.
    ("\(esc)[97;65537uq", [.noise, q]), ("\(esc)[97;257uq", [.noise, q]),
    ("\(esc)[1;257Aq", [.noise, q]), ("\(esc)[97;256u", []), ("\(esc)O999Aq", [.noise, q]),
    ("\(esc)[97;5:4uq", [.noise, q]), ("\(esc)[1114112uq", [.noise, q]),
    ("\(esc)[55296uq", [.noise, q]),
    // Pastes.
    ("\(esc)[200~two\r\nlines\rand\n\(esc)[201~", [.paste("two\nlines\nand\n"), .noise]),
    ("\(esc)[200~\(esc)[201~x", [.noise, .key(.character("x"))]),
    (
      "\(esc)[200~a\(esc)[2Jb\(esc)[20\(esc)[201~c",
      [.paste("a\(esc)[2Jb\(esc)[20"), .noise, .key(.character("c"))]
    ),
    ("\(esc)[200~q\u{3}\(esc)\(esc)[200~\(esc)[201~", [.paste("q\u{3}\(esc)\(esc)[200~"), .noise]),
    ("\(esc)[200~né 🙂\(esc)[201~", [.paste("né 🙂"), .noise]),
    ("\(esc)\(esc)\(esc)[A", [.key(Key(.escape)), .key(Key(.up, .alt))]),
    ("\(esc)\(esc)x", [.key(Key(.escape)), .key(Key(.character("x"), .alt))]),
  ]

  static let illFormed: [([UInt8], [TerminalEvent])] = [
    ([0xFF, 0x71], [.noise, q]), ([0x80, 0x71], [.noise, q]), ([0xC0, 0xAF, 0x71], [.noise, q]),
    ([0xED, 0xA0, 0x80], [.noise]), ([0xF4, 0x90, 0x80, 0x80], [.noise]),
    ([0xE4, 0xB8, 0x71], [.noise, q]), ([0xC2, 0x85, 0x71], [.noise, q]), ([0x1B, 0xFF], [.noise]),
    // Controls of eight bits, as they are and in UTF-8: what they begin is dropped whole.
    ([0x9B, 0x31, 0x41, 0x71], [.noise, q]), ([0xC2, 0x9B, 0x31, 0x41, 0x71], [.noise, q]),
    ([0x80, 0x9B, 0x61, 0x71], [.noise, .noise, q]),
    ([0x1B, 0x9B, 0x31, 0x41, 0x71], [.noise, q]),
    ([0x8F, 0x41, 0x71], [.noise, q]), ([0x9D, 0x30, 0x3B, 0x61, 0x07, 0x71], [.noise, q]),
    ([0xC2, 0x90, 0x61, 0x1B, 0x5C, 0x71], [.noise, q]), ([0xC0, 0x9B, 0x71], [.noise, q]),
    ([0xE0, 0x82, 0x9B, 0x71], [.noise, q]), ([0xF5, 0x80, 0x80, 0x80, 0x71], [.noise, q]),
    (
      Array("\u{1B}[200~a".utf8) + [0xFF, 0xE4, 0xB8] + Array("b\u{1B}[201~".utf8),
      [.paste("a\u{FFFD}\u{FFFD}b"), .noise]
    ),
  ]

  /// What a read brings, or the wait for more of it that ended, and what came of it all.
  enum Step: Sendable {
    case read(String)
    case timeOut
  }

  private static let escape = TerminalEvent.key(Key(.escape))

  static let timed: [(steps: [Step], events: [TerminalEvent])] = [
    ([.read("\(esc)"), .timeOut, .read("[A")], [escape, .noise]),
    ([.read("\(esc)"), .timeOut, .read("[1;5Aq")], [escape, .noise, q]),
    ([.read("\(esc)"), .timeOut, .read("["), .read("A")], [escape, .noise]),
    ([.read("\(esc)"), .timeOut, .read("[1"), .timeOut, .read("q")], [escape, .noise, q]),
    ([.read("\(esc)"), .timeOut, .read("OA")], [escape, .noise]),
    ([.read("\(esc)"), .timeOut, .read("[-1u")], [escape, .noise]),
    ([.read("\(esc)"), .timeOut, .read("[\(esc)[A")], [escape, .noise, .key(Key(.up))]),
    ([.read("\(esc)"), .timeOut, .read("[200~q\(esc)[201~")], [escape, .paste("q"), .noise]),
    ([.read("\(esc)"), .timeOut, .read("[?5u")], [escape, .reply(.keyboardProtocol(flags: 5))]),
    // A person who pressed both gets both, and what is typed behind them.
    (
      [.read("\(esc)"), .timeOut, .read("["), .timeOut, .read("A")],
      [escape, .key(.character("[")), .noise, .key(.character("A"))]
    ),
    (
      [.read("\(esc)"), .timeOut, .read("O"), .timeOut, .read("O")],
      [escape, .key(.character("O")), .noise, .key(.character("O"))]
    ),
    (
      [.read("\(esc)"), .timeOut, .read("q[A")],
      [
        escape, q, .key(.character("[")), .key(.character("A")),
      ]
    ),
    ([.read("\(esc)"), .timeOut, .read("\(esc)"), .timeOut], [escape, escape]),
    (
      [.read("\(esc)[1;"), .timeOut, .read("5A")],
      [
        .noise, .key(.character("5")), .key(.character("A")),
      ]
    ),
    ([.read("\(esc)[-"), .timeOut, .read("q")], [.noise, q]),
    ([.read("\(esc)]0;t"), .timeOut, .read("q")], [.noise, q]),
    ([.timeOut, .read("q"), .timeOut], [q]),
  ]
}
