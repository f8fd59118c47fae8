"""The canary: files, folders and links of somebody, which no command of ours may touch."""

import os
import stat
from pathlib import Path

SECRET = "the key under the stone"
"""What stands in the canary's files and on no screen."""


def plant(outside, home):
    """Put the canary into two folders."""
    for folder in (outside / "precious" / "inner", outside / "empty", home):
        folder.mkdir(parents=True, exist_ok=True)
    for file in (".bashrc", "precious/letter.txt", "precious/inner/key", "private"):
        (outside / file).write_text(f"{SECRET}\n", encoding="utf-8")
    (outside / "private").chmod(0o600)
    (outside / "link").symlink_to(".bashrc")
    (outside / "dangling").symlink_to("nowhere")
    (home / ".profile").write_text(SECRET, encoding="utf-8")


def snapshot(root, *, without=()):
    """Return all that can be seen under a folder, its times too, but for some folders in it."""
    left_out = {*map(str, without)}
    return {path: (seen(path), path.lstat().st_mtime_ns) for path in [root, *below(root, left_out)]}


def below(folder, left_out=()):
    """Yield everything under a folder, but for some folders in it; no link is followed."""
    for one, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if f"{one}/{name}" not in left_out]
        yield from (Path(one, name) for name in folders + files)


def seen(path):
    """Return kind, mode and contents of what stands at a path, a link's own for a link."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return "link", str(path.readlink())
    contents = path.read_bytes() if stat.S_ISREG(status.st_mode) else None
    return oct(status.st_mode), contents
