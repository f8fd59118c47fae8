"""Running the command: in a process of its own, begun from one that has imported it already.

Starting Python and importing predtrack costs a command more than its work does. ``Warm`` starts
and imports once, and forks a process for each command: it has its own folder, environment,
streams and memory, and ends as the installed command does. ``--alone`` runs the installed command
itself instead; whatever the interpreter reads while it starts has to be tested so.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile

PREDTRACK = Path(sys.executable).with_name("predtrack")
AT_START = ("LANG", "LC_", "PYTHON", "LD_")
"""Beginnings of the variables that an interpreter reads while it starts."""
LANG = "C.UTF-8"


@dataclass(frozen=True)
class Result:
    """What a finished command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Order:
    """A command to run: its words, folder, environment and what is typed; seconds it may take."""

    words: tuple[str, ...]
    cwd: str
    environment: dict[str, str]
    typed: bytes = b""
    limit: float = 60
    umask: int = 0o022

    @property
    def is_plain(self):
        """True where the interpreter starts for it as it starts for every other."""
        read = {name for name in self.environment if name.startswith(AT_START)}
        return read <= {"LANG"} and self.environment.get("LANG", LANG) == LANG


def alone(order, wrapped=()):
    """Run the installed command in a process of its own, behind the words of another if wanted."""
    done = subprocess.run(
        [*wrapped, str(PREDTRACK), *order.words],
        input=order.typed,
        capture_output=True,
        cwd=order.cwd,
        env=order.environment,
        timeout=order.limit,
        umask=order.umask,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class Warm:
    """A process that has imported predtrack and waits; each command is a fork of it."""

    def __init__(self):
        self._ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env={"LANG": LANG, "PATH": os.environ["PATH"]},
            cwd="/",
        )
        theirs.close()

    def run(self, order):
        """Run a command; raises subprocess.TimeoutExpired where it takes too long."""
        ours, theirs = socket.socketpair()
        with ours, TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(order.typed)
            given.seek(0)
            streams = [stream.fileno() for stream in (given, out, err)]
            with theirs:
                socket.send_fds(self._ours, [b"!"], [theirs.fileno(), *streams])
            what = json.dumps(asdict(order) | {"typed": ""}).encode()
            ours.sendall(_number(len(what)) + what)
            return Result(_code(ours, order), _written(out), _written(err))

    def close(self):
        """End the waiting process."""
        self._ours.close()
        self._process.wait(timeout=10)


def _code(connection, order):
    """Wait for the command's end, and return its exit code."""
    child = _next_number(connection)
    connection.settimeout(order.limit)
    try:
        return _next_number(connection)
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        raise subprocess.TimeoutExpired(order.words, order.limit) from None


def _written(stream):
    stream.seek(0)
    return stream.read().decode()


def _number(number):
    return number.to_bytes(4, "big", signed=True)


def _next_number(connection):
    return int.from_bytes(_received(connection, 4), "big", signed=True)


def _received(connection, size):
    """Receive so many bytes; raises EOFError where the other side is gone."""
    data = b""
    while len(data) < size:
        some = connection.recv(size - len(data))
        if not some:
            raise EOFError
        data += some
    return data


def _serve(connection):
    """Fork for every order that comes, until nobody is there to send one."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        head, files, _, _ = socket.recv_fds(connection, 1, 4)
        if not head:
            return
        if not os.fork():
            connection.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _carry_out(socket.socket(fileno=files[0]), files[1:])
        for file in files:
            os.close(file)


def _carry_out(connection, streams):
    """Fork the command of one order, and tell of its beginning and its end."""
    order = Order(**json.loads(_received(connection, _next_number(connection))))
    child = os.fork()
    if not child:
        connection.close()
        _become(order, streams)
    with suppress(OSError):  # who asked has given up
        connection.sendall(_number(child))
        connection.sendall(_number(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
    os._exit(0)


def _become(order, streams):
    """Be the command, and end with its exit code."""
    from predtrack.__main__ import main

    code = 70
    try:
        os.chdir(order.cwd)
        os.umask(order.umask)
        os.environ.clear()
        os.environ.update(order.environment)
        time.tzset()
        for target, stream in enumerate(streams):
            os.dup2(stream, target)
            os.close(stream)
        sys.argv = [str(PREDTRACK), *order.words]
        main()
    except SystemExit as ended:
        code = ended.code or 0
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        os._exit(code)


def _import_all():
    """Import what the commands import, and read a sentence, so that every pattern is there."""
    import gc
    import importlib
    import pkgutil

    import predtrack

    for module in pkgutil.walk_packages(predtrack.__path__, "predtrack."):
        if not module.name.endswith(("__main__", "page_process")):
            importlib.import_module(module.name)
    predtrack.scan("“Prices will fall by May,” said Anna Berg. The mayor will resign.")
    gc.freeze()


if __name__ == "__main__":
    _import_all()
    _serve(socket.socket(fileno=int(sys.argv[1])))
