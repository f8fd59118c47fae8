"""Fit the weights of the model: ``python tests/fit_weights.py FILE… [--language ru] [--write]``.

Needs the ``fit`` extra. Files are JSON Lines with ``sentence``, ``label`` and ``article``; sentences of a
``run`` or an article that follow one another are read as one text. Logistic regression whose L2
penalty draws each rule's weight towards its prior and all else towards nothing, or, in another
language, what no language's words make to its English weight; what speaks for a statement never
counts against one, masks never for one. A feature that is no rule is weighed if it
stands in at least five outlets. The figures printed are cross-validated by outlet, and so is the
scale by which the log odds become a probability (Platt 1999), at the natural rate: ``draw`` says
which rows were drawn at random. What the neighbours of a sentence score by themselves is weighed by
scores that were fitted without its outlet. Weights that tell next to nothing are left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

import numpy as np
from fitting import fit_logistic
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from predtrack.models.statement import Kind
from predtrack.reading.cues.features import DATED, beside_features, features_of, kind_features
from predtrack.reading.cues.rule import Rule, RuleRole
from predtrack.reading.cues.weights import RULES as RULE_GROUP
from predtrack.reading.cues.weights import Weights, fitted_weights, prior_weights
from predtrack.reading.document import read_document
from predtrack.reading.language import DEFAULT, Language, language_of
from predtrack.reading.statements import DEFAULT_MIN_SCORE, candidates_of

FIGURES_FILE = Path(__file__).parent / "gold" / "statements-figures.json"
LEAST_SCORES = (0.2, DEFAULT_MIN_SCORE, 0.6)
FOLDS, SEED, ROUNDS = 10, 7, 2
BESIDE = ("before-it:", "behind-it:", "near-it:")
"""The groups of what neighbours score, and how often they are weighed anew."""
FEWEST_OUTLETS = 5
FEWEST_AT_RANDOM = 100
ANY_LANGUAGE = (
    "form:", "tense:", "year:", "text:", "before-it:", "behind-it:", "near-it:", "before-sort:",
    "after-sort:",
)  # fmt: skip
"""Features that no language's own words make; sorts of words bear the same names in all."""
BORROWED = 16.0
"""How much more strongly such a feature is drawn to what it is worth in the default language."""
OF_DOUBT, OF_OTHERS = 0.5, 1.3
"""What a doubtful label counts, and, if nothing else is said, a row that is of no run."""
KINDS = [str(kind) for kind in Kind]
FULL_KIND = {"promise/plan": "promise", "expectation/hope": "expectation"}
OF_KIND = {**dict.fromkeys(Kind, 1.0), Kind.QUESTION: 3.0}
HELD_KIND = 3.0
"""What a rule is worth for its kind before any labelled sentence was seen, and the pull to that."""
FOUND = -0.5
"""Log odds from which a sentence counts as found where kinds are measured."""
SMALL = 0.03
"""Log odds; a smaller weight that is no rule's is left out."""


@dataclass(slots=True)
class Row:
    """A labelled sentence: whose, what it counts, and its features where it is a candidate."""

    outlet: str
    sentence: str
    label: bool
    kind: str
    counts: float
    at_random: bool
    run: int = 0
    of_run: bool = False
    features: set[str] = field(default_factory=set)
    of_kind: set[str] = field(default_factory=set)


