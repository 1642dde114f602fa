"""Bases for tests, on SQLite and on a PostgreSQL of our own, and what stands in them."""
import ctypes
import hashlib
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

# Set by tools/run-tests: the directory of the PostgreSQL that its tests share.
SHARED_POSTGRES = "HJUL_TEST_PG_SHARED"


class Refused(Exception):
    """A step of the harness itself did not work; the message says which and shows the output."""


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


class Postgres:
    """A PostgreSQL of our own: socket only, no fsync unless asked, as another user when we are root."""

    def __init__(self, fsync=False, conf=()):
        self.find()
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
        # Rules of a language as the default order, so that a query without COLLATE "C" shows.
        self._call("initdb", "-D", f"{self.dir}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync",
                   "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=nb")
        settings = ["listen_addresses=", f"unix_socket_directories={self.dir}", "max_connections=120",
                    "shared_buffers=64MB", "log_min_messages=warning", "logging_collector=off",
                    f"fsync={'on' if fsync else 'off'}", f"full_page_writes={'on' if fsync else 'off'}",
                    "timezone=UTC", *conf]
        self.args = [f"{self.bin}/postgres", "-D", f"{self.dir}/data"]
        for setting in settings:
            self.args += ["-c", setting]
        self.process = None
        self.start()
        self.sql("CREATE ROLE hjul LOGIN")

    def find(self):
        found = sorted(d for d in os.listdir("/usr/lib/postgresql")) if os.path.isdir("/usr/lib/postgresql") else []
        if not found:
            raise Refused("no PostgreSQL under /usr/lib/postgresql; tools/install test fetches it")
        self.bin = f"/usr/lib/postgresql/{found[-1]}/bin"
        self.env = {"PATH": f"{self.bin}:/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        self.lock = threading.Lock()

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


class SharedPostgres(Postgres):
    """Somebody else's server, on which only our own bases are ours."""

    def __init__(self, directory):  # pylint: disable=super-init-not-called
        self.find()
        self.dir, self.made = directory, set()

    def create(self, name, template="template0"):
        self.made.add(name)
        super().create(name, template)

    def drop(self, name):
        super().drop(name)
        self.made.discard(name)

    def stop(self):
        for name in sorted(self.made):
            self.drop(name)


def postgres():
    """The server of this run of tests where there is one, else one of our own. Who stops it, cuts others' connections or counts what
    it writes starts a Postgres()."""
    shared = os.environ.get(SHARED_POSTGRES)
    return SharedPostgres(shared) if shared else Postgres()


class Psql:
    """Another program with a connection to a base, and a transaction of its own when it begins one."""

    def __init__(self, base):
        server = base.postgres
        self.process = subprocess.Popen([f"{server.bin}/psql", "-X", "-q", "-A", "-t", "-h", server.dir, "-U", "postgres", "-d", base.name],
                                        env=server.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=die_with_parent)

    def run(self, sql):
        """The lines it answers, when it is done."""
        self.process.stdin.write(f"{sql}; SELECT 'done';\n")
        self.process.stdin.flush()
        lines = []
        while (line := self.process.stdout.readline().strip()) != "done":
            if self.process.poll() is not None:
                raise Refused(f"psql ended: {sql}")
            lines.append(line)
        return lines

    def close(self):
        self.process.stdin.close()
        wait_end(self.process, 10)


# Work on a base is slow, so that it has a middle, until hurry().
SLOW = {
    "sqlite": """CREATE TABLE slow (id BIGINT); INSERT INTO slow VALUES (1);
        CREATE TRIGGER slow {when} BEGIN INSERT INTO slow SELECT 0 WHERE (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
            WHERE i < 3000 AND EXISTS (SELECT 1 FROM slow)) SELECT COUNT(*) FROM n) = 0; END;""",
    "postgresql": """CREATE TABLE slow (id BIGINT); INSERT INTO slow VALUES (1);
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
            IF EXISTS (SELECT 1 FROM slow) THEN PERFORM pg_sleep(0.001); END IF; RETURN NEW; END $$;
        CREATE TRIGGER slow {when} FOR EACH ROW EXECUTE FUNCTION slow();""",
}


class Base:
    """One base: `where` is what --db takes. copy() gives a new one with the same content; dump() its whole content."""

    count = 0
    count_lock = threading.Lock()

    def __init__(self, directory, postgres=None):
        with Base.count_lock:
            Base.count += 1
            number = Base.count
        self.directory, self.postgres = directory, postgres
        self.name = f"base{os.getpid()}_{number}" if postgres else f"base{number}"  # others may have bases on that server
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
            target.execute("PRAGMA synchronous = OFF")
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

    def script(self, text):
        """Statements, as the owner of everything."""
        if self.postgres:
            self.postgres.sql(text, self.name)
            return
        connection = sqlite3.connect(self.where, timeout=30)
        connection.executescript(text)
        connection.close()

    def slow_down(self, when):
        """Every row that is written takes a moment: `AFTER INSERT ON sale`."""
        self.script(SLOW["postgresql" if self.postgres else "sqlite"].format(when=when))

    def hurry(self):
        self.script("DELETE FROM slow;")

    def drop_triggers(self):
        """Those that a test put there: `check` finds fault with any."""
        if self.postgres:
            self.script("""DO $$ DECLARE t record; BEGIN FOR t IN SELECT tgname, tgrelid::regclass AS of FROM pg_trigger WHERE NOT tgisinternal LOOP
                EXECUTE format('DROP TRIGGER %I ON %s', t.tgname, t.of); END LOOP; END $$;""")
            return
        connection = sqlite3.connect(self.where, timeout=30)
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.close()
        self.script("".join(f"DROP TRIGGER {name};" for (name,) in names))

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


def tables_of(base):
    """{table: (its columns, its rows)} of a base or an SQLite file: values as texts, None for none, the same from either database."""
    if isinstance(base, Base) and base.postgres:
        return tables_of_postgres(base)
    connection = sqlite3.connect(base.where if isinstance(base, Base) else base)
    found = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'").fetchall():
        columns = sorted(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
        found[table] = columns, [[sqlite_text(v) for v in row] for row in rows]
    connection.close()
    return found


def sqlite_text(v):
    return None if v is None else str(v).removesuffix(".0") if isinstance(v, float) else str(v)


def tables_of_postgres(base):
    columns = {}
    for line in base.postgres.sql("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'",
                                  base.name).splitlines():
        table, column = line.split("\t")
        columns.setdefault(table, []).append(column)
    # One psql for all of them: starting it takes longer than what it does.
    script = "".join(f"\\echo =={table}\nCOPY (SELECT {', '.join(c + '::text' for c in sorted(names))} FROM \"{table}\") TO STDOUT;\n"
                     for table, names in columns.items())
    parts = re.split(r"^==(.*)\n", base.postgres.sql(script, base.name), flags=re.M) if script else [""]
    return {table: (sorted(columns[table]), [[copied_text(c) for c in line.split("\t")] for line in text.split("\n")[:-1]])
            for table, text in zip(parts[1::2], parts[2::2])}


def copied_text(cell):
    return None if cell == "\\N" else re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m.group(1), m.group(1)), cell)


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
