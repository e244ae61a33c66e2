"""What every attack stands on: a directory of its own, bounded children, failures that can be
repeated.

An attack is a function that takes a `Lab` and holds one thing that must be true of gloss; it raises
`Failure` where it is not. It is tried again and again, each time with a generator of random numbers
of its own, made from the seed, the attack's name and the number of the try: so that one try can be
repeated alone.
"""

import dataclasses
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

MEBIBYTE = 1 << 20
# A child that neither ends nor computes for so long hangs; one that waits for a busy machine does
# not sleep.
PATIENCE_SECONDS = 10
LONGEST_SECONDS = 180
CPU_SECONDS = 60
MEMORY = 2048 * MEBIBYTE


class Failure(Exception):
    """Something that must hold of gloss does not."""


class Unfit(Exception):
    """This machine cannot make this attack, so that the try says nothing."""


def must(condition, message):
    if not condition:
        raise Failure(message)


@dataclasses.dataclass
class Attack:
    """One thing that must hold, and how much of the time goes to it."""

    name: str
    run: object
    cases: list
    weight: float

    def case(self, number):
        return self.cases[number % len(self.cases)] if self.cases else None


ATTACKS = []


def attack(name, cases=None, weight=1.0):
    """Enters a function in the list of attacks.

    With `cases` it is called as `run(lab, case)`, once for each, and is then done; without, as
    `run(lab)`, for as long as there is time.
    """

    def enter(run):
        ATTACKS.append(Attack(name, run, list(cases or []), weight))
        return run

    return enter


@dataclasses.dataclass
class Ended:
    """How a child ended, with what it printed; `code` is negative for a signal."""

    args: list
    code: int
    out: bytes
    err: bytes
    cpu: float

    @property
    def text(self):
        return (self.out + self.err).decode("utf-8", "replace")

    def brief(self):
        tail = self.err.decode("utf-8", "backslashreplace").strip().splitlines()[:2]
        return f"gloss {' '.join(self.args)}: exit {self.code}: {' / '.join(tail)[:200]}"


class Lab:
    """The place of one try: a directory, random numbers, and children that do not outlive it."""

    def __init__(self, gloss, preload, seed):
        self.gloss = gloss
        self.preload_library = preload
        self.random = random.Random(seed)
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="gloss-attack-")).resolve()
        self.children = []
        self.closers = []
        (self.root / "tmp").mkdir()
        (self.root / "state").mkdir()

    def close(self):
        for child in self.children:
            if child.poll() is None:
                end_group(child.pid)
                child.wait()
        for closer in self.closers:
            closer()
        for path, directories, _ in os.walk(self.root):
            for name in directories:
                if not os.path.islink(os.path.join(path, name)):
                    os.chmod(os.path.join(path, name), 0o700)
        shutil.rmtree(self.root, ignore_errors=True)

    def environment(self, extra=None):
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(self.root),
            "TMPDIR": str(self.root / "tmp"),
            "XDG_STATE_HOME": str(self.root / "state"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "SWIFT_BACKTRACE": "enable=no",
            **(extra or {}),
        }

    def run(self, *args, input=b"", env=None, memory=MEMORY, patience=PATIENCE_SECONDS,
            accept=None):
        """Runs gloss to its end; a hang, an end by a signal, or an exit code that is not in
        `accept` is a failure.

        `input` is bytes, or the open file that becomes the standard input.
        """
        args = [str(arg) for arg in args]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            source = input
            if isinstance(input, bytes):
                source = tempfile.TemporaryFile()
                source.write(input)
                source.seek(0)
            child = subprocess.Popen(
                [self.gloss, *args], stdin=source, stdout=out, stderr=err, cwd=self.root,
                env=self.environment(env), start_new_session=True,
                preexec_fn=lambda: prepare(memory))
            self.children.append(child)
            cpu = wait(child, patience)
            if isinstance(input, bytes):
                source.close()
            if cpu is None:
                raise Failure(f"hangs: gloss {' '.join(args)[:300]}")
            out.seek(0)
            err.seek(0)
            ended = Ended(args, child.returncode, out.read(), err.read(), cpu)
        must(ended.code >= 0, f"ended by {name_of(-ended.code)}: {ended.brief()}")
        if accept is not None:
            must(ended.code in accept, f"want exit {accept}: {ended.brief()}")
        return ended


def name_of(number):
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def prepare(memory):
    """Before a child's first step: its bounds, so that the machine and the run survive whatever it
    does, and its signals, since nohup has those that it starts ignore a hangup."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Two processors may be all there are, and people may be working on them.
    os.nice(5)


def end_group(pid):
    """Kills a child and what it started; each child leads a session of its own."""
    for kill, target in ((os.killpg, pid), (os.kill, pid)):
        try:
            kill(target, signal.SIGKILL)
        except OSError:
            pass


class Watch:
    """Tells a child that hangs from one that waits for the processor."""

    def __init__(self, pid, patience=PATIENCE_SECONDS):
        self.pid = pid
        self.patience = patience
        self.begun = self.moved = time.monotonic()
        self.spent = None

    def hangs(self):
        now = time.monotonic()
        state, spent = look(self.pid)
        if state == "R" or spent != self.spent:
            self.moved, self.spent = now, spent
        return now - self.moved > self.patience or now - self.begun > LONGEST_SECONDS


def look(pid):
    """The state of a process (R, S, D …) and the ticks that it has computed for."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return fields[0], int(fields[11]) + int(fields[12])
    except (OSError, IndexError):
        return "?", None


def wait(child, patience):
    """Waits for the end and gives the seconds computed, or kills what hangs and gives None."""
    watch = Watch(child.pid, patience)
    pause = 0.001
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            return usage.ru_utime + usage.ru_stime
        if watch.hangs():
            end_group(child.pid)
            child.wait()
            return None
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)


def build_preload(directory):
    """Builds the library that makes calls fail; None where it cannot be used."""
    if sys.platform != "linux" or not shutil.which("cc"):
        return None
    source = pathlib.Path(__file__).with_name("preload.c")
    library = os.path.join(directory, "preload.so")
    subprocess.run(
        ["cc", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, source, "-ldl"],
        check=True)
    return library


def fault(lab, calls, number, action, match="/results", on="once", **more):
    """The environment in which a call of gloss fails."""
    if not lab.preload_library:
        raise Unfit("needs Linux and cc")
    return {
        "LD_PRELOAD": lab.preload_library, "ATTACK_PROGRAM": os.path.basename(lab.gloss)[:15],
        "ATTACK_CALLS": calls, "ATTACK_N": str(number), "ATTACK_DO": action,
        "ATTACK_MATCH": match, "ATTACK_ON": on, **more}
