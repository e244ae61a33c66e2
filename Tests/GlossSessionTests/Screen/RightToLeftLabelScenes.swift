/// Rubrics whose words go from right to left, beside keys and signs that do not.
enum RightToLeftLabelScenes {
  static let all: [Scene] = [
    Scene("right-to-left-labels", typed: "<Down>") {
      try Stage(
        #"""
        {"name": "team", "kind": "classification", "title": "איזה צוות?", "labels": [
        {"id": "billing", "key": "b", "title": "תשלום", "description": "כסף שנלקח (12)"},
        {"id": "other", "key": "o", "title": "אחר"}]}
        """#, items: [text])
    },
    Scene("right-to-left-keys", typed: "?k") {
      try Stage(
        #"""
        {"name": "team", "kind": "classification", "title": "איזה צוות?", "labels": [
        {"id": "billing", "key": "b", "title": "תשלום"}, {"id": "other", "key": "o", "title": "אחר"}]}
        """#, items: [text])
    },
    Scene("right-to-left-strength", typed: "1") {
      try Stage(
        #"""
        {"name": "better", "kind": "pairwise", "title": "מה עדיף?", "strength": ["קצת", "הרבה"]}
        """#, items: [pair])
    },
    Scene("right-to-left-spans", typed: "p") {
      try Stage(
        #"""
        {"name": "names", "kind": "spans", "title": "שמות", "field": "text", "labels": [
        {"id": "person", "key": "p", "title": "אדם"}, {"id": "place", "key": "l", "title": "מקום"}]}
        """#, items: [text])
    },
    Scene("right-to-left-ranking-and-rating", typed: "B,A<Enter>3") {
      try Stage(
        #"""
        {"name": "order", "kind": "ranking", "title": "הטוב ביותר"},
        {"name": "good", "kind": "rating", "title": "כמה טוב?", "of": "responses", "min": 1,
        "max": 5, "criteria": [{"id": "clear", "title": "ברור"}, {"id": "true", "title": "נכון"}]}
        """#, items: [pair])
    },
  ]

  private static let text = #"{"id": "t1", "text": "דנה כהן גרה בחיפה מאז 2019."}"#
  private static let pair = Stage.item(
    "pair", prompt: "איך מחזירים?", ["תוך 14 יום.", "לא מחזירים."])
}