def main() -> None:
    """Read the files, print the cross-validated figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=12.0, help="of the pull to nothing")
    parser.add_argument(
        "--held", type=float, default=1.0, help="of the pull of rules to their priors"
    )
    parser.add_argument(
        "--others", type=float, default=OF_OTHERS, help="what a row counts that is of no run"
    )
    parser.add_argument(
        "--wrong", action="store_true", help="list what the held-out folds got wrong"
    )
    parser.add_argument("--language", default="en", help="whose weights: a code such as ru")
    parser.add_argument("--write", action="store_true", help="store the weights")
    chosen = parser.parse_args()
    language = language_of(chosen.language)
    rows = [row for file in chosen.file for row in read_rows(file, language, chosen.others)]
    fitter, odds, (scale, shift) = fitted(rows, language, chosen.strength, chosen.held)
    print(figures(rows, odds, scale, shift))
    kinds = KindFitter(rows, language)
    scores = (scale * odds + shift).tolist()
    print(kinds.cross_validated(dict(zip(map(id, rows), scores, strict=True))))
    if chosen.wrong:
        print("\n".join(wrong(rows, scale * odds + shift, rules_of(language))))
    if chosen.write:
        store(
            scaled(fitter.fit(np.arange(len(rows))), scale, shift), rows, kinds.record(), language
        )
        print(f"wrote {language.cues.weights}")
        if language.code == DEFAULT:
            quoted = json.dumps(measured(rows, scale * odds + shift), indent=1)
            FIGURES_FILE.write_text(quoted + "\n", "utf-8")


def priors_of(language: Language) -> dict[str, float]:
    """Return what features are drawn to: rules to their priors; what is no word of a language, in
    another language than the default one, to what it is worth in that.
    """
    priors = dict(prior_weights(language).of)
    if language.code == DEFAULT:
        return priors
    fitted = fitted_weights(language_of(DEFAULT)).of
    return {name: one for name, one in fitted.items() if name.startswith(ANY_LANGUAGE)} | priors


def rules_of(language: Language) -> dict[str, Rule]:
    return {rule.name: rule for rule in language.cues.rules}


def read_rows(file: Path, language: Language, others: float) -> Iterator[Row]:
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    records = [one for one in records if one.get("language", DEFAULT) == language.code]
    runs = groupby(records, key=lambda one: one.get("run") or one["article"])
    for number, (_, run) in enumerate(runs):
        yield from run_rows(list(run), hash((file, number)), language, others)


def fitted(
    rows: Sequence[Row], language: Language, strength: float, held: float
) -> tuple[Fitter, np.ndarray, tuple[float, float]]:
    """Return the fit, its log odds without the outlet of each row, and their scale and shift."""
    for _ in range(ROUNDS):
        fitter = Fitter(rows, language, strength, held)
        odds, alone = fitter.cross_validate()
        scale, shift = platt(rows, odds)
        stand_beside(rows, 1 / (1 + np.exp(-(scale * alone + shift))))
    fitter = Fitter(rows, language, strength, held)
    odds, _ = fitter.cross_validate()
    return fitter, odds, platt(rows, odds)


def stand_beside(rows: Sequence[Row], scores: np.ndarray) -> None:
    """Give each candidate the features of what its neighbours score by themselves."""
    for _, run in groupby(range(len(rows)), key=lambda at: rows[at].run):
        places = list(run)
        by_number = dict(enumerate(scores[places].tolist()))
        for number, at in enumerate(places):
            if rows[at].features:
                rows[at].features -= {one for one in rows[at].features if one.startswith(BESIDE)}
                rows[at].features |= {*beside_features(by_number, number, len(places))}


def run_rows(
    run: Sequence[dict], number_of_run: int, language: Language, others: float
) -> Iterator[Row]:
    """Read a run as one text; a sentence has the features of what overlaps it most."""
    rows, places, end = [], [], 0
    for one in run:
        counts = 1.0 if "run" in one else others
        counts *= OF_DOUBT if one.get("doubt") else 1.0
        rows.append(Row(one.get("outlet") or one["article"], one["sentence"], bool(one["label"]),
                        one.get("kind") or "none", counts, one.get("draw") == "random",
                        number_of_run, "run" in one))  # fmt: skip
        places.append((end, end + len(one["sentence"])))
        end = places[-1][1] + 1
    text = " ".join(one["sentence"] for one in run)
    document = read_document(text, language=language)
    for number, seen, around in candidates_of(document, day_of(run[0]["published"])):
        sentence = document.sentences[number]
        shared = [min(sentence.end, last) - max(sentence.start, first) for first, last in places]
        row = rows[shared.index(max(shared))]
        row.features |= {name for name, *_ in features_of(seen, around)}
        row.features |= {DATED} if around.dated() else set()
        row.of_kind |= set(kind_features(seen))
    yield from rows


def day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


class Fitter:
    """The rows as numbers, and the fit of some of them."""

    def __init__(
        self, rows: Sequence[Row], language: Language, strength: float, held: float
    ) -> None:
        self.rows = rows
        rules, priors = rules_of(language), priors_of(language)
        features = [row.features for row in rows]
        self.names = sorted({*known_features(rows, features), *rules})
        self.matrix = matrix_of(features, self.names)
        self.labels = np.array([row.label for row in rows], dtype=float)
        self.counts = np.array([row.counts for row in rows])
        self.candidates = np.array([bool(row.features) for row in rows])
        self.center = np.array([-2.0, *(priors.get(name, 0.0) for name in self.names)])
        borrowed = () if language.code == DEFAULT else ANY_LANGUAGE
        self.pulls = np.array(
            [
                0.0,
                *(
                    held
                    if name in rules
                    else strength * (BORROWED if name.startswith(borrowed) else 1)
                    for name in self.names
                ),
            ]
        )
        self.bounds = [(None, None), *(bounds_of(rules.get(name)) for name in self.names)]

    def fit(self, chosen: np.ndarray) -> Weights:
        """Fit the chosen rows in which anything speaks for a statement; no other ever is one."""
        chosen = chosen[self.candidates[chosen]]
        known = (self.matrix[chosen], self.labels[chosen], self.counts[chosen])
        best = fit_logistic(*known, self.center, self.pulls, self.bounds)
        return Weights(float(best[0]), dict(zip(self.names, best[1:].tolist(), strict=True)))

    def cross_validate(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the log odds of each row by weights fitted without its outlet, and those alone.

        Alone is without its neighbours and its deadline.
        """
        folds, odds = folds_of(self.rows), np.full(len(self.rows), -np.inf)
        alone, others = odds.copy(), [name.startswith((*BESIDE, DATED)) for name in self.names]
        for held in range(FOLDS):
            weights = self.fit(np.flatnonzero(folds != held))
            known = np.array([weights.bias, *(weights.of[name] for name in self.names)])
            out = (folds == held) & self.candidates
            odds[out] = self.matrix[out] @ known
            known[1:][others] = 0.0
            alone[out] = self.matrix[out] @ known
        return odds, alone


