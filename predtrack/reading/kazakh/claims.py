"""The words of Kazakh claims: what stands before them, and who says them."""

from __future__ import annotations

from predtrack.reading.claims.rule import ClaimWords

# fmt: off
CLAIMS = ClaimWords(
    lead_in=(
        r"(?:біріншіден|екіншіден|үшіншіден|сонымен қатар|сондай-ақ|алайда|дегенмен|осылайша|сонымен|мысалы|мәселен|бұдан бөлек|жалпы|әрине|нәтижесінде|яғни|демек"
        r"|бір сөзбен айтқанда|меніңше|біздіңше|менің ойымша),\s{1,3}(?=\S)"
    ),
    conjunction=r"(?:ал|бірақ|және)\s(?=\S)",
    neutral=frozenset("деп айтуынша сөзінше мәліметінше болжамынша пікірінше хабарлауынша деректерінше деді дейді мәлімдеді хабарлады айтты".split()),
    helper=r"(?:ның|нің|дың|дің|тың|тің)? ",
    hinge=r", (?=\S)",
    written="жазылған күні",
    linked=r",? деп $",
    before_telling=r"[\" ]*",
    finite=r"\b\w+(?:ады|еді|йды|йді|мақ|мек|пақ|пек|болады|мүмкін)\b",
)
# fmt: on
