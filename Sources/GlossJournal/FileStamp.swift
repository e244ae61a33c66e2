/// What tells one state of a file from another without reading it.
package struct FileStamp: Hashable, Sendable {
  /// The file's number on its device: another one was put in its place where this differs.
  package let inode: UInt64
  /// In bytes.
  package let size: Int
  /// Nanoseconds since 1970.
  package let modified: Int64

  package init(inode: UInt64, size: Int, modified: Int64) {
    self.inode = inode
    self.size = size
    self.modified = modified
  }
}
