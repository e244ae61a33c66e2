extension Happening {
  /// The value of `event`, which says which keys follow.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case sessionStarted = "session_started"
    case time
    case sessionEnded = "session_ended"
    case setting, seen, exposure, practice, note, reply, review, appeal, decision, attest, about
  }

  package var name: Name {
    switch self {
    case .sessionStarted: .sessionStarted
    case .time: .time
    case .sessionEnded: .sessionEnded
    case .setting: .setting
    case .seen: .seen
    case .exposure: .exposure
    case .practice: .practice
    case .note: .note
    case .reply: .reply
    case .review: .review
    case .appeal: .appeal
    case .decision: .decision
    case .attest: .attest
    case .about: .about
    }
  }
}
