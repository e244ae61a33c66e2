"""Keys: random bytes, malformed sequences, pastes, sizes and actions, on a pseudo terminal.

Nothing crashes, the terminal is restored, and no answer is recorded that nobody pressed: a sequence
that is not understood is swallowed to its final byte and answers nothing, and neither does what
follows it, or a paste, within the guard.
"""

import time

import oracle
import samples
from harness import attack, must
from session import Over, Session

ESC = b"\x1b"
# Longer than the guard (250 ms), so that a key counts, and than the wait behind an ESC.
PAUSE = 0.6


def label_keys(*names):
    return {"name": "fits", "kind": "classification", "title": "Does it fit?",
            "labels": [{"id": f"l{key}", "title": f"Label {key}", "key": key} for key in names]}


# Each is sent in parts, with this many seconds between them.
SEQUENCES = {
    "ESC, 80 ms, [A": ([ESC, b"[A"], 0.08),
    "ESC, 80 ms, [B": ([ESC, b"[B"], 0.08),
    "ESC, 80 ms, OA": ([ESC, b"OA"], 0.08),
    "ESC [, 80 ms, A": ([ESC + b"[", b"A"], 0.08),
    "ESC [1;, 80 ms, 2A": ([ESC + b"[1;", b"2A"], 0.08),
    "paste, then 1": ([ESC + b"[200~pasted" + ESC + b"[201~1"], 0),
    "paste, then A": ([ESC + b"[200~1" + ESC + b"[201~A"], 0),
    "paste end alone, then 1": ([ESC + b"[201~1"], 0),
    "9B 31 41": ([b"\x9b1A"], 0),
    "C2 9B 31 41": ([b"\xc2\x9b1A"], 0),
    "9B A": ([b"\x9bA"], 0),
    "ESC[-1u": ([ESC + b"[-1u"], 0),
    "ESC[-1A": ([ESC + b"[-1A"], 0),
    "ESC[1 A": ([ESC + b"[1 A"], 0),
    "ESC[ DEL 1": ([ESC + b"[\x7f1"], 0),
    "ESC[97;65537u": ([ESC + b"[97;65537u"], 0),
    "ESC[49;65537u": ([ESC + b"[49;65537u"], 0),
    "ESC[49;1:3u": ([ESC + b"[49;1:3u"], 0),
    "ESC[4294967345u": ([ESC + b"[4294967345u"], 0),
    "ESC[1114161u": ([ESC + b"[1114161u"], 0),
    "ESC[ 200 digits A": ([ESC + b"[" + b"1" * 200 + b"A"], 0),
    "ESC[?1A": ([ESC + b"[?1A"], 0),
    "ESC[<0;1;1M": ([ESC + b"[<0;1;1M"], 0),
    "OSC 1A BEL": ([ESC + b"]1A\x07"], 0),
    "DCS 1A ST": ([ESC + b"P1A" + ESC + b"\\"], 0),
    "DCS, 80 ms, 1A ST": ([ESC + b"P", b"1A" + ESC + b"\\"], 0.08),
}


def must_answer_nothing(lab, parts, pause, keys=None):
    """Sends the parts to an item that could be answered; then a real key answers it."""
    if keys is None:
        samples.write(lab.root, questions=[samples.PAIR], entries=samples.pairs(6))
    else:
        samples.write(lab.root, questions=[label_keys(*keys)])
    session = Session(lab)
    session.start()
    item = session.item()
    time.sleep(PAUSE)
    for number, part in enumerate(parts):
        if number:
            time.sleep(pause)
        session.keys(part)
    session.settle(PAUSE)
    labels = oracle.chain(samples.journal(lab.root))
    shown = b" ".join(parts)
    must(not labels and session.item() == item,
         f"{shown!r} is taken for the answer "
         f"{labels[0]['answers'] if labels else 'of ' + str(item)}")
    if b"\x1bP" not in shown or b"\\" in shown:
        session.keys(ESC)
        session.settle(PAUSE)
    session.keys(keys[0] if keys else "1")
    session.until(lambda _: session.item() != item, f"answer by a real key after {shown!r}")
    session.keys("q")
    session.end()
    session.must_restore("a malformed sequence")


@attack("keys.sequences", weight=2, cases=list(SEQUENCES))
def that_nobody_pressed(lab, case):
    """Each sequence of the list answers nothing, and a real key after it does."""
    parts, pause = SEQUENCES[case]
    keys = "ay" if "97;" in case else "1A" if "OSC" in case else None
    must_answer_nothing(lab, parts, pause, keys)


