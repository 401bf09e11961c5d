"""Golden values of the two-arm methods and of multiplicity: scipy, statsmodels, mpmath and plain numpy formulas.

Run with:  python3 ab.py OUTPUT_FOLDER     (statsmodels 0.13.5, scipy 1.10.1, numpy 1.24.2, mpmath 1.2.1)

Writes ab_units.csv, the data that ab.R and the Java tests read too, and ab_python.csv: case,field,value,relative tolerance.
"""

import csv
import itertools
import sys
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests

OUT = Path(sys.argv[1])
ROWS = []
mp.mp.dps = 40


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


rng = np.random.default_rng(20261121)
SETS = {
    "small": (np.round(rng.normal(0.4, 1, 13), 6), np.round(rng.normal(0, 1.3, 11), 6)),
    "ties": (rng.poisson(3.4, 60).astype(float), rng.poisson(2.9, 75).astype(float)),
    "large": (np.round(rng.lognormal(1.05, 0.8, 160), 6), np.round(rng.lognormal(1.0, 0.9, 120), 6)),
    "tiny": (np.array([3.1, 0.4, 2.2, 5.9]), np.array([1.0, 0.7, 2.9, 0.1, 1.8])),
    "zeros": (np.where(rng.random(90) < 0.4, np.round(rng.gamma(2, 9, 90), 2), 0), np.where(rng.random(80) < 0.35, np.round(rng.gamma(2, 9, 80), 2), 0)),
}
EVENTS = {}
for arm, units, shift in (("T", 45, 0.25), ("C", 40, 0.0)):
    mean = rng.normal(shift, 0.7, units)
    count = 1 + rng.poisson(4, units)
    unit = np.repeat(np.arange(units), count)
    EVENTS[arm] = (np.round(np.exp(mean[unit] + rng.normal(0, 0.5, unit.size)), 6), unit, units)
