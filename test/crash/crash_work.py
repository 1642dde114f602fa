"""Who writes while the kill comes, and what they were told: several clients over HTTP, and an import beside them."""
import http.client
import json
import random
import re
import socket
import subprocess
import threading
import urllib.parse

from harness import die_with_parent

FORM = ("Content-Type", "application/x-www-form-urlencoded")

# The fields of the form of a customer's facts.
FACTS = ("name", "number", "orgnr", "short_name", "parent_id", "industry", "address", "postal_code", "city", "country", "phone", "version")


class Ledger:
    """Every write has a mark of its own. told: acknowledged; refused: answered with a refusal; unknown: no answer, or an answer that
    says nothing about what was kept. A write is in exactly one of them once its client has ended."""

    def __init__(self):
        self.told, self.refused, self.unknown = set(), set(), set()
        self.language = {}  # login → languages that may stand in the base now
        self.faults, self.lock = [], threading.Lock()

    def sent(self, mark):
        with self.lock:
            self.unknown.add(mark)

    def answered(self, mark, kept):
        with self.lock:
            self.unknown.discard(mark)
            (self.told if kept else self.refused).add(mark)

    def fault(self, text):
        with self.lock:
            self.faults.append(text)


class Writer(threading.Thread):
    """One signed-in colleague who saves as fast as the server answers, until told to stop or until nobody answers.

    may_fail: the database is going to be killed under the server, so that answers may be 500 and 503."""

    actions = ("edit", "edit", "shared", "new", "rate", "rate", "decide", "round", "value", "language")

    def __init__(self, stage, number):
        super().__init__(daemon=True)
        self.stage, self.number, self.ledger = stage, number, stage.ledger
        self.login = stage.logins[number]
        self.random = random.Random(f"{stage.seed}/{stage.round}/{number}")
        self.client, self.csrf, self.sequence = None, None, 0
        self.stop, self.may_fail = threading.Event(), False

    def run(self):
        try:
            self.sign_in()
            while not self.stop.is_set():
                getattr(self, self.random.choice(self.actions))()
        except (OSError, http.client.HTTPException, socket.timeout):
            pass  # the server is gone: what was sent stays unknown
        except Exception as wrong:  # pylint: disable=broad-except
            self.ledger.fault(f"{self.login}: {type(wrong).__name__}: {wrong}")
        finally:
            if self.client:
                self.client.close()

    def sign_in(self):
        self.client = self.stage.server.client()
        self.client.cookies.update(self.stage.cookies[self.number])
        page = self.client.send("GET", "/design", [("Accept", "text/html")])
        found = re.search(r'name="csrf" value="([^"]+)"', page.text())
        if found:
            self.csrf = found.group(1)
        elif self.may_fail and page.status in (500, 503):
            self.stop.set()
        else:
            raise RuntimeError(f"the session is gone ({page.status})")

    def mark(self, kind):
        self.sequence += 1
        return f"{kind}-{self.stage.round}-{self.number}-{self.sequence}"

    def get(self, path):
        """The JSON of a page; None when the server could not say."""
        answer = self.client.send("GET", path, [("Accept", "application/json")])
        if answer.status == 200:
            return json.loads(answer.text())
        if answer.status != 503 and not (self.may_fail and answer.status == 500):
            raise RuntimeError(f"GET {path}: {answer.status} {answer.text()[:300]}")
        return None

    def post(self, mark, path, **fields):
        self.ledger.sent(mark)
        html = self.random.random() < 0.5
        body = urllib.parse.urlencode({"csrf": self.csrf, **fields}).encode()
        answer = self.client.send("POST", path, [FORM, ("Accept", "text/html" if html else "application/json")], body)
        if answer.status in (200, 303) and (answer.status == 303) == (html or mark.startswith("language")):
            self.ledger.answered(mark, True)
        elif answer.status == 409 or (answer.status == 503 and not self.may_fail):
            self.ledger.answered(mark, False)  # 503: it lost three times against the import's chunks, or waited too long
        elif not (self.may_fail and answer.status in (500, 503)):
            raise RuntimeError(f"POST {path}: {answer.status} {answer.text()[:300]}")
        return answer

    def save_phone(self, account):
        now = self.get(f"/accounts/{account}/edit.json")
        if now:
            mark = self.mark("edit")
            facts = {k: now[k] for k in FACTS if now[k] is not None}
            self.post(mark, f"/accounts/{account}/edit", **{**facts, "phone": mark})

    def edit(self):
        self.save_phone(self.stage.accounts[self.number])

    def shared(self):
        self.save_phone(self.stage.accounts[-1])

    def new(self):
        mark = self.mark("new")
        self.post(mark, "/accounts/new", number=mark, name=f"Kunde {mark}")

    def rate(self):
        mark, criterion = self.mark("rate"), self.random.choice(self.stage.criteria)
        self.post(mark, f"/accounts/{self.random.choice(self.stage.accounts)}/ratings",
                  **{f"r-{criterion}": self.random.randint(1, 5), f"e-{criterion}": mark, f"c-{criterion}": "high"})

    def decide(self):
        mark = self.mark("decide")
        outcome = self.random.choice(("confirmed", "development", "light", "ended"))
        fields = {"outcome": outcome, "rationale": mark, "decided_day": self.stage.today}
        if outcome != "ended":
            fields["valid_until"] = self.stage.later
        if outcome == "light":
            fields["light_reason"] = "time"
        self.post(mark, f"/accounts/{self.stage.accounts[self.number]}/decide", **fields)

    def round(self):
        account = self.stage.accounts[self.number]
        now = self.get(f"/accounts/{account}/rounds.json")
        if now and now.get("open"):
            self.post(f"{self.mark('round')}@{account}", f"/accounts/{account}/rounds", number=now["open"],
                      carries=now["carries"])

    def value(self):
        account = self.stage.accounts[self.number]
        now = self.get(f"/accounts/{account}/status.json")
        if now:
            mark = self.mark("value")
            # The mark stands as an amount: round, number and sequence.
            cost = self.stage.round * 10_000_000 + self.number * 1_000_000 + self.sequence
            self.post(f"{mark}@{account}@{cost}", f"/accounts/{account}/lifetime-value", retention=80, discount=10, horizon=5,
                      cost_to_serve=cost, version=now["clv"]["clv"]["version"])

    def language(self):
        mark, lang = self.mark("language"), self.random.choice(("nb", "en"))
        with self.ledger.lock:
            before = self.ledger.language.get(self.login, {""})
            self.ledger.language[self.login] = before | {lang}
        self.post(mark, "/language", lang=lang, next="/")
        if mark in self.ledger.told:
            self.ledger.language[self.login] = {lang}


class Import:
    """`hjul import sales` or `import undo` as a process of its own."""

    def __init__(self, program, where, args):
        self.process = subprocess.Popen([program.path, "--db", where, "import", *args, "--json"], cwd=program.directory,
                                        env=program.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, preexec_fn=die_with_parent)

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def end(self, seconds=120):
        """(exit code, standard error)"""
        _, err = self.process.communicate(timeout=seconds)
        return self.process.returncode, err.decode(errors="replace")


def write_sales(path, lines, seed):
    """A file of sales; answers the sum of its amounts in minor units."""
    rng, total = random.Random(seed), 0
    with open(path, "w", encoding="utf-8") as f:
        f.write("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n")
        for i in range(lines):
            quantity, price = rng.randint(1, 40), rng.randint(1, 90000)
            total += quantity * price
            product = rng.randint(1, 300)
            f.write(f"{10000 + i // 6},P{product},Product {product},{quantity},2026-{rng.randint(1, 9):02}-{rng.randint(1, 28):02},"
                    f"{price // 100}.{price % 100:02},{50000 + rng.randint(1, 400)},Norway\n")
    return total
