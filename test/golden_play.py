"""Playing a case: its steps against one base, its answers put where the case says what is expected."""
import gzip
import http.client
import os
import re
import shlex
import urllib.parse

from golden_case import Case, Wrong
from harness import DATA, ROOT, Base, Program, Refused, multipart

# Headers that a test may ask for; the budgets are read from them.
QUERIES, ROWS = "X-Test-Queries", "X-Test-Rows"


class Skipped(Exception):
    pass


class Fixture:
    def __init__(self, base, sign_in, variables, seed, postgres):
        self.base, self.sign_in, self.variables, self.seed, self.postgres = base, sign_in, variables, seed, postgres


def build_fixture(name, hjul, directory, postgres):
    """Play test/fixture/NAME.setup on a new base. Its steps after `sign-in` are how a user signs in."""
    if name == "none":
        return Fixture(None, [], {}, 0, postgres)
    case = Case.read(os.path.join(ROOT, "test", "fixture", name + ".setup"))
    at = next((i for i, s in enumerate(case.steps) if s.kind == "sign-in"), len(case.steps))
    case.steps, sign_in = case.steps[:at], case.steps[at + 1:]
    player = Player(case, hjul, directory, Fixture(None, [], {}, 0, postgres))
    try:
        player.play()
    finally:
        player.end(keep=True)
    return Fixture(player.base, sign_in, player.variables, player.seed, postgres)


