"""The same boosting and DR-learner as CompareUplift, of scikit-learn's boosting.

Run with:  python3 uplift.py boosting|effects FOLDER THREADS     (the columns that CompareUplift wrote there)

Prints one line per repetition: seconds on the clock, seconds of processor time, error on the held-out rows, software. Data are in
memory before the clock starts.
"""

import os
import sys

os.environ["OMP_NUM_THREADS"] = sys.argv[3]

import time
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import log_loss
from sklearn.model_selection import KFold

FOLDER = Path(sys.argv[2])
TREES = dict(
    max_iter=100, max_depth=6, max_leaf_nodes=None, learning_rate=0.1, l2_regularization=1, early_stopping=False
)
FLOOR = 0.01


def labelled(name):
    y = np.fromfile(FOLDER / f"{name}_y.f64", dtype="<f8")
    return np.fromfile(FOLDER / f"{name}_x.f64", dtype="<f8").reshape(-1, len(y)).T.copy(), y


def treated(name):
    columns = np.fromfile(FOLDER / f"{name}.f64", dtype="<f8").reshape(23, -1)
    return columns[:20].T.copy(), columns[20], columns[21], columns[22]


def boosting():
    x, y = labelled("train")
    held_x, held_y = labelled("held")

    def fit():
        model = HistGradientBoostingClassifier(**TREES).fit(x, y)
        return lambda: log_loss(held_y, model.predict_proba(held_x)[:, 1])

    return fit


def effects():
    x, w, y, _ = treated("train")
    held_x, _, _, truth = treated("held")

    def fit():
        score = np.empty(len(y))
        for rest, held in KFold(5, shuffle=True, random_state=1).split(x):
            means = []
            for arm in (0, 1):
                rows = rest[w[rest] == arm]
                means.append(HistGradientBoostingRegressor(**TREES).fit(x[rows], y[rows]).predict(x[held]))
            e = HistGradientBoostingClassifier(**TREES).fit(x[rest], w[rest]).predict_proba(x[held])[:, 1]
            e = np.clip(e, FLOOR, 1 - FLOOR)
            taken = np.where(w[held] == 1, means[1], means[0])
            weight = np.where(w[held] == 1, 1 / e, -1 / (1 - e))
            score[held] = means[1] - means[0] + weight * (y[held] - taken)
        model = HistGradientBoostingRegressor(**TREES).fit(x, score)
        return lambda: np.sqrt(np.mean((model.predict(held_x) - truth) ** 2))

    return fit


fit = {"boosting": boosting, "effects": effects}[sys.argv[1]]()
for _ in range(3):
    clock, processor = time.perf_counter(), time.process_time()
    judge = fit()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"{clock:.4f},{processor:.4f},{judge():.5f},scikit-learn {sklearn.__version__}", flush=True)
