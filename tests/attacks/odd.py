"""Odd things for the fuzzer: values of every kind, records bent by them, and words of commands.

Everything is drawn from a ``random.Random`` that is handed in, so that a seed brings it back.
"""

import copy
import json

import click
from forged import TEXT

from predtrack.models.history import Did

TEXTS = (
    "", " ", "\n", "\0", "a\0b", "'", '"', "\\", "{{7*7}}", "%s%n", "=1+1", "--help", "-", "\x1b[2J\x07",
    "\u202e", "\u0301" * 50, "\ud800", "\udcff", "a\ud83d", "\ufeffa", "И\u0306", "\u2028", "ﬃ" * 20, "İ",
    "long " * 2000, "a" * 10_001, "<script>alert(1)</script>", "| a |\n|---|", "# a", "null", "Ann Lee",
    "Prices will fall within two years.", "the vote",
)  # fmt: skip
IDS = ("articlea", "aaaaaaaa", "aaaa", "zzzzzzzz", "a" * 64, "a" * 65, "../../x", "/etc", "..", "", "AAAAAAAA", "١" * 8, "aaaaaaaa\n")  # fmt: skip
PATHS = (
    "../seeds/text.txt", "text.txt", "../../outside/private", "/etc/passwd", "/dev/zero", "/dev/tty", "pipe",
    "/proc/kmsg", "/proc/self/environ", "", ".", "..", "a\0b", "\ud800", "a/" * 3000, "predictions.json",
    "articles/articlea.txt", "link.txt",
)  # fmt: skip
DAYS = ("0001-01-01", "9999-12-31", "2019-02-30", "2026-11-23", "2019-06-10", "-001-01-01", "20190610", "2026-W01-1", "", "٢٠١٩-٠٦-١٠")  # fmt: skip
INSTANTS = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-23T09:00:00", "2026-11-23", "2026-11-23T09:00:00.999999Z", "2026-11-23T09:00:00+23:59")  # fmt: skip
NUMBERS = (0, -1, 1, 0.5, 1.0, -0.0, 1e308, -1e308, 5e-324, 2**31, 2**63, 10**400, 10**4000, True)
URLS = ("https://example.org/a", "http://user:pass@example.org/", "javascript:alert(1)", "http://", "https://[::1", "http://a:99999/", "http://\u2024", "https://example.org/" + "a" * 9000, "HTTPS://EXAMPLE.ORG/a#b")  # fmt: skip
BY_NAME = {
    "id": IDS, "article": IDS, "linked": IDS, "path": PATHS, "sha256": ("", "zz", "0" * 64, "0" * 63),
    "url": URLS, "archived_url": URLS, "at": INSTANTS, "retrieved": INSTANTS,
    "published": DAYS, "earliest": DAYS, "latest": DAYS, "review": DAYS, "date": DAYS, "on": DAYS,
    "decided": DAYS, "looked_at": DAYS,
    "status": ("open", "confirmed", "failed", "partly", "void", "removed"), "kind": ("prediction", "question", "promise", "author", "tag"),
    "basis": ("none", "manual", "event", "relative", "stated", "vague", "article"), "did": tuple(Did), "stands_for": ("Ann Lee", "B", "C", "b"),
}  # fmt: skip
"""What stands in a field of each name, and is nearly right."""


def value(chance, name=None):
    """Return an odd value, of the sort that a field of this name holds where there is one."""
    if name in BY_NAME and chance.random() < 0.8:
        return chance.choice(BY_NAME[name])
    kinds = (
        lambda: chance.choice(TEXTS),
        lambda: chance.choice(NUMBERS),
        lambda: chance.choice(INSTANTS + DAYS),
        lambda: chance.choice((None, True, False, [], {}, [[]], {"": {}}, [None] * 1000)),
        lambda: _deep(chance.choice((10, 300, 5000))),
        lambda: {chance.choice(tuple(BY_NAME)): value(chance) for _ in range(3)},
    )
    return chance.choice(kinds)()


def _deep(levels):
    nested = []
    for _ in range(levels):
        nested = [nested] if levels % 3 else {"was": nested}
    return nested


def bent(chance, tables):
    """Return tables of records (name to key to record) with some of them bent."""
    tables = copy.deepcopy(tables)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 8))):
        table = tables[chance.choice(["predictions", "predictions", *sorted(tables)])]
        chance.choice((_bend, _bend, _bend, _bend, _clone, _rekey, _drop, _shuffle_history))(
            chance, table
        )
    return tables


def _bend(chance, table):
    """Change one value somewhere in a record."""
    if not table:
        return
    node, name = table[chance.choice(sorted(table))], None
    while isinstance(node, dict | list) and node:
        key = (
            chance.choice(sorted(node, key=str))
            if isinstance(node, dict)
            else chance.randrange(len(node))
        )
        name = key if isinstance(key, str) else name
        child = node[key]
        if not (isinstance(child, dict | list) and child) or chance.random() < 0.25:
            how = chance.random()
            if how < 0.85:
                node[key] = value(chance, name)
            elif how < 0.92:
                del node[key]
            elif isinstance(node, list):
                node.extend([child] * chance.choice((1, 3, 500)))
            else:
                node[chance.choice(("odd", "", "sum", "id"))] = child
            return
        node = child


def _clone(chance, table):
    for key in sorted(table)[: chance.choice((1, 3))]:
        new = chance.choice([*IDS, *TEXTS, key + "b"]) or key
        record = table[new] = copy.deepcopy(table[key])
        if "id" in record and chance.random() < 0.7:
            record["id"] = new


def _rekey(chance, table):
    if table:
        key = chance.choice(sorted(table))
        table[chance.choice([*IDS, *TEXTS]) or key] = table.pop(key)


