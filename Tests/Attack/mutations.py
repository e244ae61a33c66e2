"""Files with bytes changed, at random or by a forger who computes the chain anew.

No command crashes, computes without end, or lets a raw control of a file through to a terminal.
"""

import copy
import json
import re

import oracle
import samples
from harness import attack, must
from screen import HIDDEN
from session import Over, Session

RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|" + HIDDEN.pattern)
# What a parser, a sum or a screen may stumble over.
NASTY = [
    b"\x1b[31m", b"\x1b]0;owned\x07", b"\x9b31m", b"\xc2\x9b31m", "\u202e".encode(), b"\x00",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"\\u001b[2J", b"1e999",
    b"-9223372036854775808", b"9223372036854775807", b"9223372036854775808", b"1e-400", b"-0",
    b"NaN", b"[" * 3000, b'{"a":' * 2000, b'"' + b"\\" * 99, b"\n", b"\r", b",", b"null", b"true",
    b"{}", b"[]", b'""', "\U0001f1e6".encode() * 400, ("a" + "\u0301" * 500).encode(),
    b"\xf4\x90\x80\x80", "\u2028".encode(), "\ufeff".encode(), "\U000e0041".encode()]


def mutate(random, data):
    data = bytearray(data)
    for _ in range(random.choice([1, 1, 1, 2, 5, 20])):
        if not data:
            data += b"{}"
        at, way = random.randrange(len(data)), random.randrange(7)
        end = min(len(data), at + random.choice([1, 2, 8, 64, 1000]))
        if way == 0:
            data[at] = random.randrange(256)
        elif way == 1:
            data[at] ^= 1 << random.randrange(8)
        elif way == 2:
            del data[at:end]
        elif way == 3:
            data[at:at] = data[at:end]
        elif way == 4:
            data[at:at] = random.choice(NASTY)
        elif way == 5:
            data[at:end] = random.choice(NASTY)
        else:
            del data[at:]
    return bytes(data)


def leaves(value, path=()):
    """The place of every value in a JSON value."""
    yield path
    children = value.items() if isinstance(value, dict) else (
        enumerate(value) if isinstance(value, list) else ())
    for key, child in children:
        yield from leaves(child, (*path, key))


STRANGE = [
    None, True, False, 0, -1, 1, 2 ** 31, 2 ** 53 + 1, 2 ** 63 - 1, 2 ** 63, -2 ** 63, 10 ** 40,
    0.5, 1e308, "", "\x1b[31m", "\u202eabc", "\x00", "\u2028", "é", "e\u0301", "😀" * 50,
    "x" * 70000, "sha256:" + "f" * 64, "lb_7zzzzzzzzzzzzzzzzzzzzzzzzz", "9999-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00.000Z", [], {}, [[]], {"a": {}}, [""] * 300]


def strange(random):
    """A copy, since what is put in may itself be changed next: shared, it could come to hold itself."""
    return copy.deepcopy(random.choice(STRANGE))


def change_value(random, value):
    """Puts something strange in one place of a JSON value."""
    path = random.choice(list(leaves(value)) or [()])
    if not path:
        return strange(random)
    target = value
    for step in path[:-1]:
        target = target[step]
    way = random.random()
    if way < 0.15:
        del target[path[-1]]
    elif way < 0.2 and isinstance(target, dict):
        target["strange\x1b[31m"] = strange(random)
    else:
        target[path[-1]] = strange(random)
    return value


def workplace(lab):
    """A batch with every kind, and the results of two people."""
    entries = [
        {**entry, "responses": [{"id": "a", "text": "One"}, {"id": "b", "text": "Two"}],
         "advice": ["violence"] if number == 2 else [], "metadata": {"n": number}}
        for number, entry in enumerate(samples.items(6))]
    batch = samples.write(
        lab.root, questions=[samples.CHOICE, samples.PAIR], entries=entries,
        terms_of=samples.terms())
    lines = ["y", "1", ":note unclear deciding -- Why?", ":cap 60", ":rationale because", "x", "2"]
    samples.script(lab, batch, [*lines, ":quit"])
    samples.script(lab, batch, ["y", "=", ":undo", "x", "1", ":withdraw", ":quit"], person="ben",
                   accept=(0, 2, 74))
    draft = {"item": "it-0003", "field": "rationale", "text": "kept",
             "at": "2026-01-01T00:00:00.000Z"}
    path = samples.drafts(lab.root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(draft) + "\n")
    return batch


def commands(batch):
    """Each with whether its standard output is data, byte for byte."""
    return [
        (["check", batch, "rb.json", "terms.json"], False),
        (["check", "--strict", batch, "rb.json"], False),
        (["check", "--json", batch], False),
        (["label", batch, "--annotator", "ana"], False),
        (["label", batch, "--annotator", "cy"], False),
        (["verify", "results"], False), (["verify", "--json", "results"], False),
        (["status", "--tasks", batch, "results"], False), (["notes", "results"], False),
        (["me", "results", "--annotator", "ana"], True),
        (["me", "results", "--annotator", "ana", "--hours"], False),
        (["me", "results", "--annotator", "ana", "--reviews"], False),
        (["me", "results", "--annotator", "ana", "--record"], False),
        (["guide", "rb.json"], False), (["guide", "rb.json", "--clause", "deciding"], False),
        (["export", "trl-preference", "results"], False)]


