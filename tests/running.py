"""Running the command: in a process beside the tests that has imported it already.

Starting Python and importing predtrack costs a command more than its work does, and so does a fork.
``Warm`` starts and imports once; a fork of it carries out one command after another, each with its
own folder, environment and streams. Where one is killed, or leaves a thread or an open file, the
next has a fork that is new. ``--alone`` runs the installed command itself instead; whatever the
interpreter reads while it starts has to be tested so.
"""

import fcntl
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile

PREDTRACK = Path(sys.executable).with_name("predtrack")
AT_START = ("LANG", "LC_", "PYTHON", "LD_")
"""Beginnings of the variables that an interpreter reads while it starts."""
LANG = "C.UTF-8"
STREAMS = ("<stdin>", "<stdout>", "<stderr>")


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
    """A process that has imported predtrack and waits; its forks carry out commands."""

    def __init__(self):
        self._ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env={"LANG": LANG, "PATH": os.environ["PATH"]},
            cwd="/",
        )
        theirs.close()
        self._idle = []

    def run(self, order):
        """Run a command; raises subprocess.TimeoutExpired where it takes too long."""
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(order.typed)
            given.seek(0)
            fork = self._idle.pop() if self._idle else self._fork()
            code = fork.run(order, [stream.fileno() for stream in (given, out, err)])
            if fork.is_there:
                self._idle.append(fork)
            return Result(code, _written(out), _written(err))

    def start_on(self, terminal, order):
        """Start a command on a terminal that becomes its own; return the fork that it is."""
        fork = self._fork()
        fork.give(order, [terminal])
        return fork

    def close(self):
        """End the waiting process and its forks."""
        for fork in self._idle:
            fork.close()
        self._ours.close()
        self._process.wait(timeout=10)

    def _fork(self):
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._ours, [b"!"], [theirs.fileno()])
        return Fork(ours)


class Fork:
    """A fork of the warm process: it takes orders as long as commands leave it as it was."""

    def __init__(self, connection):
        self._connection = connection
        self._pid = _next_number(connection)
        self.is_there = True

    def run(self, order, streams):
        """Run a command on its three streams, and return its exit code."""
        self.give(order, streams)
        return self.wait(order)

    def give(self, order, streams):
        """Have a command begun on its streams, or on the one terminal that is all of them."""
        what = json.dumps(asdict(order) | {"typed": ""}).encode()
        socket.send_fds(self._connection, [_number(len(what))], streams)
        self._connection.sendall(what)

    def wait(self, order):
        """Wait for the end of a command, and return its exit code."""
        self._connection.settimeout(order.limit)
        try:
            code, self.is_there = _next_number(self._connection), _next_number(self._connection)
        except TimeoutError:
            os.kill(self._pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(order.words, order.limit) from None
        if not self.is_there:
            self.close()
        return code

    def close(self):
        """Let it end, or stay ended."""
        self._connection.close()


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
    """Fork whenever it is asked for, until nobody is there to ask; what forks cost, this did."""
    while files := socket.recv_fds(connection, 1, 1)[1]:
        if not os.fork():
            connection.close()
            _watch(socket.socket(fileno=files[0]))
        os.close(files[0])
        with suppress(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _watch(connection):
    """Fork who carries out orders; tell who it is and, where a command ended it, with what code."""
    child = os.fork()
    if not child:
        _obey(connection)
    with suppress(OSError):  # who asked has given up
        connection.sendall(_number(child))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        connection.sendall(_number(code) + _number(False))
    os._exit(0)


def _obey(connection):
    """Carry out one order after another; be gone where one left more behind than it found."""
    found, end, own = _left_behind(), os._exit, os.getpid()

    def end_the_command(code):
        if os.getpid() != own or threading.current_thread() is not threading.main_thread():
            end(code)
        raise SystemExit(code)

    os._exit = end_the_command
    while True:
        size, streams, _, _ = socket.recv_fds(connection, 4, 3)
        if not size:
            end(0)
        order = Order(**json.loads(_received(connection, int.from_bytes(size, "big"))))
        code = _carried_out(order, streams)
        gc.collect()
        gc.freeze()  # what stays is looked through once
        if len(streams) == 1 or _left_behind() != found:
            end(code)
        connection.sendall(_number(code) + _number(True))


def _left_behind():
    """Return what a command may leave behind: its threads, and the files that are open."""
    return threading.active_count(), len([*Path("/dev/fd").iterdir()])


def _carried_out(order, streams):
    """Be the command, and return its exit code."""
    from predtrack.__main__ import main

    code = 70
    try:
        _begin_as_new(order, streams)
        main()
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:  # noqa: BLE001  # the interpreter would say it and end
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.close()
    return code


def _begin_as_new(order, streams):
    """Have of a command that went before nothing but what has been imported."""
    os.chdir(order.cwd)
    os.umask(order.umask)
    os.environ.clear()
    os.environ.update(order.environment)
    time.tzset()
    tempfile.tempdir = None
    sys.modules.pop("webbrowser", None)  # it asks the environment once
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for target, stream in enumerate(streams * 3 if len(streams) == 1 else streams):
        os.dup2(stream, target)
    if len(streams) == 1:
        os.setsid()
        take_terminal()
    for stream in streams:
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = map(
        _opened, (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    )
    sys.argv = [str(PREDTRACK), *order.words]


def _opened(usual):
    """Open a standard stream again, as the interpreter does when it starts."""
    return open(
        STREAMS.index(usual.name),
        usual.mode,
        buffering=1 if usual.name == "<stderr>" else -1,
        encoding=usual.encoding,
        errors=usual.errors,
        closefd=False,
    )


def take_terminal():
    """Make standard output the controlling terminal of this new session, whose end is heeded."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # who runs the tests may have had it ignored
    fcntl.ioctl(1, termios.TIOCSCTTY, 0)


def _import_all():
    """Import what the commands import, and read a sentence, so that every pattern is there."""
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
