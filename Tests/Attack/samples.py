"""Batches, rubrics and terms to attack with, written where the try is."""

import json

BATCH = "bt"
PERSON = "ana"

CHOICE = {
    "name": "fits", "kind": "classification", "title": "Does it fit?",
    "labels": [{"id": "yes", "title": "Yes", "key": "y"}, {"id": "no", "title": "No", "key": "x"}],
}
PAIR = {"name": "better", "kind": "pairwise", "title": "Which is better?", "tie": True,
        "neither": True}
TEXT = {"name": "words", "kind": "text", "title": "Write it.", "from": "nothing"}
SPANS = {"name": "marks", "kind": "spans", "title": "Mark names", "field": "text",
         "labels": [{"id": "person", "title": "Person", "key": "p"},
                    {"id": "place", "title": "Place", "key": "l"}]}
RANKING = {"name": "order", "kind": "ranking", "title": "Order them", "ties": True,
           "unrankable": True}
RATING = {"name": "marks", "kind": "rating", "title": "Rate it", "min": 1, "max": 5,
          "criteria": [{"id": "tone", "title": "Tone"}, {"id": "care", "title": "Care"}]}


def rubric(questions, **more):
    return {
        "schema": "gloss/rubric/1", "id": "rb", "version": "1.0.0", "title": "Asked",
        "guideline": "rb.md", "rationale": "optional", "questions": questions,
        "care": {"mask": ["violence"], "break_after_minutes": 1440,
                 "break_after_minutes_masked": 1440},
        **more}


GUIDELINE = ("# Asked\n\n## Deciding {#deciding}\n\nChoose what fits.\n\n"
             "## Edge {#edge}\n\nSkip it.\n")


def terms(**more):
    return {
        "schema": "gloss/terms/1", "client": "Nobody",
        "pay": {"currency": "EUR", "basis": "hour", "amount": 20, "covers": ["labeling"],
                "floor": 10, "floor_source": "none"}, **more}


def name(number):
    return f"it-{number:04}"


def items(count, **more):
    return [
        {"id": name(number), "text": f"Text {number} by Ann of Rome, who has no more to say.",
         **more}
        for number in range(1, count + 1)]


def pairs(count):
    return [
        {"id": name(number), "prompt": "Which?",
         "responses": [{"id": "a", "text": f"One {number}"}, {"id": "b", "text": f"Two {number}"}]}
        for number in range(1, count + 1)]


def dump(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def write(root, questions=(CHOICE,), entries=None, asked=None, terms_of=None):
    """Writes a batch with its rubric and guideline, and gives the batch's path."""
    (root / "rb.md").write_text(GUIDELINE, encoding="utf-8")
    dump(root / "rb.json", rubric(list(questions), **(asked or {})))
    batch = {"schema": "gloss/batch/1", "id": BATCH, "title": "Sample", "rubric": "rb.json",
             "items": items(40) if entries is None else entries}
    if terms_of is not None:
        batch["terms"] = "terms.json"
        dump(root / "terms.json", terms_of)
    return dump(root / "batch.json", batch)


def journal(root, person=PERSON, batch=BATCH, results="results"):
    return root / results / "labels" / batch / f"{person}.jsonl"


def events(root, person=PERSON, batch=BATCH, results="results"):
    return root / results / "events" / batch / f"{person}.jsonl"


def drafts(root, person=PERSON, batch=BATCH, results="results"):
    return root / results / "drafts" / batch / f"{person}.jsonl"


def script(lab, batch, lines, person=PERSON, results="results", env=None, accept=(0,)):
    """Labels by a script, one line for each answer."""
    return lab.run(
        "label", batch, "--annotator", person, "--results", results,
        input="".join(line + "\n" for line in lines).encode(), env=env, accept=accept)
