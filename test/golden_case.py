"""The text of a case: read into steps, written back with answers. The format is described in test/README.md."""
import os
import re

REQUEST = ("get", "post")
# Lines that say more about the step above them, by kind of step.
DETAILS = {
    "request": ("with", "form", "json", "body", "upload", "no", "status", "head", "has", "lacks", "budget", "capture", "|", ":"),
    "run": ("exit", "err", "has", "lacks", "capture", "|", ":"),
    "file": ("|", ":"),
}
SENT = ("with", "form", "json", "body", "upload", "no")
CASE_WORDS = ("title", "fixture", "needs", "lang", "serve", "leave")


class Wrong(Exception):
    """An answer that is not what the case says, or a case that says nonsense."""


class Step:
    """One `run`, `get`, `post`, `as`, `file`, `sign-in`, `restart` with the lines that belong to it."""

    def __init__(self, kind, argument, line):
        self.kind, self.argument, self.line = kind, argument, line
        self.details = []  # (word, rest); "|" and ":" are body lines
        self.around = []   # comments and blank lines after it, written back

    def all(self, word):
        return [rest for w, rest in self.details if w == word]

    def one(self, word):
        found = self.all(word)
        return found[0] if found else None

    def body(self):
        """Expected or given body; None when the case says nothing of it."""
        lines = [(w, rest) for w, rest in self.details if w in ("|", ":")]
        if not lines:
            return None
        return "".join(rest + ("\n" if w == "|" else "") for w, rest in lines)

    def set_body(self, text):
        """Replace the body lines by `text`, where they stood, else at the end."""
        places = [i for i, (w, _) in enumerate(self.details) if w in ("|", ":")]
        at = places[0] if places else len(self.details)
        kept = [d for d in self.details if d[0] not in ("|", ":")]
        lines = text.split("\n")
        last = lines.pop()
        self.details = kept[:at] + [("|", x) for x in lines] + ([(":", last)] if last != "" else []) + kept[at:]

    def set(self, word, rest):
        """Replace the (single) detail, or put it behind what is sent."""
        for i, (w, _) in enumerate(self.details):
            if w == word:
                self.details[i] = (word, rest)
                return
        sent = [i + 1 for i, (w, _) in enumerate(self.details) if w in SENT]
        self.details.insert(max(sent, default=0), (word, rest))


def word_and_rest(line):
    word, _, rest = line.partition(" ")
    return word, rest


class Case:
    def __init__(self, name):
        self.name, self.head, self.steps = name, [], []
        self.settings = {}

    @property
    def fixture(self):
        return self.settings.get("fixture", "base")

    @classmethod
    def read(cls, path):
        case = cls(os.path.splitext(os.path.basename(path))[0])
        with open(path, encoding="utf-8", newline="\n") as f:
            case.parse(f.read(), path)
        return case

    def parse(self, text, path):
        step = None
        for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
            def wrong(why):
                return Wrong(f"{os.path.basename(path)}:{number}: {why}: {line}")
            if line.strip() == "" or line.startswith("#"):
                (step.around if step else self.head).append(line)
                continue
            word, rest = word_and_rest(line.lstrip(" "))
            if step and line.startswith("  "):
                kind = "request" if step.kind in REQUEST else step.kind
                if word not in DETAILS.get(kind, ()):
                    raise wrong(f"{step.kind} has no '{word}'")
                if any(a.strip() for a in step.around):
                    raise wrong("a comment inside a step")
                step.around = []
                step.details.append((word, rest))
            elif line.startswith(" "):
                raise wrong("two spaces before what belongs to a step, none before a step")
            elif step is None and word in CASE_WORDS:
                self.settings[word] = rest
                self.head.append(line)
            elif word in REQUEST + ("run", "as", "file", "restart", "sign-in"):
                step = Step(word, rest, number)
                self.steps.append(step)
            else:
                raise wrong("unknown word")
        if "title" not in self.settings:
            raise Wrong(f"{os.path.basename(path)}: no title")

    def text(self):
        out = list(self.head)
        for step in self.steps:
            out.append(f"{step.kind} {step.argument}".rstrip())
            # A body line keeps its space even when it is empty: "| ".
            out += [f"  {w} {rest}".rstrip() if w not in ("|", ":") else (f"  {w} {rest}" if rest else f"  {w}")
                    for w, rest in step.details]
            out += step.around
        return re.sub(r"\n+\Z", "", "\n".join(out)) + "\n"
