"""Two bases that differ only in what somebody may not know: what is restricted, on which days it was sold, what others think. Crawled as
people who are outside, they give the same answers, byte for byte.
"""
import collections
import json
import re
import sqlite3
import urllib.parse

from harness import NOW, report

HIDDEN = 4  # customers that are restricted
LINK = re.compile(r'(?:href|action|data-suggest|data-work|formaction)="(/[^"#]*)"')
NEVER = re.compile(r"^/(a/|link/|sign-out|sign-in|undo/|view-as)")
PAGES = ("/", "/accounts", "/people", "/departments", "/products", "/portfolio", "/portfolio/matrix", "/portfolio/pareto", "/portfolio/scoring",
         "/portfolio/meeting", "/criteria", "/imports", "/jobs", "/history", "/users", "/settings", "/rates", "/profile", "/access-requests",
         "/accounts?sort=-revenue_12m", "/accounts?sort=-change_12m", "/accounts?sort=-last_day", "/accounts?level=key", "/portfolio/pareto/csv",
         "/portfolio/pareto?groups=1", "/portfolio/scoring?set=candidates", "/portfolio/scoring?set=top", "/exports/accounts",
         "/exports/sales", "/exports/history", "/exports/agreements", "/exports/team", "/exports/people", "/exports/criteria")


class Outsider:
    def __init__(self, name, role, said):
        made = json.loads(said)
        self.name, self.role, self.person, self.link, self.cookies = name, role, made["person_id"], made["link"], {}


class World:
    """A demo with people of every role outside, one who has not rated, and a KAM leader (`boss`) who knows everything."""

    def __init__(self, place):
        self.place, self.program, self.seed = place, place.program, 0
        self.base = place.sqlite()
        self.run(self.base, "demo", timeout=600)
        self.people = [self.user("ute-administrator", "administrator"), self.user("ute-medarbeider", "staff"), self.user("ute-leser", "reader"),
                       self.user("lag-medarbeider", "staff"), self.user("blind", "staff")]
        self.boss = self.user("sjef", "leader")
        with self.serve(self.base) as server:
            for person in (*self.people, self.boss):
                client = server.client()
                client.form(urllib.parse.urlsplit(person.link).path + "/password", {"password": "fjord og fjell"})
                person.cookies = dict(client.cookies)
                client.close()
            self.prepare(server)

    def run(self, base, *args, timeout=120):
        self.seed += 1
        return self.program.must(list(args), base.where, env={"HJUL_TEST_SEED": str(self.seed)}, timeout=timeout)

    def user(self, name, role):
        return Outsider(name, role, self.run(self.base, "user", "add", name.title(), f"{name}@example.com", "--role", role, "--json"))

    def serve(self, base):
        return self.program.serve(base.where, env={"HJUL_TEST_SEED": "5000"})

    def must(self, got, what):
        if got.status not in (200, 303):
            raise AssertionError(f"{what}: {got.status} {got.text()[:400]}")

    def post(self, client, path, form, what=None):
        self.must(client.form(path, {"csrf": self.csrf, **form}), what or path)

    def version(self, client, account):
        return json.loads(client.send("GET", f"/accounts/{account}/edit.json").text())["version"]

    def prepare(self, server):
        """Before the two part: some are restricted, others get a team on which somebody has not rated yet."""
        client = server.client()
        client.cookies.update(self.boss.cookies)
        self.csrf = client.csrf()
        rows = json.loads(self.run(self.base, "account", "list", "--sort", "-revenue", "--limit", "40", "--json"))
        wheels = {r["number"] for r in json.loads(self.run(self.base, "account", "list", "--wheel", "--json"))}
        self.hidden = [r for r in rows if r["number"] in wheels][:2] + [r for r in rows if r["number"] not in wheels][:HIDDEN - 2]
        open_ones = [r for r in rows if r not in self.hidden]
        self.rated = open_ones[:3]
        for row in self.hidden:
            self.post(client, f"/accounts/{row['id']}/restriction", {"restricted": "1", "version": self.version(client, row["id"])})
        for person, theirs in ((self.people[4], self.rated), (self.people[3], open_ones[3:5])):
            for row in theirs:
                self.post(client, f"/accounts/{row['id']}/team", {"person_id": person.person, "part": "core"})
        client.close()

    def part(self, server, value, more):
        """What is done in both, with other opinions; and in one of them more with those that are restricted."""
        client = server.client()
        client.cookies.update(self.boss.cookies)
        for row in self.rated + self.hidden:
            page = client.send("GET", f"/accounts/{row['id']}/status").text()
            criteria = list(dict.fromkeys(re.findall(r'name="r-(\d+)"', page)))
            form = {}
            for i, criterion in enumerate(criteria):
                form |= {f"r-{criterion}": str(value + i % 2), f"e-{criterion}": f"Mening {value}"}
            self.post(client, f"/accounts/{row['id']}/ratings", form, "ratings")
            proposal = client.form(f"/accounts/{row['id']}/propose", {"csrf": self.csrf, "outcome": "refused", "rationale": "Samme ord"})
            if proposal.status == 303 and row in self.rated:
                self.post(client, f"/accounts/{row['id']}/withdraw", {}, "withdraw")
        if more:
            self.more(client)
        client.close()

    def more(self, client):
        for i, row in enumerate(self.hidden):
            at = f"/accounts/{row['id']}"
            edit = json.loads(client.send("GET", at + "/edit.json").text())
            self.post(client, at + "/edit", {"number": row["number"], "name": f"Annet Navn {i} AS", "city": "Vardø", "version": edit["version"]})
            self.post(client, at + "/people", {"kam_id": self.boss.person, "version": self.version(client, row["id"])})
            self.post(client, at + "/agreements", {"type": "frame", "number": f"H-{i}", "starts_on": "2026-01-01", "ends_on": "2026-12-20"})
            self.post(client, at + "/team", {"person_id": self.people[1].person, "part": "core", "since": "2027-03-01"})

    def sold(self, base):
        """In one of the two: lines of the restricted customers, the newest of all."""
        product = self.run(base, "export", "products", "-").splitlines()[1].split(",")[0]
        path = self.place.path("hidden.csv")
        with open(path, "w", encoding="utf-8") as f:
            f.write("invoice,date,customer_number,product,quantity,amount\n")
            f.writelines(f"HEM{i},2026-11-2{i % 3},{row['number']},{product},2,{(i + 1) * 900000}\n" for i, row in enumerate(self.hidden))
        self.run(base, "import", "sales", path)


    def same_numbers(self, other):
        """What is made from here on gets the same numbers in both: they follow the largest that a base holds, while outside of tests they follow
        the clock, and tell nothing of what else was made."""
        bases = [sqlite3.connect(base.where, isolation_level=None) for base in (self.base, other)]
        largest = 0
        for base in bases:
            for (table,) in base.execute("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'id'"):
                largest = max(largest, base.execute(f"SELECT MAX(id) FROM {table} WHERE id < 1000000000").fetchone()[0] or 0)
        for base in bases:
            base.execute("INSERT INTO post_done (id, user_id, key, location, at) SELECT ?, id, 'largest', '/', ? FROM app_user WHERE person_id = ?",
                         (largest + 1, NOW, self.boss.person))
            base.close()


