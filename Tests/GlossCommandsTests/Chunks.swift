/// What `gloss me` printed, taken apart by its headings: the bytes of each file, in order.
struct Chunks {
  private(set) var files: [String: [UInt8]] = [:]
  /// What a heading was expected for and none was.
  private(set) var fault: String?

  init(_ output: [UInt8]) {
    var rest = output[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0a }
      let heading = String(decoding: line, as: UTF8.self)
      guard
        let match = heading.wholeMatch(of: #/==> (.+?)(, lines? [0-9-]+)? \(([0-9]+) bytes\) <==/#),
        let count = Int(match.3)
      else {
        fault = heading
        return
      }
      rest = rest.dropFirst(line.count + 1)
      let bytes = rest.prefix(count)
      files[String(match.1), default: []] += bytes
      rest = rest.dropFirst(count)
      if bytes.last != 0x0a { rest = rest.dropFirst() }
    }
  }
}
