"""The journal, the events and the locks moved, replaced or cut under a running session.

From then on no label is called saved there; the session says so, `:results DIR` takes the label on
the screen to the new place, and the exit code is 74.
"""

import os
import shutil
import signal

import oracle
import samples
from harness import Failure, attack, must
from session import Over, Session


def copy_over(path):
    shutil.copy(path, f"{path}.copy")
    os.replace(f"{path}.copy", path)


def append(path, data):
    with open(path, "ab") as file:
        file.write(data)


FILE_MOVES = {
    "removed": os.remove,
    "copied over": copy_over,
    "emptied": lambda path: os.truncate(path, 0),
    "cut": lambda path: os.truncate(path, max(0, os.path.getsize(path) - 60)),
    "glued to": lambda path: append(path, b'{"half":'),
    "longer by a line": lambda path: append(path, b'{"schema":"gloss/label/1"}\n'),
    "renamed": lambda path: os.rename(path, f"{path}.away"),
}
DIRECTORY_MOVES = {
    "results removed": lambda results: shutil.rmtree(results),
    "results renamed": lambda results: os.rename(results, f"{results}-away"),
    "results made anew": lambda results: (shutil.rmtree(results), os.mkdir(results)),
    "results copied over": lambda results: (
        shutil.copytree(results, f"{results}-2"), shutil.rmtree(results),
        os.rename(f"{results}-2", results)),
}


def begin(lab, before):
    session = Session(lab, "--guard", "0")
    session.start()
    for _ in range(before):
        must(session.answer("y"), "the first labels are not saved")
    return session


def leave(session):
    """Leaves, past whatever asks once more, and gives the exit code."""
    for _ in range(4):
        try:
            session.keys("q")
            session.settle(0.1)
        except Over:
            break
        if session.is_over():
            break
    return session.end()


def is_at_path(lab, item):
    try:
        whole, _ = oracle.lines(samples.journal(lab.root))
    except OSError:
        return False
    return sum(f'"item":"{item}"'.encode() in line for line in whole) == 1


def must_refuse_and_go_on(lab, session, why):
    """The next label is not called saved, and goes to another directory whole."""
    item = session.item()
    if session.answer("y"):
        raise Failure(f"{why}: {item} is called saved, and "
                      + ("is at the path of a file that is not the session's"
                         if is_at_path(lab, item) else "is not at the path"))
    must("results" in session.screen.text(), f"{why}: NOT SAVED, and no way on:\n{session.shown()}")
    go_on_elsewhere(lab, session, item, why)


def go_on_elsewhere(lab, session, item, why):
    session.command(f"results {lab.root / 'two'}")
    session.until(lambda text: "Going on" in text or session.has_moved(item), "going on elsewhere")
    session.settle(0.1)
    if not session.has_moved(item):
        session.keys("y")
        session.until(lambda _: session.has_moved(item), f"{item} saved elsewhere")
    must(leave(session) == 74, f"{why}: exit {session.status}, want 74")
    oracle.must_be_saved(samples.journal(lab.root, results="two"), [item], why)
    session.must_restore(why)


@attack("moves.labels", weight=2, cases=[
    (what, before) for before in (2, 0, 5) for what in [*FILE_MOVES, *DIRECTORY_MOVES]
    if before or what in DIRECTORY_MOVES])
def under_labels(lab, case):
    """The journal, or what it lies in."""
    what, before = case
    samples.write(lab.root)
    session = begin(lab, before)
    if what in FILE_MOVES:
        FILE_MOVES[what](samples.journal(lab.root))
    else:
        DIRECTORY_MOVES[what](lab.root / "results")
    must_refuse_and_go_on(lab, session, f"journal {what} after {before} labels")


@attack("moves.events", weight=1.5, cases=[
    (what, line) for line in ("note unclear Why so?", "cap 100")
    for what in [*FILE_MOVES, *DIRECTORY_MOVES]])
def under_events(lab, case):
    """The events: a note, or a setting, is not called sent, and goes to the new place."""
    what, line = case
    samples.write(lab.root)
    session = begin(lab, 1)
    if what in FILE_MOVES:
        FILE_MOVES[what](samples.events(lab.root))
    else:
        DIRECTORY_MOVES[what](lab.root / "results")
    session.command(line)
    session.settle(0.2)
    must(session.says_not_saved(), f"events {what}: :{line} is not called NOT SAVED:\n"
         + session.shown())
    session.command(f"results {lab.root / 'two'}")
    session.until(lambda text: "Going on" in text, "going on elsewhere")
    must(leave(session) == 74, f"events {what}: exit {session.status}, want 74")
    records = oracle.chain(samples.events(lab.root, results="two"))
    word = line.split()[0]
    event = {"note": "note", "cap": "setting"}[word]
    must(sum(record["event"] == event for record in records) == 1,
         f"events {what}: the {event} is not in the new place")


@attack("moves.end", cases=list(FILE_MOVES) + list(DIRECTORY_MOVES))
def under_the_end(lab, case):
    """Events moved before the session ends: that its end is not saved is said, with 74."""
    samples.write(lab.root)
    session = begin(lab, 1)
    if case in FILE_MOVES:
        FILE_MOVES[case](samples.events(lab.root))
    else:
        DIRECTORY_MOVES[case](lab.root / "results")
    code = leave(session)
    must(code == 74 and b"NOT SAVED" in session.output,
         f"events {case}, then q: exit {code} without a word:\n{session.shown()}")


@attack("moves.locks", cases=["locks removed", "lock removed", "lock copied over"])
def under_locks(lab, case):
    """Where another session could take the lock, the first saves no more: never two writers."""
    samples.write(lab.root)
    first = begin(lab, 2)
    locks = lab.root / "results" / "locks"
    lock = locks / "labels" / samples.BATCH / f"{samples.PERSON}.lock"
    if case == "locks removed":
        shutil.rmtree(locks)
    elif case == "lock removed":
        os.remove(lock)
    else:
        copy_over(lock)
    second = Session(lab, "--guard", "0")
    try:
        second.start()
        must(second.answer("y"), "the second session cannot save")
    except Over:
        must(second.status == 75, f"the second session ends with {second.status}")
    item = first.item()
    called = first.answer("y")
    path = samples.journal(lab.root)
    oracle.must_be_saved(path, first.saved + second.saved, f"two writers after {case}")
    must(not called, f"{case}: two sessions have one journal, and both say saved")
    go_on_elsewhere(lab, first, item, case)


@attack("moves.drafts", cases=["drafts removed", "results removed"])
def under_drafts(lab, case):
    """Text that is typed after drafts/ was taken away is kept at its path, or said not to be."""
    samples.write(lab.root, questions=[samples.TEXT])
    session = Session(lab, "--guard", "0")
    session.start()
    session.keys("before ")
    session.until(lambda text: "before" in text, "typed text")
    shutil.rmtree(lab.root / "results" / ("drafts" if case == "drafts removed" else ""),
                  ignore_errors=True)
    session.keys("after")
    session.until(lambda text: "before after" in text, "typed text")
    session.signal(signal.SIGTERM)
    session.end()
    draft = samples.drafts(lab.root)
    is_kept = draft.exists() and "before after" in draft.read_text()
    must(is_kept or b"not kept" in session.output or b"NOT SAVED" in session.output,
         f"{case}: the typed text is not in {draft}, and nobody said so")