class KindFitter:
    """The statements among the rows, and the fit of their kinds.

    Multinomial logistic regression, each rule drawn towards the kind that its table gives it.
    """

    def __init__(self, rows: Sequence[Row], language: Language) -> None:
        self.rows = [row for row in rows if row.label and row.features]
        self.rules = rules_of(language)
        features = [row.of_kind for row in self.rows]
        self.names = sorted({*known_features(self.rows, features), *self.rules})
        self.matrix = matrix_of(features, self.names)
        self.labels = np.array(
            [KINDS.index(FULL_KIND.get(row.kind, row.kind)) for row in self.rows]
        )
        self.counts = np.array([row.counts for row in self.rows])
        self.center = np.zeros((len(self.names) + 1, len(KINDS)))
        for place, name in enumerate(self.names, start=1):
            if name in self.rules and (kind := self.rules[name].kind):
                self.center[place, KINDS.index(kind)] = OF_KIND[kind]
        self.pulls = np.array([[0.01], *([HELD_KIND] for _ in self.names)])

    def fit(self, chosen: np.ndarray) -> np.ndarray:
        """Return the weights, a row a rule below that of the biases, a column a kind."""
        matrix, labels, counts = self.matrix[chosen], self.labels[chosen], self.counts[chosen]
        truth = np.eye(len(KINDS))[labels]

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(self.center.shape)
            odds = matrix @ weights
            shares = np.exp(odds - odds.max(axis=1, keepdims=True))
            shares /= shares.sum(axis=1, keepdims=True)
            pull = weights - self.center
            value = (self.pulls / 2 * pull**2).sum() - counts @ np.log(
                (shares * truth).sum(axis=1) + 1e-12
            )
            slope = matrix.T @ (counts[:, None] * (shares - truth)) + self.pulls * pull
            return float(value), slope.ravel()

        best = minimize(loss, self.center.ravel(), jac=True, method="L-BFGS-B").x
        return best.reshape(self.center.shape)

    def cross_validated(self, odds: dict[int, float]) -> str:
        """Say how many of the kinds are right by weights fitted without their outlet."""
        folds, found = folds_of(self.rows), np.zeros(len(self.rows), dtype=int)
        for held in range(FOLDS):
            weights = self.fit(np.flatnonzero(folds != held))
            found[folds == held] = (self.matrix[folds == held] @ weights).argmax(axis=1)
        right = found == self.labels
        runs = np.array([row.at_random for row in self.rows])
        hits = np.array([odds[id(row)] >= FOUND for row in self.rows])
        return f"kind right {right[runs].mean():.3f} at the natural rate, {right[runs & hits].mean():.3f} of what is found"

    def record(self) -> dict[str, dict]:
        weights = self.fit(np.arange(len(self.rows)))
        return {
            kind: {
                "bias": round(float(weights[0, place]), 3),
                "weights": grouped(
                    {
                        name: round(one, 2)
                        for name, one in zip(self.names, weights[1:, place].tolist(), strict=True)
                        if abs(one) >= SMALL
                    },
                    self.rules,
                ),
            }
            for place, kind in enumerate(KINDS)
        }


