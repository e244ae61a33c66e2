"""Ends of a session from outside: by signals at any moment, at an exact call, by a dropped line.

What the screen called saved is at its path exactly once, the chain is whole, the next start goes
on, and a signal that can be caught leaves the terminal as it was.
"""

import signal
import stat
import termios
import threading
import time

import oracle
import samples
from harness import Failure, attack, fault, look, must, name_of
from session import Over, Session

CODES = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGQUIT: -3,
         signal.SIGKILL: -9}


def work(session, most=12, delay=lambda: 0):
    """Answers until the session is over, or has enough."""
    try:
        session.start()
        while len(session.saved) < most:
            if not session.answer("y"):
                raise Failure("NOT SAVED without a fault:\n" + session.shown())
            time.sleep(delay())
        session.keys("q")
        session.end()
    except Over:
        pass


def must_go_on(lab, session, why, is_torn=False):
    """The saved labels are there, and the next start takes the next item and ends well."""
    path = samples.journal(lab.root)
    oracle.must_be_saved(path, session.saved, why, may_be_torn=is_torn)
    before = len(oracle.chain(path, may_be_torn=is_torn))
    again = Session(lab, "--guard", "0")
    try:
        again.start()
    except Over as over:
        raise Failure(f"the next start after {why} fails: {over}") from over
    must(again.item() == samples.name(before + 1),
         f"after {why} and {before} labels the next start stands on {again.item()}")
    must(again.answer("x"), f"the next start after {why} cannot save")
    again.keys("q")
    must(again.end() == 0, f"the session after {why} ends with {again.status}")
    oracle.must_be_saved(path, session.saved + again.saved, why)
    oracle.chain(samples.events(lab.root))


@attack("kills.signal", weight=3)
def at_any_moment(lab):
    """SIGKILL, TERM, HUP, INT or QUIT at a random moment."""
    samples.write(lab.root, entries=samples.items(400))
    session = Session(lab, "--guard", "0")
    number = lab.random.choice(list(CODES))
    why = name_of(number)
    timer = threading.Timer(lab.random.uniform(0, 0.35), session.signal, [number])
    timer.start()
    try:
        pauses = lab.random.choice([0, 0, 0.01])
        work(session, most=200, delay=lambda: pauses)
        code = session.end()
    finally:
        timer.cancel()
        timer.join()
    entered = b"\x1b[?1049h" in session.output
    must(code == CODES[number] or code == 0 or (not entered and code == -number),
         f"exit {code} after {why}")
    if number != signal.SIGKILL:
        session.must_restore(why)
    must_go_on(lab, session, why, is_torn=number == signal.SIGKILL)


@attack("kills.line", weight=1)
def at_a_dropped_line(lab):
    """The terminal goes away, with a text half typed: the text is kept as well."""
    samples.write(lab.root, questions=[samples.TEXT])
    session = Session(lab, "--guard", "0")
    session.start()
    typed = f"kept {lab.random.randrange(10 ** 9)}"
    session.keys(typed)
    session.until(lambda text: typed in text, "typed text")
    session.hang_up()
    code = session.end()
    must(code in (129, -signal.SIGHUP), f"exit {code} after a dropped line")
    draft = samples.drafts(lab.root)
    must(draft.exists() and typed in draft.read_text(), f"the typed text is not in {draft}")
    again = Session(lab, "--guard", "0")
    again.start()
    again.until(lambda text: typed in text, "text that was typed before")


@attack("kills.call", weight=3)
def at_a_call(lab):
    """SIGKILL right before or behind one call on the results."""
    samples.write(lab.root)
    action = lab.random.choice(["kill", "killafter"])
    number = lab.random.randint(1, 130)
    session = Session(lab, "--guard", "0", env=fault(lab, "all", number, action))
    work(session, most=6)
    session.end()
    must_go_on(lab, session, f"{action} at call {number}", is_torn=True)


@attack("signals.caught", weight=1.5, cases=[
    "TERM", "HUP", "INT", "QUIT", "ABRT", "XCPU", "USR1", "USR2", "ALRM", "VTALRM", "PROF", "IO"])
def every_signal_that_ends(lab, case):
    """A signal that can be caught never leaves the alternate screen, or raw mode, behind."""
    number = getattr(signal, f"SIG{case}", None)
    if number is None:
        return
    samples.write(lab.root)
    session = Session(lab, "--guard", "0")
    session.start()
    session.answer("y")
    session.signal(number)
    session.settle(0.3)
    if not session.is_over():
        try:
            session.keys("q")
        except Over:
            pass
    session.end()
    session.must_restore(f"SIG{case}")
    must_go_on(lab, session, f"SIG{case}")


