import GlossJSON
import GlossScreen
import Testing

@testable import GlossTasks

@Suite struct GuideTextTests {
  private let source = """
    # The *whole* guide

    First line of a paragraph
    and its second.

    ## Tone {#tone}

    **Rule.** See [facts](#facts), [the facts](#facts) and `a*b*c`.

    - one item that goes
      on and on
      1. inner
    > A quote
    > of two lines.

    ```
    code   is [kept](#as) *it* is {#no}
    # {#not-a-clause}
    ```

    | a | b |

    ### Facts {#facts}
    2 * 3 * 4, and *An `@x`:* the end
    """

  @Test func `marks of typesetting go, everything else stays`() {
    let lines = GuideText.lines(Guideline(source), width: 80)
    #expect(
      lines?.joined(separator: "\n") == """
        The whole guide
        ===============

        First line of a paragraph and its second.

        Tone  #tone
        -----------

        Rule. See #facts, the facts (#facts) and `a*b*c`.

        - one item that goes on and on
          1. inner
          | A quote of two lines.

        ```
        code   is [kept](#as) *it* is {#no}
        # {#not-a-clause}
        ```

        | a | b |

        Facts  #facts
        2 * 3 * 4, and An `@x`: the end
        """)
  }

  @Test func `lines keep to the width, items hang`() throws {
    for width in [20, 33, 40] {
      let lines = try #require(GuideText.lines(Guideline(source), clause: "tone", width: width))
      for line in lines where !line.hasPrefix("code") {
        #expect(Text.width(line) <= width, "\(line)")
        #expect(line.last != " ")
      }
    }
    let narrow = try #require(GuideText.lines(Guideline(source), clause: "tone", width: 20))
    let item = try #require(narrow.firstIndex(of: "- one item that goes"))
    #expect(narrow[item + 1] == "  on and on")
  }

  @Test func `a clause ends where the next of its level begins`() {
    let lines = GuideText.lines(Guideline(source), clause: "facts", width: 80)
    #expect(lines == ["Facts  #facts", "2 * 3 * 4, and An `@x`: the end"])
    #expect(GuideText.lines(Guideline(source), clause: "tine", width: 80) == nil)
  }

  @Test func `no word of the guideline is lost at any width`() {
    let words = { (text: String) in
      text.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }
    // A link whose text is its clause is shown once.
    let expected = words(source.replacing("[facts](#facts)", with: "#facts"))
    for width in [20, 50, 100] {
      let lines = GuideText.lines(Guideline(source), width: width) ?? []
      #expect(String(words(lines.joined())) == String(expected))
    }
  }

  @Test func `nothing raw comes out`() {
    let hostile =
      "# A\u{1b}[2J {#a\u{9b}}\n\n- \u{202e}x\ty\u{7f}\n```\n\u{1b}c\tz\r\n```\n| \u{85} |\n"
    let text = GuideText.lines(Guideline(hostile), width: 60)?.joined() ?? ""
    #expect(text.contains("<U+001B>"))
    for scalar in text.unicodeScalars {
      #expect(scalar.properties.generalCategory != .control && scalar.value != 0x202e)
    }
  }
}
