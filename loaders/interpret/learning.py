"""Learns how far features speak for classes: multinomial logistic regression with a squared penalty, by L-BFGS."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize


def learned_weights(
    found: Sequence[Mapping[str, float]], classes: Sequence[int], number: int, penalty: float
) -> tuple[list[str], NDArray[np.float64]]:
    """The names of the features that two or more have, and for each the weight of every class; the same for the same.

    found: the features of each example; classes: the place of its class among a number of classes.
    """
    counts = Counter(name for features in found for name in features)
    names = sorted(name for name, count in counts.items() if count > 1)
    places = {name: place for place, name in enumerate(names)}
    cells = [
        (row, places[name], weight)
        for row, features in enumerate(found)
        for name, weight in features.items()
        if name in places
    ]
    rows, columns, weights = zip(*cells, strict=True)
    told = sparse.csr_matrix((weights, (rows, columns)), shape=(len(found), len(names)))
    wanted = np.eye(number)[list(classes)]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        by_class = flat.reshape(len(names), number)
        likely = softmax(told @ by_class)
        missed = -float(np.sum(wanted * np.log(likely + 1e-12)))
        slope = told.T @ (likely - wanted) + penalty * by_class
        return missed + penalty / 2 * float(flat @ flat), np.asarray(slope).ravel()

    best = minimize(loss, np.zeros(len(names) * number), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return names, best.x.reshape(len(names), number)


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities of each row of scores."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
