"""Copies: articles that repeat another's text, as agencies' do, found by their word shingles.

Two texts are the same where their SHA-256 is; nearly so where the share of their word 5-shingles
that both have, of all that either has (Jaccard), is at least ``ALIKE``. Pairs to compare are found
by MinHash (Broder 1997, "On the resemblance and containment of documents") in bands of which one
is the same (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.4): for two that
share 0.7 of their shingles with a probability of 0.996. A copy is linked to an article that it was
compared with and that is no copy itself: what repeats a copy, and not its original, stands alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from predtrack.corpus.database import opened, parquet, rows_of
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
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


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


MEMORY = "400MB"
"""What DuckDB may take before it puts what it joins on the disk."""
COMPARED = 4
"""Articles of a band, its earliest, that every other of it is compared with."""
STEPS = (
    # the earliest of each text, numbered by its day and its place: the later may be its copy
    """CREATE TABLE originals AS
        SELECT row_number() OVER (ORDER BY published NULLS LAST, place) - 1 AS number, *
        FROM (SELECT sha256, min(published) AS published, arg_min(place, (published IS NULL,
            published, place)) AS place FROM read GROUP BY sha256)""",
    """CREATE TABLE numbered AS
        SELECT number, article, bands, hashes FROM read JOIN originals USING (sha256, place)""",
    f"""CREATE TABLE banded AS
        SELECT band, min(number, {COMPARED}) AS first
        FROM (SELECT number, unnest(bands) AS band FROM numbered)
        GROUP BY band HAVING count(*) > 1""",  # noqa: S608  # our own number
    """CREATE TABLE candidates AS
        SELECT DISTINCT later, earlier FROM (
            SELECT number AS later, unnest(first) AS earlier
            FROM (SELECT number, unnest(bands) AS band FROM numbered) JOIN banded USING (band))
        WHERE earlier < later""",
    f"""CREATE TABLE pairs AS
        SELECT later, earlier, shared / (sizes - shared) AS similarity FROM (
            SELECT later, earlier, len(list_intersect(a.hashes, b.hashes)) AS shared,
                len(a.hashes) + len(b.hashes) AS sizes
            FROM candidates
            JOIN numbered a ON a.number = later JOIN numbered b ON b.number = earlier)
        WHERE shared >= {ALIKE} * (sizes - shared)""",  # noqa: S608  # our own number
)
"""How the pairs of alike articles are found, each the earliest of its text."""
LINKED = """
    SELECT read.article, coalesce(near.article, own.article) AS copy_of,
        coalesce(similarity, 1.0) AS similarity
    FROM read JOIN originals USING (sha256)
    JOIN numbered own ON own.number = originals.number
    LEFT JOIN linked ON linked.later = originals.number
    LEFT JOIN numbered near ON near.number = linked.earlier
    WHERE read.place <> originals.place OR near.article IS NOT NULL
    ORDER BY read.place"""


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
        for step in STEPS:
            database.execute(step)
        (most,) = database.execute("SELECT count(*) FROM originals").fetchall()[0]
        _link(database, most)
        count = copy_parquet(database, LINKED, working)
        digest = digest_of(working)
        working.replace(folder / COPIES)
    shutil.rmtree(spilled, ignore_errors=True)
    return count, digest


def _link(database: DuckDBPyConnection, most: int) -> None:
    """Link each article to the earliest that it is like and that is no copy itself."""
    import numpy as np

    is_copy = np.zeros(most, dtype=bool)
    links = []
    for pair in rows_of(database, "SELECT * FROM pairs ORDER BY later, earlier"):
        if not is_copy[pair["later"]] and not is_copy[pair["earlier"]]:
            is_copy[pair["later"]] = True
            links.append((*pair.values(),))
    columns = [list(one) for one in zip(*links, strict=True)] or [[], [], []]
    database.execute(
        "CREATE TABLE linked AS SELECT unnest($1::BIGINT[]) AS later, "
        "unnest($2::BIGINT[]) AS earlier, unnest($3::DOUBLE[]) AS similarity",
        columns,
    )