@attack("keys.malformed", weight=1)
def that_no_terminal_sends(lab):
    """Random sequences with no meaning answer nothing, whatever their last byte is."""
    random = lab.random
    begin = random.choice([ESC + b"[", ESC + b"[", b"\x9b", b"\xc2\x9b"])
    # With `?` it is a reply, with 65536 no modifier there is, with `-` and ` ` it is malformed.
    middle = random.choice([b"-", b" ", b"?", b"1;65537", b"1;;;", b"=", b"0;0;0;0", b"!1", b"1-1"])
    final = random.choice([b"A", b"B", b"A", b"@", b"`"])
    must_answer_nothing(lab, [begin + middle + final], 0)


PIECES = [
    b"1", b"2", b"=", b"0", b"y", b"x", b"u", b"s", b"n", b"r", b"]", b"/", b"?", b"z", b"m", b"d",
    b"v", b"V", b"a", b"e", b"c", b"o", b"+", b"\t", b"\r", b" ", b"\x7f", ESC, b"\x13", b"\x0c",
    b"\x05", b"\x01", b"A", b"B", b"p", b"l", b"5", b"(", b")", b"<", b">", b"{", b"}", b"#edge ",
    ESC + b"[A", ESC + b"[B", ESC + b"[C", ESC + b"[D", ESC + b"[5~", ESC + b"[6~", ESC + b"[H",
    ESC + b"[F", ESC + b"[Z", ESC + b"[1;2C", ESC + b"[1;5D", ESC + b"OP", ESC + b"\r",
    ESC + b"[200~pasted\ntext" + ESC + b"[201~", ESC + b"[97;5u", ESC + b"[?1u", "é😀שלום".encode(),
    ":undo\r".encode(), b":goto 2\r", b":goto -1\r", b":help\r", b":stale\r", b":next\r",
    b":items\r", b":note unclear hm\r", b":find Text\r", b":withdraw\r", b":cap 9\r", b":hours\r",
    b":terms\r", b":reveal all\r", b":optout violence\r", b":break\r", b":pass\r", b":save\r",
    b":raw\r", b":diff\r", b":results two\r", b":accept\r", b":unknown thing\r", b":rationale so\r"]


def random_questions(random):
    kinds = [samples.CHOICE, samples.PAIR, samples.TEXT, samples.SPANS, samples.RANKING,
             samples.RATING]
    chosen = random.sample(kinds, random.randint(1, 3))
    return [{**question, "name": f"q{number}", "required": random.random() < 0.7}
            for number, question in enumerate(chosen)]


def random_items():
    return [
        {"id": samples.name(number), "text": f"Text {number}, by Ann of Rome and Bo of Ayr.",
         "prompt": "Which?", "advice": ["violence"] if number == 3 else [],
         "responses": [{"id": "a", "text": "One word"}, {"id": "b", "text": "Two words 你好 שלום"}]}
        for number in range(1, 9)]


def press(lab, piece, count):
    """Presses and resizes, then ends the session; all of it must hold."""
    random = lab.random
    samples.write(lab.root, questions=random_questions(random), entries=random_items())
    session = Session(lab, "--guard", random.choice(["0", "250"]), env={"EDITOR": "true"})
    try:
        session.start()
        for _ in range(count):
            session.keys(piece(random))
            way = random.random()
            if way < 0.05:
                session.resize(random.choice([1, 20, 39, 40, 80, 120, 200]),
                               random.choice([1, 5, 9, 10, 24, 60]))
            elif way < 0.3:
                session.pump(0.01)
        session.settle(0.1)
        session.signal(15)
    except Over:
        pass
    code = session.end()
    # What is typed on after `q` is the shell's, and Ctrl-C, Ctrl-\ and a signal that comes then end
    # whoever is still there.
    must(code in (0, 74, 143) or (code in (-2, -3, -15, 130) and not session.screen.is_alternate),
         f"exit {code}:\n{session.shown()}")
    session.must_restore("random keys")
    session.must_be_clean()
    for results in ("results", "two"):
        labels = oracle.chain(samples.journal(lab.root, results=results))
        oracle.chain(samples.events(lab.root, results=results))
        for label in labels:
            must(label["status"] in ("answered", "skipped", "withdrawn", "stopped"), str(label))
        if labels:
            lab.run("verify", results, accept=(0,))


@attack("keys.bytes", weight=1.5)
def random_bytes(lab):
    """Any bytes, in reads of any length."""
    press(lab, lambda random: bytes(
        random.choice([random.randrange(256), random.randrange(32, 127), 27, 91])
        for _ in range(random.randint(1, 40))), 60)


@attack("keys.actions", weight=2)
def random_actions(lab):
    """Keys and commands that mean something, in no sensible order."""
    press(lab, lambda random: random.choice(PIECES), 80)
