import GlossJSON

/// What a session takes from a results directory as it opens, with each file read once.
///
/// The person's own two files were read under their locks and are handed in. Of others' labels only
/// those are parsed that can matter: stops on this batch, and answers under another text of the
/// rubric. What cannot be read of other people's keeps nobody from working, and what is damaged says
/// nothing of a text: an answer is evidence of another text only in a file whose chain is whole.
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

  /// The rubric that the session is to be opened with.
  package struct Rubric: Sendable {
    let id: ID
    let version: String
    let hash: Hash

    package init(id: ID, version: String, hash: Hash) {
      self.id = id
      self.version = version
      self.hash = hash
    }
  }

  /// - Parameters:
  ///   - labels: the person's journal on the batch, as it was read under its lock.
  ///   - events: the person's event file, likewise.
  package init(
    of owner: ChainOwner, labels: [ChainLine<LabelContent>], events: [ChainLine<EventContent>],
    rubric: Rubric, _ storage: Storage, root: String
  ) throws(StorageError) {
    var files = OpeningFiles(owner, rubric, storage, root)
    let walk = ResultsWalk(storage, roots: [root])
    files.unread = walk.unlisted.filter { $0.path == files.journal.directory }
    files.hold(labels, events)
    for file in walk.files { files.take(file) }
    ledger = try Ledger(walk, files.reading, storage)
    own = files.own
    watch = files.watch
    unread = files.unread
    kept = KeptVersions(storage, roots: [root])
    otherText = files.other.map { .label($0) } ?? .kept(rubric, kept)
  }
}

/// Another text under the id and version of a rubric, as a results directory shows it: labels of two
/// texts would look like those of one.
package enum OtherText: Hashable, Sendable {
  /// A label was made under it.
  case label(Label)
  /// It is kept among the texts, at this path: somebody started under it.
  case kept(String)

  fileprivate static func kept(
    _ rubric: SessionOpening.Rubric, _ kept: KeptVersions
  ) -> OtherText? {
    kept.rubrics.filter { $0 != rubric.hash && $1.id == rubric.id && $1.version == rubric.version }
      .map(\.value.path).min(by: ResultsWalk.isBefore).map { .kept($0) }
  }
}

/// The walk over the files of an opening.
private struct OpeningFiles {
  let owner: ChainOwner
  let journal: ChainPaths
  let eventFile: String
  let rubric: SessionOpening.Rubric
  let storage: Storage
  let root: String
  var reading = LedgerReading(.order)
  var watch: StopWatch
  var unread: [StorageError] = []
  var other: Label?
  private var found: [ID: ChainLine<LabelContent>] = [:]
  /// How a line goes on behind `"rubric":"` that was made under this rubric and version, up to the
  /// hash of the text: each value, and what stands behind it.
  private let same: [(value: [UInt8], next: [UInt8])]

  init(_ owner: ChainOwner, _ rubric: SessionOpening.Rubric, _ storage: Storage, _ root: String) {
    let layout = ResultsLayout(root)
    self.owner = owner
    journal = layout.journal(batch: owner.batch, annotator: owner.person)
    eventFile = layout.events(batch: owner.batch, person: owner.person).file
    self.rubric = rubric
    self.storage = storage
    self.root = root
    watch = StopWatch(on: owner.batch, in: journal.directory, but: journal.file, storage)
    same = [(rubric.id.string, "rubric_version"), (rubric.version, "rubric_sha256")].map {
      var writer = JSONWriter()
      writer.string($0)
      return (Array(writer.bytes.dropFirst()), LineSearch.sign(of: $1))
    }
  }

  /// This person's current labels: a line of their own journal stands over any copy of it.
  var own: [Label] { Currents(found.values.map(\.entry)).all.filter { $0.role == .annotator } }

  mutating func hold(_ labels: [ChainLine<LabelContent>], _ events: [ChainLine<EventContent>]) {
    reading.take(ResultsWalk.File(root: root, family: .labels, path: journal.file), labels)
    reading.take(ResultsWalk.File(root: root, family: .events, path: eventFile), events)
    for line in labels {
      found[line.entry.id] = line
      look(at: line.entry)
    }
  }

  mutating func take(_ file: ResultsWalk.File) {
    guard file.path != journal.file, file.path != eventFile else { return }
    do throws(StorageError) {
      let isBeside = file.family == .labels && watch.isWatched(file.path)
      let stamp = isBeside ? try storage.stamp(file.path) : nil
      guard let bytes = try storage.read(file.path) else { return }
      if let stamp { watch.note(file.path, stamp, bytes) }
      guard file.family == .labels else { return reading.take(file, bytes) }
      if isCopy(file) || holdOtherText(bytes) {
        takeChain(file, bytes)
      } else if isBeside && LineSearch.holdStop(bytes) {
        reading.take(file, bytes)
      }
    } catch {
      if isCopy(file) { unread.append(error) }
    }
  }

  /// Named as a copy of the person's journal is: `~` is in no file name made from an id.
  private func isCopy(_ file: ResultsWalk.File) -> Bool {
    file.family == .labels && watch.isWatched(file.path)
      && file.stem.hasPrefix(FileName.make(owner.person) + "~")
  }

  private mutating func takeChain(_ file: ResultsWalk.File, _ bytes: [UInt8]) {
    let contents = ChainContents<LabelContent>(path: file.path, bytes: bytes)
    let isCopy = isCopy(file)
    reading.take(file, contents.lines)
    for line in contents.lines {
      if contents.diagnostics.isEmpty { look(at: line.entry) }
      guard isCopy, line.entry.content.owner == owner else { continue }
      if let known = found[line.entry.id],
        known.path == journal.file || (known.hash ?? .zero) <= (line.hash ?? .zero)
      {
        continue
      }
      found[line.entry.id] = line
    }
  }

  private mutating func look(at label: Label) {
    guard other == nil, label.rubric == rubric.id, label.rubricVersion == rubric.version,
      label.rubricSHA256 != rubric.hash
    else { return }
    other = label
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