class Crawl:
    """The same addresses of both servers, as one person; what they lead to is asked for in turn."""

    def __init__(self, servers, person, seeds):
        self.clients = [server.client() for server in servers]
        self.ports = [str(server.port) for server in servers]
        for client in self.clients:
            client.cookies.update(person.cookies if person else {})
        self.turn, self.seen, self.wrong, self.answers = collections.deque(), set(), [], 0
        for path in seeds:
            self.put(path)

    def put(self, path):
        path = path.replace("&amp;", "&")
        if NEVER.match(path) or path in self.seen:
            return
        self.seen.add(path)
        self.turn.append(path)
        base, mark, query = path.partition("?")
        if "." not in base.rpartition("/")[2]:
            self.seen.add((base if base != "/" else "/index") + ".json" + mark + query)
            self.turn.append(base + ".json" + mark + query if base != "/" else "/")

    def ask(self, path):
        got = []
        for client, port in zip(self.clients, self.ports):
            answer = client.send("GET", path, [("Accept", "text/html")])
            text = answer.text().replace("127.0.0.1:" + port, "127.0.0.1")
            got.append((answer.status, answer.header("Location"), text))
        return got

    def run(self, most):
        while self.turn and self.answers < most:
            path = self.turn.popleft()
            a, b = self.ask(path)
            self.answers += 1
            if a != b:
                self.wrong.append(f"{path}: {a[0]} and {b[0]}\n{first_difference(a[2], b[2])}")
                if len(self.wrong) > 8:
                    break
            for text in (a[2], b[2]):
                for link in LINK.findall(text):
                    self.put(link)
        for client in self.clients:
            client.close()


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"  {a[max(0, at - 80):at + 120]!r}\n  {b[max(0, at - 80):at + 120]!r}"


def compare(place, most):
    world = World(place)
    other = world.base.copy()
    world.sold(other)
    world.same_numbers(other)
    with world.serve(world.base) as one, world.serve(other) as two:
        world.part(one, 1, False)
        world.part(two, 4, True)
        words = [row["name"].split()[0] for row in world.hidden + world.rated] + ["Annet", "Vard", "H-1", "Mening", "sjef"]
        words += [row["number"] for row in world.hidden]
        seeds = list(PAGES)
        for word in words:
            q = urllib.parse.quote(word)
            seeds += [f"/search?q={q}", f"/accounts?q={q}", f"/pick/account?q={q}", f"/pick/agreement?q={q}", f"/people?q={q}"]
        for row in world.hidden + world.rated:
            seeds += [f"/accounts/{row['id']}", f"/accounts/{row['id']}/status", f"/accounts/{row['id']}/history", f"/accounts/{row['id']}/rounds/1"]
        for person in (*world.people, None):
            crawl = Crawl((one, two), person, seeds)
            crawl.run(most)
            report(f"{person.name if person else 'nobody'} sees no difference", not crawl.wrong and crawl.answers,
                   "\n".join(crawl.wrong) or "nothing was asked")
            print(f"note {person.name if person else 'nobody'}: {crawl.answers} answers", flush=True)
        # Who may know it sees that they differ: else nothing would be proved.
        crawl = Crawl((one, two), world.boss, ["/accounts?q=Annet", f"/accounts/{world.rated[0]['id']}/status"])
        crawl.run(4)
        report("the KAM leader does", len(crawl.wrong) > 1, "the two bases answer him alike")