def must_bear(lab, batch, most):
    """Some commands, on whatever the files are now."""
    for args, is_data in lab.random.sample(commands(batch), most):
        lines = [b"y", b"1", b":goto 3", b":guide", b":reveal all", b"x", b"2", b":hours", b":quit"]
        ended = lab.run(*args, input=b"\n".join(lines) + b"\n")
        must(ended.code in (0, 1, 2, 64, 73, 74, 75), ended.brief())
        for stream in ([] if is_data else [ended.out]) + [ended.err]:
            found = RAW.search(stream.decode("utf-8", "surrogateescape"))
            must(not found, f"a raw {found and found.group()!r} in the output of {ended.brief()}")


def some_file(lab):
    paths = sorted(
        path for path in lab.root.rglob("*")
        if path.is_file() and path.suffix in (".json", ".jsonl", ".md")
        and "locks" not in path.parts)
    return lab.random.choice(paths)


@attack("mutations.bytes", weight=3)
def bytes_of_any_file(lab):
    """Bytes changed, removed, doubled and put in."""
    batch = workplace(lab)
    for _ in range(4):
        path = some_file(lab)
        whole = path.read_bytes()
        path.write_bytes(mutate(lab.random, whole))
        must_bear(lab, batch, 3)
        path.write_bytes(whole)


@attack("mutations.values", weight=2)
def values_of_inputs(lab):
    """Values of batches, rubrics and terms replaced by strange ones; the JSON stays JSON."""
    batch = workplace(lab)
    for _ in range(4):
        path = lab.root / lab.random.choice(["batch.json", "rb.json", "terms.json"])
        whole = path.read_bytes()
        value = json.loads(whole)
        for _ in range(lab.random.choice([1, 1, 3])):
            value = change_value(lab.random, value)
        samples.dump(path, value)
        must_bear(lab, batch, 3)
        path.write_bytes(whole)


@attack("mutations.forged", weight=2)
def lines_of_a_forger(lab):
    """Lines of labels and events changed, removed and repeated, with the chain computed anew."""
    batch = workplace(lab)
    for _ in range(4):
        path = lab.random.choice([samples.journal, samples.events])(
            lab.root, person=lab.random.choice(["ana", "ben"]))
        whole = path.read_bytes()
        records = [json.loads(line) for line in whole.splitlines()]
        at = lab.random.randrange(len(records))
        way = lab.random.random()
        if way < 0.1:
            del records[at]
        elif way < 0.2:
            records.insert(at, dict(records[at]))
        else:
            records[at] = change_value(lab.random, records[at])
        try:
            path.write_bytes(oracle.rechained(records))
        except (TypeError, UnicodeEncodeError):
            continue
        must_bear(lab, batch, 3)
        path.write_bytes(whole)


@attack("mutations.screen", weight=2)
def hostile_texts_on_the_screen(lab):
    """Texts that would act on a terminal are drawn as what they are, wherever they stand."""
    pieces = [piece.decode("utf-8", "replace") for piece in NASTY]

    def hostile():
        return "".join(lab.random.choice([*pieces, "word "])[:200] for _ in range(9)) or "x"

    entries = [{"id": samples.name(number), "prompt": hostile(), "context": hostile(),
                "responses": [{"id": "a", "text": hostile()}, {"id": "b", "text": hostile()}]}
               for number in range(1, 7)]
    samples.write(lab.root, questions=[samples.PAIR], entries=entries,
                  asked={"title": hostile(), "owner": hostile()})
    (lab.root / "rb.md").write_text(f"# {hostile()}\n\n## Deciding {{#deciding}}\n\n{hostile()}\n",
                                    encoding="utf-8", errors="replace")
    columns, rows = lab.random.choice([(80, 24), (40, 10), (160, 50), (39, 9)])
    session = Session(lab, "--guard", "0", columns=columns, rows=rows)
    try:
        for _ in range(20):
            session.keys(lab.random.choice(["m", "z", "d", "?", "\x1b", "1", "q\x1b", "/e\r", "\r",
                                            "\x1b[6~", ":terms\r", ":help\r", "u", "s"]))
            session.settle(0.02)
        session.signal(15)
    except Over:
        pass
    code = session.end()
    must(code in (0, 2, 74, 143), f"exit {code}:\n{session.shown()}")
    session.must_be_clean()
    session.must_restore("hostile texts")


@attack("words.marker", cases=["text", "prompt", "context", "response"])
def the_marker_cannot_be_forged(lab, case):
    """The characters `<U+202E>` and the one character U+202E are not printed alike."""

    def lines(text):
        entry = {"id": "it-0001", "text": "x"}
        if case in ("text", "context"):
            entry[case] = text
        else:
            entry |= {"prompt": "Which?", "responses": [{"id": "a", "text": text},
                                                        {"id": "b", "text": "y"}]}
            if case == "prompt":
                entry["prompt"] = text
                entry["responses"][0]["text"] = "z"
        batch = samples.write(lab.root, entries=[entry])
        ended = samples.script(lab, batch, [":quit"], results=f"r{len(text)}")
        return [line for line in ended.out.decode().splitlines() if "mark" in line]

    forged, true = lines("mark <U+202E> here"), lines("mark \u202e here")
    must(forged and true, "the text is not printed")
    must(forged != true, f"both are printed as {forged[0]!r}")
