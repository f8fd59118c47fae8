"""A bundle: the records and the texts that prove them, out of one place and into another."""

import io
import json
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

TEXT = "Prices will fall within six months. Nothing else changes.\nIt will rain in May.\n"
FACTS = ("--title", "Prices", "--outlet", "The Paper", "--published", "2026-01-15")


@pytest.fixture
def ledger(add, on, tmp_path):
    """A ledger with two predictions of a kept text, and one without."""
    path = tmp_path / "seeds" / "article.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    first = add("Prices will fall within six months.", "--article", path, *FACTS)
    add("It will rain in May.", "--article", path, *FACTS)
    add("Wages will rise.", "--title", "Wages", "--outlet", "The Post", "--published", "2026-02-15")
    on("note", first, "seen")
    on("remove", first, "--why", "duplicate")
    return first


@pytest.fixture
def there(run, tmp_path):
    """Run a command on another ledger, in a folder of its own."""
    (tmp_path / "there").mkdir()
    return lambda *words: run(
        "--ledger", tmp_path / "there" / "predictions.json", *words, cwd=tmp_path / "there"
    )


def members(path):
    with ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def kept(tmp_path):
    """Name the files of the other place, but for its lock."""
    folder = tmp_path / "there"
    files = (one for one in folder.rglob("*") if one.is_file() and one.parent.name != ".predtrack")
    return sorted(str(one.relative_to(folder)) for one in files)


def test_it_comes_in_elsewhere_and_verify_is_clean_there(on, ledger, there, tmp_path):
    done = on("export", "-o", "out.zip")
    assert (done.code, done.err) == (0, "wrote out.zip\n")
    assert sorted(members(tmp_path / "out.zip"))[1:] == ["manifest.json", "records.jsonl"]
    came = there("import", "../out.zip")
    assert "5 new, 0 unchanged, 0 conflicting, 0 bad" in came.err, came.err
    checked = there("verify")
    assert (checked.code, checked.out.count("\n")) == (0, 1)
    assert checked.out.endswith("its text is not kept\n")  # the one that has none here either
    assert there("export").out == on("export").out
    assert "0 new, 5 unchanged" in there("import", "../out.zip").err
    assert "0 new, 5 unchanged" in on("import", "out.zip").err
    there("export", "-o", "again.zip")
    assert (tmp_path / "there" / "again.zip").read_bytes() == (tmp_path / "out.zip").read_bytes()


def test_it_is_written_over_and_the_filters_choose(on, ledger, there, tmp_path):
    on("export", "-o", "out.zip")
    assert on("export", "-o", "out.zip", "--outlet", "The Post").code == 0
    assert sorted(members(tmp_path / "out.zip")) == ["manifest.json", "records.jsonl"]
    assert there("import", "../out.zip").code == 0
    assert len(json.loads(there("list", "--json").out)) == 1
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    assert on("export", "-o", "other.zip").code == 2


def test_a_dry_run_keeps_no_text(on, ledger, there, tmp_path):
    on("export", "-o", "out.zip")
    assert there("import", "../out.zip", "--dry-run").code == 0
    assert not [one for one in kept(tmp_path) if one.startswith("articles")]


def test_json_lines_say_which_texts_stay_behind(on, ledger):
    done = on("export")
    (article,) = [row["id"] for row in map(json.loads, done.out.splitlines()) if row.get("sha256")]
    assert done.err == (
        f"without the texts of article {article}: predtrack export -o FILE.zip takes them along\n"
    )


@pytest.mark.parametrize(("name", "words"), [("mail.eml", ()), ("plain.txt", ("--tag", "private"))])
def test_mails_and_private_texts_stay_behind_unless_asked_for(
    add, on, there, tmp_path, name, words
):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "plain.txt").write_text(TEXT, encoding="utf-8")
    add("It will rain in May.", "--article", "seeds/plain.txt", *FACTS, *words)
    if name == "mail.eml":  # as a reader of mails records it
        rows = [json.loads(line) for line in on("export").out.splitlines()]
        rows[1]["path"] = "seeds/mail.eml"
        (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
        assert on("import", "rows.jsonl", "--replace").code == 0
    done = on("export", "-o", "out.zip")
    assert "mails or private: --with-texts takes them along" in done.err
    assert len(members(tmp_path / "out.zip")) == 2
    assert there("import", "../out.zip").code == 0
    assert there("verify").code == 0
    assert "0 new, 2 unchanged" in on("import", "out.zip").err
    assert on("export", "-o", "out.zip", "--with-texts").err == "wrote out.zip\n"
    assert len(members(tmp_path / "out.zip")) == 3
    assert on("export", "-o", "out.jsonl", "--with-texts").code == 2


def test_the_text_of_evidence_goes_along(add, on, there, tmp_path):
    name = add("Wages will rise.", *FACTS)
    data = b"They rose."
    place = f"articles/{name}-{sha256(data).hexdigest()[:12]}.txt"
    (tmp_path / "articles").mkdir()
    (tmp_path / place).write_bytes(data)
    on("confirm", name, "--on", "2026-03-01", "-e", "https://a.example")
    rows = [json.loads(line) for line in on("export").out.splitlines()]
    rows[-1]["outcome"]["evidence"][0]["note"] = f"text kept: {place}"
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert on("import", "rows.jsonl", "--replace").code == 0
    assert on("export", "-o", "out.zip").err == "wrote out.zip\n"
    assert there("import", "../out.zip").code == 0
    assert (tmp_path / "there" / place).read_bytes() == data


def test_the_text_of_evidence_that_stays_behind_is_said(add, on, there, tmp_path):
    name = add("Wages will rise.", *FACTS, "--tag", "private")
    (tmp_path / "seen.txt").write_text("They rose.\n")
    on("confirm", name, "--on", "2026-03-01", "-e", "seen.txt")
    said = f"without the texts of evidence for prediction {name}"
    assert said in on("export", "-o", "out.zip").err
    assert said in on("export", "-o", "out.jsonl").err
    assert on("export", "-o", "out.zip", "--with-texts").err == "wrote out.zip\n"
    assert there("import", "../out.zip").code == 0
    assert there("verify").code == 0


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "-"])
def test_a_mail_stays_behind_however_its_text_came_to_be_kept(add, on, tmp_path, name):
    mail = "From: Ann <ann@a.example>\nMessage-ID: <1@a.example>\nSubject: Wages\n\nWages will rise in May.\n"
    (tmp_path / "a.eml").write_text(mail)
    (tmp_path / "a.txt").write_text(mail)
    words = ("scan", name, "--keep", "--save", "--published", "2026-01-15")
    assert on(*words, stdin=mail if name == "-" else None).code == 0
    one = add("Prices will rise.", *FACTS)
    if name != "-":
        assert on("confirm", one, "--on", "2026-03-01", "-e", name).code == 0
    assert len([*(tmp_path / "articles").iterdir()]) == (1 if name == "-" else 2)
    assert "mails or private" in on("export", "-o", "out.zip").err
    assert sorted(members(tmp_path / "out.zip")) == ["manifest.json", "records.jsonl"]
    assert on("export", "-o", "out.zip", "--with-texts").code == 0
    assert len(members(tmp_path / "out.zip")) == (3 if name == "-" else 4)


