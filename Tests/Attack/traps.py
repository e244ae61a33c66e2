"""Numbers from files and people at the ends of what can be counted: no sum, conversion or offset
traps, and what cannot be computed is told.
"""

import json
import os

import oracle
import samples
from harness import attack, must
from session import Over, Session

EXTREMES = ["0", "-0", "1", "-1", "9223372036854775806", "9223372036854775807",
            "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1e20", "1e308",
            "1e999", "-1e999", "1e-400", "0.1", "18446744073709551616", "9" * 400, "NaN",
            "Infinity"]
EDGE = 2 ** 63 - 1
KNOWN_CODES = (0, 1, 2, 64, 73, 74)


def all_commands(lab, batch):
    """Every command that reads results; none may trap."""
    for args in (["verify"], ["status"], ["status", "--tasks", batch], ["notes"],
                 ["me", "--annotator", "ana"], ["me", "--annotator", "ana", "--hours"],
                 ["me", "--annotator", "ana", "--record"],
                 ["me", "--annotator", "ana", "--reviews"], ["export", "trl-preference"]):
        results = [] if args[0] == "label" else ["results"]
        lab.run(*args, *results, accept=KNOWN_CODES)
    lab.run("label", batch, "--annotator", "ana", input=b":hours\ny\n:quit\n", accept=KNOWN_CODES)


@attack("traps.pay", cases=[
    (key, number) for key in ("amount", "floor") for number in EXTREMES])
def pay(lab, case):
    """Any number of a currency, over one second and over an hour of work."""
    key, number = case
    batch = samples.write(lab.root, terms_of=samples.terms())
    path = lab.root / "terms.json"
    value = samples.terms()
    value["pay"][key] = "NUMBER"
    path.write_text(json.dumps(value).replace('"NUMBER"', number))
    ended = samples.script(lab, batch, ["y", ":hours", ":quit"], accept=KNOWN_CODES)
    if ended.code == 0:
        add_events(lab, [{"event": "time", "activity": "labeling", "ms": 3_600_000}])
    all_commands(lab, batch)
    lab.run("check", "terms.json", accept=(0, 2))


def add_events(lab, made):
    """Puts events behind those of the person, with a chain that is whole."""
    path = samples.events(lab.root)
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    shared = {key: records[-1][key] for key in
              ("schema", "id", "prev", "batch", "person", "session", "at")}
    records += [{**shared, "id": f"ev_7{number:025}", **event}
                for number, event in enumerate(made)]
    path.write_bytes(oracle.rechained(records))


@attack("traps.events", cases=[
    "two of half", "one of all", "many of a quarter", "each activity", "negative", "labels",
    "practice", "exposure", "cap"])
def sums_of_events(lab, case):
    """Times, counts and settings that sum past what a number holds."""
    batch = samples.write(lab.root, terms_of=samples.terms())
    samples.script(lab, batch, ["y", ":quit"])
    time = {"event": "time", "activity": "labeling"}
    kinds = ["labeling", "reading", "practice", "review", "appeal", "break"]
    add_events(lab, {
        "two of half": [{**time, "ms": 2 ** 62}] * 2,
        "one of all": [{**time, "ms": EDGE}] * 2,
        "many of a quarter": [{**time, "ms": 2 ** 61}] * 9,
        "each activity": [{**time, "activity": kind, "ms": EDGE} for kind in kinds],
        "negative": [{**time, "ms": -2 ** 63}] * 2,
        "labels": [{"event": "session_ended", "labels": EDGE, "receipt": oracle.NOTHING}] * 2,
        "practice": [{"event": "practice", "item": "it-0001", "answers": [], "ms": EDGE}] * 2,
        "exposure": [{"event": "exposure", "item": "it-0001", "advice": ["violence"],
                      "shown": EDGE, "sentences": EDGE}] * 2,
        "cap": [{"event": "setting", "name": "cap_minutes", "value": str(EDGE)}] * 2}[case])
    all_commands(lab, batch)


@attack("traps.labels", cases=[
    (key, value) for key in ("active_ms", "idle_cap_ms", "revision", "repeat", "seed")
    for value in (EDGE, -2 ** 63, 2 ** 63, -1)]
    + [("id", "lb_7zzzzzzzzzzzzzzzzzzzzzzzzz"), ("id", "lb_zzzzzzzzzzzzzzzzzzzzzzzzzz"),
       ("saved_at", "9999-12-31T23:59:59.999Z"), ("shown_at", "0000-01-01T00:00:00.000Z")])
