import GlossJSON

/// What a session takes from a results directory as it opens, with each file read once.
///
/// Of others' labels only those are parsed that can matter: stops on this batch, and answers under
/// another text of the rubric. What cannot be read of other people's keeps nobody from working, and
/// an answer is evidence of another text only in a file whose chain is whole.
package struct SessionOpening {
  /// This person's labels on the batch, everybody's stops on it, and everybody's events.
  package let ledger: Ledger
  /// This person's current labels on the batch as an annotator, whole, in the order of their ids:
  /// of their journal, and of its copies from other machines that stand beside it.
  package let own: [Label]
  /// Looks for what others stop at from here on.
  package let watch: StopWatch
  /// Another text under the id and version of the rubric, if there is one.
  package let otherText: OtherText?
  /// The texts that are kept already.
  package let kept: KeptVersions
  /// Copies of the journal that could not be read.
  package let unread: [StorageError]

  package typealias RubricText = (id: ID, version: String, hash: Hash)

  /// - Parameters:
  ///   - labels: the person's journal on the batch, as it was read under its lock.
  ///   - events: the person's event file, likewise.
  ///   - rubric: what the session is to be opened with.
  package init(
    of owner: ChainOwner, labels: [ChainLine<LabelContent>], events: [ChainLine<EventContent>],
    rubric: RubricText, _ storage: Storage, root: String
  ) throws(StorageError) {
    var files = OpeningFiles(owner, rubric, storage, root)
    let walk = ResultsWalk(storage, roots: [root])
    for line in events { files.reading.add(line, in: root) }
    for line in labels { files.take(line, in: root) }
    for file in walk.files { files.take(file) }
    ledger = try Ledger(walk, files.reading, storage)
    own = files.own
    watch = files.watch
    unread = walk.unlisted.filter { $0.path == files.journal.directory } + files.unread
    kept = KeptVersions(storage, roots: [root])
    let others = kept.rubrics.filter {
      $0 != rubric.hash && $1.id == rubric.id && $1.version == rubric.version
    }
    otherText =
      files.other.map { .label($0) }
      ?? others.map(\.value.path).min(by: ResultsWalk.isBefore).map { .kept($0) }
  }
}

/// Another text under the id and version of a rubric, as a results directory shows it: labels of two
/// texts would look like those of one.
package enum OtherText: Hashable, Sendable {
  /// A label was made under it.
  case label(Label)
  /// It is kept among the texts, at this path: somebody started under it.
  case kept(String)
}

/// The walk over the files of an opening.
private struct OpeningFiles {
  let owner: ChainOwner
  let journal: ChainPaths
  let events: ChainPaths
  let rubric: SessionOpening.RubricText
  let storage: Storage
  var reading = LedgerReading(.order)
  var watch: StopWatch
  var unread: [StorageError] = []
  var other: Label?
  private var found: [ID: ChainLine<LabelContent>] = [:]
  /// How a line goes on behind `"rubric":"` that was made under this rubric and version, up to the
  /// hash of the text: each value, and what stands behind it.
  private let same: [(value: [UInt8], next: [UInt8])]

  init(_ owner: ChainOwner, _ rubric: SessionOpening.RubricText, _ storage: Storage, _ root: String)
  {
    let layout = ResultsLayout(root)
    self.owner = owner
    journal = layout.journal(batch: owner.batch, annotator: owner.person)
    events = layout.events(batch: owner.batch, person: owner.person)
    self.rubric = rubric
    self.storage = storage
    watch = StopWatch(on: owner.batch, in: journal.directory, but: journal.file, storage)
    same = [(rubric.id.string, "rubric_version"), (rubric.version, "rubric_sha256")].map {
      (Array($0.json.dropFirst()), LineSearch.sign(of: $1))
    }
  }

  /// This person's current labels: a line of their own journal stands over any copy of it.
  var own: [Label] { Currents(found.values.map(\.entry)).all.filter { $0.role == .annotator } }

  /// Takes a line of the person's own journal.
  mutating func take(_ line: ChainLine<LabelContent>, in root: String) {
    reading.add(line, in: root)
    found[line.id] = line
    look(at: line.entry)
  }

  mutating func take(_ file: ResultsWalk.File) {
    guard file.path != journal.file, file.path != events.file else { return }
    let isBeside = file.family == .labels && watch.isWatched(file.path)
    // Named as a copy of the person's journal is: `~` is in no file name made from an id.
    let isCopy = isBeside && file.stem.hasPrefix(FileName.make(owner.person) + "~")
    do throws(StorageError) {
      let stamp = isBeside ? try storage.stamp(file.path) : nil
      guard let bytes = try storage.read(file.path) else { return }
      if let stamp { watch.note(file.path, stamp, bytes) }
      if file.family == .labels, isCopy || holdOtherText(bytes) {
        takeChain(file, bytes, isCopy: isCopy)
      } else if file.family != .labels || isBeside && LineSearch.holdStop(bytes) {
        reading.take(file, bytes)
      }
    } catch {
      if isCopy { unread.append(error) }
    }
  }

  private mutating func takeChain(_ file: ResultsWalk.File, _ bytes: [UInt8], isCopy: Bool) {
    let contents = ChainContents<LabelContent>(path: file.path, bytes: bytes)
    for line in contents.lines {
      reading.add(line, in: file.root)
      if contents.diagnostics.isEmpty { look(at: line.entry) }
      guard isCopy, line.entry.content.owner == owner else { continue }
      if let known = found[line.id],
        known.place.path == journal.file || (known.hash ?? .zero) <= (line.hash ?? .zero)
      {
        continue
      }
      found[line.id] = line
    }
  }

  private mutating func look(at label: Label) {
    guard label.rubric == rubric.id, label.rubricVersion == rubric.version,
      label.rubricSHA256 != rubric.hash
    else { return }
    // Of several the first that was saved, in whichever file it stands.
    other = [label, other ?? label].min { ($0.id, $0.rubricSHA256) < ($1.id, $1.rubricSHA256) }
  }

  /// Whether a line may have been made under another text of the rubric's version.
  private func holdOtherText(_ bytes: [UInt8]) -> Bool {
    LineSearch.hold(bytes, "rubric") { rest in
      var rest = rest
      for (value, next) in same {
        guard rest.starts(with: value) else {
          // Another rubric or version, unless an escape hides that it is the same.
          return rest.prefix { $0 != UInt8(ascii: "\"") }.contains(UInt8(ascii: "\\"))
        }
        rest = rest.dropFirst(value.count)
        guard rest.starts(with: next) else { return true }
        rest = rest.dropFirst(next.count)
      }
      return !rest.starts(with: rubric.hash.text.utf8)
    }
  }
}
