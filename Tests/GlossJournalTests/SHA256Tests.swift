import GlossTestSupport
import Testing

@testable import GlossJournal

/// The vectors of FIPS 180-4 and its predecessor's examples.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func publishedVectors(text: String, hex: String) {
    #expect(Hash(of: text).hex == hex)
  }

  @Test func aMillionLettersInUnevenPieces() {
    var hasher = SHA256()
    var left = 1_000_000
    var piece = 1
    while left > 0 {
      let count = min(piece, left)
      hasher.update([UInt8](repeating: UInt8(ascii: "a"), count: count))
      left -= count
      piece = piece * 7 % 1009 + 1
    }
    #expect(
      hasher.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesOfEveryLengthGiveTheDigestOfTheWhole() {
    let bytes = (0..<200).map { UInt8($0) }
    for length in 0...200 {
      let whole = Hash(of: bytes.prefix(length))
      for cut in stride(from: 0, through: length, by: 13) {
        var hasher = SHA256()
        hasher.update(bytes[..<cut])
        _ = hasher.finish()
        hasher.update(bytes[cut..<length])
        #expect(hasher.finish() == whole)
      }
    }
  }

  @Test("the processor's instructions and the words of Swift give the same", arguments: 0..<400)
  func bothWaysAgree(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let length = seed < 200 ? seed : Int.random(in: 200...100_000, using: &random)
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    var (fast, plain) = (SHA256(), SHA256(usesProcessor: false))
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...max(length / 3, 1), using: &random))
      fast.update(piece)
      plain.update(piece)
      rest = rest.dropFirst(piece.count)
    }
    #expect(fast.finish() == plain.finish())
  }

  @Test func publishedVectorsHoldWithoutTheProcessor() {
    var hasher = SHA256(usesProcessor: false)
    hasher.update("abc".utf8)
    #expect(
      hasher.finish().hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func textFormIsReadBackAndNothingElseIs() {
    let hash = Hash(of: "abc")
    #expect(hash.text == "sha256:" + hash.hex)
    #expect(Hash(hash.text) == hash)
    #expect(Hash("sha256:" + String(repeating: "0", count: 64)) == .zero)
    #expect(hash.hex.count == 64 && hash.hex.hasPrefix("ba7816"))
    for bad in [
      "", hash.hex, hash.text.uppercased(), "sha256:" + hash.hex.uppercased(), hash.text + "0",
      String(hash.text.dropLast()), "sha512:" + hash.hex, String(hash.text.dropLast()) + "g",
    ] {
      #expect(Hash(bad) == nil)
    }
  }

  @Test func orderIsThatOfTheBytes() {
    let hashes = (0..<50).map { Hash(of: String($0)) }
    #expect(
      hashes.sorted().map(\.hex) == hashes.map(\.hex).sorted())
  }
}
