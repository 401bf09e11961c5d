"""The same boosting as CompareLearning, in scikit-learn.

Run with:  python3 learning.py FOLDER THREADS     (the columns that CompareLearning wrote there)

Prints one line per repetition: seconds on the clock, seconds of processor time, log loss on the held-out rows, software. Data are in
memory before the clock starts.
"""

import os
import sys

os.environ["OMP_NUM_THREADS"] = sys.argv[2]

import time
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss

FOLDER = Path(sys.argv[1])


def part(name):
    y = np.fromfile(FOLDER / f"{name}_y.f64", dtype="<f8")
    x = np.fromfile(FOLDER / f"{name}_x.f64", dtype="<f8").reshape(-1, len(y)).T.copy()
    return x, y


x, y = part("train")
held_x, held_y = part("held")
for _ in range(3):
    clock, processor = time.perf_counter(), time.process_time()
    model = HistGradientBoostingClassifier(
        max_iter=100, max_depth=6, max_leaf_nodes=None, learning_rate=0.1, early_stopping=False
    ).fit(x, y)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    loss = log_loss(held_y, model.predict_proba(held_x)[:, 1])
    print(f"{clock:.4f},{processor:.4f},{loss:.5f},scikit-learn {sklearn.__version__}", flush=True)
