"""What `make test` takes of what there is much of: the cases that were touched lately, and of the others a part, another one by each
commit; where many were touched, of those too. What is left is for `make full`.

    choice.py PARTS      which of so many parts it is now
"""
import os
import subprocess
import sys
import time

from harness import ROOT

COMMITS, PARTS = 20, 10
MOST = 12  # cases that were touched lately
# Set by `run-tests full`: nothing is left out.
EVERYTHING = "HJUL_TEST_EVERYTHING"


def git(*args):
    """What git says of this tree, None when it says nothing."""
    try:
        done = subprocess.run(["git", "-c", "core.quotepath=off", *args], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def has_history():
    """False for an unpacked archive, also inside somebody else's repository, and for a clone without its past."""
    top = git("rev-parse", "--show-toplevel")
    return top is not None and os.path.realpath(top) == os.path.realpath(ROOT) and git("rev-parse", "--is-shallow-repository") == "false"


def turn(parts):
    """Which of so many parts it is now: the next one by each commit, where there is no history by each day."""
    return int(git("rev-list", "--count", "HEAD") if has_history() else time.time() / 86400) % parts


def every(parts):
    """(first, step) of what is counted from 1 on: each of them, or one in so many, from the one whose turn it is on."""
    return (1, 1) if os.environ.get(EVERYTHING) else (1 + turn(parts), parts)


def touched():
    """Files that the last commits changed, or that are changed and not committed yet."""
    said = (git("log", f"-{COMMITS}", "--name-only", "--format="), git("diff", "--name-only", "HEAD"),
            git("ls-files", "--others", "--exclude-standard"))
    return {os.path.join(ROOT, name) for text in said for name in (text or "").splitlines() if name}


class Choice:
    """`taken` of all cases, sorted; `said` tells which, why, and how to have the same again."""

    def __init__(self, cases, tenth=None):
        tenth = turn(PARTS) if tenth is None else tenth
        history = has_history()
        late = touched() if history else set()
        touched_lately = [path for path in cases if path in late]
        parts = min(PARTS, max(1, -(-len(touched_lately) // MOST)))
        fresh = touched_lately[tenth % parts::parts]
        others = [path for i, path in enumerate(cases) if i % PARTS == tenth and path not in late]
        self.taken = sorted(fresh + others)
        first = f"{len(fresh)} of {len(touched_lately)} touched in the last {COMMITS} commits" if history else \
            "git knows no history here, so none as touched lately"
        self.said = [f"{len(self.taken)} of {len(cases)} cases: {first}, {len(others)} others (--tenth {tenth}); "
                     f"{len(cases) - len(self.taken)} left for make full",
                     "taken: " + ", ".join(os.path.basename(path).removesuffix(".case") for path in self.taken)]


if __name__ == "__main__":
    print(turn(int(sys.argv[1])))
