/// What the terms are called on the screen.
enum TermWords {
  private static let names: [String: String] = [
    "client": "For whom", "model": "Which model", "purpose": "What for",
    "use": "What becomes of the labels", "suppliers": "Who stands between you and them",
    "arrangement": "Arrangement", "employment": "Employment", "benefits": "Benefits",
    "representation": "Representation", "owner": "Who answers for the task",
    "contact": "Contact", "support": "Support", "confidentiality": "Confidentiality",
    "pay": "Pay", "pay.currency": "Pay, currency", "pay.basis": "Pay, by",
    "pay.amount": "Pay, amount", "pay.covers": "Pay covers", "pay.floor": "Pay, floor",
    "pay.floor_source": "Pay, source of the floor", "data": "Data",
    "data.recipients": "Who receives the data", "data.retention": "How long it is kept",
    "appeals": "Appeals", "appeals.window_days": "Days in which you can appeal",
    "people": "The people who label", "people.selection": "How people are chosen",
    "people.regions": "Regions", "people.languages": "Languages",
    "people.not_represented": "Who is not represented",
  ]

  static func name(of key: String) -> String { names[key] ?? key }
}
