/// Conversations, Markdown, code and differences, drawn for reading and raw.
enum MarkdownScenes {
  static let all: [Scene] = [
    Scene("markdown-prose") { try pair([Markdown.prose, "Plain."]) },
    Scene("markdown-prose-raw", typed: "m") { try pair([Markdown.prose, "Plain."]) },
    Scene("markdown-prose-rendered-again", typed: ":raw<Enter>m") {
      try pair([Markdown.prose, "Plain."])
    },
    Scene("markdown-alone", typed: "zz") { try pair([Markdown.prose, "Plain."]) },
    Scene("markdown-lists", typed: "zz") { try pair([Markdown.lists, "Plain."]) },
    Scene("markdown-code", typed: "zz") { try pair([Markdown.code, "Plain."]) },
    Scene("markdown-diff", typed: "zz") { try pair([Markdown.diff, "Plain."]) },
    Scene("markdown-quotes", typed: "zz") { try pair([Markdown.quotes, "Plain."]) },
    Scene("markdown-right-to-left", typed: "zz") { try pair([Markdown.hebrew, "Plain."]) },
    Scene("markdown-hostile", typed: "zz") {
      try pair([Texts.hostile.replacing("red", with: "**red**"), "Plain."])
    },
    Scene("markdown-differences", typed: "d") { try pair(["**One** day.", "**Two** days."]) },
    Scene("markdown-kept-raw", typed: "m1") {
      try Stage(
        Questions.better,
        items: (1...2).map { Stage.item("p\($0)", prompt: "Why?", ["So **\($0)**.", "No."]) })
    },
    Scene("markdown-none", typed: "m") { try pair(["No marks.", "None here."]) },
    Scene("markdown-spans", typed: "m") {
      try Stage(
        Questions.namesInResponses,
        items: [Stage.item("s", prompt: "**Who** is it?", ["*Orla* Kessenich."])])
    },
    Scene("markdown-text-stays-raw") {
      try Stage(Questions.team, items: [Stage.item("t", "**Where** is my parcel?")])
    },
    Scene("markdown-conversation", typed: "z") {
      try Stage(
        Questions.better,
        items: [
          #"""
          {"id": "talk", "prompt": [
          {"role": "user", "content": "How do I *sort* a list?"},
          {"role": "assistant", "content": "Like this:\n```swift\nlist.sort()\n```"},
          {"role": "user", "content": "And backwards?"}],
          "responses": [{"id": "x1", "text": "Use `sort(by: >)`."},
          {"id": "x2", "text": "1. Sort it.\n2. Reverse it."}]}
          """#.replacing("\n", with: " ")
        ])
    },
  ]

  private static func pair(_ responses: [String]) throws -> Stage {
    try Stage(
      Questions.better, items: [Stage.item("pair", prompt: "How do I return it?", responses)])
  }
}

/// Texts of Markdown.
enum Markdown {
  static let prose = """
    # How to return it

    You have **thirty days**, *not* more; ***do not wait***. Write `RMA 2*3*4` on the box, and \
    keep 5 * 3 or 2*3*4 of them in mind: the label is long enough to be wrapped.

    ---
    """

  static let lists = """
    - Pack it in the box in which it came, with the cable and the paper, and close it well, twice.
      - **Inside**: the receipt, which has the number that they ask for when you call them there.
    * Bring it.
    10. Ask for a slip that says when you brought it, and keep that slip until the money is there.
    11) Wait.
    """

  static let code = """
    Use this:

    ```swift
    let parcel = depot.parcels.first { $0.name == "red ribbon" && $0.weight * 2 > 3 * limit }
    \tprint(parcel)   // **not** bold
    ```

    | Day | Parcels |
    |-----|--------:|
    | Mon | *12*    |
    """

  static let diff = """
    ```diff
    @@ -1,2 +1,2 @@
     let days = 30
    -let price = 2
    +let price = 0
    ```
    """

  static let hebrew = """
    ## מה לעשות

    קודם כול **לבדוק** את המספר (RK-77120), ואחר כך:

    1. לפתוח את `Settings`.
    2. לבחור *משלוחים* ואז ללחוץ על הכפתור שבתחתית העמוד, שלוש פעמים לפחות, ולחכות עד שיופיע מסר.
       - או לחכות.
    12. לכתוב לנו.

    > החבילה בדרך.

    | שם | כמות |
    |---|---|
    | עט | 12 |
    | pen | 3 |

    ```python
    print("שלום", x[1])
    ```
    Back to English.
    """

  static let quotes = """
    > Where is **my** parcel? I have waited for it since Monday, and nobody tells me where it went.
    > > At the depot.
    > ```
    > **track** 12
    > ```
    Thank you.
    """
}
