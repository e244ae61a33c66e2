/// Texts that scenes show.
enum Texts {
  static let nested =
    "The Bank of Eastern Styria Foundation gave Orla Kessenich of Graz a prize on Monday."

  /// Names, an English word, numbers and brackets.
  static let hebrew =
    "אתמול הודיעה חברת גשר הצפון (מיסודו של דוד כהן) כי תשיק את Northbridge 2.0 בתל אביב "
    + "ב־14 במאי, במחיר של 250 ש\"ח."

  static let arabic =
    "قالت ليلى حدّاد من القاهرة إنّ شركة «النيل» باعت ١٢٬٥٠٠ جهاز، أي 40% أكثر من السنة الماضية.\n"
    + "وأضافت: «سنفتح فرعًا في Berlin قريبًا»."

  /// A stretch that is one as it is written and two as it is drawn.
  static let bothWays = "The sign says שלום עולם 24 in Haifa, she wrote.\nand ab אב (cd) גד."

  static let scripts: [(name: String, text: String)] = [
    (
      "cjk",
      "\u{738B}\u{5C0F}\u{660E}\u{5728}\u{5317}\u{4EAC}\u{5927}\u{5B66}\u{5DE5}\u{4F5C}，"
        + "\u{4ED6}\u{7684}\u{59D0}\u{59D0}\u{4F4F}\u{5728}\u{4E0A}\u{6D77}。"
        + "\u{6BCF}\u{5468}\u{672B}\u{4ED6}\u{4EEC}\u{4F1A}\u{901A}\u{7535}\u{8BDD}，"
        + "\u{8C08}\u{8C08}\u{5929}\u{6C14}\u{548C}\u{5DE5}\u{4F5C}。"
    ),
    ("thai", "คุณสมชายทำงานที่กรุงเทพมหานครและเดินทางไปเชียงใหม่ทุกเดือนเพื่อพบลูกค้า"),
    ("rtl", "אמר דוד כהן מתל אביב: \"הרכבת יוצאת ב־8:30\". قالت ليلى من القاهرة ذلك."),
    (
      "emoji",
      "Family day \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} with "
        + "Maeve \u{1F1EE}\u{1F1EA} and the guild \u{1F950}, \u{1F44D}\u{1F3FD} from "
        + "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} Glasgow."
    ),
    ("crlf", "First line by Ana\r\nsecond line by Bo\r\n\r\nafter an empty line: Cy\tand a tab"),
    (
      "nfd",
      "Jose\u{301} Mu\u{308}ller met Zoe\u{308} in Sa\u{303}o Paulo; "
        + "Jos\u{E9} M\u{FC}ller did not."
    ),
  ]

  /// Everything that has ever moved a terminal that it should not have.
  static let hostile = [
    "red \u{1B}[31m screen \u{1B}[2J title \u{1B}]0;owned\u{7} bell \u{7} nul \u{0} del \u{7F}",
    "C1 \u{9B}31m \u{90}q \u{9C} nel \u{85} ls \u{2028} ps \u{2029} bom \u{FEFF} shy so\u{AD}ft",
    "bidi \u{202E}txet\u{202C} \u{2066}x\u{2069} \u{200F} \u{61C} tags \u{E0041}\u{E0042}\u{E007F}",
    "zalgo Z" + String(repeating: "\u{335}\u{351}", count: 40) + "a zwsp a\u{200B}b zwj a\u{200D}b",
    "private \u{E000} \u{10FFFD} non \u{FFFE} un \u{378} repl \u{FFFD} wj a\u{2060}b",
    "wide \u{FF21}\u{3000}\u{1F600}\u{FE0E}\u{1F1E9}\u{1F1EA}\u{1F1E9} \u{1F468}\u{200D}\u{1F4BB}",
    "cr a\rb vt a\u{B}b ff a\u{C}b bs a\u{8}b tab a\tb",
  ].joined(separator: "\n")

  static let long: String = (1...60).map { number in
    "Paragraph \(number): the parcel left the depot, came back, left again, and was seen by a "
      + "neighbour named Person\(number) who signed for it with a name that was not hers."
  }.joined(separator: "\n\n")

  static let answers = [
    "You can return it within thirty days; the label is in the box. If the box is gone, write to "
      + "us and we will send another label the same day.",
    "I am sorry to hear that. Have you tried to turn it off and on again? Many people find that "
      + "this helps, and it costs nothing.",
  ]

  static let longAnswers = [1, 2].map { answer in
    (1...80).map { "Reply \(answer), point \($0): keep the receipt, since it is asked for." }
      .joined(separator: "\n")
  }
}
