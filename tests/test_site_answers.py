"""Answers: the links by which somebody objects to a prediction."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from conftest import a_prediction

from predtrack.models.settings import SiteSettings
from predtrack.render.site.answers import objection_link

PAGE = "prediction/aaaaaaaa.html"
HOSTILE = 'Claim\r\nBcc: x@example.org&cc=y@example.org"><script>'


def test_a_mail_has_id_address_and_claim_filled_in():
    site = SiteSettings(contact="desk+p@example.org", address="https://example.org/p/#x")
    link = urlsplit(objection_link(site, a_prediction(), PAGE))
    assert (link.scheme, unquote(link.path)) == ("mailto", "desk+p@example.org")
    asked = parse_qs(link.query)
    assert asked["subject"] == ["Objection or correction: aaaaaaaa"]
    lines = asked["body"][0].split("\r\n")
    assert lines[:3] == [
        "Prediction aaaaaaaa", f"https://example.org/p/{PAGE}", "“Claim aaaaaaaa.”",
    ]  # fmt: skip


def test_without_an_address_the_page_is_named_by_its_place_on_the_site():
    assert "%0D%0Aprediction%2Faaaaaaaa.html%0D%0A" in objection_link(
        SiteSettings(contact="a@example.org"), a_prediction(), PAGE
    )


@pytest.mark.parametrize(
    ("contact", "kept"),
    [
        ("https://example.org/form", {}),
        ("https://example.org/form?to=desk#f", {"to": ["desk"]}),
    ],
)
def test_a_page_of_the_contacts_is_asked_with_id_and_address(contact, kept):
    link = urlsplit(objection_link(SiteSettings(contact=contact), a_prediction(), PAGE))
    assert parse_qs(link.query) == {**kept, "prediction": ["aaaaaaaa"], "page": [PAGE]}
    assert link.fragment == urlsplit(contact).fragment


def test_hostile_text_adds_no_header_and_no_markup():
    link = objection_link(SiteSettings(contact="a@example.org"), a_prediction(claim=HOSTILE), PAGE)
    assert parse_qs(urlsplit(link).query).keys() == {"subject", "body"}
    assert not {*'<>"\r\n '} & {*link}
    long = objection_link(SiteSettings(contact="a@b.example"), a_prediction(claim="é" * 9000), PAGE)
    assert len(long) < 2500
