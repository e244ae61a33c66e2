/// Which key each final byte, number and code point stands for, over all terminals at once: their
/// forms do not contradict each other, so nobody has to know which terminal it is.
enum KeyTable {
  /// Whether bytes are a plain decimal number.
  static func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Names `ESC [ … letter`. Lower-case arrows are rxvt's with Shift.
  static func letter(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "A"): Key(.up)
    case UInt8(ascii: "B"): Key(.down)
    case UInt8(ascii: "C"): Key(.right)
    case UInt8(ascii: "D"): Key(.left)
    case UInt8(ascii: "H"): Key(.home)
    case UInt8(ascii: "F"): Key(.end)
    case UInt8(ascii: "Z"): Key(.tab, .shift)
    case UInt8(ascii: "a"): Key(.up, .shift)
    case UInt8(ascii: "b"): Key(.down, .shift)
    case UInt8(ascii: "c"): Key(.right, .shift)
    case UInt8(ascii: "d"): Key(.left, .shift)
    case UInt8(ascii: "P")...UInt8(ascii: "S"): Key(.function(Int(byte) - 0x4F))
    default: nil
    }
  }

  /// Names `ESC O letter`. Lower-case arrows are rxvt's with Ctrl; `j` to `y` are the keypad.
  static func singleShift(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "a"): Key(.up, .control)
    case UInt8(ascii: "b"): Key(.down, .control)
    case UInt8(ascii: "c"): Key(.right, .control)
    case UInt8(ascii: "d"): Key(.left, .control)
    case UInt8(ascii: "M"): Key(.enter)
    case UInt8(ascii: "I"): Key(.tab)
    case UInt8(ascii: " "): Key(.character(" "))
    case UInt8(ascii: "X"): Key(.character("="))
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      Key(.character(Character(Unicode.Scalar(byte - 0x40))))
    case UInt8(ascii: "Z"): nil
    default: letter(byte)
    }
  }

  /// Names `ESC [ number ~`.
  static func tilde(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// Names a code point that is a key and not text: control codes and kitty's functional keys.
  static func functional(_ value: Int) -> Key.Code? {
    switch value {
    case 8, 127, 57347: .backspace
    case 9, 57346: .tab
    case 10, 13, 57345, 57414: .enter
    case 27, 57344: .escape
    case 57348, 57425: .insert
    case 57349, 57426: .delete
    case 57350, 57417: .left
    case 57351, 57418: .right
    case 57352, 57419: .up
    case 57353, 57420: .down
    case 57354, 57421: .pageUp
    case 57355, 57422: .pageDown
    case 57356, 57423: .home
    case 57357, 57424: .end
    case 57364...57398: .function(value - 57363)
    case 57399...57408: .character(Character(Unicode.Scalar(UInt8(value - 57399) + 0x30)))
    case 57409: .character(".")
    case 57410: .character("/")
    case 57411: .character("*")
    case 57412: .character("-")
    case 57413: .character("+")
    case 57415: .character("=")
    case 57416: .character(",")
    default: nil
    }
  }
}
