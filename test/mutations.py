"""Small faults that can be put into the tree: where, what stands there, what would. For tools/mutate.

A fault is one change of one line of a C file, a query, a template or a text; `faults(kind)` finds all there are, in the same order for the
same tree. None changes how something only looks, nor a comment or a test.
"""
import dataclasses
import os
import re
import subprocess

KINDS = ("C", "sql", "template", "text")


@dataclasses.dataclass(frozen=True)
class Fault:
    kind: str
    path: str
    line: int  # from 1
    column: int
    old: str
    new: str
    what: str

    def name(self):
        return f"{self.path}:{self.line}: {self.what}: {self.old.strip()!r} → {self.new.strip()!r}"

    def put(self, text):
        lines = text.split("\n")
        at = lines[self.line - 1]
        assert at[self.column:self.column + len(self.old)] == self.old
        lines[self.line - 1] = at[:self.column] + self.new + at[self.column + len(self.old):]
        return "\n".join(lines)


TURNED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
# Behind a line of code: what is found by this is one fault each.
CODE = [
    (re.compile(r"(?<= )(<=|>=|==|!=|<|>)(?= )"), lambda m: TURNED[m.group(1)], "a comparison turned"),
    (re.compile(r"(?<= )(&&|\|\|)(?= )"), lambda m: TURNED[m.group(1)], "and for or"),
    (re.compile(r"(?<![\w.\"\[x])([1-9]\d{0,8})(?![\w.\"])"), lambda m: str(int(m.group(1)) + 1), "a constant"),
    (re.compile(r"(?<=return )(true|false)(?=;)"), lambda m: "false" if m.group(1) == "true" else "true", "an answer turned"),
    (re.compile(r"(?<=[(\s])!(?=[a-z_])"), lambda m: "", "a condition turned"),
    (re.compile(r" \| F_[A-Z_]+"), lambda m: "", "a fact left out"),
    (re.compile(r" \| R_[A-Z_]+"), lambda m: "", "a flag of a route left out"),
]
STATEMENT = re.compile(r"^(\t+)(TRY\(.*\);|[a-z]\w+\(.*\);)$")
CHECK = re.compile(r"^(\t+(?:\} else )?if \()(.*)(\))( \{)?$")
SQL = [
    (re.compile(r"(?<= )(<=|>=|<|>)(?= )"), lambda m: TURNED[m.group(1)], "a comparison turned"),
    (re.compile(r" (AND|OR) (?:[\w.]+|:\w+) (?:=|<>|<=?|>=?|IS NOT|IS) (?:[\w.:']+)(?= |\"|\))"), lambda m: "", "a condition left out"),
    (re.compile(r" DESC\b"), lambda m: "", "an order turned"),
    (re.compile(r"(?<=ORDER BY )([\w.]+)(?=[ ,\"])"), lambda m: m.group(1) + " DESC", "an order turned"),
    (re.compile(r"\b(MIN|MAX)(?=\()"), lambda m: "MAX" if m.group(1) == "MIN" else "MIN", "least for most"),
    (re.compile(r"\bLEFT JOIN\b"), lambda m: "JOIN", "a join made strict"),
    (re.compile(r"(?<=[\w)] )([+-])(?= [\w(])"), lambda m: "-" if m.group(1) == "+" else "+", "plus for minus"),
    (re.compile(r"(?<=[ (=])([1-9]\d{0,6})(?=[ ),\"])"), lambda m: str(int(m.group(1)) + 1), "a constant"),
]
PAGE = [
    (re.compile(r"(?<=\{if )not "), lambda m: "", "a condition turned"),
    (re.compile(r"(?<=\{if )(?!not )(?=\w)"), lambda m: "not ", "a condition turned"),
    (re.compile(r"\|(?:money|percent|date|time|count|whole|month|day|qty|short)\w*(?=[|}])"), lambda m: "", "a filter left out"),
    (re.compile(r"\{t [a-z_.]+(?: [^{}]*)?\}"), lambda m: "", "a text left out"),
    (re.compile(r" (?:required|aria-label=\"[^\"]*\"|autofocus)(?=[ >])"), lambda m: "", "an attribute left out"),
    (re.compile(r"<td[^>]*>.*?</td>"), None, "columns swapped"),
]
PLACED = re.compile(r"^msgstr(?:\[\d\])? \"(?=.*\{0\})(?=.*\{1\}).*\"$")


