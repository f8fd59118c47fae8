"""Reviews: a resolved prediction as schema.org's ClaimReview, for machines that read its page.

The form is that of https://schema.org/ClaimReview; the rating runs from 1, did not come true, to
5, came true. Whoever puts it into a page writes it as it is, in a script of data.
"""

from __future__ import annotations

import json
from typing import Any

from predtrack.models.article import Article
from predtrack.models.outcome import Status
from predtrack.models.prediction import Prediction
from predtrack.models.selection import Entry
from predtrack.models.statuses import MEANINGS
from predtrack.render.site.addresses import Place, address_of
from predtrack.render.site.answers import absolute
from predtrack.render.site.edition import Edition
from predtrack.render.text import harmless_on_page

IN_SCRIPT = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
"""What could end a script or begin markup in it, as JSON spells it."""


def review_of(edition: Edition, entry: Entry) -> str | None:
    """Return the JSON-LD of a resolved prediction, safe inside a script; None for any other.

    A question asserts nothing, and so is not reviewed.
    """
    prediction = entry.prediction
    outcome = prediction.outcome
    if outcome is None or prediction.is_question or entry.article.is_own:
        return None
    site = edition.site
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": absolute(site, address_of(Place.PREDICTION, prediction.id)),
        "datePublished": outcome.decided.isoformat(),
        "claimReviewed": harmless_on_page(prediction.claim),
        "author": {"@type": "Organization", "name": harmless_on_page(site.publisher)},
        "itemReviewed": _claim(prediction, entry.article),
        "reviewRating": _rating(outcome.status),
    }
    return json.dumps(review, ensure_ascii=False).translate(IN_SCRIPT)


def _claim(prediction: Prediction, article: Article) -> dict[str, Any]:
    names = prediction.asserters(article)
    source = {
        "@type": "CreativeWork",
        "headline": article.title,
        "url": article.url,
        "datePublished": article.published.isoformat() if article.published else None,
        "publisher": {"@type": "Organization", "name": harmless_on_page(article.outlet)}
        if article.outlet
        else None,
    }
    claim = {
        "@type": "Claim",
        "author": [{"@type": "Person", "name": harmless_on_page(name)} for name in names] or None,
        "datePublished": source["datePublished"],
        "appearance": _said(source),
    }
    return _said(claim)


def _rating(status: Status) -> dict[str, Any]:
    one = MEANINGS[status]
    scale = {"ratingValue": one.rating, "bestRating": 5, "worstRating": 1} if one.rating else {}
    return {"@type": "Rating", "alternateName": one.review, **scale}


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known; texts are made harmless."""
    return {
        name: harmless_on_page(value) if isinstance(value, str) else value
        for name, value in fields.items()
        if value is not None
    }
