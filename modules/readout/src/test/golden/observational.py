"""Expected values of ObservationalGoldenTest from the committed sample rollout-beta.csv: numpy and statsmodels.

Run as: /usr/bin/python3 observational.py; writes ../resources/golden/observational.csv with case,method,field,value,relative
tolerance. Errors of weighting come from the stacked estimating equations with numerical derivatives, hence their tolerance.
The folds of cross-fitting are drawn as Java's SplittableRandom (SplitMix64) does.
"""

import csv
import pathlib

import numpy as np
import statsmodels.api as sm

HERE = pathlib.Path(__file__).resolve()
SAMPLE = HERE.parents[5] / "sample-configs" / "rollout-beta.csv"
TARGET = HERE.parents[1] / "resources" / "golden" / "observational.csv"
SEED = 7
FOLDS = 5
MASK = (1 << 64) - 1

rows = list(csv.DictReader(SAMPLE.open(encoding="utf-8")))
out = []


def numbers(name):
    return np.array([float(r[name]) for r in rows])


def level(name, value):
    return np.array([1.0 if r[name] == value else 0.0 for r in rows])


def put(case, method, effect, se, tolerance=1e-8, se_tolerance=None):
    out.append([case, method, "effect", repr(float(effect)), tolerance])
    out.append([case, method, "standard_error", repr(float(se)), se_tolerance or tolerance])


