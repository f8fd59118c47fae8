"""Settings: what ``predtrack.toml`` beside a ledger says, for all commands and for its site.

The file may come from a stranger, as the ledger may: it holds words and numbers, names no file and
runs nothing. A hyphen and an underscore in a name are the same. Days are inclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any
from urllib.parse import quote

import msgspec

from predtrack.errors import TOO_DEEP, InvalidValue, NoPublisher, WrongSettings, shorten
from predtrack.models.address import check_address, is_address, without_login
from predtrack.models.outcome import Status
from predtrack.models.record import Misshapen, RecordValue, from_record
from predtrack.models.selection import DatedBy
from predtrack.models.statement import Kind

FILE = "predtrack.toml"
COMMENTED = """\
# predtrack.toml: what predtrack goes by beside this ledger. A line that begins with # says nothing.
# An option or the environment (PREDTRACK_USER) goes before what stands here.

# user = "Ann Lee"                # who acts, for the history
# day_first = true                # 04/03/2026, where you write it, is 4 March
# fiscal_year_ends = "31 March"   # when fiscal years end, where an article does not say it
# keep = true                     # keep the texts of all articles, or of none (false)

[site]                            # the site that `predtrack site DIR` builds
title = "Predictions"
publisher = ""                    # who publishes it: without this and a contact it is not built
contact = ""                      # where who is named can object: a mail's address, or a page's
# address = "https://example.org/predictions/"   # where it will stand, for feeds and the sitemap
# licence = "CC BY 4.0"           # on which terms others may use it
# language = "en"                 # the language of its own words
# min_n = 5                       # give no rank for fewer that came true or did not
# withhold = ["Jane Roe"]         # private persons: left out, and counted; what others say of
#                                 # them stays as it was said
# with_texts = true               # show the kept texts of articles whole: only with the right to
# publish = ["notes"]             # what is private otherwise: notes, forecasts, questions (your
#                                 # own), logins, paths
# introduction = '''
# What this site is, in **Markdown**.
# '''

# [site.names]                    # the names under which those who act are shown, by login
# ann = "Ann Lee"                 # others are shown as the publisher, or as "a reader"

# [site.filters]                  # which predictions it is about; the page says so
# who = ["Henrik Dahl"]           # also author, outlet, speaker, tag, article, kind, status, event
# from = 2026-01-01               # and to, search
# dated_by = "published"          # the day that from and to are about: deadline, published, decided
"""
"""What ``site --init`` writes."""
LARGEST = 64_000
"""Bytes that the file may have."""
_MAIL = r"(?a:[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+)"
"""An address of mail, as browsers check one (HTML, "valid e-mail address")."""
_TAG = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
"""A language's tag (BCP 47, its outer form)."""


class Private(StrEnum):
    """What is never published unless the settings name it."""

    NOTES = "notes"  # readers' notes; an objection is no such note
    FORECASTS = "forecasts"
    QUESTIONS = "questions"  # the reader's own
    LOGINS = "logins"
    PATHS = "paths"


class Filters(RecordValue, frozen=True):
    """Which predictions the site is about, in the words of ``list``; empty ones let all through."""

    who: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    status: tuple[Status, ...] = ()
    event: tuple[str, ...] = ()
    search: str | None = None
    first: date | None = msgspec.field(name="from", default=None)
    last: date | None = msgspec.field(name="to", default=None)
    dated_by: DatedBy = DatedBy.DEADLINE

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise InvalidValue(f"from {self.first} lies after to {self.last}")