def numbers_of_labels(lab, case):
    """Each number of a label at its ends, in the last line, so that a session goes on from it."""
    key, value = case
    batch = samples.write(lab.root, terms_of=samples.terms())
    samples.script(lab, batch, ["y", "y", ":quit"])
    path = samples.journal(lab.root)
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    records[-1][key] = value
    path.write_bytes(oracle.rechained(records))
    all_commands(lab, batch)
    lab.run("label", batch, "--annotator", "ana", input=b":goto 2\nx\n:withdraw 2\n:quit\n",
            accept=KNOWN_CODES)
    lab.run("me", "--annotator", "ana", "--withdraw", records[-1]["id"], accept=KNOWN_CODES)


@attack("traps.inputs", cases=[
    (place, number) for place in (
        "item priority", "rubric idle_cap_seconds", "rubric break_after_minutes",
        "question min", "question max", "question min_length", "question max_length",
        "terms window_days")
    for number in EXTREMES])
def numbers_of_inputs(lab, case):
    """Each number of a batch, a rubric and terms is read, or refused with its place."""
    place, number = case
    where, key = place.split()
    ask = {**(samples.TEXT if "length" in key else samples.RATING)}
    if where == "question":
        ask[key] = "NUMBER"
    asked = {key: "NUMBER"} if place.endswith("cap_seconds") else {}
    if key == "break_after_minutes":
        asked = {"care": {"mask": [], key: "NUMBER", "break_after_minutes_masked": "NUMBER"}}
    entries = samples.items(3, **({"priority": "NUMBER"} if where == "item" else {}))
    terms = samples.terms(**({"appeals": {key: "NUMBER"}} if where == "terms" else {}))
    batch = samples.write(lab.root, questions=[ask], entries=entries, asked=asked, terms_of=terms)
    for path in lab.root.glob("*.json"):
        path.write_text(path.read_text().replace('"NUMBER"', number))
    lab.run("check", "--strict", batch, "rb.json", "terms.json", accept=(0, 2))
    lab.run("label", batch, "--annotator", "ana", input=b"1 2\n:quit\n", accept=KNOWN_CODES)


@attack("traps.times", cases=[
    "253402300799", "13569465600", "9223372037", "-2208988800", "0"])
def times_of_files(lab, seconds):
    """Files changed at any time, and while a session is open."""
    batch = samples.write(lab.root, terms_of=samples.terms())
    samples.script(lab, batch, ["y", ":quit"])
    for path in lab.root.rglob("*.*"):
        if path.is_file():
            os.utime(path, (int(seconds),) * 2)
    all_commands(lab, batch)


LINES = [":goto {}", ":withdraw {}", ":cap {}", ":forward {}", ":rationale {}", "{}-{} person",
         "{}-9 person", "0-{} person", '"Ann"#{} person', "t{}: 0-3 person", ":optout {}", "{}"]


@attack("traps.lines", cases=[(line, number) for line in LINES for number in EXTREMES])
def numbers_of_people(lab, case):
    """Each number that a person may type, in a line and on the screen."""
    line, number = case
    typed = line.replace("{}", number)
    batch = samples.write(lab.root, questions=[samples.SPANS])
    lab.run("label", batch, "--annotator", "ana", input=f"{typed}\n:quit\n".encode(),
            accept=(0, 2))
    if not typed.startswith(":") or lab.random.random() < 0.5:
        return
    session = Session(lab, "--guard", "0", env={"EDITOR": "true"})
    try:
        session.start()
        session.command(typed[1:])
        session.settle(0.1)
        session.keys("q")
        session.settle(0.1)
        session.signal(15)
    except Over:
        pass
    must(session.end() in (0, 74, 143), f"{typed} on the screen: exit {session.status}")
    session.must_restore(typed)


@attack("traps.flags", cases=[
    (flag, number) for flag in ("--limit", "--seed", "--guard") for number in EXTREMES])
def numbers_of_flags(lab, case):
    """Each flag that takes a number takes it, or says what it takes, with 64."""
    flag, number = case
    batch = samples.write(lab.root)
    lab.run("label", batch, "--annotator", "ana", f"{flag}={number}", input=b"y\ny\n:quit\n",
            accept=(0, 64))
