"""A terminal as gloss sees one: cells, and the modes that leaving must undo.

Knows the sequences that gloss writes and nothing more; whatever else comes is kept in `odd`, since
no text of a file may get through as a control.
"""

import re
import unicodedata

_TOKEN = re.compile(
    rb"\x1b\[(?P<private>[?<=>]?)(?P<numbers>[0-9;:]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b(?P<escape>[78=>M])"
    rb"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    rb"|(?P<text>[^\x00-\x1f\x7f]+)")
# What would act on a terminal, or hide: C1, marks of direction, line and paragraph ends.
HIDDEN = re.compile("[\x80-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_FINALS = set("HABCDGJKmhlucfdX")


class Screen:
    def __init__(self, columns=80, rows=24):
        self.odd = []
        # What was typed: in line mode, once gloss has left, the terminal prints it itself.
        self.typed = b""
        self.has_left = False
        self.modes = set()
        self.keyboard = 0
        self.rest = b""
        self.replies = b""
        self.resize(columns, rows)

    def resize(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0

    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    def text(self):
        return "\n".join(self.lines())

    @property
    def is_alternate(self):
        return "?1049" in self.modes

    def feed(self, data):
        data = self.rest + data
        self.rest = b""
        place = 0
        while place < len(data):
            match = _TOKEN.match(data, place)
            if match is None or (match.end() == len(data) and match["text"]):
                # A sequence, or a character, that the next read completes.
                if match and not _is_cut(match["text"]):
                    self._print(match["text"])
                    return
                if len(data) - place < 64:
                    self.rest = data[place:]
                    return
                if match is None:
                    self._strange(data[place:place + 16])
                    place += 1
                    continue
                self._print(match["text"])
                return
            self._take(match)
            place = match.end()

    def _take(self, match):
        if match["text"]:
            self._print(match["text"])
        elif match["control"]:
            self._control(match["control"])
        elif match["final"]:
            self._sequence(match)
        else:
            self._strange(match.group())

    def _strange(self, data):
        if not self.has_left or data not in self.typed:
            self.odd.append(data)

    def _control(self, byte):
        if byte == b"\r":
            self.column = 0
        elif byte == b"\n":
            if self.row + 1 < self.rows:
                self.row += 1
            else:
                self.cells = self.cells[1:] + [[" "] * self.columns]
        elif byte == b"\b":
            self.column = max(0, self.column - 1)
        elif byte == b"\t":
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)
        else:
            self._strange(byte)

    def _sequence(self, match):
        private, final = match["private"].decode(), match["final"].decode()
        numbers = [int(n) if n.isdigit() else 0 for n in match["numbers"].decode().split(";")]
        first = numbers[0]
        if final not in _FINALS or match["middle"]:
            self._strange(match.group())
        elif final in "hl" and private in ("", "?"):
            for number in numbers:
                mode = f"{private}{number}"
                (self.modes.add if final == "h" else self.modes.discard)(mode)
            if private and first == 1049:
                self.has_left = final == "l"
                self.cells = [[" "] * self.columns for _ in range(self.rows)]
        elif final == "u":
            self.keyboard += {">": 1, "<": -1}.get(private, 0)
        elif final == "c":
            self.replies += b"\x1b[?62;22c"
        elif private:
            self._strange(match.group())
        elif final in "Hf":
            self.row = min(max(first, 1), self.rows) - 1
            second = numbers[1] if len(numbers) > 1 else 1
            self.column = min(max(second, 1), self.columns) - 1
        elif final == "G":
            self.column = min(max(first, 1), self.columns) - 1
        elif final == "d":
            self.row = min(max(first, 1), self.rows) - 1
        elif final in "AB":
            by = max(first, 1) * (1 if final == "B" else -1)
            self.row = min(max(self.row + by, 0), self.rows - 1)
        elif final in "CD":
            by = max(first, 1) * (1 if final == "C" else -1)
            self.column = min(max(self.column + by, 0), self.columns - 1)
        elif final == "J":
            self.cells = [[" "] * self.columns for _ in range(self.rows)]
        elif final == "K":
            self.cells[self.row][self.column:] = [" "] * (self.columns - self.column)
        elif final == "X":
            for column in range(self.column, min(self.columns, self.column + max(first, 1))):
                self.cells[self.row][column] = " "

    def _print(self, data):
        text = data.decode("utf-8", "replace")
        for match in HIDDEN.finditer(text):
            self._strange(match.group().encode())
        for character in text:
            if unicodedata.combining(character):
                continue
            wide = 2 if unicodedata.east_asian_width(character) in "WF" else 1
            if self.column >= self.columns:
                if "?7" not in self.modes:
                    self.column = self.columns - 1
                else:
                    self._control(b"\r")
                    self._control(b"\n")
            row = self.cells[self.row]
            row[self.column] = character
            if wide == 2 and self.column + 1 < self.columns:
                row[self.column + 1] = ""
            self.column += wide


def _is_cut(data):
    """Whether the bytes end inside a character."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xC0:
            return back < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4)
        if byte < 0x80:
            return False
    return False
