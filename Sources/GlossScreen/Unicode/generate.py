#!/usr/bin/env python3
"""Generates ScalarTable+Data.swift: what the choke point must know about each code point, and
BidiTable+Data.swift: what the order of reading depends on.

Run from anywhere, then format and commit the result:

    pip install unicodedata2==17.0.0 wcwidth==0.7.0 regex==2026.11.15 fonttools==4.68.0
    python3 Sources/GlossScreen/Unicode/generate.py

unicodedata2 gives general category, East Asian width and bidirectional class, wcwidth the code
points that a terminal draws two columns wide (alone, and before U+FE0F), fonttools the mirrored
pairs, regex everything else. A code point that unicodedata2 does not know is unassigned, whatever
the others say: the pairs of fonttools are of a newer Unicode.
"""

from importlib.metadata import version
from pathlib import Path

import regex
import unicodedata2 as ucd
import wcwidth
from fontTools.unicodedata.Mirrored import MIRRORED

# Must match `ScalarClass.Category`, in order.
ESCAPE, LETTER, NUMBER, MARK, SPACING_MARK, PUNCTUATION, SYMBOL, SPACE = range(8)
JOINER, VARIATION, TAG, PREPENDED, REGIONAL, MODIFIER, VOWEL_JAMO, FINAL_JAMO = range(8, 16)
# Must match the flags of `ScalarClass`.
WIDE, PICTOGRAPH, WIDENED, AMBIGUOUS, JOINS, UNSPACED, KANA = (1 << bit for bit in range(4, 11))

JOINING_SCRIPTS = (
    "Arabic Syriac Mandaic Nko Mongolian Phags_Pa Manichaean Psalter_Pahlavi Hanifi_Rohingya "
    "Sogdian Adlam Chorasmian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada "
    "Malayalam Sinhala Tibetan Myanmar Khmer Balinese Javanese Sundanese Newa Tirhuta Grantha "
    "Kaithi Sharada Modi Takri Limbu Chakma Meetei_Mayek Brahmi Bhaiksuki"
).split()


def matcher(*properties):
    return regex.compile("[" + "".join(r"\p{%s}" % name for name in properties) + "]").match


is_ignorable = matcher("Default_Ignorable_Code_Point")
is_pictograph = matcher("Extended_Pictographic")
is_prepended = matcher("GCB=Prepend")
is_attached = matcher("GCB=Extend", "GCB=SpacingMark")
is_unspaced = matcher("Line_Break=SA", "Script=Han", "Script=Hiragana")
is_katakana = matcher("Script=Katakana")
is_joining = matcher(*("Script=" + name for name in JOINING_SCRIPTS))
widened = {c for low, high in wcwidth.VS16_NARROW_TO_WIDE["9.0.0"] for c in range(low, high + 1)}

SPECIAL = {
    range(0x1F1E6, 0x1F200): REGIONAL,
    range(0x1F3FB, 0x1F400): MODIFIER,
    range(0x1161, 0x11A8): VOWEL_JAMO,
    range(0xD7B0, 0xD7C7): VOWEL_JAMO,
    range(0x11A8, 0x1200): FINAL_JAMO,
    range(0xD7CB, 0xD7FC): FINAL_JAMO,
    range(0x200C, 0x200E): JOINER,
    range(0xFE00, 0xFE10): VARIATION,
    range(0xE0100, 0xE01F0): VARIATION,
    range(0x180B, 0x180E): VARIATION,
    range(0x180F, 0x1810): VARIATION,
    range(0xE0020, 0xE0080): TAG,
}


def category(code, letter):
    kind = ucd.category(letter)
    if kind in ("Cn", "Co", "Cs", "Cc", "Zl", "Zp"):
        return ESCAPE
    for codes, special in SPECIAL.items():
        if code in codes:
            return special
    if is_ignorable(letter):
        return ESCAPE
    if kind == "Cf":
        return PREPENDED if is_prepended(letter) else ESCAPE
    # Some vowel signs count as letters (Thai sara am), some letters' signs stand alone (Myanmar aa):
    # what decides is whether they end up in the cluster of the letter before.
    if is_attached(letter) and kind in ("Lo", "Lm", "Mc"):
        return SPACING_MARK
    if kind == "Mc":
        return LETTER
    return {"L": LETTER, "N": NUMBER, "M": MARK, "P": PUNCTUATION, "S": SYMBOL, "Z": SPACE}[kind[0]]