def known_features(rows: Sequence[Row], features: Sequence[set[str]]) -> list[str]:
    outlets = defaultdict(set)
    for row, of_row in zip(rows, features, strict=True):
        for name in of_row:
            outlets[name].add(row.outlet)
    return sorted(name for name, where in outlets.items() if len(where) >= FEWEST_OUTLETS)


def matrix_of(features: Sequence[set[str]], names: Sequence[str]) -> csr_matrix:
    place = {name: number for number, name in enumerate(names, start=1)}
    cells = [(number, 0) for number in range(len(features))]
    cells += [
        (n, place[name]) for n, of_row in enumerate(features) for name in of_row if name in place
    ]
    across, down = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (across, down)), shape=(len(features), len(names) + 1))


def bounds_of(rule: Rule | None) -> tuple[float | None, float | None]:
    if rule is None:
        return None, None
    return (0.0, None) if rule.role in {RuleRole.CUE, RuleRole.SUPPORT} else (None, 0.0)


def folds_of(rows: Sequence[Row]) -> np.ndarray:
    """Deal the outlets out, the largest first, each to the fold that has fewest rows."""
    sizes = Counter(row.outlet for row in rows)
    outlets = sorted(sizes)
    random.Random(SEED).shuffle(outlets)
    dealt, fold = [0] * FOLDS, {}
    for outlet in sorted(outlets, key=lambda one: -sizes[one]):
        fold[outlet] = dealt.index(min(dealt))
        dealt[fold[outlet]] += sizes[outlet]
    return np.array([fold[row.outlet] for row in rows])


def natural(rows: Sequence[Row]) -> np.ndarray:
    """Tell which rows are measured: those drawn at random; where they are too few, all of runs."""
    chosen = np.array([row.at_random for row in rows])
    if chosen.sum() < FEWEST_AT_RANDOM:
        chosen = np.array([row.of_run for row in rows])
    return chosen if chosen.any() else ~chosen


def platt(rows: Sequence[Row], odds: np.ndarray) -> tuple[float, float]:
    """Return scale and shift that make probabilities of log odds, at the natural rate."""
    chosen = natural(rows) & np.isfinite(odds)
    labels, known = np.array([row.label for row in rows], dtype=float)[chosen], odds[chosen]

    def loss(line: np.ndarray) -> float:
        return float(
            (
                np.logaddexp(0, line[0] * known + line[1]) - labels * (line[0] * known + line[1])
            ).sum()
        )

    return tuple(minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x.tolist())


def scaled(weights: Weights, scale: float, shift: float) -> Weights:
    return Weights(
        scale * weights.bias + shift, {name: scale * one for name, one in weights.of.items()}
    )


