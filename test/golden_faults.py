"""Fault mode: a case is played with the database breaking under each of its requests and commands."""
import contextlib
import os
import re
import shlex
import shutil
import time

from golden_case import REQUEST, Wrong
from golden_play import Player
from harness import Base, difference, restore_rows

# Of a request's or a command's calls; of those to the bases that a command opens beside its own.
FAULT, FAULTS = "X-Test-Fail-DB", ("HJUL_TEST_FAIL_DB", "HJUL_TEST_FAIL_OTHER_DB")
BROKEN = b"made to fail by the test"
# A clean refusal when the database fails under a request or a command.
CLEAN_STATUS = (500, 503)
CLEAN_EXITS = (10, 11, 13)
# Of more calls than MANY the first ONE_BY_ONE are broken, then those at strides that grow, and the last.
MANY, ONE_BY_ONE, STRIDE = 400, 60, 1.5
FEWER = 40, 15
REQUEST_CALLS = 400  # the most that a request may make
# Opening a new base makes rows of these; no user's data is among them.
OPENING = ("migration", "criterion", "setting", "job", "score_cut")
SQLITE_FILES = ("", "-wal", "-shm", "-journal")


def break_fewer():
    """For `make test`: MANY and ONE_BY_ONE are FEWER from now on."""
    global MANY, ONE_BY_ONE  # pylint: disable=global-statement
    MANY, ONE_BY_ONE = FEWER


def break_calls(reached):
    """reached(n) breaks the nth call and answers whether there was one. The last is found by halving what lies between."""
    n = 1
    while n <= ONE_BY_ONE:
        if not reached(n):
            return
        n += 1
    if not reached(MANY + 1):
        while reached(n):
            n += 1
        return
    last, beyond = MANY + 1, int((MANY + 1) * STRIDE)
    for n in strides(ONE_BY_ONE, MANY):
        reached(n)
    while reached(beyond):
        last, beyond = beyond, int(beyond * STRIDE)
    while beyond - last > 1:
        middle = (last + beyond) // 2
        if reached(middle):
            last = middle
        else:
            beyond = middle


def strides(n, end):
    while (n := int(n * STRIDE)) <= end:
        yield n


def only_opened(rows):
    """Nobody has used this base."""
    return not any(rows[t] for t in rows if t not in OPENING)


def read(path):
    with open(path, "rb") as f:
        return f.read()


class OtherBase:
    """An SQLite file that a command names beside the case's own base: its rows, and its bytes to put it back."""

    def __init__(self, path):
        self.path = path
        self.rows = self.dump()
        self.bytes = {path + s: read(path + s) for s in SQLITE_FILES if os.path.exists(path + s)}

    def dump(self):
        return Base.dump_sqlite(self.path)

    def put_back(self):
        for suffix in SQLITE_FILES:
            if os.path.exists(self.path + suffix):
                os.remove(self.path + suffix)
        for path, content in self.bytes.items():
            with open(path, "wb") as f:
                f.write(content)


