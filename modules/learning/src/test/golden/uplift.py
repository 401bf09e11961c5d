"""Golden values of the meta-learners with linear base learners, from scikit-learn and numpy.

Run with:  python3 uplift.py OUTPUT_FOLDER     (scikit-learn 1.2.1, numpy 1.24.2)

Writes uplift_rows.csv (case,fold,treatment,y,x0,x1,x2,e0,e1,e2), uplift_new.csv (case,x0,x1,x2) and uplift.csv with rows
case,learner,place,row,treatment,value; place is new (the rows of uplift_new.csv), held (rows out of fold) or score (doubly
robust scores). Case known has known propensities and two treatments; single and several estimate those of one and of two treatments.
Logistic regression is by Newton's method to convergence, because scikit-learn's optimisers stop at 1e-6 or so.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LinearRegression

OUT = Path(sys.argv[1])
FOLDS = 3
SHOWN = 25
FLOOR = 0.01
rng = np.random.default_rng(20261130)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def world(n, treatments):
    x = np.round(rng.normal(size=(n, 3)), 4)
    z = np.column_stack([np.zeros(n)] + [0.5 * (k + 1) * x[:, k] - 0.1 for k in range(treatments)])
    e = softmax(z)
    w = np.array([rng.choice(treatments + 1, p=p) for p in e])
    y = 1 + x[:, 0] - 0.5 * x[:, 2] ** 2 + rng.normal(size=n)
    for k in range(treatments):
        y += (w == k + 1) * (0.7 * k + x[:, 1] * (1 - 2 * k) + 0.3 * np.abs(x[:, 0]))
    return x, w, np.round(y, 4), e


def linear(x, y, weight=None):
    return LinearRegression().fit(x, y, weight).predict


def logistic(x, t):
    a = np.column_stack([np.ones(len(x)), x])
    beta = np.zeros(a.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-a @ beta))
        step = np.linalg.solve((a * (p * (1 - p))[:, None]).T @ a, a.T @ (t - p))
        beta += step
        if np.abs(step).max() < 1e-14:
            break
    return lambda new: 1 / (1 + np.exp(-np.column_stack([np.ones(len(new)), new]) @ beta))


def nuisances(x, w, y, e, fold, folds):
    arms = w.max() + 1
    means, propensity = np.empty((len(y), arms)), np.empty((len(y), arms))
    for f in range(folds):
        held, rest = fold == f, fold != f
        for a in range(arms):
            own = rest & (w == a)
            means[held, a] = linear(x[own], y[own])(x[held])
        if e is None:
            p = [logistic(x[rest], (w[rest] == a) * 1.0)(x[held]) for a in range(arms)]
            p = np.column_stack(p) / sum(p)[:, None]
            propensity[held] = np.clip(p, FLOOR, 1 - FLOOR)
        else:
            propensity[held] = e[held]
    return means, propensity


def scores(w, y, means, propensity):
    arms = means.shape[1]
    mu = means[np.arange(len(y)), w]
    correction = (y - mu) / propensity[np.arange(len(y)), w]
    return np.column_stack(
        [means[:, k] - means[:, 0] + ((w == k) * 1.0 - (w == 0)) * correction for k in range(1, arms)]
    )


def s_learner(x, w, y, e, fold, folds):
    arms = w.max() + 1
    dummies = np.column_stack([(w == k).astype(float) for k in range(1, arms)])
    model = LinearRegression().fit(np.column_stack([x, dummies]), y)
    return lambda new: np.tile(model.coef_[x.shape[1] :], (len(new), 1))


def t_learner(x, w, y, e, fold, folds):
    models = [linear(x[w == a], y[w == a]) for a in range(w.max() + 1)]
    return lambda new: np.column_stack([m(new) - models[0](new) for m in models[1:]])


def x_learner(x, w, y, e, fold, folds):
    means, propensity = nuisances(x, w, y, e, fold, folds)
    parts = []
    for k in range(1, w.max() + 1):
        own, control = w == k, w == 0
        parts.append(
            (
                linear(x[own], y[own] - means[own, 0]),
                linear(x[control], means[control, k] - y[control]),
                linear(x, propensity[:, k] / (propensity[:, 0] + propensity[:, k])),
            )
        )

    def effects(new):
        columns = []
        for treated, control, mix in parts:
            g = np.clip(mix(new), 0, 1)
            columns.append(g * control(new) + (1 - g) * treated(new))
        return np.column_stack(columns)

    return effects


def r_learner(x, w, y, e, fold, folds):
    means, propensity = nuisances(x, w, y, e, fold, folds)
    models = []
    for k in range(1, w.max() + 1):
        pair = (w == 0) | (w == k)
        g = propensity[pair, k] / (propensity[pair, 0] + propensity[pair, k])
        rest = (w[pair] == k) - g
        target = (y[pair] - (1 - g) * means[pair, 0] - g * means[pair, k]) / rest
        models.append(linear(x[pair], target, rest**2))
    return lambda new: np.column_stack([m(new) for m in models])


def dr_learner(x, w, y, e, fold, folds):
    psi = scores(w, y, *nuisances(x, w, y, e, fold, folds))
    models = [linear(x, psi[:, k]) for k in range(psi.shape[1])]
    return lambda new: np.column_stack([m(new) for m in models])


LEARNERS = {"S": s_learner, "T": t_learner, "X": x_learner, "R": r_learner, "DR": dr_learner}


def out_of_fold(learner, x, w, y, e, fold):
    effects = np.empty((len(y), w.max()))
    for f in range(FOLDS):
        held, rest = fold == f, fold != f
        inner = np.where(fold[rest] > f, fold[rest] - 1, fold[rest])
        model = learner(x[rest], w[rest], y[rest], None if e is None else e[rest], inner, FOLDS - 1)
        effects[held] = model(x[held])
    return effects


with open(OUT / "uplift_rows.csv", "w", newline="") as a, open(OUT / "uplift_new.csv", "w", newline="") as b, open(
    OUT / "uplift.csv", "w", newline=""
) as c:
    rows, new_rows, values = (csv.writer(f, lineterminator="\n") for f in (a, b, c))
    rows.writerow(("case", "fold", "treatment", "y", "x0", "x1", "x2", "e0", "e1", "e2"))
    new_rows.writerow(("case", "x0", "x1", "x2"))
    values.writerow(("case", "learner", "place", "row", "treatment", "value"))
    for case, treatments in (("known", 2), ("single", 1), ("several", 2)):
        x, w, y, e = world(360, treatments)
        fold = rng.integers(0, FOLDS, len(y))
        new = np.round(rng.normal(size=(SHOWN, 3)), 4)
        for i in range(len(y)):
            known = [repr(float(p)) for p in e[i]] if case == "known" else ["", "", ""]
            rows.writerow([case, fold[i], w[i], repr(float(y[i])), *map(lambda v: repr(float(v)), x[i]), *known])
        for row in new:
            new_rows.writerow([case, *map(lambda v: repr(float(v)), row)])
        e = e if case == "known" else None

        def put(learner, place, effects):
            for i in range(SHOWN):
                for k in range(effects.shape[1]):
                    values.writerow((case, learner, place, i, k, repr(float(effects[i, k]))))

        for name, learner in LEARNERS.items():
            put(name, "new", learner(x, w, y, e, fold, FOLDS)(new))
            put(name, "held", out_of_fold(learner, x, w, y, e, fold))
        put("DR", "score", scores(w, y, *nuisances(x, w, y, e, fold, FOLDS)))
