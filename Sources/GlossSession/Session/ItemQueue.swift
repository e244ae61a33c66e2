import GlossJSON
import GlossJournal

/// The items of a session, by place (an index into the setup's `order`): how each stands, the way
/// back along those that were done, and what was left half-made.
package struct ItemQueue: Sendable {
  package enum ItemStanding: Hashable, Sendable {
    case open
    case answered, skipped
    /// Without an id there is nothing to record that it was skipped.
    case passedOver
    case practised, optedOut, withheld

    /// It needs no more of this person.
    var isDone: Bool { [.answered, .skipped, .passedOver].contains(self) }
  }

  private let setup: Setup
  /// The annotator's current label of each item, without what was judged: the batch has it, but of an
  /// item that is another by now.
  private(set) var current: [ID: Label]
  /// The items of the places that have a label.
  private var itemOfPlace: [Int: ID] = [:]
  /// Labels that were saved with what was judged, and are held without it.
  private var forgotten: Set<ID> = []
  /// How each place stands, kept since finding out hashes the item: too slow at every label.
  private var standings: [ItemStanding] = []
  private var counts: [ItemStanding: Int] = [:]
  /// No place before this one comes now: the search for the first open item begins here.
  private var searchFrom = 0
  /// The place of the item that was gone to: the next one is behind it.
  private var wentTo: Int?
  /// Places that the person marked for later: they come once nothing else is open.
  package private(set) var later: Set<Int> = []
  /// Items of which the person sent a note, in this session or before it.
  package private(set) var noted: Set<ID>

  /// Places in the order in which they were labelled or skipped; going back walks along them.
  private var trail: [Int] = []
  /// Where on the trail the open item stands; nil on the item that is next.
  private var trailIndex: Int?
  /// The item that was open when the annotator went back, or to another one; saving returns there.
  private var returnPlace: Int?

  /// Items left half-made, to come back as they were; skipped ones when one goes back to them.
  private var kept: [Int: (item: OpenItem, isOfSkip: Bool)] = [:]

  /// Places passed over without a record: broken items without an id, and practice.
  private var passed: Set<Int> = []
  /// Places of practice items answered in this session.
  private var practised: Set<Int> = []
  /// Places of items whose category the person opted out of, labelled or not.
  private(set) var optedOut: Set<Int> = []
  /// Places of items at which somebody else stopped during this session.
  private var withheld: Set<Int> = []
  /// How many of those were still to be labelled.
  private(set) var lostCount = 0

  init(_ setup: Setup, labels: [Label]) {
    self.setup = setup
    noted = setup.past.noted
    current = Dictionary(
      labels.map { ($0.item, $0) }, uniquingKeysWith: { $0.id < $1.id ? $1 : $0 })
    standings = Array(repeating: .open, count: setup.order.count)
    counts = [.open: standings.count]
    for label in labels.sorted(by: { $0.id < $1.id }) {
      guard let place = setup.place(of: label.item) else {
        forgetInput(of: label.item)
        continue
      }
      itemOfPlace[place] = label.item
      trail.append(place)
    }
    for place in trail { refresh(place) }
  }

  // MARK: How items stand

  func label(at place: Int) -> Label? { itemOfPlace[place].flatMap { current[$0] } }
  package func standing(_ place: Int) -> ItemStanding { standings[place] }

  /// Nobody is shown it any more: somebody stopped at it.
  package func isStopped(_ place: Int) -> Bool {
    withheld.contains(place) || label(at: place)?.status == .stopped
  }

  func isWithheld(_ item: ID) -> Bool {
    !withheld.isEmpty && place(of: item).map(withheld.contains) == true
  }
  func isSetAside(_ place: Int) -> Bool { kept[place]?.isOfSkip == true }
  package var optedOutCount: Int { counts[.optedOut] ?? 0 }
  package var skippedCount: Int { counts[.skipped] ?? 0 }
  /// Something of it is half-made in this session.
  func isBegun(_ place: Int) -> Bool { kept[place]?.isOfSkip == false }

  /// Practice items count only where there is nothing else; those passed over come again, not done.
  var progress: (done: Int, assigned: Int) {
    guard setup.countsPractice else {
      let all = setup.order.count - setup.practice.count
      let done = counts.reduce(0) { $0 + ($1.key.isDone ? $1.value : 0) }
      return (done, all - withheld.subtracting(setup.practice).count)
    }
    let all = setup.practisedBefore + setup.order.count - withheld.count
    return (setup.practisedBefore + practised.count, all)
  }

  /// Finds out how the item at a place stands now, and counts it so.
  private mutating func refresh(_ place: Int) {
    let isPractice = setup.practice.contains(place)
    let isLabelled = isLabelled(place)
    let now: ItemStanding =
      if withheld.contains(place) {
        .withheld
      } else if isLabelled, isPractice {
        .practised
      } else if isLabelled {
        label(at: place).map { $0.status == .skipped ? .skipped : .answered } ?? .passedOver
      } else {
        optedOut.contains(place) ? .optedOut : .open
      }
    counts[standings[place], default: 0] -= 1
    counts[now, default: 0] += 1
    standings[place] = now
    if now == .open { searchFrom = min(searchFrom, place) }
  }

  /// Whether the item at a place has a label that counts: not withdrawn, and of the same item.
  private mutating func isLabelled(_ place: Int) -> Bool {
    guard let label = label(at: place) else { return passed.contains(place) }
    let isSame = label.inputSHA256 == setup.inputSHA256(at: place)
    if isSame || label.status == .withdrawn { forgetInput(of: label.item) }
    if label.status == .withdrawn { return passed.contains(place) }
    if setup.reoffersStale, setup.rubric.isOlder(label) { return false }
    return label.status == .stopped || isSame
  }

  private mutating func forgetInput(of item: ID) {
    guard let label = current[item], label.input != Input() else { return }
    forgotten.insert(label.id)
    current[item]?.content.input = Input()
    current[item]?.content.metadata = ""
  }

  /// A current label as it was saved, with what was judged.
  func whole(_ label: Label, at place: Int) -> LabelContent {
    var content = label.content
    if forgotten.contains(label.id),
      case .item(let item) = setup.batch.item(at: setup.order[place])
    {
      (content.input, content.metadata) = (item.input, item.metadata)
    }
    return content
  }

  // MARK: What becomes of them

  /// Takes a label of the item at a place, once it is on the disk.
  mutating func take(_ label: Label, at place: Int) {
    current[label.item] = label
    itemOfPlace[place] = label.item
    later.remove(place)
    if !trail.contains(place) || trailIndex == nil { trail.append(place) }
    refresh(place)
  }

  /// Takes the newer labels of another results directory; gives the items of which it had one.
  mutating func take(_ labels: [Label]) -> Set<ID> {
    var newer: Set<ID> = []
    for label in labels where current[label.item].map({ $0.id < label.id }) ?? true {
      current[label.item] = label
      newer.insert(label.item)
      guard let place = place(of: label.item) else { continue }
      itemOfPlace[place] = label.item
      refresh(place)
    }
    return newer
  }

  /// Passes over an item of which no label is made.
  mutating func passOver(_ place: Int, isPractised: Bool = false) {
    passed.insert(place)
    later.remove(place)
    if isPractised { practised.insert(place) }
    refresh(place)
  }

  /// Passes over the items of these categories, and offers all others.
  mutating func optOut(of categories: Set<String>) {
    let before = optedOut
    optedOut =
      categories.isEmpty
      ? []
      : Set(
        setup.placesWithAdvice.filter { !categories.isDisjoint(with: setup.advice(at: $0)) })
    for place in before.symmetricDifference(optedOut) { refresh(place) }
  }

  /// Withholds items at which others stopped, with what was half-made of them; gives their places.
  mutating func withhold(_ items: Set<ID>) -> [Int] {
    let places = items.compactMap(place(of:)).filter { !isStopped($0) }.sorted()
    lostCount += places.count { standings[$0] == .open }
    withheld.formUnion(places)
    practised.subtract(places)
    later.subtract(places)
    for place in places {
      kept[place] = nil
      refresh(place)
    }
    return places
  }

  // MARK: The way

  /// What is next: behind the item that was gone to, else the first that is open; what is marked for
  /// later comes last. Nil where all are done.
  mutating func next() -> Int? {
    trailIndex = nil
    returnPlace = nil
    while searchFrom < standings.count, !comesNow(searchFrom) { searchFrom += 1 }
    if let gone = wentTo {
      let behind = (gone + 1..<standings.count).first { comesNow($0) }
      wentTo = behind.map { $0 - 1 }
      if let behind { return behind }
    }
    return searchFrom < standings.count ? searchFrom : later.filter { standings[$0] == .open }.min()
  }

  private func comesNow(_ place: Int) -> Bool {
    standings[place] == .open && !later.contains(place)
  }

  /// Forgets where the person went: the first open item is next.
  mutating func startOver() { wentTo = nil }

  /// Marks a place for later, or takes the mark away; gives whether it is marked now.
  mutating func toggleLater(_ place: Int) -> Bool {
    if later.remove(place) != nil {
      searchFrom = min(searchFrom, place)
      return false
    }
    later.insert(place)
    return true
  }

  mutating func markLater(_ items: Set<ID>) {
    guard !items.isEmpty else { return }
    later.formUnion(items.compactMap(place(of:)))
  }

  mutating func note(_ item: ID) { noted.insert(item) }

  var canGoForward: Bool { trailIndex != nil }
  func canGoBack(from open: Int?) -> Bool { placeBefore(open) != nil }

  private func placeBefore(_ open: Int?) -> Int? {
    (0..<(trailIndex ?? trail.count)).last { trail[$0] != open && !isStopped(trail[$0]) }
  }

  /// Goes back along the trail; gives the place to open, nil where nothing is before it.
  mutating func goBack(from open: OpenItem?) -> Int? {
    guard let target = placeBefore(open?.place) else { return nil }
    leave(open)
    trailIndex = target
    return trail[target]
  }

  /// Forward again along the trail, and at its end to where going back began.
  mutating func goForward(from open: OpenItem?) -> Int? {
    guard let from = trailIndex else { return nil }
    leave(open)
    trailIndex = trail.indices.first {
      $0 > from && trail[$0] != trail[from] && !isStopped(trail[$0])
    }
    guard let target = trailIndex else { return comeBack() }
    return trail[target]
  }

  /// - Parameter returns: whether it is a visit, after which the session goes on where it was.
  mutating func goTo(_ place: Int, from open: OpenItem?, returns: Bool) {
    leave(open)
    if !returns { (returnPlace, wentTo) = (nil, place) }
    trailIndex = trail.lastIndex(of: place)
  }

  /// The open item is left for what is next, and not returned to by itself.
  mutating func putOff(_ open: OpenItem) {
    leave(open)
    if returnPlace == open.place { returnPlace = nil }
  }

  /// Returns to where going back began, or else to what is next.
  mutating func comeBack() -> Int? {
    guard let place = returnPlace, standings[place] == .open || kept[place]?.isOfSkip == false
    else { return next() }
    trailIndex = nil
    returnPlace = nil
    return place
  }

  /// Leaves the open item, keeping what is half-made.
  private mutating func leave(_ open: OpenItem?) {
    guard let open else { return }
    if returnPlace == nil { returnPlace = open.place }
    if open.isTouched || open.isBegun { kept[open.place] = (open, false) }
  }

  /// Keeps the half-made answers of a skipped item, so that one stray key does not cost them. Saved
  /// later they are a new revision, whose time begins anew.
  mutating func setAside(_ open: OpenItem) {
    guard open.presented != nil,
      open.isTouched || open.isBegun || open.state.entries.contains(where: \.isAnswered)
    else { return }
    var open = open
    open.shownAt = nil
    open.activeMS = 0
    kept[open.place] = (open, true)
  }

  /// Gives back what was left half-made at a place, and whether that was by skipping.
  mutating func takeKept(_ place: Int) -> (item: OpenItem, isOfSkip: Bool)? {
    kept.removeValue(forKey: place)
  }

  // MARK: Finding a place

  /// An id wins over a number, which counts from 1.
  func place(named word: String) -> Int? {
    if let place = place(of: ID(word)) { return place }
    return Int(word).flatMap { setup.order.indices.contains($0 &- 1) ? $0 - 1 : nil }
  }

  func place(of item: ID) -> Int? { setup.place(of: item) }
  /// The places of the items of which the person sent a note.
  var notedPlaces: Set<Int> { Set(noted.compactMap(place(of:))) }

  /// The next label made under an older text of the rubric, from a place on and round to it.
  func nextStale(after here: Int?) -> Int? {
    let here = here ?? setup.order.count
    let round = Array(setup.order.indices.dropFirst(here + 1)) + setup.order.indices.prefix(here)
    return round.first(where: isStale)
  }

  func isStale(_ place: Int) -> Bool {
    guard setup.order.indices.contains(place), !isStopped(place), standings[place] != .optedOut
    else { return false }
    return label(at: place).map { setup.rubric.isOlder($0) } ?? false
  }
}