class Faulty(Player):
    def play(self):
        """Before each step, break the 1st, 2nd, … database call under it until none is reached. Every answer is the right
        one, or a clean error that changed nothing."""
        for step in self.case.steps:
            if step.kind in REQUEST:
                self.serve()  # a first start may migrate
                self.faults_of(step, FAULT)
            elif step.kind == "run":
                self.halt()
                seed = self.seed
                for variable in FAULTS if self.other_paths([step]) else FAULTS[:1]:
                    self.faults_of(step, variable)
                self.seed = seed  # what the tries made of it went back with the base
            self.one(step)
        self.halt()

    # What a step may touch

    def other_paths(self, steps):
        """Bases of the case's folder that these steps name."""
        paths = []
        for step in steps:
            words = [self.fill(w) for w in shlex.split(step.argument)] if step.kind == "run" else []
            paths += [value for word, value in zip(words, words[1:]) if word in ("--db", "--to")]
        return sorted({os.path.join(self.directory, p) for p in paths if "://" not in p} - {self.base.where})

    def files(self):
        """Every other file of the case's folder, what waits to be imported too; not the harness's own bases and logs."""
        bases = tuple(p + s for p in self.others for s in SQLITE_FILES)
        found = {}
        for folder, _, names in os.walk(self.directory):
            for path in (os.path.join(folder, name) for name in names):
                mine = re.fullmatch(r"(base\d+\.db(-\w+)?|log-\w+)", os.path.relpath(path, self.directory))
                if mine or path in bases:
                    continue
                with contextlib.suppress(FileNotFoundError):  # an upload that the server is letting go
                    found[path] = read(path)
        return found

    def rows(self):
        """Every row of the case's own base; read again only when something was written."""
        mark = self.base.mark()
        if mark != self.rows_mark:
            self.rows_mark, self.rows_then = mark, self.base.dump()
        return self.rows_then

    def note_before(self):
        self.rows_mark = None
        self.before = self.rows()
        self.clean = None if self.base.postgres else self.base.copy(self.directory)
        self.others = {path: OtherBase(path) for path in self.other_paths(self.case.steps)}
        self.files_before = self.files()
        self.went_on_from = []
        self.idle, self.writes = [], False  # calls that failed without a trace: answered as right, nothing written; does the step write?

    def what_changed(self, step, now):
        out = [difference(self.before, {t: self.before.get(t, []) if t in self.left_out() else rows for t, rows in now.items()})]
        for _ in range(50):
            files = self.files()
            if files == self.files_before or step.kind == "run":
                break
            time.sleep(0.02)  # the server lets an upload go after it has answered
        for path in sorted(files.keys() | self.files_before.keys()):
            if files.get(path) != self.files_before.get(path):
                out.append(f"{self.plain(path)}: " + ("was not there" if path not in self.files_before else
                                                      "is gone" if path not in files else "has other bytes"))
        for path, other in self.others.items():
            rows = other.dump()
            if other.bytes or not only_opened(rows):
                out += [f"{self.plain(path)}: {line}" for line in difference(other.rows, rows).splitlines()]
        return "\n".join(filter(None, out))

    def left_out(self):
        return tuple(self.case.settings.get("leave", "").split())

    # Tries

    def faults_of(self, step, variable):
        self.note_before()
        break_calls(lambda n: self.attempt(step, variable, n))
        self.drop_clean()
        if self.writes and self.idle:
            raise Wrong(f"line {step.line}: {step.argument}: with database call {self.idle[0]} failing ({variable}) it answers as if all were "
                        "well, and has written nothing")

    def drop_clean(self):
        if self.clean:
            self.clean.remove()

    def expected(self, step):
        value = step.one("exit" if step.kind == "run" else "status")
        return int(value) if value is not None else 0 if step.kind == "run" else 200

    def attempt(self, step, variable, n):
        """One try; whether it had an nth call. Each try begins from where the step began."""
        where = f"line {step.line}: {step.argument}: "
        right = self.expected(step)
        got, reached, text = self.broken(step, variable, n)
        if reached and n > REQUEST_CALLS and step.kind != "run":
            raise Wrong(f"{where}more than {REQUEST_CALLS} database calls")
        if got != right and (not reached or got not in (CLEAN_EXITS if step.kind == "run" else CLEAN_STATUS)):
            raise Wrong(f"{where}with database call {n} failing ({variable}) it answers {got}, neither {right} nor a clean error\n{text[:2000]}")
        now = self.rows()
        if got != right:
            if n == 1 and now != self.before and only_opened(self.before) and only_opened(now):
                # What opening a new base makes comes before the first call that can be broken.
                self.before, self.clean = now, None if self.base.postgres else self.base.copy(self.directory)
            changed = self.what_changed(step, now)
            if changed:
                raise Wrong(f"{where}database call {n} failed ({variable}), it answered {got}, and yet:\n{changed}")
            self.go_on(step, right)
            now = self.rows()
        elif not reached:
            self.writes = self.writes or now != self.before
        elif now == self.before:
            self.idle.append(n)
        self.reset(now)
        if n > MANY and self.base.postgres:
            # What was rolled back, thousands of rows, makes every later try slower.
            self.base.postgres.sql("VACUUM", self.base.name)
        return reached

    def go_on(self, step, right):
        """What a failed try left where there was no base is as good as none: the next try goes through."""
        for path, other in self.others.items():
            left = other.dump()
            if other.bytes or not os.path.exists(path) or left in self.went_on_from:
                continue
            self.went_on_from.append(left)
            got, _, text = self.broken(step, None, 0)
            if got != right:
                raise Wrong(f"line {step.line}: {step.argument}: it failed, and the next try answers {got}, not {right}\n{text[:2000]}")

    def broken(self, step, variable, n):
        """Exit code or status; whether the call was reached; what was said."""
        if step.kind == "run":
            code, out, err = self.do_run(step, {variable: str(n)} if variable else None)
            return code, BROKEN in err, (out + err).decode(errors="replace")
        # What an answer that went well put into the browser goes back with the base.
        cookies = dict(self.client().cookies)
        said = os.path.getsize(self.server.log_path)
        answer = self.do_request(step, [(variable, str(n))])
        self.client().cookies = cookies
        return answer.status, BROKEN in read(self.server.log_path)[said:], answer.text()

    def reset(self, now):
        """Bases and files as they were before the step, where the step changed something."""
        if now != self.before:
            # The server goes on with what was left over: what differs is seen when it has ended.
            self.halt()
            now = self.rows()
            self.reset_own([t for t in self.before.keys() | now.keys() if self.before.get(t) != now.get(t)])
        for other in self.others.values():
            other.put_back()
        files = self.files()
        for path in files.keys() - self.files_before.keys():
            with contextlib.suppress(FileNotFoundError):
                os.remove(path)
        for path, content in self.files_before.items():
            if files.get(path) != content:
                with open(path, "wb") as f:
                    f.write(content)

    def reset_own(self, changed):
        if self.before and not self.clean:
            restore_rows(self.base, {t: self.before[t] for t in changed})
            return
        self.base.remove()
        if self.clean and self.clean.exists():
            shutil.copyfile(self.clean.where, self.base.where)
        else:
            self.base.create()


__all__ = ["Faulty"]
