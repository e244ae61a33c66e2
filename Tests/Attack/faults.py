"""Calls that fail: each write, sync, opening, renaming, cutting and closing under the results.

Nothing that was called saved is missing, labels and events alike; what is not saved is said, and
the exit code is 73 or 74; 0 means that all of it is on the disk. The next start, without a fault,
works.
"""

import re

import oracle
import samples
from harness import attack, fault, must
from moves import leave
from session import Over, Session

SAVED_LINE = re.compile(rb"^(?:saved|skipped) (lb_\w+) bt/(it-\d+)", re.MULTILINE)
MASKED = {"advice": ["violence"]}
# A label, what is told beside labels, and the end.
SCRIPT = ["y", ":note unclear Why is that so?", ":cap 100", "x", ":reveal all", "y",
          ":optout violence", ":guide", ":break", ":rationale because", "x", ":quit"]
KINDS = ["EIO", "ENOSPC", "EINTR", "torn", "short"]
CALLS = ["write", "fsync", "open", "rename", "ftruncate", "mkdir", "read", "flock", "unlink",
         "fchmod", "fstat"]


def masked_items():
    entries = samples.items(12)
    entries[2] |= MASKED
    return entries


def must_tell(code, said, lab, saved_ids):
    """What was called saved is there; exit 0 says that all that was done is there."""
    path = samples.journal(lab.root)
    labels = oracle.chain(path, may_be_torn=True)
    ids = [record["id"] for record in labels]
    for label in saved_ids:
        must(ids.count(label) == 1, f"{label} was called saved, and is there {ids.count(label)}×")
    must(code in (0, 73, 74), f"exit {code}: {said[-300:]!r}")
    events = oracle.chain(samples.events(lab.root), may_be_torn=True)
    if code == 0:
        must(b"NOT SAVED" not in said, f"NOT SAVED, and exit 0: {said[-300:]!r}")
        must_be_whole(events, len(saved_ids))
    else:
        must(b"gloss" in said and said.strip(), f"exit {code} without a word")
    return events


def must_be_whole(events, saved):
    kinds = [event["event"] for event in events]
    wanted = {"session_started": 1, "session_ended": 1, "note": 1}
    for kind, count in wanted.items():
        must(kinds.count(kind) == count, f"exit 0, and {kinds.count(kind)} {kind} on the disk")
    must("time" in kinds, f"exit 0, and the events are {kinds}")
    must(events[-1]["labels"] == saved,
         f"the session's end says {events[-1]['labels']} labels, and {saved} were called saved")


def must_start_again(lab):
    """Without a fault the same person goes on, and all is whole."""
    samples.script(lab, lab.root / "batch.json", [":skip", ":quit"])
    oracle.chain(samples.journal(lab.root))
    oracle.chain(samples.events(lab.root))
    lab.run("verify", "results", accept=(0,))


def run_script(lab, environment):
    samples.write(lab.root, entries=masked_items())
    ended = samples.script(
        lab, lab.root / "batch.json", SCRIPT, env=environment, accept=None)
    saved = [match[0].decode() for match in SAVED_LINE.findall(ended.out)]
    events = must_tell(ended.code, ended.out + ended.err, lab, saved)
    if ended.code == 0:
        kinds = [event["event"] for event in events]
        must(kinds.count("setting") == 2 and kinds.count("exposure") == 1,
             f"exit 0, and the events are {kinds}")
    must_start_again(lab)


@attack("faults.script", weight=2, cases=[
    (kind, number) for number in range(1, 101) for kind in KINDS])
def every_call_of_a_script(lab, case):
    """The Nth call of any kind fails, once, in a session line by line."""
    kind, number = case
    run_script(lab, fault(lab, ",".join(CALLS), number, kind))


@attack("faults.random", weight=2)
def any_call_for_good(lab):
    """From some call on every call of one kind fails, as on a full or broken disk."""
    # Not EINTR: a call that is cut short each time may be made again each time.
    kind = lab.random.choice(["EIO", "ENOSPC", "torn", "short", "EDQUOT", "EROFS", "EMFILE",
                              "EACCES"])
    calls = lab.random.choice(CALLS)
    place = lab.random.choice(["/results", "/results/labels", "/results/events", "/results/locks",
                               "/results/texts", "/results/drafts"])
    number = lab.random.randint(1, 14)
    run_script(lab, fault(lab, calls, number, kind, match=place, on="ever"))


