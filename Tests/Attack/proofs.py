"""What `verify` can prove from the results: it finds what was changed behind their backs.

An ended session names its count of labels and its receipt, a kept text has its hash in its name, a
label names its rubric. What cannot be proven, a tail that no receipt covers, is said.
"""

import json
import shutil
import signal

import oracle
import samples
from harness import attack, must
from session import Session


def texts(root, suffix):
    return sorted((root / "results" / "texts").glob(f"*{suffix}"))[0]


def edit_last(path):
    """Another answer in the last line: no later line holds its hash."""
    *lines, last = path.read_bytes().splitlines()
    record = json.loads(last)
    record["answers"][0]["labels"] = ["no"]
    lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode())
    path.write_bytes(b"\n".join(lines) + b"\n")


def forge_first(path):
    """Another answer in the first line, with the chain computed anew."""
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    records[0]["answers"][0]["labels"] = ["no"]
    path.write_bytes(oracle.rechained(records))


def drop_last(path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))


def add_byte(path):
    path.write_bytes(path.read_bytes() + b"\nOne more rule.\n")


CHANGES = {
    "the last label removed": lambda root: drop_last(samples.journal(root)),
    "the journal emptied": lambda root: samples.journal(root).write_bytes(b""),
    "the journal removed": lambda root: samples.journal(root).unlink(),
    "labels/ removed": lambda root: shutil.rmtree(root / "results" / "labels"),
    "the last answer edited": lambda root: edit_last(samples.journal(root)),
    "the first answer forged, chain anew": lambda root: forge_first(samples.journal(root)),
    "a kept guideline edited": lambda root: add_byte(texts(root, ".md")),
    "a kept rubric edited": lambda root: add_byte(texts(root, ".json")),
    "a kept guideline emptied": lambda root: texts(root, ".md").write_bytes(b""),
}
# A copy that was made for the labels alone is no fault; but it proves less, and that is said.
LOSSES = {
    "texts/ removed": lambda root: shutil.rmtree(root / "results" / "texts"),
    "the kept rubric removed": lambda root: texts(root, ".json").unlink(),
}


@attack("proofs.changes", cases=list(CHANGES))
def a_change_is_found(lab, case):
    """Each of these is a fault: exit 1, and a word about it."""
    batch = samples.write(lab.root)
    for lines in (["y", "y", ":quit"], ["y", "y", "y", ":quit"]):
        samples.script(lab, batch, lines)
    lab.run("verify", "results", accept=(0,))
    CHANGES[case](lab.root)
    ended = lab.run("verify", "results")
    must(ended.code == 1, f"{case}: {ended.brief()}: {ended.text.strip()[-160:]!r}")
    must(len(ended.text) > 40, f"{case}: exit 1 without a word")


@attack("proofs.losses", cases=list(LOSSES))
def a_rubric_that_is_gone_is_said(lab, case):
    """A label names its rubric by hash; where no text of that hash is kept, verify says so."""
    batch = samples.write(lab.root)
    samples.script(lab, batch, ["y", ":quit"])
    LOSSES[case](lab.root)
    ended = lab.run("verify", "results", accept=(0, 1))
    must("rubric" in ended.text or "texts" in ended.text,
         f"{case}: nothing is said: {ended.text.strip()[-160:]!r}")


@attack("proofs.tail", cases=["killed", "killed and edited"])
def a_tail_without_receipt_is_said(lab, case):
    """Labels after the last receipt are no fault, and verify says that no receipt covers them."""
    samples.write(lab.root)
    session = Session(lab, "--guard", "0")
    session.start()
    for _ in range(3):
        session.answer("y")
    session.signal(signal.SIGKILL)
    session.end()
    if case == "killed and edited":
        edit_last(samples.journal(lab.root))
    ended = lab.run("verify", "results", accept=(0,))
    must("3" in ended.text and "no receipt" in ended.text,
         f"nothing is said of the tail: {ended.text.strip()[-200:]!r}")


@attack("proofs.union", cases=["twice", "a copy", "an older copy"])
def copies_are_no_fault(lab, case):
    """Two directories, one of them a copy or an older state, hold nothing that is a fault."""
    batch = samples.write(lab.root)
    samples.script(lab, batch, ["y", "y", ":quit"])
    if case == "twice":
        lab.run("verify", "results", "results", accept=(0,))
        return
    shutil.copytree(lab.root / "results", lab.root / "copy")
    if case == "an older copy":
        samples.script(lab, batch, ["y", ":quit"])
    lab.run("verify", "results", "copy", accept=(0,))
