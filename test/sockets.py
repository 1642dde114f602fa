"""What tests of the server's sockets share: a connection, bytes in and out."""
import socket

from harness import report


class Talk:
    """One connection, bytes in and out."""

    def __init__(self, port, seconds=30, tls=None):
        self.socket = socket.create_connection(("127.0.0.1", port), seconds)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_hostname="localhost")
        self.rest = b""

    def send(self, data):
        self.socket.sendall(data)

    def until(self, end):
        while end not in self.rest:
            more = self.socket.recv(65536)
            if not more:
                raise EOFError(self.rest[:200])
            self.rest += more
        at = self.rest.index(end) + len(end)
        out, self.rest = self.rest[:at], self.rest[at:]
        return out

    def answer(self, head_only=False):
        """(status, {header: value}, body) of the next answer."""
        lines = self.until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:] if line)}
        body, n = b"", 0 if head_only else int(headers.get("content-length", 0))
        while len(self.rest) < n:
            more = self.socket.recv(65536)
            if not more:
                raise EOFError(self.rest[:200])
            self.rest += more
        body, self.rest = self.rest[:n], self.rest[n:]
        return int(lines[0].split()[1]), headers, body

    def ended(self):
        """The server closed, in order or not."""
        try:
            while more := self.socket.recv(65536):
                self.rest += more
            return True
        except ConnectionError:
            return True
        except TimeoutError:
            return False

    def close(self):
        self.socket.close()


def ask(port, data, tls=None):
    """Status of the answer to the bytes on a connection of its own; 0 when there is none."""
    talk = Talk(port, 10, tls)
    try:
        talk.send(data)
        return talk.answer()[0]
    except (EOFError, ConnectionError, TimeoutError):
        return 0
    finally:
        talk.close()


def head(line, *more, host="localhost"):
    return "\r\n".join((line, f"Host: {host}", *more, "", "")).encode("latin-1")


def check(wanted, got, what=""):
    if wanted != got:
        raise AssertionError(f"{what}: wanted {wanted}, got {got}")


def attempt(tried, *args):
    name = f"{tried.__name__}: {tried.__doc__}"
    try:
        why = tried(*args)
        if why:
            print(f"skip {name}: {why}", flush=True)
        else:
            report(name, True)
    except Exception as wrong:  # pylint: disable=broad-except
        report(name, False, f"{type(wrong).__name__}: {wrong}")
