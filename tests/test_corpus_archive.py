"""The archive: what is read back of it, and what is no archive."""

import msgspec
import pytest

from predtrack.corpus.archive import Archive, ArchivePart
from predtrack.corpus.manifest import FORMAT, Manifest
from predtrack.corpus.parts import write_parquet, write_part
from predtrack.corpus.schema import ArticleRow
from predtrack.errors import NotAnArchive


def row(number, **facts):
    given = dict.fromkeys(ArticleRow.__struct_fields__) | {
        "id": f"article{number}",
        "number": number,
        "source": "run.jsonl",
        "offset": 100 * number,
        "sha256": "0" * 64,
        "authors": (),
        "statements": 0,
        "claims": 0,
    }
    return ArticleRow(**given | facts)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / ".working").mkdir()
    rows = [
        row(0, text="Rents.\0", authors=("Ann Lee", "Bo")),
        row(1, published_basis="stated", title="“Q”"),
    ]
    part = write_part(tmp_path, 0, "order", rows)
    write_parquet(
        tmp_path / "copies.parquet", "SELECT 'article1' article, 'article0' copy_of, 1.0 similarity"
    )
    manifest = Manifest(FORMAT, {}, {}, ("run.jsonl",), "", {}, (part,), (), "")
    (tmp_path / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    return tmp_path


def test_articles_come_back_as_they_went_in(folder):
    archive = Archive(folder)
    (part,) = archive.parts()
    first, second = archive.articles(part)
    assert (first.id, first.text, first.authors) == ("article0", "Rents.\0", ("Ann Lee", "Bo"))
    assert (first.offset, first.copy_of, first.title) == (0, None, None)
    assert (second.copy_of, second.title, second.published_basis) == ("article0", "“Q”", "stated")


def test_a_folder_of_another_name_reads_the_same(folder):
    odd = folder.with_name("odd ['*?] name")
    folder.rename(odd)
    archive = Archive(odd)
    assert [one.id for one in archive.articles(archive.parts()[0])] == ["article0", "article1"]


def break_manifest(folder):
    (folder / "manifest.json").write_text("{}")


def renamed_outside(folder):
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"name":"000000-', '"name":"../../00-'))


def later_form(folder):
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"format":1', '"format":2'))


BROKEN = [
    (lambda folder: (folder / "manifest.json").unlink(), "it has no manifest.json"),
    (break_manifest, "its manifest.json is none of ours"),
    (renamed_outside, "is no name of a part"),
    (later_form, "its form is 2"),
    (lambda folder: next(folder.glob("parts/*/articles.parquet")).unlink(), "is gone"),
    (lambda folder: next(folder.glob("parts/*/articles.parquet")).write_bytes(b"no"), "Parquet"),
]


@pytest.mark.parametrize(("damage", "said"), BROKEN)
def test_what_is_no_archive_is_refused_in_a_line(folder, damage, said):
    damage(folder)

    def read():
        archive = Archive(folder)
        list(archive.articles(archive.parts()[0]))

    with pytest.raises(NotAnArchive) as caught:
        read()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_part_is_known_by_its_name_and_checksum(folder):
    (part,) = Archive(folder).parts()
    assert isinstance(part, ArchivePart)
    assert part.name.startswith("000000-")
    assert len(part.checksum) == 64