def value(code):
    letter = chr(code)
    result = category(code, letter)
    if result == ESCAPE:
        return result
    if wcwidth.wcwidth(letter) == 2:
        result |= WIDE
    if is_pictograph(letter):
        result |= PICTOGRAPH
    if code in widened:
        result |= WIDENED
    if ucd.east_asian_width(letter) == "A" or (result & 15 == LETTER and ucd.category(letter) == "Mc"):
        result |= AMBIGUOUS
    if is_joining(letter):
        result |= JOINS
    if is_unspaced(letter):
        result |= UNSPACED
    if is_katakana(letter) or code in (0x30FC, 0xFF70):
        result |= KANA
    return result


def runs():
    previous = None
    for code in range(0x110000):
        current = ESCAPE if 0xD800 <= code < 0xE000 else value(code)
        if current != previous:
            yield code << 11 | current
            previous = current


# Must match `BidiClass`, in order.
BIDI = {name: place for place, name in enumerate("L R AL EN ES ET AN CS NSM S B WS ON".split())}


def bidi_runs():
    """Code points that are drawn as escapes are never looked up: the run before goes on over them."""
    previous = None
    for code in range(0x110000):
        if 0xD800 <= code < 0xE000 or category(code, chr(code)) == ESCAPE:
            continue
        current = BIDI.get(ucd.bidirectional(chr(code)), BIDI["ON"])
        if current != previous:
            yield code << 4 | current
            previous = current


def is_mirrored(code):
    return ucd.mirrored(chr(code)) == 1


def mirror_pairs():
    for code, other in sorted(MIRRORED.items()):
        if code < other and is_mirrored(code) and is_mirrored(other):
            assert MIRRORED[other] == code and other < 0x10000
            yield code << 16 | other


def bracket_pairs():
    """By the derivation in the header of BidiBrackets.txt: punctuation that opens (Ps) or closes
    (Pe), is neutral and mirrored, with its mirrored form."""
    for pair in mirror_pairs():
        both = [pair >> 16, pair & 0xFFFF]
        kinds = [ucd.category(chr(code)) for code in both]
        if kinds in (["Ps", "Pe"], ["Pe", "Ps"]):
            assert all(ucd.bidirectional(chr(code)) == "ON" for code in both)
            opening, closing = both if kinds[0] == "Ps" else reversed(both)
            yield opening << 16 | closing


def write(table, names, arrays):
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    lines = [
        f"// Generated by generate.py from {packages}.",
        f"// Unicode {ucd.unidata_version}. Do not edit.",
        "// swift-format-ignore-file",
        "",
        f"extension {table} {{",
    ]
    for name, comment, entries in arrays:
        lines += [f"  /// {comment}", f"  static let {name}: [UInt32] = ["]
        for start in range(0, len(entries), 8):
            lines.append("    " + " ".join(f"0x{entry:08X}," for entry in entries[start : start + 8]))
        lines += ["  ]", ""]
        print(table, name, len(entries))
    lines[-1] = "}"
    Path(__file__).with_name(f"{table}+Data.swift").write_text("\n".join(lines + [""]))


write(
    "ScalarTable",
    ("unicodedata2", "wcwidth", "regex"),
    [
        (
            "runs",
            "One entry per run of code points alike: first code point << 11 | class; ascending.",
            list(runs()),
        )
    ],
)
write(
    "BidiTable",
    ("unicodedata2", "regex", "fonttools"),
    [
        (
            "runs",
            "One entry per run of code points alike: first code point << 4 | class; ascending.",
            list(bidi_runs()),
        ),
        ("mirrors", "The lower code point << 16 | its mirrored form.", list(mirror_pairs())),
        ("brackets", "Opening bracket << 16 | closing bracket.", list(bracket_pairs())),
    ],
)
