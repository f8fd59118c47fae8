"""What the scripts that fit weights have in common: logistic regression drawn towards priors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


def fit_logistic(
    matrix: csr_matrix,
    labels: np.ndarray,
    counts: np.ndarray,
    center: np.ndarray,
    pulls: np.ndarray,
    bounds: Sequence[tuple[float | None, float | None]] | None = None,
) -> np.ndarray:
    """Return the weights, the bias first, whose L2 penalty draws each to its ``center``.

    A row counts as often as ``counts`` says; ``pulls`` are how strongly each weight is drawn.
    """

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds, pull = matrix @ weights, weights - center
        value = counts @ (np.logaddexp(0, odds) - labels * odds) + (pulls / 2 * pull) @ pull
        slope = matrix.T @ (counts * (1 / (1 + np.exp(-odds)) - labels)) + pulls * pull
        return value, slope

    return minimize(loss, center, jac=True, method="L-BFGS-B", bounds=bounds).x