@attack("faults.close", cases=[(number, kind) for number in range(1, 41, 3)
                               for kind in ("EIO", "EINTR")])
def a_close_that_fails(lab, case):
    """What was synced stays saved when closing fails; no descriptor is closed twice."""
    number, kind = case
    run_script(lab, fault(lab, "close", number, kind))


@attack("faults.screen", weight=2, cases=[
    (what, kind, place) for place in ("labels", "events") for what in ("write", "fsync")
    for kind in KINDS if (what, kind) not in (("fsync", "torn"), ("fsync", "short"))])
def on_the_screen(lab, case):
    """In the full screen: the label, or the note, that a fault met stays, the screen says NOT
    SAVED, and `:results DIR` saves it elsewhere; the exit code is 74."""
    what, kind, place = case
    armed = lab.root / "armed"
    samples.write(lab.root)
    session = Session(lab, "--guard", "0", env=fault(
        lab, what, 1, kind, match=f"/results/{place}/", ATTACK_ARM=str(armed)))
    session.start()
    for _ in range(lab.random.randint(1, 3)):
        must(session.answer("y"), "the first labels are not saved")
    armed.touch()
    item = session.item()
    if place == "events":
        session.command("note unclear Why so?")
        session.settle(0.2)
        refused = session.says_not_saved()
    else:
        refused = not session.answer("y")
    if not refused:
        # A call that was cut short by a signal may be made again.
        must(kind in ("EINTR", "short"), f"{what} fails with {kind}, and the screen says saved")
    else:
        session.command(f"results {lab.root / 'two'}")
        session.until(lambda text: "Going on" in text or session.has_moved(item),
                      "going on elsewhere")
        session.settle(0.1)
        if place == "labels" and not session.has_moved(item):
            session.keys("y")
            session.until(lambda _: session.has_moved(item), f"{item} saved elsewhere")
    code = leave(session)
    must(code == (74 if refused else 0), f"exit {code} after {what} failed with {kind}")
    session.must_restore("a fault")
    oracle.must_be_saved(samples.journal(lab.root), session.saved, "a fault", may_be_torn=True)
    root = "two" if refused else "results"
    if place == "labels":
        oracle.must_be_saved(samples.journal(lab.root, results=root), [item], "a fault")
    else:
        notes = [event for event in oracle.chain(samples.events(lab.root, results=root))
                 if event["event"] == "note"]
        must(len(notes) == 1, f"{len(notes)} notes in {root} after {what} failed with {kind}")
    must_start_again(lab)


@attack("faults.keys", weight=1.5)
def in_a_session(lab):
    """At a random call in the full screen; after it the session goes on, or says why not."""
    samples.write(lab.root)
    kind = lab.random.choice(KINDS)
    number = lab.random.randint(1, 110)
    on = "once" if kind == "EINTR" else lab.random.choice(["once", "ever"])
    session = Session(
        lab, "--guard", "0", env=fault(lab, ",".join(CALLS), number, kind, on=on))
    refused = False
    try:
        session.start()
        for key in "yyxyx":
            if not session.answer(key):
                refused = True
                break
        else:
            session.command("note edge_case Odd one.")
            session.settle(0.1)
            refused = session.says_not_saved()
    except Over as over:
        must(session.status in (73, 74), str(over))
    code = session.status if session.is_over() else leave(session)
    must(code in ((73, 74) if refused else (0, 73, 74)),
         f"exit {code}, and refused is {refused}, after {kind} at call {number}")
    session.must_restore(f"{kind} at call {number}")
    oracle.must_be_saved(samples.journal(lab.root), session.saved, "a fault", may_be_torn=True)
    if code == 0:
        events = oracle.chain(samples.events(lab.root))
        must_be_whole(events, len(session.saved))
    must_start_again(lab)
