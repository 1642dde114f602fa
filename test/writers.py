"""Many who write at once, through two servers of one PostgreSQL: new customers, and changes to customers that are there."""
import threading
import urllib.parse

COLLEAGUES = 4  # whose sessions the writers share
FORM = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "text/html")]


class Writer(threading.Thread):
    """One browser: in turn a new customer and a change to one that it made before."""

    def __init__(self, number, server, browser, posts):
        super().__init__(daemon=True)
        self.number, self.client, self.posts = number, server.client(), posts
        self.client.cookies = dict(browser.cookies)
        self.csrf = browser.csrf("/accounts/new")
        self.own, self.answers, self.added, self.wrong = None, [], 0, []

    def run(self):
        for i in range(self.posts):
            if self.own is None or i % 2 == 0:
                self.add(i)
            else:
                self.change(i)
        self.client.close()

    def send(self, path, **fields):
        body = urllib.parse.urlencode({"csrf": self.csrf, **fields}).encode()
        answer = self.client.send("POST", path, FORM, body)
        self.answers.append(answer.status)
        if answer.status not in (303, 503):
            self.wrong.append(f"{path}: {answer.status} {answer.text()[:300]}")
        return answer

    def add(self, i):
        # Numbers and names beside those of all others, so that they stand beside each other in every index.
        number = f"{i:04}{self.number:03}"
        answer = self.send("/accounts/new", number=number, name=f"Kunde {number}")
        if answer.status == 303:
            self.added += 1
            self.own = [answer.header("location"), number, 1]

    def change(self, i):
        path, number, version = self.own
        if self.send(f"{path}/edit", number=number, name=f"Kunde {number} endret {i}", city="Bergen", version=version).status == 303:
            self.own[2] += 1


def write(place, writers, posts):
    """(answers in all, how many were refused, what else was wrong) when so many send so many posts each."""
    base = place.postgres()
    place.program.must(["init"], base.where)
    said = [place.program.must(["user", "add", f"Leder {i}", f"leder{i}@example.com", "--role", "leader", "--json"], base.where)
            for i in range(COLLEAGUES)]
    with place.program.serve(base.where, ["--quiet"]) as one, place.program.serve(base.where, ["--quiet"]) as other:
        browsers = [one.client() for _ in said]
        for browser, link in zip(browsers, said):
            browser.enter(link)
        threads = [Writer(i, (one, other)[i % 2], browsers[i // 2 % COLLEAGUES], posts) for i in range(writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    answers = [answer for thread in threads for answer in thread.answers]
    wrong = [what for thread in threads for what in thread.wrong]
    made = int(base.postgres.sql("SELECT COUNT(*) FROM account", base.name))
    told = int(base.postgres.sql("SELECT COUNT(DISTINCT (record_id, act_id)) FROM history WHERE kind = 'account'", base.name))
    added = sum(thread.added for thread in threads)
    well = answers.count(303)
    if made != added or told != well:
        wrong.append(f"{well} were answered as saved, {added} of them new: there are {made} customers, and {told} acts in the history")
    return len(answers), len(answers) - well - len(wrong), wrong
