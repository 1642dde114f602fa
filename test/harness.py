"""What tests of the whole program share: bases on both databases, a server, a client. Python's own library only.

Everything lives in one temporary directory and dies with the process that made it; servers are stopped by their pid.
"""
import ctypes
import hashlib
import http.client
import os
import pwd
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# The moment at which the clock stands in tests: Monday 23 November 2026, 10:00 UTC.
NOW = 1795428000
PASSWORD = "fjord og fjell"
DATA = os.path.abspath(os.environ.get("HJUL_DATA") or os.path.join(ROOT, "..", "shared", "data"))


def die_with_parent():
    """In a child before exec: end when the test runner ends, however it ends."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def wait_end(process, seconds):
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None


def peak_memory(process):
    """Wait for its end; the most memory it had, in MB. Not ru_maxrss: that also counts who started it."""
    peak = 0
    while process.poll() is None:
        with open(f"/proc/{process.pid}/status", encoding="ascii") as f:
            found = re.search(r"VmHWM:\s+(\d+)", f.read())
        peak = int(found.group(1)) / 1024 if found else peak
        time.sleep(0.01)
    return peak


class Refused(Exception):
    """A step of the harness itself did not work; the message says which and shows the output."""


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


class Postgres:
    """A PostgreSQL of our own: socket only, no fsync unless asked, as another user when we are root."""

    def __init__(self, fsync=False, conf=()):
        found = sorted(d for d in os.listdir("/usr/lib/postgresql")) if os.path.isdir("/usr/lib/postgresql") else []
        if not found:
            raise Refused("no PostgreSQL under /usr/lib/postgresql; tools/install test fetches it")
        self.bin = f"/usr/lib/postgresql/{found[-1]}/bin"
        # A socket's path has at most 107 bytes: not under a long TMPDIR.
        self.dir = tempfile.mkdtemp(prefix="hjul-pg-", dir="/tmp")
        self.as_user = {}
        if os.getuid() == 0:
            user = next((u for u in ("postgres", "nobody") if u in {p.pw_name for p in pwd.getpwall()}), None)
            if user is None:
                raise Refused("PostgreSQL does not run as root, and there is neither postgres nor nobody")
            entry = pwd.getpwnam(user)
            os.chown(self.dir, entry.pw_uid, entry.pw_gid)
            self.as_user = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        os.chmod(self.dir, 0o700)
        self.env = {"PATH": f"{self.bin}:/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        # Rules of a language as the default order, so that a query without COLLATE "C" shows.
        self._call("initdb", "-D", f"{self.dir}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync",
                   "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=nb")
        settings = ["listen_addresses=", f"unix_socket_directories={self.dir}", "max_connections=60",
                    "shared_buffers=64MB", "log_min_messages=warning", "logging_collector=off",
                    f"fsync={'on' if fsync else 'off'}", f"full_page_writes={'on' if fsync else 'off'}",
                    "timezone=UTC", *conf]
        self.args = [f"{self.bin}/postgres", "-D", f"{self.dir}/data"]
        for setting in settings:
            self.args += ["-c", setting]
        self.process = None
        self.lock = threading.Lock()
        self.start()
        self.sql("CREATE ROLE hjul LOGIN")

    def _call(self, *args):
        done = subprocess.run([f"{self.bin}/{args[0]}", *args[1:]], cwd=self.dir, env=self.env, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **self.as_user)
        if done.returncode:
            raise Refused(f"{args[0]}: {done.stdout}")

    def start(self):
        with open(f"{self.dir}/log", "ab") as log:
            self.process = subprocess.Popen(self.args, cwd=self.dir, env=self.env, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, preexec_fn=die_with_parent, **self.as_user)
        for _ in range(600):
            if self.process.poll() is not None:
                break
            done = subprocess.run([f"{self.bin}/pg_isready", "-q", "-h", self.dir], env=self.env)
            if done.returncode == 0:
                return
            time.sleep(0.05)
        raise Refused("PostgreSQL did not start: " + self.log())

    def log(self):
        with open(f"{self.dir}/log", encoding="utf-8", errors="replace") as f:
            return f.read()[-3000:]

    def url(self, name):
        return f"postgresql://hjul@/{name}?host={self.dir}"

    def sql(self, text, database="postgres"):
        """Run as superuser; the output, tab separated."""
        done = subprocess.run([f"{self.bin}/psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", self.dir,
                               "-U", "postgres", "-d", database], input=text, env=self.env, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            raise Refused(f"psql: {done.stderr}\n{text}")
        return done.stdout

    def create(self, name, template="template0"):
        # Copying a template wants nobody connected to it, and one copy at a time.
        with self.lock:
            for attempt in range(50):
                try:
                    self.sql(f'CREATE DATABASE "{name}" OWNER hjul TEMPLATE "{template}"')
                    return
                except Refused as refused:
                    if "being accessed" not in str(refused) or attempt == 49:
                        raise
                    time.sleep(0.1)

    def drop(self, name):
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            wait_end(self.process, 20)
        shutil.rmtree(self.dir, ignore_errors=True)


class Base:
    """One base: `where` is what --db takes. copy() gives a new one with the same content; dump() its whole content."""

    count = 0
    count_lock = threading.Lock()

    def __init__(self, directory, postgres=None):
        with Base.count_lock:
            Base.count += 1
            number = Base.count
        self.directory, self.postgres = directory, postgres
        self.name = f"base{number}"
        self.where = postgres.url(self.name) if postgres else os.path.join(directory, self.name + ".db")

    def create(self):
        """PostgreSQL wants the empty database to be there; an SQLite file is made by the program."""
        if self.postgres:
            self.postgres.create(self.name)
        return self

    def exists(self):
        return self.postgres is not None or os.path.exists(self.where)

    def copy(self, directory=None):
        """Nobody may have this base open."""
        new = Base(directory or self.directory, self.postgres)
        if self.postgres:
            self.postgres.create(new.name, self.name)
        elif os.path.exists(self.where):
            source, target = sqlite3.connect(self.where), sqlite3.connect(new.where)
            with source, target:
                source.backup(target)
            source.close()
            target.close()
        return new

    def remove(self):
        if self.postgres:
            self.postgres.drop(self.name)
        else:
            for suffix in ("", "-wal", "-shm", "-journal"):
                if os.path.exists(self.where + suffix):
                    os.remove(self.where + suffix)

    def mark(self):
        """Another one whenever something was written, to this base or (PostgreSQL) to any beside it."""
        if self.postgres:
            return self.postgres.sql("SELECT pg_current_wal_insert_lsn()", self.name)
        digest = hashlib.sha1()
        for path in (self.where, self.where + "-wal"):
            if os.path.exists(path):
                with open(path, "rb") as f:
                    digest.update(f.read())
        return digest.digest()

    def dump(self):
        """Every row of every table as {table: sorted list of texts}."""
        if self.postgres:
            tables = self.postgres.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1", self.name).split()
            if not tables:
                return {}
            script = "".join(f"\\echo =={t}\nCOPY (SELECT * FROM \"{t}\") TO STDOUT;\n" for t in tables)
            out = self.postgres.sql("BEGIN ISOLATION LEVEL REPEATABLE READ;\n" + script + "COMMIT;", self.name)
            parts = re.split(r"^==(.*)\n", out, flags=re.M)
            return {name: sorted(text.splitlines()) for name, text in zip(parts[1::2], parts[2::2])}
        return Base.dump_sqlite(self.where)

    @staticmethod
    def dump_sqlite(path):
        if not os.path.exists(path):
            return {}
        connection = sqlite3.connect(path)
        try:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))
                    for (name,) in names.fetchall()}
        finally:
            connection.close()


def restore_rows(base, rows):
    """The tables of a PostgreSQL base that dump() told of get these rows again: much quicker than another copy of the base."""
    script = "".join(f'DELETE FROM "{t}";\nCOPY "{t}" FROM STDIN;\n' + "".join(line + "\n" for line in lines) + "\\.\n"
                     for t, lines in rows.items())
    base.postgres.sql(f"BEGIN;\nSET LOCAL session_replication_role = replica;\n{script}COMMIT;", base.name)


def difference(before, after):
    """What differs between two dumps, in a few lines; "" when nothing does."""
    out = []
    for table in sorted(before.keys() | after.keys()):
        old, new = before.get(table, []), after.get(table, [])
        if old != new:
            gone, come = set(old) - set(new), set(new) - set(old)
            out += [f"{table}: - {row[:300]}" for row in sorted(gone)[:3]]
            out += [f"{table}: + {row[:300]}" for row in sorted(come)[:3]]
            out += [f"{table}: {len(old)} rows, then {len(new)}"]
    return "\n".join(out)


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
    """`hjul serve` on a free port. stop() answers its exit code and is always called (or use it with `with`)."""

    def __init__(self, program, where, args=(), env=None):
        self.log_path = tempfile.mkstemp(prefix="log-", dir=program.directory)[1]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                [program.path, "--db", where, "serve", "--listen", "127.0.0.1:0", *args], cwd=program.directory,
                env={**program.env, **(env or {})}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                preexec_fn=die_with_parent)
        self.port, self.said = None, ""
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
        if self.process.poll() is None:
            self.process.terminate()
            if wait_end(self.process, 15) is None:
                raise Refused("the server did not stop within 15 s of being asked: " + self.log())
        return self.process.returncode

    def kill(self):
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


class Client:
    """One connection and its cookies. Redirects are not followed."""

    def __init__(self, port):
        self.port, self.cookies, self.connection = port, {}, None

    def send(self, method, path, headers=(), body=None, timeout=60):
        sent = [("Host", f"127.0.0.1:{self.port}"), *headers]
        names = {k.lower() for k, _ in sent}
        if self.cookies and "cookie" not in names:
            sent.append(("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items())))
        if method != "GET" and "origin" not in names:
            sent.append(("Origin", f"http://127.0.0.1:{self.port}"))
        if body is not None and "content-length" not in names:
            sent.append(("Content-Length", str(len(body))))
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
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
                fresh = self.connection.sock is None or attempt == 2
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

    def form(self, path, fields, accept="text/html"):
        """Send a form as a browser does; `fields` is a dict or what is sent."""
        body = fields if isinstance(fields, bytes) else urllib.parse.urlencode(fields).encode()
        return self.send("POST", path, [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", accept)], body)

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
