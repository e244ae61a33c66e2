"""Readers are linear: where a file, or a text, doubles, the seconds computed grow by at most 2.6.

Seconds are those that the child computed for, so that a busy machine changes little; a growth that
is too great is measured a few times more, and the least of each counts, since a processor is shared
all the same.
"""

import json
import signal
import time

import oracle
import samples
from harness import Failure, attack, must
from session import Session

MOST_GROWTH = 2.6
# Up to this nothing is doubtful; above it more is measured, up to so many seconds.
USUAL_GROWTH = 2.2
MOST_SECONDS = 6
MOST_REPEATS = 4
# Below this a start of the program is most of what is measured.
ENOUGH_SECONDS = 0.3
MOST_BYTES = 8 << 20
# More than anybody types or pastes into a field; each piece of a paste copies what stands there.
MOST_TYPED = 2 << 20
MOST_SECONDS_DEAF = 1.5


def one_line(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def batch_of(lab, entries, **asked):
    samples.write(lab.root, asked=asked, entries=[])
    batch = {"schema": "gloss/batch/1", "id": samples.BATCH, "rubric": "rb.json", "items": entries}
    one_line(lab.root / "batch.json", batch)


def check(*flags):
    return lambda lab: lab.run("check", *flags, "batch.json", accept=(0, 1, 2))


def label(lab):
    return lab.run("label", "batch.json", "--annotator", "ana", input=b":quit\n", accept=(0, 2))


def items_on_one_line(lab, count):
    batch_of(lab, samples.items(count))


def items_on_lines(lab, count):
    items_on_one_line(lab, 1)
    header = {"schema": "gloss/batch/1", "id": samples.BATCH, "rubric": "rb.json"}
    lines = [json.dumps(value) for value in [header, *samples.items(count)]]
    (lab.root / "batch.json").rename(lab.root / "old.json")
    (lab.root / "batch.jsonl").write_text("\n".join(lines) + "\n")


def many_keys(lab, count):
    batch_of(lab, samples.items(1, metadata={f"key-{number}": number for number in range(count)}))


def unknown_keys(lab, count):
    batch_of(lab, samples.items(1, **{f"key-{number}": number for number in range(count)}))


def many_of_an_item_key(lab, count):
    samples.write(lab.root, entries=[])
    (lab.root / "batch.json").write_text(
        '{"schema":"gloss/batch/1","id":"bt","rubric":"rb.json","items":[{"id":"a","text":"b"'
        + ',"text":"b"' * count + "}]}")


def same_ids(lab, count):
    batch_of(lab, [{"id": "same", "text": f"Text {number}"} for number in range(count)])


def colliding_ids(lab, count):
    """Long ids that differ in their middle alone, in bytes that hashes of ends do not read."""
    batch_of(lab, [{"id": "x" * 40 + f"{number:07}" + "y" * 40, "text": "t"}
                   for number in range(count)])


def canonical_ids(lab, count):
    """Ids that are equal as texts, not as bytes: composed and decomposed, in every mixture."""
    batch_of(lab, [{"id": "".join("é" if number >> bit & 1 else "e\u0301" for bit in range(20)),
                    "text": "t"} for number in range(count)])


def number_ids(lab, count):
    batch_of(lab, [{"id": number, "text": "t"} for number in range(count)])


def bad_items(lab, count):
    batch_of(lab, [{"id": 0.5, "text": None, "priority": "x"} for _ in range(count)])


def flags(lab, count):
    batch_of(lab, samples.items(1, text="\U0001f1e6" * count))


def flags_in_responses(lab, count):
    batch_of(lab, [{"id": "a", "prompt": "p", "responses": [
        {"id": "a", "text": "\U0001f1e6" * count},
        {"id": "b", "text": "\U0001f1e6" * count + "x"}]}])


def keys_of_suggestions(lab, count):
    batch_of(lab, samples.items(1, suggestions={f"key-{number}": 1 for number in range(count)}))


def marks(lab, count):
    batch_of(lab, samples.items(1, text="a" + "\u0301" * count))


def two_responses(lab, count):
    text = "The quick brown fox is slow. " * (count // 28)
    batch_of(lab, [{"id": "a", "prompt": "p", "responses": [
        {"id": "a", "text": text}, {"id": "b", "text": text[::-1]}]}])


def like_responses(lab, count):
    text = "ab " * (count // 3)
    batch_of(lab, [{"id": "a", "prompt": "p", "responses": [
        {"id": "a", "text": text + "x"}, {"id": "b", "text": text + "y"}]}])


def many_responses(lab, count):
    batch_of(lab, [{"id": "a", "prompt": "p", "responses": [
        {"id": f"r{number}", "text": f"t{number}"} for number in range(count)]}])


def many_turns(lab, count):
    batch_of(lab, [{"id": "a", "text": "t", "prompt": [
        {"role": "user", "content": f"c{number}"} for number in range(count)]}])


def many_categories(lab, count):
    batch_of(lab, samples.items(1, advice=[f"c{number}" for number in range(count)]))


def long_text(lab, count):
    batch_of(lab, samples.items(1, text="words and more\n" * (count // 15)))


def one_word(lab, count):
    batch_of(lab, samples.items(1, text="a" * count))


def escapes(lab, count):
    batch_of(lab, samples.items(1, text="\u202e\x1b" * count))


def options(lab, count):
    samples.write(lab.root, entries=samples.items(1), questions=[{
        **samples.CHOICE, "labels": [{"id": f"l{number}", "title": f"T{number}"}
                                     for number in range(count)]}])


def same_options(lab, count):
    samples.write(lab.root, entries=samples.items(1), questions=[{
        **samples.CHOICE, "labels": [{"id": "l", "title": "T", "key": "k"}] * count}])


def questions(lab, count):
    samples.write(lab.root, entries=samples.items(1), questions=[
        {**samples.CHOICE, "name": f"q{number}"} for number in range(count)])


def suggestions(lab, count):
    batch_of(lab, samples.items(1, suggestions={
        "fits": {"labels": [f"l{number}" for number in range(count)]}}))


def headings(lab, count):
    items_on_one_line(lab, 1)
    (lab.root / "rb.md").write_text(
        "".join(f"## Clause {number} {{#c{number}}}\n\nText.\n\n" for number in range(count)))


def same_headings(lab, count):
    items_on_one_line(lab, 1)
    (lab.root / "rb.md").write_text("## Clause {#same}\n\n" * count)


def markdown(lab, count):
    items_on_one_line(lab, 1)
    (lab.root / "rb.md").write_text("## A {#a}\n\n" + "*a _b `c [d](e " * (count // 15) + "\n")


def blank_lines(lab, count):
    items_on_one_line(lab, 1)
    path = lab.root / "batch.json"
    path.write_text("\n" * count + path.read_text())


def quoted_line(lab, count):
    """An error at the end of one long line."""
    items_on_one_line(lab, 1)
    path = lab.root / "batch.json"
    path.write_text(path.read_text()[:-1] + ',"text":"' + "é" * count + '",}')


def long_terms(lab, count):
    batch_of(lab, samples.items(1))
    one_line(lab.root / "terms.json", samples.terms(purpose="why so " * (count // 7)))


def label_lines(lab, count, change=lambda number, record: record, person="ana"):
    """A journal of so many labels, on as many items, chained as the format says."""
    if not (lab.root / "results").exists():
        samples.write(lab.root, entries=samples.items(2), terms_of=samples.terms())
        samples.script(lab, "batch.json", ["y", ":note unclear Why?", ":quit"], person="ana")
    path = samples.journal(lab.root)
    record = json.loads(path.read_bytes().splitlines()[0])
    records = [change(number, {**record, "id": f"lb_{number:026}", "item": samples.name(number),
                               "annotator": person}) for number in range(1, count + 1)]
    path = samples.journal(lab.root, person=person)
    path.write_bytes(oracle.rechained(records))
    # What the session's end said of the journal that stood there before.
    events = samples.events(lab.root)
    started = [json.loads(line) for line in events.read_bytes().splitlines()]
    events.write_bytes(oracle.rechained(
        [event for event in started if event["event"] != "session_ended"]))


def same_item(lab, count):
    """One item, revised again and again, each superseding the one before."""
    label_lines(lab, count, lambda number, record: {
        **record, "item": "it-0001", "revision": number,
        "supersedes": f"lb_{number - 1:026}" if number > 1 else ""})


def forks(lab, count):
    """Each line supersedes the first."""
    label_lines(lab, count, lambda number, record: {
        **record, "revision": min(number, 2), "item": "it-0001",
        "supersedes": f"lb_{1:026}" if number > 1 else ""})


def long_journal_line(lab, count):
    label_lines(lab, 2, lambda number, record: {**record, "metadata": "é" * count})


def event_lines(name, kind):
    def write(lab, count):
        label_lines(lab, 1)
        path = samples.events(lab.root)
        started = json.loads(path.read_bytes().splitlines()[0])
        shared = {key: started[key] for key in
                  ("schema", "id", "prev", "batch", "person", "session", "at")}
        records = [started] + [
            {**shared, "id": f"ev_7{number:025}", **kind(number)} for number in range(count)]
        path.write_bytes(oracle.rechained(records))

    write.__name__ = name
    return write


times = event_lines("times", lambda number: {"event": "time", "activity": "labeling", "ms": 1000})
notes = event_lines("notes", lambda number: {
    "event": "note", "topic": "unclear", "clauses": [f"c{number % 999}"], "item": "it-0001",
    "text": f"Why {number}?"})
replies = event_lines("replies", lambda number: {
    "event": "reply", "to": f"ev_7{number:025}", "text": "So.", "action": "answered"})
sessions = event_lines("sessions", lambda number: {
    "event": "session_started", "terms_sha256": "", "rubric_sha256": "sha256:" + "0" * 64,
    "tool": "gloss/0.1.0"})
unknown = event_lines("unknown events", lambda number: {"event": "later", "what": number})


def draft_lines(lab, count):
    batch_of(lab, samples.items(2))
    path = samples.drafts(lab.root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps({
        "item": samples.name(number), "field": "rationale", "text": "kept",
        "at": "2026-01-01T00:00:00.000Z"}) + "\n" for number in range(count)))


def command(*args):
    return lambda lab: lab.run(*args, accept=(0, 1, 2))


RESULTS = {
    "verify": command("verify", "results"), "status": command("status", "results"),
    "notes": command("notes", "results"), "label": label,
    "me": command("me", "results", "--annotator", "ana"),
    "hours": command("me", "results", "--annotator", "ana", "--hours"),
    "record": command("me", "results", "--annotator", "ana", "--record"),
    "export": command("export", "trl-preference", "results")}
FILES = {"check": check(), "strict": check("--strict"), "label": label}


def cases():
    """name: (what makes the files, the command, the size to begin with)"""
    found = {}

    def enter(maker, start, *names, within=FILES):
        for name in names:
            found[f"{maker.__name__.replace('_', ' ')}, {name}"] = (maker, within[name], start // 8)

    enter(items_on_one_line, 4000, "check", "strict", "label")
    enter(many_keys, 20000, "check", "strict", "label")
    enter(unknown_keys, 5000, "check", "strict", "label")
    enter(many_of_an_item_key, 5000, "check", "label")
    for maker in (same_ids, colliding_ids, canonical_ids, number_ids, bad_items):
        enter(maker, 8000, "check", "label")
    enter(keys_of_suggestions, 5000, "check", "label")
    for maker in (flags, flags_in_responses, marks, escapes):
        enter(maker, 5000, "check", "strict")
    for maker in (two_responses, like_responses, long_text, one_word):
        enter(maker, 100_000, "check", "strict", "label")
    for maker in (many_responses, many_turns, many_categories, suggestions):
        enter(maker, 2000, "check", "strict")
    enter(options, 500, "check", "label")
    for maker in (same_options, questions):
        enter(maker, 500, "check")
    for maker in (headings, same_headings):
        enter(maker, 1000, "check", "label")
    enter(markdown, 30_000, "check")
    enter(blank_lines, 200_000, "check")
    enter(quoted_line, 100_000, "check", "label")
    guide = {"guide": command("guide", "rb.json")}
    enter(headings, 1000, "guide", within=guide)
    enter(markdown, 30_000, "guide", within=guide)
    lines = {"check": lambda lab: lab.run("check", "batch.jsonl", accept=(0, 2)),
             "label": lambda lab: lab.run("label", "batch.jsonl", "--annotator", "ana",
                                          input=b":quit\n", accept=(0, 2))}
    enter(items_on_lines, 8000, "check", "label", within=lines)
    enter(long_terms, 200_000, "terms",
          within={"terms": lambda lab: lab.run("check", "terms.json", accept=(0, 2))})
    enter(label_lines, 1000, *RESULTS, within=RESULTS)
    for maker in (same_item, forks):
        enter(maker, 1000, "verify", "status", "label", "hours", within=RESULTS)
    enter(long_journal_line, 300_000, "verify", "label", within=RESULTS)
    for maker in (times, notes, replies, sessions, unknown):
        enter(maker, 2000, "verify", "status", "notes", "hours", "record", "label", within=RESULTS)
    enter(draft_lines, 2000, "label", "me", within={**FILES, "me": RESULTS["me"]})
    return found


CASES = cases()


@attack("sizes.files", weight=4, cases=list(CASES))
def every_reader_is_linear(lab, case):
    """Sizes are doubled until the program has something to do, and then once more."""
    maker, run, size = CASES[case]

    def seconds(size):
        maker(lab, size)
        return run(lab).cpu

    must_be_linear(case, size, seconds, lambda: written(lab) > MOST_BYTES)


def written(lab):
    return sum(path.stat().st_size for path in lab.root.rglob("*") if path.is_file())


def must_be_linear(case, size, seconds, is_enough, most=None):
    """Doubles until there is something to measure, and on while the growth is doubtful; up to the
    size `most`, and no further once it is enough."""
    spent = seconds(size)
    while spent < ENOUGH_SECONDS:
        if is_enough():
            return
        size *= 2
        if most and 2 * size > most:
            return
        spent = seconds(size)
    while True:
        try:
            twice = seconds(2 * size)
            for _ in range(MOST_REPEATS):
                if twice <= MOST_GROWTH * spent:
                    break
                # What else the machine does adds to a run, and takes from none.
                spent, twice = min(spent, seconds(size)), min(twice, seconds(2 * size))
        except Failure as failure:
            raise Failure(f"{case}: {size} takes {spent:.2f} s, {2 * size}: {failure}") from failure
        must(twice <= MOST_GROWTH * spent,
             f"{case}: {size} takes {spent:.2f} s, {2 * size} takes {twice:.2f} s: "
             f"{twice / spent:.1f} times")
        if twice <= USUAL_GROWTH * spent or twice > MOST_SECONDS or most and 4 * size > most:
            return
        size, spent = 2 * size, twice


def settle(session):
    """Until all that was typed is taken: nothing is drawn while one read of keys is worked through."""
    spent = None
    while spent != (spent := session.spent()):
        session.settle(0.3)


TYPED = {
    "typed": lambda session, text: session.keys(text),
    "pasted": lambda session, text: session.keys(b"\x1b[200~" + text + b"\x1b[201~"),
    "typed after a paste": lambda session, text: (
        session.keys(b"\x1b[200~" + text + b"\x1b[201~"), session.settle(0.3),
        session.keys(b"more " * 20)),
    "pasted in lines": lambda session, text: session.keys(
        b"\x1b[200~" + text.replace(b" ", b"\r") + b"\x1b[201~"),
}


@attack("sizes.typing", weight=1.5, cases=[
    (how, where) for how in TYPED for where in ("answer", "note", "rationale")])
def a_long_text_stays_quick(lab, case):
    """A text in a field: twice the bytes are at most 2.6 times the work."""
    how, where = case

    def seconds(size):
        samples.write(lab.root, questions=[samples.TEXT if where == "answer" else samples.CHOICE])
        session = Session(lab, "--guard", "0")
        session.start()
        if where != "answer":
            session.keys({"note": ":note unclear ", "rationale": "r"}[where])
        session.settle(0.1)
        TYPED[how](session, b"a word or " * (size // 10))
        settle(session)
        session.signal(signal.SIGTERM)
        session.end()
        must(session.status == 143, f"exit {session.status}")
        return session.cpu

    must_be_linear(f"{how} into {where}", 20_000, seconds, lambda: False, most=MOST_TYPED)


@attack("sizes.signal", cases=["text", "responses", "turns", "metadata", "resize"])
def ten_fields_of_a_megabyte(lab, case):
    """A session that comes to very long texts hears SIGTERM within a second or so of work."""
    mega = "Words of a long text. " * 47_000
    entry = {
        "text": {"text": mega * 10}, "metadata": {"text": "x", "metadata": {"a": mega * 10}},
        "turns": {"text": "x", "prompt": [{"role": "user", "content": mega}] * 9},
    }.get(case) or {"prompt": mega, "responses": [
        {"id": f"r{number}", "text": mega} for number in range(9)]}
    small, *_ = samples.items(1)
    samples.write(lab.root, entries=[small, {"id": "it-0002", **entry}])
    session = Session(lab, "--guard", "0")
    session.start()
    session.keys("y")
    if case == "resize":
        session.until(lambda _: session.item() == "it-0002", "item of ten megabytes")
        session.resize(60, 20)
    time.sleep(0.2)
    session.signal(signal.SIGTERM)
    used = session.spent()
    session.end()
    must(session.status == 143, f"exit {session.status}")
    late = session.cpu - used
    must(late <= MOST_SECONDS_DEAF, f"{late:.1f} s of work after SIGTERM ({case})")
