"""Golden values of variance reduction: statsmodels and plain numpy formulas.

Run with:  python3 adjust.py OUTPUT_FOLDER     (statsmodels 0.13.5, scipy 1.10.1, numpy 1.24.2)

Writes adjust_units.csv, the data that the Java tests read too, and adjust_python.csv: case,field,value,relative tolerance.
"""

import csv
import sys
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


rng = np.random.default_rng(20261122)
D = {}
for arm, n, lift in (("T", 90, 0.8), ("C", 70, 0.0)):
    a = rng.gamma(2.5, 1.5, n)
    b = rng.normal(0, 1, n) + 0.3 * a
    stratum = rng.integers(0, 4, n)
    y = 1 + lift + (0.9 if arm == "T" else 0.6) * a - 0.4 * b + 0.8 * stratum + rng.normal(0, 1.2, n)
    d = 1 + rng.poisson(2 + 0.5 * a)
    pre = 1 + rng.poisson(2 + 0.4 * a)
    gone = rng.random(n) < 0.25
    D[arm] = {"y": np.round(y, 6), "a": np.round(a, 6), "b": np.round(b, 6), "s": stratum, "d": d, "p": pre, "gone": gone.astype(int)}
COLUMNS = ("y", "a", "b", "s", "d", "p", "gone")
with open(OUT / "adjust_units.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("arm",) + COLUMNS)
    for arm, data in D.items():
        writer.writerows((arm,) + tuple(repr(data[k][i].item()) for k in COLUMNS) for i in range(data["y"].size))
T, C = D["T"], D["C"]


def welch(zt, zc):
    vt, vc = zt.var(ddof=1) / zt.size, zc.var(ddof=1) / zc.size
    df = (vt + vc) ** 2 / (vt**2 / (zt.size - 1) + vc**2 / (zc.size - 1))
    return np.sqrt(vt + vc), vt, vc, df


def cuped(name, yt, xt, yc, xc):
    """Slopes by statsmodels' regression on arm and covariates, then Welch on y - theta x."""
    y = np.concatenate([yt, yc])
    arm = np.concatenate([np.ones(yt.size), np.zeros(yc.size)])
    x = np.vstack([xt, xc])
    fit = sm.OLS(y, np.column_stack([np.ones(y.size), arm, x])).fit()
    theta = fit.params[2:]
    zt, zc = yt - xt @ theta + x.mean(0) @ theta, yc - xc @ theta + x.mean(0) @ theta
    se, vt, vc, df = welch(zt, zc)
    diff = zt.mean() - zc.mean()
    assert abs(diff - fit.params[1]) < 1e-9
    plain = welch(yt, yc)[0]
    rel = np.sqrt(vt + (zt.mean() / zc.mean()) ** 2 * vc) / zc.mean()
    put(name, diff=diff, se=se, p=2 * stats.t.sf(abs(diff) / se, df), theta=theta[0], reduction=1 - (se / plain) ** 2, relative=zt.mean() / zc.mean() - 1, relativeSe=rel)


def both(key):
    return np.column_stack([T[k] for k in key]), np.column_stack([C[k] for k in key])


xt, xc = both(("a", "b"))
cuped("cuped.two", T["y"], xt, C["y"], xc)
cuped("cuped.proportion", (T["y"] > 4).astype(float), xt, (C["y"] > 4).astype(float), xc)
mt, mc = (np.column_stack([np.where(g["gone"] == 1, 0, g["a"]), g["gone"]]) for g in (T, C))
cuped("cuped.missing", T["y"], mt, C["y"], mc)


# Ratio: the unit's contribution by the delta method; the pre-period's ratio is one for both arms.
def contribution(y, d):
    r = y.sum() / d.sum()
    return r + (y - r * d) / d.mean()


pre_y, pre_d = np.concatenate([T["a"], C["a"]]), np.concatenate([T["p"], C["p"]])
r, mean = pre_y.sum() / pre_d.sum(), pre_d.mean()
cuped("cuped.ratio", contribution(T["y"], T["d"]), ((T["a"] - r * T["p"]) / mean)[:, None], contribution(C["y"], C["d"]), ((C["a"] - r * C["p"]) / mean)[:, None])

# Lin: the interacted regression.
y = np.concatenate([T["y"], C["y"]])
arm = np.concatenate([np.ones(90), np.zeros(70)])
x = np.vstack([xt, xc])
x = x - x.mean(0)
design = np.column_stack([np.ones(y.size), arm, x, x * arm[:, None]])
for kind in ("HC0", "HC1", "HC2", "HC3"):
    fit = sm.OLS(y, design).fit(cov_type=kind, use_t=True)
    v = fit.cov_params()
    c, t = fit.params[0], fit.params[0] + fit.params[1]
    # The relative effect's gradient: t / c - 1 with independent arms.
    vt = v[0, 0] + 2 * v[0, 1] + v[1, 1]
    slope = fit.params[4:]
    extra = slope @ np.cov(x.T) @ slope / y.size
    put("lin." + kind, diff=fit.params[1], se=fit.bse[1], p=fit.pvalues[1], low=fit.conf_int()[1][0], relative=t / c - 1, relativeSe=np.sqrt(vt + (t / c) ** 2 * v[0, 0]) / c, super=np.sqrt(fit.bse[1] ** 2 + extra))

# Post-stratification.
shares = np.array([np.mean(np.concatenate([T["s"], C["s"]]) == k) for k in range(4)])
m = {g: np.array([D[g]["y"][D[g]["s"] == k].mean() for k in range(4)]) for g in "TC"}
v = {g: np.array([D[g]["y"][D[g]["s"] == k].var(ddof=1) / (D[g]["s"] == k).sum() for k in range(4)]) for g in "TC"}
diff, se = shares @ (m["T"] - m["C"]), np.sqrt(shares**2 @ (v["T"] + v["C"]))
mt, mc = shares @ m["T"], shares @ m["C"]
ratio = mt / mc
put("poststratified", diff=diff, se=se, p=2 * stats.norm.sf(abs(diff) / se), relative=ratio - 1, relativeSe=np.sqrt(shares**2 @ (v["T"] + ratio**2 * v["C"])) / mc, super=np.sqrt(se**2 + shares @ (m["T"] - m["C"] - diff) ** 2 / 160), relativeSuper=np.sqrt(shares**2 @ (v["T"] + ratio**2 * v["C"]) + shares @ (m["T"] - ratio * m["C"]) ** 2 / 160) / mc)

# Strata of counts.
TABLES = [(18, 60, 12, 55), (30, 80, 22, 90), (5, 20, 9, 31), (44, 52, 30, 47)]
table = StratifiedTable([np.array([[xt, nt - xt], [xc, nc - xc]]) for xt, nt, xc, nc in TABLES])
put(
    "mantel", odds=table.oddsratio_pooled, logSe=table.logodds_pooled_se, risk=table.riskratio_pooled,
    chi=table.test_null_odds(correction=True).statistic, p=table.test_null_odds(correction=True).pvalue,
    plain=table.test_null_odds(correction=False).statistic, breslow=table.test_equal_odds().statistic, breslowP=table.test_equal_odds().pvalue,
)

with open(OUT / "adjust_python.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "field", "value", "tolerance"))
    writer.writerows(ROWS)
