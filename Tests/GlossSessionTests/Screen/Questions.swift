/// Questions that scenes ask, as a rubric writes them.
enum Questions {
  static let team = #"""
    {"name": "team", "kind": "classification", "title": "Which team?", "clause": "deciding",
    "labels": [
      {"id": "billing", "key": "b", "title": "Billing", "description": "money that was taken"},
      {"id": "refund", "key": "f", "title": "Refund", "description": "money or goods back"},
      {"id": "other", "key": "o", "title": "Other"}]}
    """#

  /// Labels have the commands' letters `s`, `n` and `r`.
  static let letters = #"""
    {"name": "tone", "kind": "classification", "title": "Which tone?", "clause": "tone",
    "labels": [{"id": "sad", "key": "s", "title": "Sad"},
      {"id": "neutral", "key": "n", "title": "Neutral"}, {"id": "rude", "key": "r",
      "title": "Rude"}]}
    """#

  static let twoOrThree = #"""
    {"name": "marks", "kind": "classification", "title": "Which two or three fit best?",
    "multiple": true, "min": 2, "max": 3, "labels": [{"id": "polite", "title": "Polite"},
      {"id": "terse", "title": "Terse"}, {"id": "angry", "title": "Angry"},
      {"id": "confused", "title": "Confused"}]}
    """#

  /// More labels than digits: typing filters.
  static let topics: String = {
    let names = [
      "Agriculture", "Astronomy", "Biology", "Chemistry", "Climate", "Computing", "Economics",
      "Education", "Engineering", "Geography", "History", "Law", "Linguistics", "Mathematics",
      "Medicine", "Music", "Philosophy", "Physics", "Politics", "Sport",
    ]
    let labels = names.map { #"{"id": "\#($0.lowercased())", "title": "\#($0)"}"# }
    return #"{"name": "topic", "kind": "classification", "title": "What is it about?", "labels": ["#
      + labels.joined(separator: ",") + "]}"
  }()

  static let topicsSeveral = topics.replacing(
    #""labels""#, with: #""multiple": true, "labels""#)

  static let good = #"""
    {"name": "good", "kind": "classification", "title": "Does it answer?", "of": "responses",
    "labels": [{"id": "yes", "key": "y", "title": "Yes"},
      {"id": "partly", "key": "p", "title": "Partly"}, {"id": "no", "key": "n", "title": "No"}]}
    """#

  static let toxic = #"""
    {"name": "toxic", "kind": "classification", "title": "Is it hostile?", "clause": "tone",
    "labels": [{"id": "yes", "key": "y", "title": "Yes"}, {"id": "no", "key": "o",
      "title": "No"}]},
    {"name": "how", "kind": "classification", "title": "In what way?", "multiple": true,
    "clause": "threats", "when": {"question": "toxic", "has": "yes"},
    "labels": [{"id": "insult", "key": "i", "title": "Insult"},
      {"id": "threat", "key": "t", "title": "Threat"}]}
    """#

  static let optionalLanguage = #"""
    {"name": "language", "kind": "classification", "title": "Which language?", "required": false,
    "labels": [{"id": "en", "key": "e", "title": "English"},
      {"id": "de", "key": "d", "title": "German"}]}
    """#

  static let names = #"""
    {"name": "names", "kind": "spans", "title": "Mark the names", "overlap": true,
    "labels": [{"id": "person", "key": "p", "title": "Person"},
      {"id": "organisation", "key": "o", "title": "Organisation"},
      {"id": "place", "key": "l", "title": "Place"}]}
    """#

  static let namesInPrompt = names.replacing(
    #""overlap""#, with: #""field": "prompt", "overlap""#)

  static let namesInResponses = names.replacing(
    #""overlap""#, with: #""field": "responses", "overlap""#)

  static let better = #"""
    {"name": "better", "kind": "pairwise", "title": "Which reply helps more?", "tie": true,
    "neither": true}
    """#

  static let howMuchBetter = #"""
    {"name": "better", "kind": "pairwise", "title": "Which reply helps more?", "tie": true,
    "strength": ["slightly", "clearly", "by far"]}
    """#

  static let rewrite = #"""
    {"name": "rewrite", "kind": "text", "title": "Make the better one shorter", "clause": "tone",
    "from": "response", "goal": "Half as long, and still polite.", "min_length": 10,
    "max_length": 400}
    """#

  static let mended = #"""
    {"name": "mended", "kind": "text", "title": "Mend it", "of": "responses", "from": "response",
    "required": false}
    """#

  static let remark = #"""
    {"name": "remark", "kind": "text", "title": "What would you say?", "required": false}
    """#

  static let order = #"""
    {"name": "order", "kind": "ranking", "title": "Best first", "clause": "deciding",
    "ties": true, "unrankable": true}
    """#

  static let quality = #"""
    {"name": "quality", "kind": "rating", "title": "How good is it?", "of": "responses", "min": 1,
    "max": 5, "criteria": [{"id": "helpful", "title": "Helpful"},
      {"id": "accurate", "title": "Accurate"}, {"id": "safe", "title": "Safe"}],
    "anchors": {"1": "bad", "5": "good"}}
    """#
}
