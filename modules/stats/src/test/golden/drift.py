"""Golden values of the package drift from scipy.

Run with:  python3 drift.py OUTPUT_FOLDER     (scipy 1.10.1, numpy 1.24.2)

Writes drift_data.csv (column,side,value), which drift.R and the Java tests read too, and drift.csv with rows
case,field,value,relative tolerance.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


rng = np.random.default_rng(911)
DATA = {
    "smooth": (np.round(rng.gamma(2, 3, 90), 4), np.round(rng.gamma(2.6, 3, 71), 4)),
    "ties": (np.round(rng.poisson(3, 80)).astype(float), np.round(rng.poisson(3.8, 60)).astype(float)),
    "large": (np.round(rng.normal(0, 1, 1500), 5), np.round(rng.normal(0.06, 1.05, 1400), 5)),
}
with open(OUT / "drift_data.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("column", "side", "value"))
    for name, (x, y) in DATA.items():
        writer.writerows((name, "before", repr(float(v))) for v in x)
        writer.writerows((name, "after", repr(float(v))) for v in y)

for name, (x, y) in DATA.items():
    ks = stats.ks_2samp(x, y, method="asymp")
    size = len(x) * len(y) / (len(x) + len(y))
    put("drift.ks." + name, d=ks.statistic)
    # Pelz-Good and Smirnov sums of scipy and here agree to about 1e-11 of the tail.
    put("drift.ks.finite." + name, p=ks.pvalue)
    put("drift.ks.limit." + name, p=stats.kstwobign.sf(ks.statistic * np.sqrt(size)))
    put(
        "drift.wasserstein." + name,
        distance=stats.wasserstein_distance(x, y),
        scaled=stats.wasserstein_distance(x, y) / np.std(x, ddof=1),
        energy=stats.energy_distance(x, y),
    )
    cuts = np.unique(np.quantile(x, np.arange(1, 10) / 10))
    edges = np.concatenate(([-np.inf], cuts, [np.inf]))
    p = np.array([np.sum((x > lo) & (x <= hi)) for lo, hi in zip(edges[:-1], edges[1:])])
    q = np.array([np.sum((y > lo) & (y <= hi)) for lo, hi in zip(edges[:-1], edges[1:])])
    a = np.where(p == 0, 1e-4, p / p.sum())
    b = np.where(q == 0, 1e-4, q / q.sum())
    an, bn = a / a.sum(), b / b.sum()
    put(
        "drift.psi." + name,
        psi=np.sum((b - a) * np.log(b / a)),
        limit=stats.chi2.isf(0.05, len(a) - 1) * (1 / len(x) + 1 / len(y)),
        limit99=stats.chi2.isf(0.01, len(a) - 1) * (1 / len(x) + 1 / len(y)),
    )
    put(
        "drift.divergence." + name,
        js=jensenshannon(a, b) ** 2,
        distance=jensenshannon(a, b),
        bits=jensenshannon(a, b, base=2),
        kl=stats.entropy(an, bn),
        hellinger=np.sqrt(0.5 * np.sum((np.sqrt(an) - np.sqrt(bn)) ** 2)),
        variation=0.5 * np.sum(np.abs(an - bn)),
    )
    width = np.linspace(x.min(), x.max(), 11)
    width[0], width[-1] = -np.inf, np.inf
    pw, qw = np.histogram(x, width)[0] / len(x), np.histogram(y, width)[0] / len(y)
    pw, qw = np.where(pw == 0, 1e-4, pw), np.where(qw == 0, 1e-4, qw)
    put("drift.psi.width." + name, psi=np.sum((qw - pw) * np.log(qw / pw)))
    ls, rs = (p + 0.5) / (p.sum() + 0.5 * len(p)), (q + 0.5) / (q.sum() + 0.5 * len(q))
    put("drift.psi.smoothed." + name, psi=np.sum((rs - ls) * np.log(rs / ls)))
    fit = stats.chisquare(q, p / p.sum() * q.sum())
    put("drift.fit." + name, chi=fit.statistic, p=fit.pvalue)
    chi, pv, df, _ = stats.chi2_contingency([p, q], correction=False)
    put("drift.chi." + name, chi=chi, p=pv, df=df, v=np.sqrt(chi / (p.sum() + q.sum())))

# Far apart and without ties: R's 1 - cdf is 0 here, scipy counts the paths outside.
apart = stats.ks_2samp(np.arange(1, 41), np.arange(30, 81) + 0.5, method="exact")
put("drift.ks.exact.apart", p=apart.pvalue)

for n, d in ((5, 0.4), (20, 0.1), (20, 0.25), (100, 0.15), (140, 0.11), (141, 0.1), (141, 0.2), (5000, 0.012), (5000, 0.05), (1_000_000, 0.0015)):
    # 1e-7: scipy's own log-gamma sums lose digits at a million.
    put(f"drift.kolmogorov.{n}.{d}", 1e-7 if n > 100_000 else 1e-8, p=stats.kstwo.sf(d, n))

with open(OUT / "drift.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("case", "field", "value", "tolerance"), *ROWS])