with open(OUT / "ab_units.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("set", "arm", "value", "unit"))
    for name, (t, c) in SETS.items():
        writer.writerows((name, arm, repr(float(v)), i) for arm, vs in (("T", t), ("C", c)) for i, v in enumerate(vs))
    for arm, (values, unit, _) in EVENTS.items():
        writer.writerows(("events", arm, repr(float(v)), int(u)) for v, u in zip(values, unit))

# Mann-Whitney: the count, and the p-value by normal approximation with ties and continuity; ab.R has the interval.
for name in ("ties", "large", "zeros"):
    t, c = SETS[name]
    r = stats.mannwhitneyu(t, c, alternative="two-sided", method="asymptotic", use_continuity=True)
    put("mannwhitney." + name, u=r.statistic, p=r.pvalue, higher=r.statistic / (t.size * c.size), shift=np.median(np.subtract.outer(t, c)))

# Tables of counts.
TABLES = {"wide": [[120, 90, 40, 7], [131, 60, 52, 11], [90, 85, 44, 12]], "square": [[12, 38], [21, 27]]}
for name, table in TABLES.items():
    a = np.array(table)
    plain = stats.chi2_contingency(a, correction=False)
    g = stats.chi2_contingency(a, correction=False, lambda_="log-likelihood")
    v = np.sqrt(plain[0] / (a.sum() * (min(a.shape) - 1)))
    put("table." + name, chi=plain[0], p=plain[1], df=plain[2], g=g[0], gp=g[1], v=v)
    if a.shape == (2, 2):
        yates = stats.chi2_contingency(a, correction=True)
        put("table.yates", chi=yates[0], p=yates[1])


# Fisher: everything from exact weights.
def fisher(xt, nt, xc, nc):
    k = xt + xc
    low, high = max(0, k - nc), min(k, nt)
    weights = {x: mp.binomial(nt, x) * mp.binomial(nc, k - x) for x in range(low, high + 1)}
    total = mp.fsum(weights.values())
    p = mp.fsum(w for w in weights.values() if w <= weights[xt] * (1 + mp.mpf("1e-7"))) / total

    def tilted(o, part):
        return mp.fsum(w * o ** (x - low) for x, w in weights.items() if part(x)) / mp.fsum(w * o ** (x - low) for x, w in weights.items())

    def mean(o):
        return mp.fsum(x * w * o ** (x - low) for x, w in weights.items()) / mp.fsum(w * o ** (x - low) for x, w in weights.items())

    def solve(f):
        return mp.e ** mp.findroot(lambda s: f(mp.e**s), (-12, 12), solver="anderson", tol=1e-25, maxsteps=500)

    fields = {"p": p, "greater": tilted(mp.mpf(1), lambda x: x >= xt), "less": tilted(mp.mpf(1), lambda x: x <= xt)}
    if xt > low:
        fields["low"] = solve(lambda o: mp.log(tilted(o, lambda x: x >= xt) / mp.mpf("0.025")))
    if xt < high:
        fields["high"] = solve(lambda o: mp.log(tilted(o, lambda x: x <= xt) / mp.mpf("0.025")))
    if low < xt < high:
        fields["odds"] = solve(lambda o: mean(o) - xt)
    return fields


for name, table in {"middle": (12, 50, 21, 48), "edge": (0, 40, 6, 45), "rare": (3, 250, 9, 260), "extreme": (95, 120, 12, 130)}.items():
    put("fisher." + name, **fisher(*table))

# Permutation test: all divisions of the tiny arms.
t, c = SETS["tiny"]
pool = np.concatenate([t, c])
extreme = welch = total = 0
own = abs(t.mean() - c.mean())
own_t = abs(stats.ttest_ind(t, c, equal_var=False).statistic)
for pick in itertools.combinations(range(pool.size), t.size):
    mask = np.zeros(pool.size, bool)
    mask[list(pick)] = True
    total += 1
    extreme += abs(pool[mask].mean() - pool[~mask].mean()) >= own - 1e-12
    welch += abs(stats.ttest_ind(pool[mask], pool[~mask], equal_var=False).statistic) >= own_t - 1e-12
# 200,000 random divisions stand for all of them: four Monte-Carlo standard errors.
put("permutation.tiny", tolerance=0.02, mean=extreme / total, studentised=welch / total)

# Quantiles.
z = stats.norm.isf(0.025)


def jarrett(x, q):
    x = np.sort(x)
    n = x.size
    m = max(1, min(n, int(np.floor(n * q + 0.5))))
    w = np.diff(stats.beta.cdf(np.arange(n + 1) / n, m, n - m + 1))
    return np.sqrt(w @ x**2 - (w @ x) ** 2)


def between(x, share):
    return np.interp(x.size * share - 0.5, np.arange(x.size), x)


def order(x, q, sd):
    x = np.sort(x)
    return (between(x, q + z * sd) - between(x, q - z * sd)) / (2 * z)


for name, q in (("large", 0.5), ("large", 0.9), ("small", 0.5)):
    t, c = SETS[name]
    qt, qc = np.quantile(t, q), np.quantile(c, q)
    st, sc = jarrett(t, q), jarrett(c, q)
    se = np.hypot(st, sc)
    relative = np.sqrt(st**2 + (qt / qc) ** 2 * sc**2) / abs(qc)
    pb = np.hypot(order(t, q, np.sqrt(q * (1 - q) / t.size)), order(c, q, np.sqrt(q * (1 - q) / c.size)))
    put(f"quantile.{name}.{q}", diff=qt - qc, se=se, low=qt - qc - z * se, p=2 * stats.norm.sf(abs(qt - qc) / se), relative=qt / qc - 1, relativeSe=relative, orderSe=pb)


def clustered(values, unit, units, q):
    x = np.sort(values)
    quantile = np.quantile(x, q)
    below = np.bincount(unit, values <= quantile, units)
    count = np.bincount(unit, minlength=units)
    share = below.sum() / count.sum()
    sd = np.std(below - share * count, ddof=1) / np.sqrt(units) / count.mean()
    return quantile, order(x, q, sd)


for q in (0.5, 0.9):
    (qt, st), (qc, sc) = clustered(*EVENTS["T"], q), clustered(*EVENTS["C"], q)
    put(f"clustered.{q}", diff=qt - qc, se=np.hypot(st, sc), qt=qt, qc=qc)

# Fieller: roots of the quadratic, Welch's degrees of freedom.
for name, shift in (("large", 0.0), ("small", 5.0)):
    t, c = (x + shift for x in SETS[name])
    vt, vc = t.var(ddof=1) / t.size, c.var(ddof=1) / c.size
    df = (vt + vc) ** 2 / (vt**2 / (t.size - 1) + vc**2 / (c.size - 1))
    k = stats.t.isf(0.025, df) ** 2
    low, high = np.sort(np.roots([c.mean() ** 2 - k * vc, -2 * t.mean() * c.mean(), t.mean() ** 2 - k * vt]))
    put("fieller." + name, lift=t.mean() / c.mean() - 1, low=low - 1, high=high - 1, p=stats.ttest_ind(t, c, equal_var=False).pvalue)

# A frozen cap at the 90th percentile of the other arm's positive values, as an earlier period would give it.
t, c = SETS["zeros"]
cap = np.quantile(c[c != 0], 0.9)
r = stats.ttest_ind(np.minimum(t, cap), np.minimum(c, cap), equal_var=False)
put("cap.zeros", cap=cap, diff=np.minimum(t, cap).mean() - np.minimum(c, cap).mean(), p=r.pvalue, shareT=np.mean(t > cap), keptT=np.minimum(t, cap).sum() / t.sum())

# Adjusted p-values that R does not have.
P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 1e-12, 0.042]
for method, name in (("sidak", "SIDAK"), ("holm-sidak", "HOLM_SIDAK")):
    put("adjust." + name, **{f"p{i}": v for i, v in enumerate(multipletests(P, method=method)[1])})


# Many to one with known variances: the integral in 25 digits. Student's t is in ab.R.
def dunnett(b, loadings):
    mp.mp.dps = 25

    def inner(b):
        def f(zz):
            product = mp.mpf(1)
            for l in loadings:
                rest = mp.sqrt(1 - mp.mpf(l) ** 2)
                product *= mp.ncdf((b - l * zz) / rest) - mp.ncdf((-b - l * zz) / rest)
            return mp.npdf(zz) * (1 - product)

        return mp.quad(f, [-b - 9, -b, -4, -2, 0, 2, 4, b, b + 9])

    return inner(mp.mpf(b))


put("manytoone.normal", p=dunnett(2.6, [0.6, 0.7, 0.75]))
put("manytoone.tail", p=dunnett(7.5, [0.6, 0.7]))

with open(OUT / "ab_python.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "field", "value", "tolerance"))
    writer.writerows(ROWS)
