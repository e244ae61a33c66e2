"""FIFOs, endless devices, sparse files of 40 GB, directories and links where a file is read.

No command hangs, is ended by a signal or reads more than it said; `verify`, and whoever was given
the file, name what they refused.
"""

import os
import shutil
import signal
import socket
import subprocess

import oracle
import samples
from harness import MEBIBYTE, Failure, attack, end_group, must
from session import Session

# A sparse file of 40 GB must not become so many bytes in memory.
MEMORY = 1024 * MEBIBYTE


def bind(path):
    name = os.path.basename(path)
    here = os.open(os.path.dirname(path), os.O_RDONLY)
    back = os.open(".", os.O_RDONLY)
    try:
        os.fchdir(here)
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(name)
    finally:
        os.fchdir(back)
        os.close(here)
        os.close(back)


def sparse(path):
    with open(path, "wb") as file:
        file.truncate(40 << 30)


def linked_fifo(path):
    os.mkfifo(f"{path}.fifo")
    os.symlink(f"{path}.fifo", path)


THINGS = {
    "fifo": os.mkfifo,
    "endless": lambda path: os.symlink("/dev/zero", path),
    "sparse": sparse,
    "directory": os.mkdir,
    "socket": bind,
    "linked fifo": linked_fifo,
    "loop": lambda path: os.symlink(path, path),
}

COMMANDS = {
    "verify": ["verify"], "status": ["status"], "notes": ["notes"],
    "me": ["me", "--annotator", samples.PERSON], "hours": ["me", "--annotator", "ana", "--hours"],
    "record": ["me", "--annotator", "ana", "--record"],
    "export": ["export", "trl-preference"], "label": None, "reply": None}
# Of others and of oneself, under the results.
PLACES = {
    "labels": "labels/bt/ben.jsonl", "events": "events/bt/ben.jsonl",
    "batch": "labels/other", "own journal": "labels/bt/ana.jsonl",
    "own events": "events/bt/ana.jsonl", "README": "README.md", "drafts": "drafts/bt/ana.jsonl",
    "texts": "texts/" + "0" * 64 + ".json", "recovered": "recovered/labels/bt/ana-9.part",
    "shared": "shared/ana/bt/lead.jsonl", "lock": "locks/labels/bt/ana.lock"}


def results(lab):
    batch = samples.write(lab.root, questions=[samples.PAIR], entries=samples.pairs(8),
                          terms_of=samples.terms())
    samples.script(lab, batch, ["1", ":note unclear Why?", "2", ":quit"])
    samples.script(lab, batch, ["1", ":quit"], person="cy")
    return batch


