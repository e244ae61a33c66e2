import GlossJSON

/// What results prove of themselves beyond the chain, which holds nothing after its last line: an
/// ended session names the hash of its journal's last line and how many labels it wrote there, a kept
/// text has its hash in its name, and a label names its rubric and its terms.
struct Proofs {
  private(set) var faults: [Diagnostic] = []
  /// What may be as it was written, and cannot be shown to be.
  private(set) var unproven: [Diagnostic] = []
  private let ledger: Ledger
  /// Every copy of every label, in the order of the files and of the lines in them.
  private let labels: [LedgerLine<BriefLabel>]
  private let events: [LedgerLine<Event>]

  init(
    _ ledger: Ledger, _ labels: [LedgerLine<BriefLabel>], _ storage: Storage
  ) throws(StorageError) {
    self.ledger = ledger
    self.labels = labels
    events = ledger.events + ledger.otherEvents
    checkSessions()
    try checkTexts(storage)
  }

  // MARK: Sessions

  /// A session's end, as its event tells it.
  private struct Ending {
    let event: LedgerLine<Event>
    let labels: Int
    let receipt: Hash
    /// How many labels of the session stand up to the receipt, in each journal that holds it.
    var found: [Int] = []
    /// Whether one of those journals has lines that cannot be counted.
    var isUncertain = false

    var place: String { "\(event.place.path):\(event.place.number)" }
  }

  private struct Receipt: Hashable {
    let owner: ChainOwner
    let hash: Hash
  }

  /// The receipt may stand in any copy of the person's journal: an older copy lacks it, and a file
  /// of another name may hold it.
  private mutating func checkSessions() {
    var endings = ledger.events.compactMap { event -> Ending? in
      guard case .sessionEnded(let labels, let receipt) = event.happening,
        !event.place.path.hasPrefix(ResultsLayout(event.place.root).shared + "/")
      else { return nil }
      return Ending(event: event, labels: labels, receipt: receipt)
    }
    let awaited = Dictionary(grouping: endings.indices) { index in
      Receipt(owner: endings[index].event.content.owner, hash: endings[index].receipt)
    }
    let uncertain = Set(ledger.faults.map { ID($0.path) })
    /// Of each journal, the last line that is a receipt.
    var covered: [ID: Int] = [:]
    var (path, counts): (ID?, [ID: Int]) = (nil, [:])
    for label in labels {
      let here = ID(label.place.path)
      if here != path { (path, counts) = (here, [:]) }
      counts[label.session, default: 0] += 1
      guard let hash = label.hash,
        let ends = awaited[Receipt(owner: label.entry.owner, hash: hash)]
      else { continue }
      covered[here] = label.place.number
      for index in ends {
        endings[index].found.append(counts[endings[index].event.session] ?? 0)
        if uncertain.contains(here) { endings[index].isUncertain = true }
      }
    }
    for ending in endings where !ending.isUncertain { checkCount(ending) }
    let lost = endings.filter { $0.receipt != .zero && $0.found.isEmpty }
    tellLost(lost)
    tellTails(covered, but: Set(lost.map { $0.event.content.owner }))
  }

  private mutating func checkCount(_ ending: Ending) {
    let found = ending.receipt == .zero ? [0] : ending.found
    guard let count = found.first, !found.contains(ending.labels) else { return }
    faults.append(
      ending.event.place.complaint(
        "the session ended with \(ending.labels) labels here, and up to its receipt there are "
          + "\(count)", BadLine.remedy))
  }