class Player:
    """One run of one case on one base."""

    def __init__(self, case, hjul, directory, fixture):
        self.case, self.fixture, self.directory = case, fixture, directory
        self.base = fixture.base.copy(directory) if fixture.base else Base(directory, fixture.postgres).create()
        lang = {"nb": "nb_NO.UTF-8", "en": "en_GB.UTF-8"}[case.settings.get("lang", "en")]
        self.program = Program(hjul, directory, env={"LANG": lang})
        self.variables = {**fixture.variables, "dir": directory, "db": self.base.where, "data": DATA}
        # Frozen randomness must still differ between the processes that write to one base.
        self.seed = fixture.seed
        self.server, self.clients, self.who = None, {}, "nobody"
        needs = case.settings.get("needs")
        if needs and not os.path.exists(os.path.join(DATA, needs)):
            raise Skipped(f"{needs} is not in $HJUL_DATA")

    # Outside world

    def seeded(self, env=None):
        self.seed += 1
        return {"HJUL_TEST_SEED": str(self.seed), **(env or {})}

    def serve(self):
        if self.server is None:
            self.server = self.program.serve(self.base.where, shlex.split(self.case.settings.get("serve", "")), self.seeded())
            self.variables["port"] = str(self.server.port)
        return self.server

    def halt(self):
        """Stop the server; its clients reconnect to the next one with their cookies."""
        if self.server is None:
            return
        server, self.server = self.server, None
        code = server.stop()
        if code != 0 or "runtime error:" in server.log():
            raise Wrong(f"the server ended with exit {code}:\n{server.log()}")

    def end(self, keep=False):
        try:
            self.halt()
        finally:
            for client in self.clients.values():
                client.close()
            if not keep:
                self.base.remove()

    def client(self):
        port = self.serve().port
        client = self.clients.get(self.who)
        if client is None:
            client = self.clients[self.who] = self.server.client()
        elif client.port != port:
            client.close()
            client.port = port
        return client

    # Words

    def fill(self, text):
        """{name} becomes a captured value; other braces stay."""
        return re.sub(r"\{([a-z_0-9]+)\}", lambda m: self.variables.get(m.group(1), m.group(0)), text)

    def plain(self, text):
        """What differs from run to run, back to its name."""
        for name in ("db", "dir", "data"):
            text = text.replace(self.variables[name], "{" + name + "}")
        if self.server:
            text = text.replace(f"127.0.0.1:{self.server.port}", "127.0.0.1:{port}")
        return text

    def capture(self, step, body, headers):
        for rest in step.all("capture"):
            name, _, pattern = rest.partition(" = ")
            header = re.match(r"([A-Za-z-]+): ", pattern)
            where = body
            if header and headers is not None:
                where, pattern = headers(header.group(1)) or "", pattern[header.end():]
            found = re.search(pattern, where)
            if not found:
                raise Wrong(f"line {step.line}: nothing to capture for {rest}\n{where[:2000]}")
            self.variables[name.strip()] = found.group(1)

    # Steps

    def play(self):
        for step in self.case.steps:
            self.one(step)
        self.halt()

    def write_file(self, name, encoding="utf-8", packing="", text=""):
        """A file of this case; {x*1000000} is a million x."""
        text = re.sub(r"\{(.)\*(\d+)\}", lambda m: m.group(1) * int(m.group(2)), text)
        data = self.fill(text).encode(encoding)
        if packing == "gzip":
            data = gzip.compress(data, mtime=0)
        with open(os.path.join(self.directory, os.path.basename(name)), "wb") as f:
            f.write(data)

    def one(self, step):
        if step.kind == "as":
            self.sign_in(step.argument.strip())
        elif step.kind == "file":
            self.write_file(*step.argument.split(), text=step.body() or "")
        elif step.kind == "restart":
            self.halt()
        elif step.kind == "run":
            self.answer_run(step, *self.do_run(step))
        else:
            self.answer_request(step, self.do_request(step))

    def sign_in(self, who):
        self.who = who
        self.variables["who"] = who
        self.variables.pop("csrf", None)
        if who == "nobody" or who in self.clients:
            if who != "nobody":
                self.find_csrf()
            return
        if not self.fixture.sign_in:
            raise Wrong(f"fixture {self.case.fixture} does not say how to sign in")
        for step in self.fixture.sign_in:
            self.one(step)
        self.find_csrf()

    def find_csrf(self):
        """The token that this user's forms carry, from the start page."""
        page = self.client().send("GET", "/", [("Accept", "text/html")])
        for _ in range(3):
            where = page.header("Location")
            if where is None:
                break
            page = self.client().send("GET", re.sub(r"^https?://[^/]*", "", where), [("Accept", "text/html")])
        self.note_csrf(page)

    def note_csrf(self, answer):
        found = re.search(rb'name="csrf"[^>]*value="([^"]+)"', answer.body)
        if found:
            self.variables["csrf"] = found.group(1).decode()

    def do_run(self, step, env=None):
        args = [self.fill(a) for a in shlex.split(step.argument)]
        where = None if "--db" in args else self.base.where
        return self.program.run(args, where, env=self.seeded(env))

    def answer_run(self, step, code, out, err):
        out, err = (self.plain(b.decode("utf-8", errors="replace")) for b in (out, err))
        if "runtime error:" in err or "AddressSanitizer" in err:
            raise Wrong(f"line {step.line}: {step.argument}\n{err}")
        self.capture(step, out, None)
        self.has(step, out + err)
        expects_output = step.body() is not None or not (step.all("has") or step.all("capture"))
        if code != 0 or step.one("exit") is not None:
            step.set("exit", str(code))
        if expects_output:
            step.set_body(out)
        if err or step.all("err"):
            first = err.split("\n")[0] if code != 0 else None
            step.details = [d for d in step.details if d[0] != "err"]
            for line in err.rstrip("\n").split("\n") if first is not None else []:
                step.details.append(("err", line))

    def do_request(self, step, more=()):
        method = step.kind.upper()
        headers = [tuple(self.fill(h).split(": ", 1)) for h in step.all("with")]
        headers += more
        names = {h[0].lower() for h in headers}
        body, kind = self.request_body(step)
        if kind and "content-type" not in names:
            headers.append(("Content-Type", kind))
        if method == "POST" and "csrf" not in step.all("no") and "csrf" in self.variables and "x-csrf" not in names:
            headers.append(("X-CSRF", self.variables["csrf"]))
        if "accept" not in names:
            headers.append(("Accept", "text/html"))
        path = self.fill(step.argument)
        if not path.startswith("/"):
            path = re.sub(r"^https?://[^/]*", "", path) or "/"
        try:
            answer = self.client().send(method, path, headers, body)
        except (OSError, http.client.HTTPException) as error:
            log = self.server.log() if self.server else ""
            raise Wrong(f"line {step.line}: {step.kind} {path}: no answer ({error!r})\n{log}") from error
        self.note_csrf(answer)
        return answer

    def request_body(self, step):
        if step.one("json") is not None:
            return self.fill(step.one("json")).encode(), "application/json"
        if step.one("body") is not None:
            return self.fill(step.one("body")).encode(), None
        fields = [tuple(self.fill(f).split("=", 1)) for f in step.all("form")]
        if step.kind == "post" and "csrf" not in step.all("no") and "csrf" in self.variables:
            fields.append(("csrf", self.variables["csrf"]))
        uploads = [tuple(self.fill(f).split("=", 1)) for f in step.all("upload")]
        if uploads:
            kind, body = multipart(fields, [self.file_sent(field, path) for field, path in uploads])
            return body, kind
        if step.kind == "post":
            return urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
        return None, None

    def file_sent(self, field, path):
        with open(os.path.join(self.directory, path), "rb") as f:
            return field, os.path.basename(path), f.read()

    def answer_request(self, step, answer):
        """Put the answer where the case says what is expected; check what cannot be put there."""
        text = self.plain(answer.text())
        # A header may stand there several times: each is a line.
        self.capture(step, text, lambda name: "\n".join(v for k, v in answer.headers if k.lower() == name.lower()) or None)
        step.set("status", str(answer.status))
        for i, (word, rest) in enumerate(step.details):
            if word != "head":
                continue
            name = rest.partition(":")[0]
            value = answer.header(name)
            step.details[i] = ("head", f"{name}: {self.plain(value)}" if value is not None else f"{name}:")
        self.has(step, text)
        if step.body() is not None:
            step.set_body(text)
        for rest in step.all("budget"):
            words = rest.split()
            for what, most in zip(words[::2], words[1::2]):
                spent = {"queries": answer.header(QUERIES), "rows": answer.header(ROWS), "bytes": len(answer.body)}.get(what)
                if spent is None:
                    raise Wrong(f"line {step.line}: the answer does not tell its {what}")
                if int(spent) > int(most):
                    raise Wrong(f"line {step.line}: {step.argument} took {spent} {what}, its budget is {most}")

    def has(self, step, text):
        for wanted in step.all("has"):
            if self.fill(wanted) not in text and wanted not in text:
                raise Wrong(f"line {step.line}: {step.argument}: the answer lacks «{wanted}»\n{text[:3000]}")
        for unwanted in step.all("lacks"):
            if self.fill(unwanted) in text:
                raise Wrong(f"line {step.line}: {step.argument}: the answer has «{unwanted}»")


__all__ = ["Player", "Skipped", "Wrong", "Refused", "build_fixture"]
