"""A keyboard session of gloss on a pseudo terminal, seen as a person sees it."""

import array
import errno
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time

import samples
from harness import MEMORY, PATIENCE_SECONDS, Failure, Watch, end_group, look, must, name_of, prepare
from screen import Screen

_ITEM = re.compile(r"\bit-\d{4}\b")
_ALL_DONE = re.compile(r"items? (?:are|is) done|Items done|labels saved")
_NOT_SAVED = re.compile(r"not saved", re.IGNORECASE)
_SAVED = re.compile(r"\bsaved\b", re.IGNORECASE)


class Over(Failure):
    """The session ended while something else was waited for."""


class Session:
    """Keys in, a screen out. `saved` lists the items that the screen called saved, in order."""

    def __init__(self, lab, *args, env=None, columns=80, rows=24, memory=MEMORY, label=True):
        self.lab = lab
        self.screen = Screen(columns, rows)
        self.output = b""
        self.saved = []
        self.status = None
        self.cpu = 0.0
        self.master, self.slave = pty.openpty()
        self._set_size(columns, rows)
        # What is typed on after `q` is in line mode, where Ctrl-Z and Ctrl-\\ throw away what nobody has
        # read yet: with it the bytes that bring the screen back.
        mode = termios.tcgetattr(self.slave)
        mode[3] |= termios.NOFLSH
        termios.tcsetattr(self.slave, termios.TCSANOW, mode)
        self.before = termios.tcgetattr(self.slave)
        if label:
            args = ("label", lab.root / "batch.json", "--annotator", samples.PERSON, *args)
        self.args = [str(arg) for arg in args]
        slave = self.slave

        def begin():
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            prepare(memory)

        self.child = subprocess.Popen(
            [lab.gloss, *self.args], stdin=slave, stdout=slave, stderr=slave, cwd=lab.root,
            env=lab.environment(env), start_new_session=True, preexec_fn=begin)
        lab.children.append(self.child)
        lab.closers.append(self.close)
        self.watch = Watch(self.child.pid)

    @property
    def pid(self):
        return self.child.pid

    def spent(self):
        """The seconds that gloss has computed for."""
        if self.is_over():
            return self.cpu
        return (look(self.pid)[1] or 0) / os.sysconf("SC_CLK_TCK")

    def close(self):
        for descriptor in (self.master, self.slave):
            if descriptor is not None:
                os.close(descriptor)
        self.master = self.slave = None

    def hang_up(self):
        """The line drops."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = None

    def _set_size(self, columns, rows):
        size = array.array("H", [rows, columns, 0, 0])
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, size)

    def resize(self, columns, rows):
        self.pump(0)
        self.screen.resize(columns, rows)
        self._set_size(columns, rows)
        os.kill(self.pid, signal.SIGWINCH)

    def keys(self, data):
        """Types, while what is drawn meanwhile is read: a terminal never stands still."""
        data = data.encode() if isinstance(data, str) else data
        self.screen.typed += data
        while data:
            ready, writable, _ = select.select([self.master], [self.master], [], 0.5)
            if ready:
                self.pump(0)
            if self.is_over():
                raise self._over()
            if writable:
                try:
                    data = data[os.write(self.master, data[:1024]):]
                except OSError as error:
                    if error.errno != errno.EAGAIN:
                        raise self._over() from error

    def pump(self, seconds):
        """Reads what was drawn; whether there was anything."""
        if self.master is None:
            time.sleep(seconds)
            return False
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.output += data
        self.screen.feed(data)
        if self.screen.replies:
            os.write(self.master, self.screen.replies)
            self.screen.replies = b""
        return bool(data)

    def is_over(self):
        if self.status is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.cpu = usage.ru_utime + usage.ru_stime
                self.status = self.child.returncode = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def until(self, condition, what, seconds=PATIENCE_SECONDS):
        """Reads until the condition holds of the screen's text.

        Time counts only while nothing is drawn and gloss computes nothing.
        """
        watch = Watch(self.pid, seconds)
        while not condition(self.screen.text()):
            if not self.pump(0.02) and self.is_over():
                while self.pump(0):
                    pass
                if condition(self.screen.text()):
                    return
                raise self._over()
            must(not watch.hangs(), f"no {what} on the screen:\n{self.shown()}")

    def _over(self):
        return Over(f"the session ended by itself, exit {self.status}:\n{self.shown()}")

    def settle(self, seconds=0.15):
        """Reads until nothing was drawn for so long."""
        while self.pump(seconds):
            pass

    def shown(self):
        return "\n".join(["  | " + line for line in self.screen.lines() if line][:10])

    def item(self):
        """The item on the screen: the topmost that is named."""
        found = _ITEM.search("\n".join(self.screen.lines()[:4]))
        return found and found.group()

    def start(self):
        """Until an item is on the screen, past the pages that come before it."""
        self.until(lambda _: self.item() is not None, "first item")
        # What comes within the guard answers nothing.
        return self.item()

    def has_moved(self, item):
        """Whether another item, or the page behind the last, is drawn; what is drawn on leaving
        says nothing of the item."""
        now = self.item()
        return self.screen.is_alternate and now != item and (
            now is not None or _ALL_DONE.search(self.screen.text()) is not None)

    def says_not_saved(self):
        return bool(_NOT_SAVED.search(self.screen.text()))

    def answer(self, key="y"):
        """Answers the item on the screen; whether the screen then called it saved."""
        item = self.item()
        self.keys(key)
        self.until(lambda text: self.has_moved(item) or _NOT_SAVED.search(text),
                   f"answer to {item} taken")
        if self.says_not_saved():
            return False
        self.until(_SAVED.search, f"word of {item}, which is gone, being saved")
        self.saved.append(item)
        return True

    def command(self, line):
        self.keys(f":{line}\r")

    def signal(self, number):
        if not self.is_over():
            os.kill(self.pid, number)

    def end(self, patience=PATIENCE_SECONDS):
        """Waits for the session's end, and gives its exit code, negative for a signal."""
        watch = Watch(self.pid, patience)
        while not self.is_over():
            self.pump(0.02)
            if watch.hangs():
                end_group(self.pid)
                self.child.wait()
                self.status = -9
                raise Failure(f"does not end; the screen:\n{self.shown()}")
        while self.pump(0):
            pass
        return self.status

    def must_restore(self, why):
        """The terminal is as it was: its mode, its screen, its cursor, its keys."""
        # What was written last may still be on its way to this side.
        latest = time.monotonic() + 2
        while self.screen.is_alternate and time.monotonic() < latest:
            self.pump(0.02)
        after = termios.tcgetattr(self.slave)
        names = ("input", "output", "control", "local", "in-speed", "out-speed", "characters")
        wrong = [name for name, was, now in zip(names, self.before, after) if was != now]
        must(not wrong, f"the terminal's mode is not restored ({', '.join(wrong)}) after {why}")
        must(not self.screen.is_alternate, f"the alternate screen is left on after {why}")
        must("?25" in self.screen.modes or b"\x1b[?25l" not in self.output,
             f"the cursor is hidden after {why}")
        must("?2004" not in self.screen.modes, f"paste markers are left on after {why}")
        must(self.screen.keyboard == 0, f"the keyboard protocol is left on after {why}")

    def must_be_clean(self):
        """Nothing but what the program draws with came to the terminal."""
        must(not self.screen.odd, f"raw controls on the terminal: {self.screen.odd[:3]}")

    def must_not_crash(self, allowed=()):
        code = self.end()
        must(code >= 0 or -code in allowed, f"the session ended by {name_of(-code)}")
        return code