def files(root, ending):
    said = subprocess.run(["git", "ls-files", "src", "po"], cwd=root, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")
    return sorted(name for name in said if name.endswith(ending) and not name.endswith("_test.c") and "/docs/" not in name and
                  "/design" not in name and "/demo_data" not in name and os.path.exists(os.path.join(root, name)))


def lines(root, name):
    with open(os.path.join(root, name), encoding="utf-8") as f:
        return f.read().split("\n")


def blank(line, spans):
    """The line with other signs in the place of these parts, as long as before."""
    for a, b in spans:
        line = line[:a] + "\x01" * (b - a) + line[b:]
    return line


def by_rules(kind, name, number, line, rules):
    for rule, to, what in rules:
        found = list(rule.finditer(line))
        if to is None:
            for one, two in zip(found, found[1:]):
                if one.end() == two.start() and one.group(0) != two.group(0):
                    yield Fault(kind, name, number, one.start(), one.group(0) + two.group(0), two.group(0) + one.group(0), what)
            continue
        for m in found:
            yield Fault(kind, name, number, m.start(), m.group(0), to(m), what)


def code(root):
    """C, but for comments, what the preprocessor reads, and texts in quotes."""
    for name in files(root, ".c") + files(root, ".h"):
        comment = continued = False
        for number, line in enumerate(lines(root, name), 1):
            spans = [m.span() for m in LITERAL.finditer(line)]
            bare = blank(line, spans)
            inside, comment = comment, (comment or "/*" in bare) and "*/" not in bare[bare.rfind("/*"):]
            directive = bare.startswith("#") or continued
            continued = directive and bare.endswith("\\")
            if inside or (directive and "F(S, " not in bare) or name.endswith(".h") and "F(S, " not in bare:
                continue
            bare = blank(bare, [m.span() for m in re.finditer(r"/\*.*?(\*/|$)", bare)])
            rules = CODE[-2:-1] if name.endswith(".h") else CODE
            yield from by_rules("C", name, number, bare, rules)
            statement, check = STATEMENT.match(line), CHECK.match(line)
            if statement and name.endswith(".c"):
                yield Fault("C", name, number, len(statement.group(1)), statement.group(2), ";", "a step left out")
            if check and name.endswith(".c"):
                yield Fault("C", name, number, len(check.group(1)), check.group(2), f"false && ({check.group(2)})", "a check left out")


def queries(root):
    for name in files(root, "_store.c"):
        for number, line in enumerate(lines(root, name), 1):
            for m in LITERAL.finditer(line):
                inside = "\x01" * m.start() + m.group(0) + "\x01" * (len(line) - m.end())
                if m.group(0).startswith('"') and " " in m.group(0):
                    yield from by_rules("sql", name, number, inside, SQL)


def pages(root):
    for name in files(root, ".html"):
        for number, line in enumerate(lines(root, name), 1):
            yield from by_rules("template", name, number, line, PAGE)


def texts(root):
    """Two numbers of a text exchanged; a text in the place of its neighbour."""
    for name in files(root, ".po"):
        all_lines = lines(root, name)
        said = [n for n, line in enumerate(all_lines) if line.startswith("msgstr ") and len(line) > 10]
        for number, line in enumerate(all_lines, 1):
            if PLACED.match(line):
                yield Fault("text", name, number, 0, line, line.replace("{0}", "\x01").replace("{1}", "{0}").replace("\x01", "{1}"),
                            "two values exchanged")
        for one, two in zip(said, said[1:]):
            a, b = all_lines[one], all_lines[two]
            if a != b and re.findall(r"\{\d\}", a) == re.findall(r"\{\d\}", b):
                yield Fault("text", name, one + 1, 0, a, b, "a neighbour's text")


FINDERS = {"C": code, "sql": queries, "template": pages, "text": texts}


def faults(root, kind):
    return list(FINDERS[kind](root))
