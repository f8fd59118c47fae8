"""Words by which the head of an English text tells its title, authors, outlet and day."""

from __future__ import annotations

from types import MappingProxyType

from predtrack.reading.language import HeadWords

HEAD = HeadWords(
    labels=MappingProxyType(
        {
            "title": r"title|headline",
            "author": r"authors?|written by|by",
            "outlet": r"source|outlet|publication|newspaper|publisher|published (?:in|by)",
            "day": r"date|day|published(?: on)?|posted(?: on)?|publication date|date published",
        }
    ),
    by=r"(?:(?:written|words|analysis|opinion|story|report(?:ing)?|text|comment) )?by ",
    and_=r"(?:,? and |,? & |, (?!jr|sr))",
    beside=(
        r"(?:first |last |originally )?(?:published|posted|updated|printed)(?: on| at)?:?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        r"|(?:mon|tue|wed|thu|fri|sat|sun)\.?|(?:at )?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:gmt|utc|bst|[ce]e?s?t|[ep][sd]?t))?"
        r"|(?:at )?\d{1,2} ?[ap]\.?m\.?|\d{1,2} min(?:ute)?s?(?: read)?|print edition|online|page [a-z]?\d+|p\. ?\d+"
    ),
    offices=(
        r"\b(?:editor|correspondent|reporter|columnist|writer|staff|analyst|chief|contributor|bureau|desk|professor|economist|director)\b"
        r"|^in [A-Z]"
    ),
    small=r"of|the|and|for|on|in|de|la|le|du|der|die|das|&",
)