def _drop(chance, table):
    if table:
        del table[chance.choice(sorted(table))]


def _shuffle_history(chance, table):
    histories = [one["history"] for one in table.values() if isinstance(one.get("history"), list)]
    if histories:
        history = chance.choice(histories)
        chance.shuffle(history)
        history += [copy.deepcopy(one) for one in history[:2]]
        for one in history[-2:]:
            if isinstance(one, dict):
                one["did"] = chance.choice(tuple(Did)).value
                one["was"] = chance.choice(
                    (
                        {},
                        {"status": "open"},
                        {"deadline": None},
                        {"claim": 5},
                        {"outcome": []},
                        one.get("was"),
                    )
                )


FILES = ("seeds/text.txt", "data/text.txt", "data/predictions.json", "none.txt", "data", "", "-", "/dev/zero", "data/pipe")  # fmt: skip
OUTPUTS = ("out.md", "out.json", "out.csv", "out.txt", "out.tex", "none/out.md", "data/predictions.json", "data/.predtrack/predictions.json.1", "data", "")  # fmt: skip
SPOKEN = ("2027-01-01", "2026-11", "2026", "within two years", "by the end of next year", "within 10000 years", "in the next 5000 years", "9999-12-31", "0001-01-01", "soon", "after the vote")  # fmt: skip
CHANCES = ("70%", "0.7", "7/10", "2:1", "1:0", "0:0", "1/0", "0", "nan", "inf", "1e999", "101%", "very likely", "-1", "٧٠%")  # fmt: skip
NAMES = (
    "Ann Lee",
    "Anna Lee",
    "anna  lee",
    "ANNA LEE",
    "Bo Orr",
    "The Paper",
    "rent",
    "the vote",
    "Rain",
)
BY_TYPE = {
    "day": DAYS[:5], "date": SPOKEN[:3], "span": ("30d", "2w", "0d", "99999y"), "integer range": ("1", "2", "5", "0", "99999999999999999999"),
    "float range": ("0", "0.5", "1", "nan", "inf", "-0.1"), "grouping": ("author", "kind,tag", "horizon", "year,year", "hedge"),
    "url": ("http://127.0.0.1:9/a", "http://user:pass@127.0.0.1:9/", "javascript:alert(1)", "http://", "https://[::1", "http://a:99999/", "https://[::1]:9/x"),
}  # fmt: skip
BY_PARAMETER = {
    "output": OUTPUTS, "names": FILES, "source": FILES, "ledger": (*FILES, "data/predictions.json"), "deadline": SPOKEN, "wording": SPOKEN,
    "now": ("2026-11-23", *DAYS, *INSTANTS), "user": ("reader", "anna"), "probability": CHANCES, "words": CHANCES, "pick": ("1", "1,2", "1-99", "0-", "2-1", "9" * 30),
    "encoding": ("utf-8", "latin-1", "utf-7", "idna", "rot13", "hex", "utf-16", "unicode_escape", "punycode"), "old": NAMES, "new": NAMES, "author": NAMES,
    "outlet": NAMES, "speaker": NAMES, "tag": NAMES, "event": NAMES, "name": NAMES, "lexicon": ("icd203", "kent", "none"), "search": NAMES, "form": ("json", "csv"),
    "quote": ("Prices will fall within two years.", "The old bridge will be closed by 2030.", "It is likely that it rains."),
}  # fmt: skip
"""What may be typed for a type of parameter, or for one parameter."""
NOT_GIVEN = {"help", "version", "asks"}
"""Options that answer for themselves, or ask a person."""
OF_RECORDS = {"record_id", "record_ids", "ids", "article"}


READS = (
    ("scorecard",),
    ("list", "-n", "1"),
    ("list", "-f", "jsonl"),
    ("list", "--all"),
    ("due",),
    ("verify",),
    ("export",),
)
"""Plain commands, which read a ledger by every road that there is."""


def line(chance, commands, keys):
    """Return the words of one command, and what it reads on standard input."""
    name = chance.choice(sorted(commands))
    params = [one for one in commands[name].params if one.name not in NOT_GIVEN]
    options = [one for one in params if isinstance(one, click.Option)]
    words, plainness = [name], chance.choice((0, 0, 0.5, 1, 3))
    for param in params:
        if isinstance(param, click.Argument):
            count = 1 if param.nargs == 1 or name == "scan" else chance.choice((1, 1, 2))
            count -= chance.random() < (0.02 if param.required else 0.3)
            words += [_word(chance, param, keys) for _ in range(count)]
        elif chance.random() < (0.95 if param.required else plainness / len(options)):
            words.append(chance.choice(param.opts))
            if not param.is_flag:
                words.append(_word(chance, param, keys))
    typed = chance.choice(("", TEXT, json.dumps({"type": "prediction"}), "[" * 5000, *TEXTS))
    return [_typed(word) for word in words], typed


def _word(chance, param, keys):
    """Return what is typed for a parameter: mostly what it takes, sometimes anything."""
    if chance.random() < 0.07:
        return chance.choice(TEXTS)
    if isinstance(param.type, click.Choice):
        return str(chance.choice(param.type.choices))
    own = BY_TYPE.get(param.type.name) or BY_PARAMETER.get(param.name, TEXTS)
    if param.name in OF_RECORDS:
        own = [*keys, *keys, *keys, *IDS, "last", *FILES[:2]]
    return str(chance.choice(own))


def _typed(word):
    """Return a word as it can be handed to a process: without NUL, halves of pairs as odd bytes."""
    odd = "".join("\udcff" if "\ud800" <= one <= "\udfff" else one for one in word)
    return odd.replace("\0", "").replace("/dev/zero", "/dev/null")