def plant(path, thing):
    """Puts the thing where a file was, or was not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.exists() or path.is_symlink():
        path.unlink()
    THINGS[thing](str(path))


@attack("places.results", weight=3, cases=[
    (command, thing, place) for thing in THINGS for place in PLACES
    for command in ("verify", "label", "status", "notes", "me", "hours", "export")])
def under_the_results(lab, case):
    """In each place under the results, for each command that reads them."""
    command, thing, place = case
    batch = results(lab)
    path = lab.root / "results" / PLACES[place]
    plant(path, thing)
    if command == "label":
        ended = lab.run("label", batch, "--annotator", samples.PERSON, input=b"1\n:quit\n",
                        memory=MEMORY)
        must(ended.code in (0, 2, 73, 74, 75), ended.brief())
        refused = ended.code != 0
    else:
        ended = lab.run(*COMMANDS[command], "results", memory=MEMORY)
        must(ended.code in (0, 1, 2, 73, 74), ended.brief())
        # What verify passes over, nobody learns of.
        refused = command == "verify" and place in ("labels", "events", "own journal", "own events")
        must(not refused or ended.code != 0, f"verify says nothing of {place}: {ended.brief()}")
    if refused:
        must(path.name.split(".")[0] in ended.text, f"{path} is not named: {ended.brief()}")


@attack("places.arguments", weight=2, cases=[
    (thing, place) for thing in THINGS for place in (
        "label batch", "label rubric", "label terms", "label guideline", "check batch",
        "check rubric", "check guideline", "check terms", "guide rubric", "status tasks", "keys",
        "results", "state")])
def as_an_argument(lab, case):
    """In place of each file that a command is given, or is led to."""
    thing, place = case
    batch = results(lab)
    command, _, what = place.partition(" ")
    names = {"batch": "batch.json", "rubric": "rb.json", "guideline": "rb.md",
             "terms": "terms.json", "tasks": "batch.json"}
    if what:
        path = lab.root / names[what]
    elif command == "keys":
        path = lab.root / "keys"
    elif command == "results":
        path = lab.root / "results"
    else:
        path = lab.root / "state" / "gloss"
    plant(path, thing)
    label = ["label", batch, "--annotator", samples.PERSON]
    run = {
        "label": label, "check": ["check", path if what != "guideline" else "rb.json"],
        "guide": ["guide", path], "status": ["status", "--tasks", path, "results"],
        "keys": label, "results": label, "state": ["label", batch]}[command]
    ended = lab.run(*run, input=b"1\n:quit\n", memory=MEMORY,
                    env={"GLOSS_KEYS": "@keys"} if command == "keys" else None)
    is_meant = thing == "directory" and command in ("results", "state")
    must(ended.code in (2, 64, 73, 74) or is_meant, f"is taken, or passed over: {ended.brief()}")
    must(path.name in ended.text, f"{path.name} is not named: {ended.brief()}")


@attack("places.output", cases=[
    (thing, command) for thing in THINGS for command in ("export",)])
def as_output(lab, case):
    """Where something is to be written: it is refused, or written to, and never waited for."""
    thing, _ = case
    results(lab)
    path = lab.root / "out.jsonl"
    plant(path, thing)
    ended = lab.run("export", "trl-preference", "results", "-o", path, memory=MEMORY)
    must(ended.code in (73, 74), f"is overwritten: {ended.brief()}")
    must(path.name in ended.text, f"{path.name} is not named: {ended.brief()}")


@attack("places.session", weight=2, cases=[
    (thing, place) for thing in ("fifo", "endless", "sparse", "directory")
    for place in ("labels", "events", "batch", "shared", "rubric")])
def beside_a_session(lab, case):
    """Somebody plants it beside a running session: that still saves, and still hears SIGTERM."""
    thing, place = case
    samples.write(lab.root)
    session = Session(lab, "--guard", "0", memory=MEMORY)
    session.start()
    must(session.answer("y"), "the first label is not saved")
    path = lab.root / "rb.json" if place == "rubric" else lab.root / "results" / PLACES[place]
    plant(path, thing)
    try:
        must(session.answer("x"), f"NOT SAVED with {thing} as {path.name}")
    except Failure as failure:
        session.signal(signal.SIGTERM)
        raise Failure(f"with {thing} as {path.name}: {failure}") from failure
    session.signal(signal.SIGTERM)
    must(session.end() == 143, f"exit {session.status} after SIGTERM")
    session.must_restore("SIGTERM")
    oracle.must_be_saved(samples.journal(lab.root), session.saved, f"{thing} as {path.name}")


@attack("places.links", cases=["labels", "labels/bt", "events", "events/bt", "drafts", "locks",
                               "texts"])
def through_a_link(lab, case):
    """A directory under the results that is a link is not followed on write."""
    batch = samples.write(lab.root)
    elsewhere = lab.root / "elsewhere"
    elsewhere.mkdir()
    path = lab.root / "results" / case
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(elsewhere)
    ended = lab.run("label", batch, "--annotator", samples.PERSON,
                    input=b"y\n:note unclear Why?\n:quit\n")
    stray = [str(found.relative_to(lab.root)) for found in elsewhere.rglob("*") if found.is_file()]
    must(not stray, f"a link for {case} is followed, and {stray[0] if stray else ''} written; "
         f"exit {ended.code}")
    # Drafts are written only where something is half done.
    must(ended.code in (73, 74) or case == "drafts", f"a link for {case} is taken: {ended.brief()}")


@attack("places.pipes", cases=["check -", "label -", "label fd", "check fd", "keys"])
def a_batch_from_a_pipe(lab, case):
    """A batch may come through a pipe, and is read to its end; keys then come from the terminal."""
    batch = samples.write(lab.root)
    data = batch.read_bytes()
    if case == "keys":
        return keys_with_a_batch_from_a_pipe(lab, data)
    command, _, how = case.partition(" ")
    from_end, to_end = os.pipe()
    feeder = subprocess.Popen(["cat", str(batch)], stdout=to_end, start_new_session=True)
    os.close(to_end)
    try:
        if how == "-":
            args = [command, "-", "--rubric", "rb.json"]
            ended = lab.run(*args, *(["--annotator", "ana"] if command == "label" else []),
                            input=open(from_end, "rb", closefd=False))
        else:
            name = lab.root / "name.sh"
            name.write_text(f'exec "$@" <(cat {batch}) --rubric rb.json\n')
            ended = run_bash(lab, name, command)
    finally:
        os.close(from_end)
        end_group(feeder.pid)
        feeder.wait()
    if case == "label -":
        # Where there is no terminal, nothing is left to answer with; the batch itself was taken.
        must("no such file" not in ended.text and ended.code in (0, 2, 64, 74), ended.brief())
    else:
        must(ended.code == 0, f"a pipe is refused: {ended.brief()}")


def run_bash(lab, script, command):
    """Runs gloss with a process substitution for its batch."""
    gloss, lab.gloss = lab.gloss, shutil.which("bash") or "/bin/bash"
    extra = ["--annotator", "ana"] if command == "label" else []
    try:
        return lab.run(script, gloss, command, *extra, input=b"y\n:quit\n")
    finally:
        lab.gloss = gloss


def keys_with_a_batch_from_a_pipe(lab, data):
    """`cat batch | gloss label -` on a terminal."""
    script = lab.root / "pipe.sh"
    script.write_text(
        'exec "$GLOSS" label - --rubric rb.json --annotator ana --guard 0 < batch.pipe\n')
    os.mkfifo(lab.root / "batch.pipe")
    feeder = subprocess.Popen(
        ["sh", "-c", "cat batch.json > batch.pipe"], cwd=lab.root, start_new_session=True)
    gloss, lab.gloss = lab.gloss, "/bin/sh"
    try:
        session = Session(lab, script, env={"GLOSS": gloss}, label=False)
    finally:
        lab.gloss = gloss
    try:
        session.start()
        must(session.answer("y"), "not saved")
        session.keys("q")
        must(session.end() == 0, f"exit {session.status}")
        session.must_restore("a batch from a pipe")
    finally:
        end_group(feeder.pid)
        feeder.wait()