class Split:
    """java.util.SplittableRandom.nextInt(bound)."""

    def __init__(self, seed):
        self.seed = seed & MASK

    def next_int(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & MASK
        z = self.seed
        z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & MASK
        z = ((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & MASK
        return z >> 32

    def bounded(self, bound):
        r = self.next_int()
        m = bound - 1
        if bound & m == 0:
            return r & m
        u = r >> 1
        while True:
            r = u % bound
            if u + m - r < 1 << 31:
                return r
            u = self.next_int() >> 1


def folds(n):
    random = Split(SEED)
    fold = [0] * n
    for i in range(n):
        j = random.bounded(i + 1)
        fold[i] = fold[j]
        fold[j] = i % FOLDS
    return np.array(fold)


x = np.column_stack(
    [
        np.ones(len(rows)),
        numbers("pre_revenue"),
        numbers("sessions_before"),
        level("country", "FR"),
        level("country", "IE"),
        level("country", "NL"),
        level("device", "mobile"),
    ]
)
t = numbers("beta") == 1
n = len(t)


def logit(design, response):
    return sm.Logit(response, design).fit(disp=0, method="newton", tol=1e-14, maxiter=100).params


def expit(v):
    return 1 / (1 + np.exp(-v))


def weights(e, estimand):
    return {
        "ate": np.where(t, 1 / e, 1 / (1 - e)),
        "att": np.where(t, 1.0, e / (1 - e)),
        "overlap": np.where(t, 1 - e, e),
    }[estimand]


def weighted(y, estimand):
    """Effect and error from the equations of coefficients and both means, derivatives by central differences."""
    beta = logit(x, t.astype(float))
    w = weights(expit(x @ beta), estimand)
    m1 = (w * y)[t].sum() / w[t].sum()
    m0 = (w * y)[~t].sum() / w[~t].sum()

    def equations(theta):
        e = expit(x @ theta[:-2])
        v = weights(e, estimand)
        return np.column_stack([x * (t - e)[:, None], t * v * (y - theta[-2]), ~t * v * (y - theta[-1])])

    theta = np.append(beta, [m1, m0])
    bread = np.zeros((len(theta), len(theta)))
    for k in range(len(theta)):
        step = 1e-5 * max(1.0, abs(theta[k]))
        up, down = theta.copy(), theta.copy()
        up[k] += step
        down[k] -= step
        bread[:, k] = (equations(up).sum(0) - equations(down).sum(0)) / (2 * step)
    inverse = np.linalg.inv(bread)
    meat = equations(theta)
    variance = inverse @ (meat.T @ meat) @ inverse.T
    contrast = np.zeros(len(theta))
    contrast[-2:] = [1, -1]
    return m1 - m0, np.sqrt(contrast @ variance @ contrast)


def regression(y, estimand):
    """g-computation; error from the influence of each unit, HC0. Overlap: one regression, HC2."""
    if estimand == "overlap":
        fit = sm.OLS(y, np.column_stack([x, t.astype(float)])).fit(cov_type="HC2")
        return fit.params[-1], fit.bse[-1]
    bc = sm.OLS(y[~t], x[~t]).fit().params
    zero = x @ bc
    if estimand == "att":
        effect = (y - zero)[t].mean()
        lean = x @ np.linalg.solve(x[~t].T @ x[~t], x[t].mean(0))
        influence = np.where(t, (y - zero - effect) / t.sum(), -lean * (y - zero))
        return effect, np.sqrt((influence**2).sum())
    one = x @ sm.OLS(y[t], x[t]).fit().params
    effect = (one - zero).mean()
    lean1 = x @ np.linalg.solve(x[t].T @ x[t], x.mean(0))
    lean0 = x @ np.linalg.solve(x[~t].T @ x[~t], x.mean(0))
    influence = (one - zero - effect) / n + np.where(t, lean1 * (y - one), -lean0 * (y - zero))
    return effect, np.sqrt((influence**2).sum())


def doubly_robust(y, estimand, rate):
    e, m1, m0 = np.zeros(n), np.zeros(n), np.zeros(n)
    fold = folds(n)
    for f in range(FOLDS):
        test, seen = fold == f, fold != f
        e[test] = expit(x[test] @ logit(x[seen], t[seen].astype(float)))
        for arm, target in ((t, m1), (~t, m0)):
            part = seen & arm
            if rate:
                target[test] = expit(x[test] @ logit(x[part], y[part]))
            else:
                target[test] = x[test] @ np.linalg.lstsq(x[part], y[part], rcond=None)[0]
    e = np.clip(e, 0.01, 0.99)
    if estimand == "ate":
        psi = m1 - m0 + np.where(t, (y - m1) / e, -(y - m0) / (1 - e))
        return psi.mean(), psi.std(ddof=1) / np.sqrt(n)
    if estimand == "att":
        odds = e / (1 - e)
        rest = y - m0
        bias = (odds * rest)[~t].sum() / odds[~t].sum()
        effect = rest[t].mean() - bias
        influence = np.where(t, (rest - bias - effect) / t.sum(), -odds * (rest - bias) / odds[~t].sum())
        return effect, np.sqrt((influence**2).sum())
    # The weighted average with h = e(1 − e), from its influence function term by term.
    h = e * (1 - e)
    score = m1 - m0 + np.where(t, (y - m1) / e, -(y - m0) / (1 - e))
    slope = (1 - 2 * e) * (t - e)
    effect = (h * score + slope * (m1 - m0)).sum() / (h + slope).sum()
    influence = (h * (score - effect) + slope * (m1 - m0 - effect)) / (h + slope).sum()
    return effect, np.sqrt((influence**2).sum())


def naive(y, rate):
    a, b = y[t], y[~t]
    ddof = 0 if rate else 1
    return a.mean() - b.mean(), np.sqrt(a.var(ddof=ddof) / len(a) + b.var(ddof=ddof) / len(b))


def differences(y, before):
    long = np.concatenate([before, y])
    group = np.concatenate([t, t]).astype(float)
    after = np.concatenate([np.zeros(n), np.ones(n)])
    unit = np.concatenate([np.arange(n), np.arange(n)])
    design = np.column_stack([np.ones(2 * n), group, after, group * after])
    fit = sm.OLS(long, design).fit(cov_type="cluster", cov_kwds={"groups": unit})
    return fit.params[3], fit.bse[3]


def case(name, outcome, estimand, rate=False):
    y = numbers(outcome)
    put(name, "naive_difference", *naive(y, rate))
    put(name, "regression_adjustment", *regression(y, estimand))
    put(name, "ipw", *weighted(y, estimand), se_tolerance=1e-6)
    if estimand != "overlap":
        put(name, "overlap_weights", *weighted(y, "overlap"), se_tolerance=1e-6)
    put(name, "aipw", *doubly_robust(y, estimand, rate))
    if not rate:
        put(name, "difference_in_differences", *differences(y, numbers("pre_revenue")))


case("att", "beta_revenue", "att")
case("ate_of_a_rate", "stayed", "ate", rate=True)
case("overlap", "beta_revenue", "overlap")

with TARGET.open("w", encoding="utf-8", newline="") as file:
    sheet = csv.writer(file, lineterminator="\n")
    sheet.writerow(["case", "method", "field", "value", "tolerance"])
    sheet.writerows(out)
