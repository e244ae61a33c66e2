import GlossJSON
import GlossJournal

/// Session time by activity and day, as `time` events tell it: what hours are paid by.
package struct WorkHours: Sendable {
  /// In the order of days, then of activities.
  package let rows: [Row]

  package struct Row: Hashable, Sendable {
    /// `2026-11-20`, in UTC: the day on which the time was written.
    package let day: String
    package let activity: Happening.Activity
    /// Of the terms that held; nil where there were none.
    package let terms: Hash?
    package let ms: Int
  }

  /// - Parameter events: each once.
  package init(_ events: some Sequence<Event>) {
    let events = Array(events)
    var terms: [ID: Hash] = [:]
    for event in events {
      if case .sessionStarted(let hash?, _, _) = event.happening { terms[event.session] = hash }
    }
    var sums: [Row.Key: Int] = [:]
    for event in events {
      guard case .time(let activity, let ms) = event.happening else { continue }
      let key = Row.Key(
        day: String(event.at.text.prefix(10)), activity: activity, terms: terms[event.session])
      sums[key, default: 0] += ms
    }
    rows = sums.map { Row(day: $0.day, activity: $0.activity, terms: $0.terms, ms: $1) }
      .sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// A part of other hours.
  package init(rows: [Row]) { self.rows = rows }

  package var days: [String] { Set(rows.map(\.day)).sorted() }

  package var total: Int { rows.reduce(0) { $0 + $1.ms } }

  /// The activities that there is any time of, in the order of the format.
  package var byActivity: [(activity: Happening.Activity, ms: Int)] {
    Happening.Activity.allCases.compactMap { activity in
      let ms = rows.filter { $0.activity == activity }.reduce(0) { $0 + $1.ms }
      return ms > 0 ? (activity, ms) : nil
    }
  }
}

extension WorkHours.Row {
  fileprivate struct Key: Hashable {
    let day: String
    let activity: Happening.Activity
    let terms: Hash?
  }

  fileprivate var order: [String] {
    let place = Happening.Activity.allCases.firstIndex(of: activity) ?? 0
    return [day, String(place), terms?.text ?? ""]
  }
}
