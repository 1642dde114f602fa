"""What tests of the whole program share: bases on both databases, a server, a client. Python's own library only.

Everything lives in one temporary directory and dies with the process that made it; servers are stopped by their pid.
"""
import http.client
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from bases import Base, Postgres, Psql, Refused, die_with_parent, difference, postgres, restore_rows, tables_of, wait_end  # noqa: F401

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# The moment at which the clock stands in tests: Monday 23 November 2026, 10:00 UTC.
NOW = 1795428000
PASSWORD = "fjord og fjell"
DATA = os.path.abspath(os.environ.get("HJUL_DATA") or os.path.join(ROOT, "..", "shared", "data"))


def peak_memory(process):
    """Wait for its end; the most memory it had, in MB. Not ru_maxrss: that also counts who started it."""
    peak = 0
    while process.poll() is None:
        with open(f"/proc/{process.pid}/status", encoding="ascii") as f:
            found = re.search(r"VmHWM:\s+(\d+)", f.read())
        peak = int(found.group(1)) / 1024 if found else peak
        time.sleep(0.01)
    return peak


class Report:
    """The lines of a test's result, and how many of them say that something failed."""

    def __init__(self):
        self.failed = 0

    def __call__(self, name, good, why=""):
        """`why` explains what is not good."""
        print(("ok " if good else "not ok ") + name, flush=True)
        if not good:
            self.failed += 1
            print("\n".join("# " + line for line in str(why).splitlines()[:60]), flush=True)

    def same(self, name, got, expected):
        self(name, got == expected, f"expected {expected}\ngot      {got}")

    def attempt(self, name, test, *args):
        """Run a test that answers what is wrong (nothing: all is well) or raises it."""
        try:
            why = test(*args)
        except (Refused, AssertionError, OSError, ValueError, http.client.HTTPException, sqlite3.Error, subprocess.SubprocessError) as wrong:
            why = f"{type(wrong).__name__}: {wrong}"
        self(name, not why, why)


report = Report()  # of this process


class Program:
    """The program under test with a clean environment and a frozen clock."""

    def __init__(self, path, directory, now=NOW, env=None):
        self.path, self.directory = os.path.abspath(path), directory
        self.env = {"PATH": "/usr/bin:/bin", "HOME": directory, "TMPDIR": directory, "LANG": "en_GB.UTF-8", "TZ": "Asia/Tokyo",
                    "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=0", "UBSAN_OPTIONS": "print_stacktrace=1"}
        if now is not None:
            self.env["HJUL_TEST_NOW"] = str(now)
        self.env.update(env or {})

    def run(self, args, where=None, input=b"", timeout=120, env=None):
        """(exit code, standard output, standard error), the latter two as bytes."""
        command = [self.path] + (["--db", where] if where else []) + list(args)
        done = subprocess.run(command, cwd=self.directory, env={**self.env, **(env or {})}, input=input,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, preexec_fn=die_with_parent)
        return done.returncode, done.stdout, done.stderr

    def must(self, args, where=None, **more):
        code, out, err = self.run(args, where, **more)
        if code != 0:
            raise Refused(f"hjul {' '.join(args)}: exit {code}\n{err.decode(errors='replace')}")
        return out.decode()

    def serve(self, where, args=(), env=None):
        return Server(self, where, args, env)


