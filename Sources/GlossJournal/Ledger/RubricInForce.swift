import GlossJSON

/// A rubric's version, in its order: `1.10.0` comes after `1.9.0`.
package struct RubricVersion: Comparable, Sendable {
  package let text: String
  private let numbers: [Number]

  package init(_ text: String) {
    self.text = text
    numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Number($0) }
  }

  /// A number of any length, as its digits; what is none is zero.
  private struct Number: Comparable {
    let digits: String

    init(_ text: Substring) {
      let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      digits = isNumber ? String(text.drop { $0 == "0" }) : ""
    }

    static func < (a: Number, b: Number) -> Bool {
      (a.digits.utf8.count, a.digits) < (b.digits.utf8.count, b.digits)
    }
  }

  /// A change of meaning raises the first number.
  package func changesMeaning(since older: RubricVersion) -> Bool {
    numbers.first != older.numbers.first
  }

  package static func == (a: RubricVersion, b: RubricVersion) -> Bool { a.numbers == b.numbers }

  package static func < (a: RubricVersion, b: RubricVersion) -> Bool {
    a.numbers.lexicographicallyPrecedes(b.numbers)
  }
}

/// The text of a rubric that holds now: what every command measures "older" by.
///
/// It is the one that the batch's file names, also where its version went back; where no file is at
/// hand, the one that the last session was started under, for the same reason. Where no start is
/// known, as with labels that were imported, it is the greatest version among labels.
package struct RubricInForce: Sendable {
  package let id: ID
  package let version: RubricVersion

  package init(id: ID, version: String) {
    self.id = id
    self.version = RubricVersion(version)
  }

  /// Whether an answer was given under a text of the same rubric with a lower version.
  package func isOlder(_ rubric: ID, _ version: String) -> Bool {
    rubric == id && RubricVersion(version) < self.version
  }
}

extension Ledger {
  /// The version of each rubric that is in force, as far as sessions and labels tell.
  package func rubricsInForce(_ kept: KeptVersions) -> [ID: RubricInForce] {
    var found: [ID: RubricInForce] = [:]
    for label in labels {
      let version = RubricVersion(label.rubricVersion)
      if let known = found[label.rubric], known.version >= version { continue }
      found[label.rubric] = RubricInForce(id: label.rubric, version: label.rubricVersion)
    }
    for event in events {
      guard case .sessionStarted(_, let hash, _) = event.happening,
        let rubric = kept.rubrics[hash]
      else { continue }
      found[rubric.id] = RubricInForce(id: rubric.id, version: rubric.version)
    }
    return found
  }
}

/// Which rubric, in which version, each text is that results directories keep.
package struct KeptVersions: Sendable {
  /// By the hash of rubric and guideline.
  package private(set) var rubrics: [Hash: (id: ID, version: String, path: String)] = [:]
  /// The terms that are kept whole.
  private var terms: Set<Hash> = []

  /// Whether a text is kept whole under this hash, so that it need not be kept again.
  package func has(_ hash: Hash) -> Bool { rubrics[hash] != nil || terms.contains(hash) }

  /// Passes over what cannot be read: whoever needs that text will say so.
  package init(_ storage: Storage, roots: [String]) {
    for layout in roots.map({ ResultsLayout($0) }) {
      let names = (try? storage.list(layout.texts)) ?? []
      for name in names where name.hasSuffix(".json") {
        let path = "\(layout.texts)/\(name)"
        guard let bytes = try? storage.read(path) else { continue }
        guard let text = try? JSONValue(parsing: bytes), let id = text["id"]?.string,
          let version = text["version"]?.string
        else {
          let hash = Hash(of: bytes)
          if name == "\(hash.hex).json" { terms.insert(hash) }
          continue
        }
        let guideline = (try? storage.read("\(path.dropLast(".json".count)).md")) ?? []
        let hash = TextStore.hash(rubric: bytes, guideline: guideline)
        // A text that was cut short or changed is not the one that labels name.
        guard name == "\(hash.hex).json", rubrics[hash] == nil else { continue }
        rubrics[hash] = (ID(id), version, path)
      }
    }
  }
}
