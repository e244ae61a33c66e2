"""Smaller things that were found once, each held from then on."""

import re

import samples
from harness import MEBIBYTE, attack, fault, must
from session import Session


@attack("lesser.directory", cases=["labels", "events"])
def the_directory_of_a_file_that_is_there(lab, case):
    """Who opens a file that is there knows nothing of its directory: that is synced as well."""
    batch = samples.write(lab.root)
    samples.script(lab, batch, ["y", ":quit"])
    log = lab.root / "calls"
    samples.script(lab, batch, ["y", ":quit"], env=fault(
        lab, "all", 0, "EIO", match=f"/results/{case}/{samples.BATCH}", ATTACK_LOG=str(log)))
    calls = [line.split(" ", 2)[1:] for line in log.read_text().splitlines()]
    place = str(lab.root / "results" / case / samples.BATCH)
    written = next(at for at, (call, path) in enumerate(calls)
                   if call == "write" and path == f"{place}/{samples.PERSON}.jsonl")
    must(["fsync", place] in calls[:written],
         f"{case}/{samples.BATCH} is not synced before the first line of a second session")


@attack("lesser.output", weight=0.5, cases=["no rows", "a bad question", "no results"] + [
    (kind, number, on) for number in range(1, 9) for kind in ("ENOSPC", "torn")
    for on in ("once", "ever")])
def a_failed_export_leaves_nothing(lab, case):
    """Where an export fails, there is no file of its name, empty or half."""
    batch = samples.write(lab.root, questions=[samples.PAIR], entries=samples.pairs(4))
    samples.script(lab, batch, ["1", "2", ":quit"])
    path = lab.root / "out.jsonl"
    args, env = ["export", "trl-preference", "results", "-o", path], None
    if case == "no rows":
        args[1] = "spans"
    elif case == "a bad question":
        args += ["--question", "none"]
    elif case == "no results":
        args[2] = "nowhere"
    else:
        kind, number, on = case
        calls = "open,write,fsync,fchmod,fstat,rename"
        env = fault(lab, calls, number, kind, match="/out.jsonl", on=on)
    ended = lab.run(*args, env=env, accept=(0, 2, 64, 73, 74))
    left = {found.name: found.stat().st_size for found in lab.root.glob("out.jsonl*")}
    if ended.code:
        must(not left, f"{ended.brief()}: and {left} is left behind")
    else:
        must(path.exists(), f"exit 0, and there is no {path.name}")


@attack("lesser.output_again", cases=["write", "fsync"])
def a_failed_export_keeps_what_was_there(lab, case):
    """What stood in the output before is whole, or untouched."""
    batch = samples.write(lab.root, questions=[samples.PAIR], entries=samples.pairs(4))
    samples.script(lab, batch, ["1", "2", ":quit"])
    path = lab.root / "out.jsonl"
    path.write_bytes(b"before\n")
    lab.run("export", "trl-preference", "results", "-o", path,
            env=fault(lab, case, 1, "ENOSPC", match="/out.jsonl", on="ever"))
    must(path.read_bytes() == b"before\n", "what stood there is gone")


@attack("lesser.key", cases=["batch", "rubric", "terms", "item", "label option", "event"])
def a_huge_key_is_not_printed_whole(lab, case):
    """A key, or an id, of 10 MB is named by its beginning."""
    key = "k" * (10 * MEBIBYTE)
    batch = samples.write(lab.root, terms_of=samples.terms())
    if case == "batch":
        value = {"schema": "gloss/batch/1", "id": "bt", "rubric": "rb.json", key: 1,
                 "items": samples.items(1)}
        samples.dump(batch, value)
    elif case == "item":
        samples.write(lab.root, entries=samples.items(1, **{key: 1}), terms_of=samples.terms())
    elif case == "rubric":
        samples.dump(lab.root / "rb.json", samples.rubric([samples.CHOICE], **{key: 1}))
    elif case == "label option":
        ask = {**samples.CHOICE, "labels": [{"id": key, "title": "T", key: 1}] * 2}
        samples.dump(lab.root / "rb.json", samples.rubric([ask]))
    elif case == "terms":
        samples.dump(lab.root / "terms.json", samples.terms(**{key: 1}))
    else:
        samples.script(lab, batch, ["y", ":quit"])
        path = samples.events(lab.root)
        path.write_bytes(path.read_bytes() + b'{"' + key.encode() + b'":1}\n')
    for args in (["check", batch, "rb.json", "terms.json"],
                 ["check", "--strict", "--json", batch, "rb.json", "terms.json"],
                 ["verify", "results"],
                 ["label", batch, "--annotator", "ana"]):
        ended = lab.run(*args, input=b":quit\n")
        printed = len(ended.out) + len(ended.err)
        must(printed < MEBIBYTE // 4, f"{printed} bytes printed by {ended.args[0]} ({case})")


@attack("lesser.line", cases=["an answer", "a command", "a flag", "a map of keys"])
def a_huge_line_is_not_said_whole(lab, case):
    """What is said of a line, a word or a map of 10 MB is short, whatever is echoed of it."""
    huge = "k" * (10 * MEBIBYTE if case != "a flag" else 100_000)
    batch = samples.write(lab.root)
    args, line, env = ["label", batch, "--annotator", "ana"], "y", None
    if case == "a flag":
        args += [f"--limit={huge}"]
    elif case == "a map of keys":
        (lab.root / "keys").write_text(f"{huge}=h\n")
        env = {"GLOSS_KEYS": "@keys"}
    else:
        line = huge if case == "an answer" else f":{huge}"
    ended = lab.run(*args, input=f"{line}\n:quit\n".encode(), env=env, accept=(0, 2, 64))
    must(len(ended.err) < 10_000, f"{len(ended.err)} bytes are said of {case} of {len(huge)}")


@attack("lesser.guideline", cases=[("check", "rb.json"), ("check", "batch.json"),
                                   ("label", "batch.json"), ("guide", "rb.json")])
def bytes_that_are_no_text_have_a_place(lab, case):
    """A guideline with bytes that are not UTF-8 is refused with its line and column."""
    command, path = case
    samples.write(lab.root)
    (lab.root / "rb.md").write_bytes(
        samples.GUIDELINE.encode().replace(b"what fits", b"wh\xff\xfet fits"))
    ended = lab.run(command, path, *(["--annotator", "ana"] if command == "label" else []),
                    input=b":quit\n")
    must(ended.code == 2, ended.brief())
    line = samples.GUIDELINE[:samples.GUIDELINE.index("what fits")].count("\n") + 1
    must(re.search(rf"rb\.md:{line}:\d+: error", ended.text), f"no rb.md:{line}:COLUMN: "
         + ended.brief())


@attack("lesser.draft", cases=["EIO", "EACCES"])
def a_draft_that_stays(lab, case):
    """Where a draft cannot be removed, its text is kept all too well: the message says that."""
    samples.write(lab.root, questions=[samples.TEXT])
    session = Session(lab, "--guard", "0", env=fault(
        lab, "unlink", 1, case, match="/drafts/", on="ever"))
    session.start()
    session.keys("words")
    draft = samples.drafts(lab.root)
    session.until(lambda _: draft.exists(), "draft on the disk", seconds=15)
    session.keys("\x13")
    session.until(lambda _: session.has_moved("it-0001"), "label saved")
    session.settle(0.3)
    text = " ".join(session.screen.text().split())
    must("not kept" not in text and "still stands in drafts/" in text,
         "of a draft that cannot be removed it is not said that it stays:\n" + session.shown())
    # The next item takes text, so that `q` is text.
    session.signal(15)
    session.end()