  /// Of a journal whose lines are gone the first session that shows it is told, with how many more.
  private mutating func tellLost(_ lost: [Ending]) {
    struct Journal: Hashable {
      let root: ID
      let owner: ChainOwner
    }
    let journals = Dictionary(grouping: lost) {
      Journal(root: ID($0.event.place.root), owner: $0.event.content.owner)
    }
    for (journal, endings) in journals {
      let (first, root) = (endings[0], endings[0].event.place.root)
      let all = labels.filter {
        $0.entry.owner == journal.owner && ID($0.place.root) == journal.root
      }
      let lines = all.filter { $0.session == first.event.session }
      let more =
        endings.count == 1
        ? "" : "; so it is with the ends of \(endings.count - 1) more of the person's sessions"
      if first.labels > 0, lines.count >= first.labels {
        faults.append(
          lines[first.labels - 1].place.complaint(
            "the session that ended in \(first.place) has another receipt: this line, or one "
              + "before it, was changed" + more, BadLine.remedy))
      } else {
        let path =
          (lines.first ?? all.first)?.place.path
          ?? ResultsLayout(root).journal(
            batch: journal.owner.batch, annotator: journal.owner.person
          )
          .file
        faults.append(
          Diagnostic(
            path: path,
            message: "labels are missing: the receipt of the session that ended in \(first.place) "
              + "is in no journal; of its \(first.labels) labels here, \(lines.count) are left"
              + more,
            remedy: "put the journal back from a copy, or name the directory that holds it as well"
          ))
      }
    }
  }

  private mutating func tellTails(_ covered: [ID: Int], but lost: Set<ChainOwner>) {
    var path: ID?
    for label in labels where ID(label.place.path) != path {
      let here = ID(label.place.path)
      path = here
      let count = (ledger.lineCounts[here] ?? 0) - (covered[here] ?? 0)
      guard count > 0, !lost.contains(label.entry.owner) else { continue }
      unproven.append(
        Diagnostic(
          severity: .warning, path: label.place.path,
          message: count == 1
            ? "the last label has no receipt yet" : "the last \(count) labels have no receipt yet",
          remedy: "the end of the person's next session in this directory gives one"))
    }
  }

  // MARK: Texts

  /// A text in one results directory.
  private struct Kept: Hashable {
    let root: ID
    let hash: Hash
  }

  /// A text that nobody worked under is passed over: a crash may have cut it short while it was kept,
  /// and the next start makes it whole.
  private mutating func checkTexts(_ storage: Storage) throws(StorageError) {
    var (rubrics, terms): (Set<Kept>, Set<Kept>) = ([], [])
    for label in labels {
      rubrics.insert(Kept(root: ID(label.place.root), hash: label.rubricSHA256))
      if let hash = label.termsSHA256 { terms.insert(Kept(root: ID(label.place.root), hash: hash)) }
    }
    for event in events {
      guard case .sessionStarted(let hash, let rubric, _) = event.happening else { continue }
      rubrics.insert(Kept(root: ID(event.place.root), hash: rubric))
      if let hash { terms.insert(Kept(root: ID(event.place.root), hash: hash)) }
    }
    var known: Set<Hash> = []
    for root in ledger.roots {
      let layout = ResultsLayout(root)
      for name in try storage.list(layout.texts).sorted(by: ResultsWalk.isBefore) {
        guard name.hasSuffix(".json"),
          let hash = Hash(Hash.prefix + name.dropLast(".json".count)),
          let text = try storage.read(layout.text(hash, as: .json))
        else { continue }
        let guideline = try storage.read(layout.text(hash, as: .md))
        let kept = Kept(root: ID(root), hash: hash)
        if Hash(of: text) == hash
          || guideline.map({ TextStore.hash(rubric: text, guideline: $0) }) == hash
        {
          known.insert(hash)
        } else if rubrics.contains(kept) && guideline != nil || terms.contains(kept) {
          known.insert(hash)
          faults.append(
            Diagnostic(
              path: layout.text(hash, as: .json),
              message: guideline == nil
                ? "the kept text was changed: its hash is not its name"
                : "the kept rubric or its guideline, \(hash.hex).md, was changed: their hash is not "
                  + "their name", remedy: "put both back from a copy of the results"))
        }
      }
    }
    tellUnkept(known)
  }

  private mutating func tellUnkept(_ known: Set<Hash>) {
    var known = known
    for label in labels {
      for (hash, what) in [(label.rubricSHA256, "a rubric"), (label.termsSHA256, "terms")] {
        guard let hash, known.insert(hash).inserted else { continue }
        unproven.append(
          label.place.complaint(
            "names \(what) that no texts/ keeps, \(hash)",
            "name the results directory that keeps it as well, if there is one", .warning))
      }
    }
  }
}

extension BriefLabel {
  fileprivate var owner: ChainOwner { ChainOwner(batch: batch, person: annotator) }
}
