"""Sites to test: editions of the pages' samples, built into folders as the command builds them."""

from conftest import TODAY

from predtrack.models.alias import Alias, Aliases, NameKind
from predtrack.models.record import digest_of
from predtrack.models.settings import Settings, SiteSettings
from predtrack.render.site.edition import edition_of
from predtrack.render.site.site import Site
from predtrack.storage.published import Leaf, publish

SITE = SiteSettings(title="Said & done", publisher="The Desk", contact="desk@example.org")
ALIASES = Aliases([Alias(NameKind.AUTHOR, "A. Lee", "Ann Lee")])


def edition(entries, *, site=SITE, day=TODAY, is_past=False, aliases=ALIASES, **more):
    """Make the edition of some entries."""
    return edition_of(
        entries, settings=Settings(site=site), day=day, is_past=is_past, version="1.0",
        checksum=digest_of(entries, list(aliases)), articles=[one.article for one in entries], aliases=aliases, **more,
    )  # fmt: skip


def files_of(made, editions=()):
    """Return the files of an edition's site: their texts by their paths."""
    return {page.path: page.make().decode() for page in Site(made, editions=editions).pages()}


def build(folder, made, editions=()):
    """Build an edition's site into a folder, and tell what was done."""
    pages = Site(made, editions=editions).pages()
    return publish(folder, (Leaf(one.path, one.digest, one.make) for one in pages))