def test_the_evidence_of_what_was_removed_goes_along_with_it(add, on, there, tmp_path):
    name = add("Wages will rise.", *FACTS)
    (tmp_path / "seen.txt").write_text("They rose.\n")
    assert on("confirm", name, "--on", "2026-03-01", "-e", "seen.txt").code == 0
    assert on("remove", name, "--why", "twice").code == 0
    assert on("export", "-o", "out.zip").err == "wrote out.zip\n"
    assert there("import", "../out.zip").code == 0
    assert there("verify").code == 0


def rezipped(path, change):
    """Write the bundle anew, its members changed; the manifest follows where it is asked to."""
    inside = members(path)
    change(inside)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            archive.writestr(name, data)


def text_of(inside):
    return next(one for one in inside if one.startswith("articles/"))


def told(inside, **sums):
    manifest = json.loads(inside["manifest.json"])
    manifest["sha256"] |= sums
    inside["manifest.json"] = json.dumps(manifest)


def other_text(inside):
    inside[text_of(inside)] = b"Another text."


def other_text_and_sum(inside):
    inside[text_of(inside)] = b"Another text."
    told(inside, **{text_of(inside): sha256(b"Another text.").hexdigest()})


def other_records(inside):
    inside["records.jsonl"] += b"\n"


def climbing(name):
    def change(inside):
        inside[name] = b"x"
        told(inside, **{name: sha256(b"x").hexdigest()})

    return change


def one_less(inside):
    del inside[text_of(inside)]


def no_manifest(inside):
    inside["manifest.json"] = b"[]"


def later(inside):
    inside["manifest.json"] = inside["manifest.json"].replace(b'"version": 1', b'"version": 2')


def bomb(inside):
    inside[text_of(inside)] = b"\0" * 100_000_001


BAD = [
    (other_text, "the checksum of articles/"),
    (other_text_and_sum, "the checksum of articles/"),
    (other_records, "the checksum of records.jsonl fails"),
    (climbing("../../climbed.txt"), "holds '../../climbed.txt', which no bundle does"),
    (climbing("/tmp/climbed.txt"), "holds '/tmp/climbed.txt'"),
    (climbing("articles/../climbed.txt"), "holds 'articles/../climbed.txt'"),
    (climbing("articles/aaaaaaaa-0123456789ab.txt"), "the checksum of articles/aaaaaaaa"),
    (climbing("predictions.json"), "holds 'predictions.json'"),
    (one_less, "names other files than it holds"),
    (no_manifest, "manifest.json is none of a bundle"),
    (later, "of a later predtrack"),
    (bomb, "unpacked it is over 100 MB"),
]


@pytest.mark.parametrize(("change", "said"), BAD, ids=[said for _, said in BAD])
def test_a_bad_bundle_is_refused_whole(on, ledger, there, tmp_path, change, said):
    on("export", "-o", "out.zip")
    rezipped(tmp_path / "out.zip", change)
    done = there("import", "../out.zip")
    assert (done.code, said in done.err) == (1, True), done.err
    assert kept(tmp_path) == []
    assert not (tmp_path / "climbed.txt").exists()


def test_a_cut_bundle_is_refused(on, ledger, there, tmp_path):
    on("export", "-o", "out.zip")
    whole = (tmp_path / "out.zip").read_bytes()
    for size in (10, len(whole) // 2, len(whole) - 5):
        (tmp_path / "out.zip").write_bytes(whole[:size])
        assert there("import", "../out.zip", "-f", "bundle").code == 1
    damaged = bytearray(whole)
    damaged[len(whole) // 3] ^= 255
    (tmp_path / "out.zip").write_bytes(damaged)
    assert there("import", "../out.zip", "-f", "bundle").code == 1
    assert kept(tmp_path) == []


def test_an_empty_ledger_is_an_empty_bundle(on, add, there, tmp_path):
    add("Wages will rise.", *FACTS)
    on("undo")
    assert on("export", "-o", "out.zip").code == 0
    with ZipFile(io.BytesIO((tmp_path / "out.zip").read_bytes())) as archive:
        assert archive.testzip() is None
    assert there("import", "../out.zip").code == 0