@attack("signals.stop", cases=["signal", "key"])
def a_stop_without_job_control(lab, case):
    """Where nothing can continue the program it is not stopped, and still has its terminal."""
    samples.write(lab.root)
    session = Session(lab, "--guard", "0")
    session.start()
    if case == "key":
        session.keys("\x1a")
    else:
        session.signal(signal.SIGTSTP)
    session.settle(0.5)
    state, _ = look(session.pid)
    if state in "Tt":
        session.must_restore("a stop")
        session.signal(signal.SIGCONT)
        session.settle(0.5)
    if session.is_over():
        return session.must_restore("a stop")
    local = termios.tcgetattr(session.slave)[3]
    must(not local & (termios.ICANON | termios.ECHO) and session.screen.is_alternate,
         f"after SIGTSTP ({case}) the session goes on in line mode, "
         f"alternate screen {session.screen.is_alternate}")
    must(session.answer("y"), "no label is saved after SIGTSTP")
    session.keys("q")
    must(session.end() == 0, f"exit {session.status} after SIGTSTP")
    session.must_restore("SIGTSTP and q")


def editor(lab, script):
    """An editor that is a script, with the path of the text as `$1`."""
    path = lab.root / "editor"
    path.write_text("#!/bin/sh\n" + script)
    path.chmod(0o755)
    return {"EDITOR": str(path), "VISUAL": ""}


def in_editor(lab, script):
    """A session whose text is in the editor."""
    samples.write(lab.root, questions=[samples.TEXT])
    session = Session(lab, "--guard", "0", env=editor(lab, script))
    session.start()
    session.keys("begun")
    session.until(lambda text: "begun" in text, "typed text")
    session.keys("\x05")
    return session


def until_there(session, path):
    deadline = time.monotonic() + 20
    while not path.exists():
        session.pump(0.02)
        must(time.monotonic() < deadline, "the editor does not start:\n" + session.shown())


@attack("editor.signal", cases=["TERM", "HUP", "KILL"])
def a_signal_while_editing(lab, case):
    """The session ends without waiting for the editor, and what was written there is kept under
    drafts/, for its person alone, and nowhere else."""
    begun = lab.root / "begun"
    words = f"precious {lab.random.randrange(10 ** 9)}"
    session = in_editor(lab, f"printf '%s' '{words}' > \"$1\"; : > '{begun}'; exec sleep 60\n")
    until_there(session, begun)
    session.signal(getattr(signal, f"SIG{case}"))
    session.end(patience=4)
    if case != "KILL":
        session.must_restore(f"SIG{case} while editing")
    kept = [path for path in (lab.root / "results").rglob("*")
            if path.is_file() and words in path.read_text(errors="replace")]
    stray = [path for path in (lab.root / "tmp").rglob("*") if path.is_file()]
    must(kept, f"after SIG{case} the text from the editor is not under results/drafts"
         + (f", but in {stray[0]}" if stray else ""))
    must(not stray, f"after SIG{case} a text is left in {stray}")
    for path in kept:
        mode = stat.S_IMODE(path.stat().st_mode)
        must(mode == 0o600, f"{path} has the mode {mode:o}")
    again = Session(lab, "--guard", "0")
    again.start()
    again.until(lambda text: words in text, "text from the editor after the next start")


@attack("editor.around")
def a_signal_around_an_editor(lab):
    """Whenever it comes while the terminal is given to an editor, or taken back, or left for good,
    the terminal is as it was."""
    session = in_editor(lab, ":\n")
    session.settle(0.05)
    session.keys(lab.random.choice(["\x05", "\x05", "\x03"]))
    session.pump(lab.random.uniform(0, 0.03))
    number = lab.random.choice([signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM, signal.SIGTERM])
    session.signal(number)
    session.settle(0.1)
    # While the editor has the terminal, Ctrl-\ is meant for that alone.
    session.signal(signal.SIGTERM)
    session.end()
    session.must_restore(f"{name_of(number)} around an editor")


@attack("editor.leaves", cases=["fifo", "directory", "endless", "sparse", "nothing"])
def what_an_editor_leaves(lab, case):
    """Whatever is in the text's place afterwards, the session comes back with the text it had."""
    script = {
        "fifo": 'rm -f "$1"; mkfifo "$1"', "directory": 'rm -f "$1"; mkdir "$1"',
        "endless": 'rm -f "$1"; ln -s /dev/zero "$1"', "sparse": 'truncate -s 40G "$1"',
        "nothing": 'rm -f "$1"'}[case]
    begun = lab.root / "begun"
    session = in_editor(lab, f"{script}\n: > '{begun}'\n")
    until_there(session, begun)
    session.until(lambda text: session.screen.is_alternate and "begun" in text,
                  f"screen after an editor that left {case}")
    session.signal(signal.SIGTERM)
    must(session.end() == 143, f"exit {session.status}")
    session.must_restore("an editor")
