"""What the files say, read by the format's page and by nothing of gloss.

A journal is lines, each ended by LF; `prev` is the SHA-256 of the line before; ids rise.
"""

import hashlib
import json
import pathlib

from harness import Failure, must

NOTHING = "sha256:" + "0" * 64


def hash_of(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def lines(path):
    """The whole lines of a chain, and the bytes of one that was not ended."""
    data = pathlib.Path(path).read_bytes() if pathlib.Path(path).exists() else b""
    *whole, rest = data.split(b"\n")
    return whole, rest


def chain(path, may_be_torn=False):
    """The records of a chain, once it is known to be whole."""
    whole, rest = lines(path)
    must(not rest or may_be_torn, f"{path} ends inside a line: {rest[-80:]!r}")
    records, prev, last = [], NOTHING, ""
    for number, line in enumerate(whole, 1):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise Failure(f"{path}:{number}: no JSON ({error}): {line[:80]!r}") from error
        must(record["prev"] == prev, f"{path}:{number}: the chain is broken")
        must(record["id"] > last, f"{path}:{number}: the id {record['id']} does not rise")
        prev, last = hash_of(line), record["id"]
        records.append(record)
    return records


def rechained(records):
    """The bytes of a chain of these records, with every `prev` computed anew, as a forger would."""
    out, prev = b"", NOTHING
    for record in records:
        record = {**record, "prev": prev}
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
        out += line + b"\n"
        prev = hash_of(line)
    return out


def must_be_saved(path, items, why, **options):
    """Each of the items is in the journal exactly once, answered."""
    found = [record["item"] for record in chain(path, **options) if record["status"] == "answered"]
    for item in items:
        must(found.count(item) == 1,
             f"{item} was called saved and is {found.count(item)} times in {path} ({why})")