class SiteSettings(RecordValue, frozen=True):
    """What ``[site]`` says.

    ``introduction`` is Markdown; ``contact`` an address of mail or of the web; ``address`` where
    the site will stand, which feeds and the sitemap name, None where that is not known. ``names``
    are those under which people who act in the ledger are shown, by their logins. ``withhold`` are
    persons who are left out, and counted. ``publish`` names what is private and shown all the same.
    """

    title: str = "Predictions"
    introduction: str = ""
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    language: str = "en"
    address: str | None = None
    filters: Filters = msgspec.field(default_factory=Filters)
    min_n: int | None = None
    withhold: tuple[str, ...] = ()
    names: dict[str, str] = msgspec.field(default_factory=dict)
    with_texts: bool = False
    publish: frozenset[Private] = frozenset()

    def __post_init__(self) -> None:
        if self.contact and not (re.fullmatch(_MAIL, self.contact) or is_address(self.contact)):
            raise InvalidValue(
                f"the contact '{shorten(self.contact)}' is no address of mail or of the web"
            )
        if not re.fullmatch(_TAG, self.language):
            raise InvalidValue(f"'{shorten(self.language)}' is no language: write en or de-AT")
        for one in filter(None, (self.address, not self.is_by_mail and self.contact)):
            if without_login(check_address(str(one))) != one:
                raise InvalidValue("a login would be published with the address: leave it out")
        if self.min_n is not None and self.min_n < 1:
            raise InvalidValue(f"min_n is 1 or more, not {self.min_n}")
        if not all(one.strip() for one in self.withhold):
            raise InvalidValue("a person to withhold has a name")

    def require_publisher(self) -> None:
        """Refuse to publish without saying who does, and where one can object.

        Raises:
            NoPublisher: one of them is not said.
        """
        missing = [one for one in ("publisher", "contact") if not getattr(self, one).strip()]
        if missing:
            raise NoPublisher(FILE, missing)

    @property
    def is_by_mail(self) -> bool:
        """True where who objects writes a mail."""
        return re.fullmatch(_MAIL, self.contact) is not None

    @property
    def contact_link(self) -> str:
        """Where the contact's link leads."""
        return f"mailto:{quote(self.contact, safe='@')}" if self.is_by_mail else self.contact

    @property
    def base(self) -> str | None:
        """The address of the folder that the site stands in, with a slash at its end."""
        if self.address is None:
            return None
        return self.address.partition("#")[0].partition("?")[0].rstrip("/") + "/"

    def hides(self, what: Private) -> bool:
        """Tell whether something private stays so."""
        return what not in self.publish


class Settings(RecordValue, frozen=True):
    """What the file says to all commands; None where it says nothing."""

    user: str | None = None
    day_first: bool | None = None
    fiscal_year_ends: str | None = None
    keep: bool | None = None
    site: SiteSettings = msgspec.field(default_factory=SiteSettings)


def read_settings(data: bytes, name: str = FILE) -> Settings:
    """Read the settings that the bytes of a file hold; ``name`` is what errors call it.

    Raises:
        WrongSettings: it is no TOML, too large, or says what no setting is.
    """
    try:
        return from_record(Settings, _told(data, name))
    except Misshapen as error:
        raise WrongSettings(name, str(error)) from None


def _told(data: bytes, name: str) -> dict[str, Any]:
    """Return the tables of the file under our names; raises as ``read_settings``."""
    import tomllib

    if len(data) > LARGEST:
        raise WrongSettings(name, f"it has over {LARGEST:,} bytes")
    try:
        told = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise WrongSettings(name, "it is not UTF-8") from None
    except RecursionError:
        raise WrongSettings(name, TOO_DEEP) from None
    except ValueError as error:  # of TOML, and of a number with thousands of digits
        raise WrongSettings(name, f"it is not TOML: {error}") from None
    try:
        return _named(Settings, told, "")
    except InvalidValue as error:
        raise WrongSettings(name, str(error)) from None


TABLES: Mapping[str, type[RecordValue]] = {
    "": Settings,
    "site": SiteSettings,
    "site.filters": Filters,
}
"""The tables of the file by their names; the first one has none."""


def _named(kind: type[RecordValue], table: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Return a table with the names that its value has; raises InvalidValue for any other."""
    known = {one.encode_name for one in msgspec.structs.fields(kind)}
    found: dict[str, Any] = {}
    for written, value in table.items():
        name, where = written.replace("-", "_"), f"{place}{written}"
        if name not in known:
            raise InvalidValue(f"'{shorten(where)}' is no setting{_nearest(name, known, place)}")
        if name in found:
            raise InvalidValue(f"'{shorten(where)}' is said twice")
        of = TABLES.get(f"{place}{name}")
        is_table = of is not None and isinstance(value, dict)
        found[name] = _named(of, value, f"{place}{name}.") if of and is_table else value
    return found


def _nearest(name: str, known: set[str], place: str) -> str:
    from difflib import get_close_matches

    here = (f"{place}{one}" for one in get_close_matches(name[:100], sorted(known), n=1))
    meant = next(chain(_places(name), here), None)
    return f"; do you mean '{meant}'?" if meant else f"; there are {', '.join(sorted(known))}"


def _places(name: str) -> Iterator[str]:
    """Yield where a setting of this name stands, if it stands elsewhere."""
    for place, kind in TABLES.items():
        if name in {one.encode_name for one in msgspec.structs.fields(kind)}:
            yield f"{place}.{name}".lstrip(".")
