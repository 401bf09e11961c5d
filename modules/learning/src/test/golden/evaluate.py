"""Golden values of predictions' metrics and calibration from scikit-learn.

Run with:  python3 evaluate.py OUTPUT_FOLDER     (scikit-learn 1.2.1, numpy 1.24.2)

Writes scored.csv (case,y,p), which evaluate.R and the Java tests read too, and evaluate.csv with rows
case,field,value,relative tolerance. DeLong's error is computed from the definition, all pairs, not from midranks.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from sklearn import metrics
from sklearn.calibration import _SigmoidCalibration
from sklearn.isotonic import IsotonicRegression

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-9, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


rng = np.random.default_rng(20261129)


def binary(n, shift, slope, digits):
    z = rng.normal(shift, 1.2, n)
    y = (rng.uniform(size=n) < 1 / (1 + np.exp(-z))).astype(float)
    p = np.round(1 / (1 + np.exp(-(slope * z + 0.3))), digits)
    return y, np.clip(p, 0.001, 0.999)


DATA = {
    "smooth": binary(400, -0.5, 1.4, 6),
    "ties": binary(250, 0.2, 0.8, 1),
    "rare": binary(600, -3.5, 1.0, 5),
}
spend = np.round(rng.gamma(1.5, 20, 300), 2)
DATA["spend"] = (spend, np.round(0.5 * spend + rng.normal(12, 9, 300), 3))

with open(OUT / "scored.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "y", "p"))
    for name, (y, p) in DATA.items():
        writer.writerows((name, repr(float(a)), repr(float(b))) for a, b in zip(y, p))


def delong_error(y, p):
    ones, zeros = p[y == 1], p[y == 0]
    wins = (ones[:, None] > zeros[None, :]) + 0.5 * (ones[:, None] == zeros[None, :])
    return np.sqrt(wins.mean(axis=1).var(ddof=1) / len(ones) + wins.mean(axis=0).var(ddof=1) / len(zeros))


GRID = (0.0, 0.013, 0.1, 0.27, 0.5, 0.61, 0.9, 1.0)
for name in ("smooth", "ties", "rare"):
    y, p = DATA[name]
    put(
        name,
        auc=metrics.roc_auc_score(y, p),
        auc_error=delong_error(y, p),
        average_precision=metrics.average_precision_score(y, p),
        log_loss=metrics.log_loss(y, p),
        brier=metrics.brier_score_loss(y, p),
    )
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(p, y)
    put(name, **{f"isotonic_{x}": v for x, v in zip(GRID, isotonic.predict(GRID))})
    recalibrated = isotonic.predict(p)
    best, base = np.mean((y - recalibrated) ** 2), y.mean() * (1 - y.mean())
    put(
        name,
        1e-8,
        miscalibration=metrics.brier_score_loss(y, p) - best,
        discrimination=base - best,
        uncertainty=base,
    )
    # Its optimiser stops early, hence the tolerance.
    sigmoid = _SigmoidCalibration().fit(np.log(p / (1 - p)), y)
    put(name, 2e-4, platt_slope=-sigmoid.a_, platt_intercept=-sigmoid.b_)

y, p = DATA["spend"]
put(
    "spend",
    rmse=np.sqrt(metrics.mean_squared_error(y, p)),
    mae=metrics.mean_absolute_error(y, p),
    r_squared=metrics.r2_score(y, p),
)

with open(OUT / "evaluate.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "field", "value", "tolerance"))
    writer.writerows(ROWS)
