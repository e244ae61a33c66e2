import GlossJSON

/// Session time by activity and day: what hours are paid by.
///
/// A `time` event tells of the stretch that ends with it. A stretch that two sessions of one person
/// share is paid once, in the session that began first; it is a break only where none of them
/// worked. A session that was cut short counts until its last line, and the time behind its last
/// `time` event is taken for what that line is about, mostly labeling. A `time` event whose sync
/// failed may be on the disk all the same, and stands elsewhere under another id: equal stretches of
/// one session are one.
package struct WorkHours: Sendable {
  private let pieces: [Piece]

  private struct Piece {
    let person: ID
    let batch: ID
    let row: Row
  }

  package struct Row: Hashable, Sendable {
    /// `2026-11-20`, in UTC: the day on which the time was written.
    package let day: String
    package let activity: Happening.Activity
    /// Of the terms that held; nil where there were none.
    package let terms: Hash?
    package fileprivate(set) var ms: Count

    fileprivate var order: [String] {
      let place = Happening.Activity.allCases.firstIndex(of: activity) ?? 0
      return [day, String(place), terms?.text ?? ""]
    }
  }

  package init(_ ledger: Ledger) {
    var sessions: [WorkSession.Key: WorkSession] = [:]
    for event in ledger.events where !event.session.string.isEmpty {
      let key = WorkSession.Key(person: event.person, id: event.session)
      sessions[key, default: WorkSession(key, event.batch)].take(event.entry)
    }
    for label in ledger.labels where !label.session.string.isEmpty {
      let key = WorkSession.Key(person: label.annotator, id: label.session)
      sessions[key]?.take(lineAt: label.savedAt, .labeling)
    }
    let people = Dictionary(grouping: sessions.values, by: \.key.person)
    pieces = people.values.flatMap { Self.pieces($0.sorted { $0.order < $1.order }) }
  }

  private init(_ pieces: [Piece]) { self.pieces = pieces }

  /// A part of these hours.
  package func of(person: ID? = nil, batch: ID? = nil) -> WorkHours {
    WorkHours(
      pieces.filter { (person ?? $0.person) == $0.person && (batch ?? $0.batch) == $0.batch })
  }

  package func on(day: String) -> WorkHours { WorkHours(pieces.filter { $0.row.day == day }) }

  /// In the order of days, then of activities, then of terms.
  package var rows: [Row] {
    pieces.reduce(into: [[String]: Row]()) { rows, piece in
      let order = piece.row.order
      let ms = rows[order]?.ms ?? 0
      rows[order] = piece.row
      rows[order]?.ms += ms
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  package var days: [String] { Set(pieces.map(\.row.day)).sorted() }

  package var total: Count { pieces.map(\.row.ms).sum() }

  /// The activities that there is any time of, in the order of the format.
  package var byActivity: [(activity: Happening.Activity, ms: Count)] {
    Happening.Activity.allCases.compactMap { activity in
      let ms = pieces.lazy.map(\.row).filter { $0.activity == activity }.map(\.ms).sum()
      return ms > 0 ? (activity, ms) : nil
    }
  }

  /// - Parameter sessions: one person's, in the order in which they began.
  private static func pieces(_ sessions: [WorkSession]) -> [Piece] {
    var (work, all) = (Covered(), Covered())
    var pieces: [Piece] = []
    for isBreak in [false, true] {
      for session in sessions {
        let stretches = session.stretches.filter { ($0.activity == .break) == isBreak }
        // Within one session nothing is taken off: it has one clock, which may have been set back.
        let before = isBreak ? all : work
        for stretch in stretches {
          let ms = stretch.ms - before.overlap(with: stretch.range)
          pieces.append(
            Piece(
              person: session.key.person, batch: session.batch,
              row: Row(
                day: String(stretch.at.text.prefix(10)), activity: stretch.activity,
                terms: session.terms, ms: ms)))
        }
        if !isBreak { work.add(stretches.map(\.range)) }
        all.add(stretches.map(\.range))
      }
    }
    return pieces
  }
}

/// One session, as its lines tell of it.
private struct WorkSession {
  let key: Key
  let batch: ID
  private(set) var terms: Hash?
  private var told: [Stretch] = []
  private var known: Set<Stretch> = []
  private var isEnded = false
  /// Where the last stretch that is written down ends.
  private var toldUntil: Timestamp?
  private var lastLine: (at: Timestamp, activity: Happening.Activity)?

  struct Key: Hashable {
    let person: ID
    let id: ID
  }

  struct Stretch: Hashable {
    let at: Timestamp
    let ms: Count
    let activity: Happening.Activity

    /// On the clock of days, in milliseconds.
    var range: Range<Int64> { at.earlier(by: ms).milliseconds..<at.milliseconds }
  }

  init(_ key: Key, _ batch: ID) {
    self.key = key
    self.batch = batch
  }

  /// Events come in the order of their ids.
  mutating func take(_ event: Event) {
    switch event.happening {
    case .sessionStarted(let hash, _, _):
      terms = hash
      if toldUntil == nil { toldUntil = event.at }
    case .time(let activity, let ms):
      let stretch = Stretch(at: event.at, ms: ms, activity: activity)
      if known.insert(stretch).inserted { told.append(stretch) }
      toldUntil = event.at
    case .sessionEnded: isEnded = true
    case .practice: take(lineAt: event.at, .practice)
    case .seen: take(lineAt: event.at, .reading)
    case .appeal: take(lineAt: event.at, .appeal)
    case .review, .decision: take(lineAt: event.at, .review)
    default: take(lineAt: event.at, .labeling)
    }
  }

  mutating func take(lineAt at: Timestamp, _ activity: Happening.Activity) {
    if let lastLine, at <= lastLine.at { return }
    lastLine = (at, activity)
  }

  var stretches: [Stretch] {
    guard !isEnded, let lastLine, let toldUntil, lastLine.at > toldUntil else { return told }
    let ms = Count(lastLine.at.milliseconds - toldUntil.milliseconds)
    return told + [Stretch(at: lastLine.at, ms: ms, activity: lastLine.activity)]
  }

  var order: (Int64, ID) { (stretches.map(\.range.lowerBound).min() ?? 0, key.id) }
}

/// Stretches of time, united.
private struct Covered {
  private var ranges: [Range<Int64>] = []

  mutating func add(_ more: [Range<Int64>]) {
    var united: [Range<Int64>] = []
    for range in (ranges + more).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = united.last, range.lowerBound <= last.upperBound {
        united[united.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        united.append(range)
      }
    }
    ranges = united
  }

  /// In milliseconds.
  func overlap(with range: Range<Int64>) -> Count {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return ranges[low...].prefix { $0.lowerBound < range.upperBound }
      .map { Count($0.clamped(to: range).count) }.sum()
  }
}