class Server:
    """`hjul serve` on a free port. stop() answers its exit code and is always called (or use it with `with`); of a server that died
    before it was asked to stop it tells by which signal."""

    def __init__(self, program, where, args=(), env=None):
        self.log_path = tempfile.mkstemp(prefix="log-", dir=program.directory)[1]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                [program.path, "--db", where, "serve", "--listen", "127.0.0.1:0", *args], cwd=program.directory,
                env={**program.env, **(env or {})}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                preexec_fn=die_with_parent)
        self.port, self.said, self.killed = None, "", False
        timer = threading.Timer(30, self.process.kill)
        timer.start()
        try:
            for line in self.process.stdout:
                self.said += line.decode(errors="replace")
                found = re.search(r"https?://127\.0\.0\.1:(\d+)", self.said)
                if found:
                    self.port = int(found.group(1))
                    break
        finally:
            timer.cancel()
        if self.port is None:
            wait_end(self.process, 5)
            raise Refused(f"the server did not start (exit {self.process.returncode}): {self.said}{self.log()}")
        # What it says later must not fill the pipe.
        self.drain = threading.Thread(target=self._drain, daemon=True)
        self.drain.start()

    def _drain(self):
        for line in self.process.stdout:
            self.said += line.decode(errors="replace")

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as f:
            return f.read()[-4000:]

    def client(self):
        return Client(self.port)

    def resident(self):
        """Its memory now, in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as f:
            return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) / 1024

    def stop(self):
        if not self.killed and (self.process.poll() or 0) < 0:
            raise Refused(f"the server died of {signal.Signals(-self.process.returncode).name}: {self.log()}")
        if self.process.poll() is None:
            self.process.terminate()
            if wait_end(self.process, 15) is None:
                raise Refused("the server did not stop within 15 s of being asked: " + self.log())
        return self.process.returncode

    def kill(self):
        self.killed = True
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def header(self, name):
        return next((v for k, v in self.headers if k.lower() == name.lower()), None)

    def text(self):
        return self.body.decode("utf-8", errors="replace")


def multipart(fields, files):
    """Content-Type and bytes of a form with files; fields as (name, value), files as (field, name of the file, bytes)."""
    boundary, out = "case-boundary", b""
    for name, value in fields:
        out += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for field, name, data in files:
        out += (f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n").encode() + data + b"\r\n"
    return f"multipart/form-data; boundary={boundary}", out + f"--{boundary}--\r\n".encode()


class Client:
    """One connection and its cookies. Redirects are not followed."""

    def __init__(self, port):
        self.port, self.cookies, self.connection = port, {}, None
        self.host, self.origin = f"127.0.0.1:{port}", f"http://127.0.0.1:{port}"

    def connect(self, timeout):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def send(self, method, path, headers=(), body=None, timeout=60):
        sent = [("Host", self.host), *headers]
        names = {k.lower() for k, _ in sent}
        if self.cookies and "cookie" not in names:
            sent.append(("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items())))
        if method != "GET" and "origin" not in names:
            sent.append(("Origin", self.origin))
        if body is not None and "content-length" not in names:
            sent.append(("Content-Length", str(len(body))))
        for _ in range(2):
            fresh = self.connection is None
            if fresh:
                self.connection = self.connect(timeout)
            try:
                self.connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
                for name, value in sent:
                    self.connection.putheader(name, value.encode())
                self.connection.endheaders(body)
                got = self.connection.getresponse()
                answer = Answer(got.status, got.getheaders(), got.read())
                break
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                # An idle connection may have been closed; a new one that is closed unanswered is a finding.
                self.connection.close()
                self.connection = None
                if fresh:
                    raise
        if got.will_close:
            self.connection.close()
            self.connection = None
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                pair, _, rest = value.partition(";")
                key, _, cookie = pair.strip().partition("=")
                if cookie == "" or "max-age=0" in rest.lower().replace(" ", ""):
                    self.cookies.pop(key, None)
                else:
                    self.cookies[key] = cookie
        return answer

    def form(self, path, fields, accept="text/html", timeout=60):
        """Send a form as a browser does; `fields` is a dict or what is sent."""
        body = fields if isinstance(fields, bytes) else urllib.parse.urlencode(fields).encode()
        return self.send("POST", path, [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", accept)], body, timeout)

    def upload(self, path, fields, files, timeout=60):
        """Send a form with files in it (multipart())."""
        kind, body = multipart(fields.items(), files)
        return self.send("POST", path, [("Content-Type", kind), ("Accept", "text/html")], body, timeout)

    def csrf(self, path="/profile"):
        """The token that the forms of this session carry."""
        page = self.send("GET", path, [("Accept", "text/html")])
        found = re.search(r'name="csrf"[^>]*value="([^"]+)"', page.text())
        if not found:
            raise Refused(f"no form on {path}: {page.status} {page.text()[:300]}")
        return found.group(1)

    def enter(self, said):
        """Sign in by setting a password through the one-time link in what a command said."""
        link = re.search(r"/link/[\w-]+", said).group(0)
        answer = self.form(link + "/password", {"password": PASSWORD})
        if answer.status != 303:
            raise Refused(f"no sign-in: {answer.status} {answer.text()[:300]}")

    def close(self):
        if self.connection:
            self.connection.close()
            self.connection = None


class Site:
    """A new base that is served, and a colleague of a role who signed in there: a browser (`client`), the token of its forms (`csrf`).
    `fill(base)` puts more into the base before it is served."""

    def __init__(self, program, base, role="administrator", fill=None, env=None):
        self.base = base
        program.must(["init"], base.where)
        said = program.must(["user", "add", "Astrid Admin", "astrid@example.com", "--role", role, "--json"], base.where)
        if fill:
            fill(base)
        self.server = program.serve(base.where, env=env)
        self.client = self.server.client()
        self.client.enter(said)
        self.csrf = self.client.csrf()

    def get(self, path, client=None):
        return (client or self.client).send("GET", path, [("Accept", "text/html")])

    def json(self, path):
        return json.loads(self.client.send("GET", path).text())

    def post(self, path, fields, client=None, timeout=60):
        return (client or self.client).form(path, {"csrf": self.csrf, **fields}, timeout=timeout)

    def close(self):
        self.client.close()
        return self.server.stop()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Place:
    """Where a test of the whole program works: a folder of its own, the program in it, bases on both databases."""

    def __init__(self, name, hjul, now):
        self.directory = tempfile.mkdtemp(prefix=f"hjul-{name}-")
        self.program, self.server = Program(hjul, self.directory, now), None

    def path(self, name):
        return os.path.join(self.directory, name)

    def sqlite(self):
        return Base(self.directory).create()

    def postgres(self):
        self.server = self.server or postgres()
        return Base(self.directory, self.server).create()

    def bases(self):
        """A new one on each."""
        return ("sqlite", self.sqlite()), ("postgresql", self.postgres())

    def end(self):
        if self.server:
            self.server.stop()
        shutil.rmtree(self.directory, ignore_errors=True)


def main(name, test, now=NOW):
    """The whole of a script in test/program: test(place) says by report() how it went. The program is the one that the command line
    names, $HJUL or build/hjul; `now` None: its clock goes."""
    hjul = sys.argv[1] if sys.argv[1:] else os.environ.get("HJUL") or os.path.join(ROOT, "build", "hjul")
    if not os.access(hjul, os.X_OK):
        print(f"skip {name}: the program is not built")
        sys.exit(0)
    place = Place(name, hjul, now)
    try:
        test(place)
    except Refused as refused:
        report(name, False, refused)
    finally:
        place.end()
    sys.exit(1 if report.failed else 0)