def figures(rows: Sequence[Row], odds: np.ndarray, scale: float, shift: float) -> str:
    chosen = natural(rows)
    scores, labels = (
        1 / (1 + np.exp(-(scale * odds + shift))),
        np.array([row.label for row in rows]),
    )
    lines = [
        f"{len(rows)} sentences, {chosen.sum()} at the natural rate, scale {scale:.2f} shift {shift:+.2f}"
    ]
    for name, part in (("natural rate", chosen), ("all", chosen | True)):
        measured = [
            (f1_at(scores[part], labels[part], least), least) for least in np.arange(0.2, 0.7, 0.01)
        ]
        (f1, precision, recall), least = max(measured)
        lines.append(
            f"{name}: cross-validated by outlet: best F1 {f1:.3f} (precision {precision:.3f} recall {recall:.3f}) at {least:.2f}"
        )
    rate = labels[chosen].mean()
    brier, base = ((scores - labels)[chosen] ** 2).mean(), rate * (1 - rate)
    lines.append(
        f"Brier skill over the base rate {1 - brier / base:.3f}, calibration error {calibration_error(scores[chosen], labels[chosen]):.3f}"
    )
    return "\n".join(lines)


def measured(rows: Sequence[Row], odds: np.ndarray) -> dict:
    """Return precision and recall, in percent, by least score, at the natural rate."""
    chosen = natural(rows)
    scores, labels = 1 / (1 + np.exp(-odds[chosen])), np.array([row.label for row in rows])[chosen]
    found = {str(least): f1_at(scores, labels, least) for least in LEAST_SCORES}
    return {
        "cross-validated by outlet on": f"{chosen.sum():,} sentences drawn at random",
        "precision and recall by least score": {
            least: [round(100 * precision), round(100 * recall)]
            for least, (_, precision, recall) in found.items()
        },
    }


def f1_at(scores: np.ndarray, labels: np.ndarray, least: float) -> tuple[float, float, float]:
    found = scores >= least
    hits = (found & labels).sum()
    precision, recall = hits / max(1, found.sum()), hits / max(1, labels.sum())
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def calibration_error(scores: np.ndarray, labels: np.ndarray) -> float:
    bins = np.minimum((scores * 10).astype(int), 9)
    return sum(
        abs(scores[bins == b].mean() - labels[bins == b].mean()) * (bins == b).mean()
        for b in set(bins.tolist())
    )


def wrong(rows: Sequence[Row], odds: np.ndarray, rules: Collection[str]) -> Iterator[str]:
    for row, one in zip(rows, odds, strict=True):
        if row.label != (one >= -0.4):
            fired = ", ".join(sorted(row.features & {*rules}))
            yield f"{'missed' if row.label else 'false '} {one:+.2f} {row.sentence} [{fired}]"


def store(
    weights: Weights, rows: Sequence[Row], kinds: dict[str, dict], language: Language
) -> None:
    rules, file = rules_of(language), language.cues.weights
    known = {
        name: round(one, 3 if name in rules else 2)
        for name, one in weights.of.items()
        if name in rules or abs(one) >= SMALL
    }
    record = json.loads((file if file.exists() else own_file()).read_text("utf-8"))
    record |= {
        "fitted": fitted_on(rows),
        "bias": round(weights.bias, 3),
        "weights": grouped(known, rules),
        "kinds": kinds,
    }
    file.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


def own_file() -> Path:
    """Return the file whose signs of voices and of checking serve languages that have none yet."""
    return language_of(DEFAULT).cues.weights


def grouped(weights: dict[str, float], rules: Collection[str]) -> dict[str, dict[str, float]]:
    """Return weights by the group of their features, rules first."""
    groups: dict[str, dict[str, float]] = {RULE_GROUP: {}}
    for name, one in weights.items():
        group, rest = (RULE_GROUP, name) if name in rules else name.split(":", 1)
        groups.setdefault(group, {})[rest] = one
    return groups


def fitted_on(rows: Sequence[Row]) -> dict[str, str | int]:
    return {
        "on": datetime.now(UTC).date().isoformat(),
        "sentences": len(rows),
        "statements": sum(row.label for row in rows),
        "at the natural rate": sum(row.at_random for row in rows),
        "outlets": len({row.outlet for row in rows}),
    }


if __name__ == "__main__":
    main()
