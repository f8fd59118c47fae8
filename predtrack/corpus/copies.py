"""Copies: articles that repeat another's text, as agencies' do, found by their word shingles.

Two texts are the same where their SHA-256 is; nearly so where the share of their word 5-shingles
that both have, of all that either has (Jaccard), is at least ``ALIKE``. Pairs to compare are found
by MinHash (Broder 1997, "On the resemblance and containment of documents") in bands of which one
is the same (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.4): for two that
share 0.7 of their shingles with a probability of 0.996. A copy is linked to an article that it was
compared with and that is no copy itself: what repeats a copy, and not its original, stands alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple
from zlib import crc32

from predtrack.corpus.database import FETCHED, opened, parquet, rows_of
from predtrack.corpus.manifest import COPIES
from predtrack.corpus.parts import WORKING, copy_parquet, digest_of, shingles_of, written_to
from predtrack.models.identity import words_of

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection

ALIKE = 0.7
"""The share of shingles from which an article is a copy."""
SHINGLE = 5
"""Words of a shingle."""
BANDS, ROWS = 20, 4
"""Bands of a MinHash, and the minima of each."""
SEED = 22
"""What the hash functions are drawn by: the same for every archive."""


def word_shingles(text: str) -> np.ndarray:
    """Return a text's word 5-shingles, as different 32-bit numbers in order; none for fewer words.

    Words are folded and without punctuation.
    """
    import numpy as np

    words = np.array([crc32(word.encode()) for word in words_of(text)], dtype=np.uint64)
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint32)
    mixed = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[place : place + len(mixed)]
    return np.unique((mixed >> np.uint64(32)).astype("<u4"))


def bands_of(shingles: np.ndarray) -> tuple[int, ...]:
    """Return the bands of a MinHash, each a number of 63 bits that holds its place too."""
    import numpy as np

    if not len(shingles):
        return ()
    factors, terms = _functions()
    hashed = factors[:, None] * shingles.astype(np.uint64)[None, :] + terms[:, None]
    minima = (hashed >> np.uint64(32)).min(axis=1).reshape(BANDS, ROWS)
    mixed = np.arange(BANDS, dtype=np.uint64)
    for row in range(ROWS):
        mixed = (mixed ^ minima[:, row]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return tuple((mixed >> np.uint64(1)).tolist())


@cache
def _functions() -> tuple[np.ndarray, np.ndarray]:
    """Return the factors, which are odd, and the terms of the hash functions."""
    import numpy as np

    drawn = np.random.Generator(np.random.PCG64(SEED)).integers(
        0, 1 << 63, size=(2, BANDS * ROWS), dtype=np.uint64
    )
    return drawn[0] | np.uint64(1), drawn[1]


MEMORY = "32MB"
"""What DuckDB may take before it puts what it joins on the disk."""
JOINED = 100_000
"""Articles of which one band is joined at once."""
COMPARED = 4
"""Articles of a band, its earliest, that every other of it is compared with."""
STEPS = (
    # the earliest of each text, numbered by its day and its place: the later may be its copy
    """CREATE TABLE texts AS
        SELECT place, published, first_value(place) OVER
            (PARTITION BY sha256 ORDER BY published NULLS LAST, place) AS own
        FROM read""",
    """CREATE TABLE originals AS
        SELECT row_number() OVER (ORDER BY published NULLS LAST, place) - 1 AS number, place
        FROM texts WHERE place = own""",
    "CREATE TABLE numbered AS SELECT number, bands FROM originals JOIN read USING (place)",
    "CREATE TABLE found (later BIGINT, earlier BIGINT)",
)
"""What the pairs to compare, each article the earliest of its text, are found by."""
BAND = f"""
    WITH one AS (SELECT number, bands[$band] AS band FROM numbered
        WHERE bands[$band] % $pieces = $piece),
    banded AS (SELECT band, min(number, {COMPARED}) AS first
        FROM one GROUP BY band HAVING count(*) > 1)
    INSERT INTO found SELECT later, earlier FROM (
        SELECT number AS later, unnest(first) AS earlier FROM one JOIN banded USING (band))
    WHERE earlier < later"""  # noqa: S608  # our own number
"""What puts the pairs of one piece of one band among them."""
_CANDIDATES = "SELECT DISTINCT later, earlier FROM found ORDER BY later, earlier"
HASHES = "SELECT number, from_base64(hashes) FROM originals JOIN read USING (place)"
LINKED = """
    WITH copy AS (
        SELECT texts.place, coalesce(near.place, own) AS original,
            coalesce(similarity, 1.0) AS similarity
        FROM texts JOIN originals ON originals.place = own
        LEFT JOIN linked ON linked.later = originals.number
        LEFT JOIN originals near ON near.number = linked.earlier
        WHERE texts.place <> own OR near.place IS NOT NULL)
    SELECT late.article, early.article AS copy_of, similarity
    FROM copy JOIN read late USING (place) JOIN read early ON early.place = original
    ORDER BY copy.place"""


def find_copies(folder: Path, names: Sequence[str]) -> tuple[int, str]:
    """Write the table of the copies among the articles of an archive's parts.

    Returns:
        How many there are, and the SHA-256 of the file.

    Raises:
        UnwritableFile: it cannot be written.
    """
    files = [shingles_of(folder, name) for name in names]
    working = folder / WORKING / COPIES
    spilled = folder / WORKING / "spilled"
    with written_to(folder), opened(temp_directory=str(spilled), memory_limit=MEMORY) as database:
        database.execute(f"CREATE VIEW read AS SELECT * FROM {parquet(files)}")  # noqa: S608  # quoted
        _find_candidates(database)
        with TemporaryFile(dir=working.parent) as file:
            _link(database, Shingles.kept_in(file, database))
        count = copy_parquet(database, LINKED, working)
        digest = digest_of(working)
        working.replace(folder / COPIES)
    shutil.rmtree(spilled, ignore_errors=True)
    return count, digest


def _find_candidates(database: DuckDBPyConnection) -> None:
    """Find the pairs to compare, with as much in memory for many articles as for few."""
    for step in STEPS:
        database.execute(step)
    pieces = _count(database) // JOINED + 1
    for band, piece in product(range(1, BANDS + 1), range(pieces)):
        database.execute(BAND, {"band": band, "pieces": pieces, "piece": piece})


def _count(database: DuckDBPyConnection) -> int:
    (count,) = database.execute("SELECT count(*) FROM originals").fetchall()[0]
    return int(count)


class Shingles(NamedTuple):
    """The shingles of numbered articles, in a file: where each article's begin, and their bytes."""

    file: IO[bytes]
    starts: np.ndarray
    sizes: np.ndarray

    @classmethod
    def kept_in(cls, file: IO[bytes], database: DuckDBPyConnection) -> Shingles:
        """Put the shingles of the originals into a file, one article's behind the other's."""
        import numpy as np

        starts, sizes = np.zeros((2, _count(database)), dtype=np.int64)
        found = database.execute(HASHES)
        while rows := found.fetchmany(FETCHED):
            for number, hashes in rows:
                starts[number], sizes[number] = file.tell(), file.write(hashes)
        file.flush()
        return cls(file, starts, sizes)

    def similarity(self, one: int, other: int) -> float:
        """Return the share of shingles that two articles have; 0 where it is too little by size."""
        import numpy as np

        least, most = sorted((int(self.sizes[one]), int(self.sizes[other])))
        if least / most < ALIKE:
            return 0.0
        shared = len(np.intersect1d(self._of(one), self._of(other), assume_unique=True))
        return shared / ((least + most) // 4 - shared)

    def _of(self, number: int) -> np.ndarray:
        import numpy as np

        data = os.pread(self.file.fileno(), int(self.sizes[number]), int(self.starts[number]))
        return np.frombuffer(data, dtype="<u4")


def _link(database: DuckDBPyConnection, shingles: Shingles) -> None:
    """Link each article to the earliest that it is like and that is no copy itself."""
    import numpy as np

    is_copy = np.zeros(len(shingles.sizes), dtype=bool)
    links = []
    for pair in rows_of(database, _CANDIDATES):
        later, earlier = pair.values()
        if is_copy[later] or is_copy[earlier]:
            continue
        if (similarity := shingles.similarity(later, earlier)) >= ALIKE:
            is_copy[later] = True
            links.append((later, earlier, similarity))
    columns = [list(one) for one in zip(*links, strict=True)] or [[], [], []]
    database.execute(
        "CREATE TABLE linked AS SELECT unnest($1::BIGINT[]) AS later, "
        "unnest($2::BIGINT[]) AS earlier, unnest($3::DOUBLE[]) AS similarity",
        columns,
    )
