"""A copy of the tree and of what is built of it, whose files are changed one at a time and put back: for tests of the tests."""
import os
import shutil
import subprocess
import tempfile

from harness import ROOT


class Copy:
    """In a directory of its own, which close() removes. `targets` are built at once."""

    def __init__(self, purpose, targets):
        self.at = tempfile.mkdtemp(prefix=f"hjul-{purpose}-")
        names = subprocess.run(["git", "ls-files"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")
        for name in filter(None, names):
            to = os.path.join(self.at, name)
            os.makedirs(os.path.dirname(to), exist_ok=True)
            shutil.copy2(os.path.join(ROOT, name), to)
        if os.path.isdir(os.path.join(ROOT, "node_modules")):
            os.symlink(os.path.join(ROOT, "node_modules"), os.path.join(self.at, "node_modules"))
        # With the times of its files nothing of it is compiled again; a path in it would lead back to the tree.
        shutil.copytree(os.path.join(ROOT, "build"), os.path.join(self.at, "build"), ignore=shutil.ignore_patterns("bench-data"))
        with open(os.path.join(self.at, "build", "build.ninja"), "r+", encoding="utf-8") as f:
            text = f.read().replace(ROOT, self.at)
            f.seek(0)
            f.truncate()
            f.write(text)
        self.must(["ninja", "-C", "build", *targets])

    def run(self, args, seconds=300, **more):
        """What was said, with errors; a command that does not end in time has failed."""
        try:
            return subprocess.run(args, cwd=self.at, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
                                  errors="replace", timeout=seconds, check=False, **more)
        except subprocess.TimeoutExpired as e:
            said = e.stdout.decode(errors="replace") if isinstance(e.stdout, bytes) else e.stdout or ""
            return subprocess.CompletedProcess(args, -1, said + f"\nno end after {seconds} s")

    def must(self, args):
        done = self.run(args, 900)
        if done.returncode != 0:
            raise SystemExit(f"not ok the copy is built\n# {args}\n" + "\n".join("# " + x for x in done.stdout.split("\n")[-20:]))

    def read(self, path):
        with open(os.path.join(self.at, path), encoding="utf-8") as f:
            return f.read()

    def write(self, path, text):
        with open(os.path.join(self.at, path), "w", encoding="utf-8") as f:
            f.write(text)

    def close(self):
        shutil.rmtree(self.at, ignore_errors=True)
