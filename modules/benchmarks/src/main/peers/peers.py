"""The same work as StatsBenchmarks, in numpy, scipy and statsmodels.

Run with:  python3 peers.py FOLDER     (the columns that Compare wrote there)

Prints one line per case: name, best seconds of several repetitions, software. Data are in memory before the clock starts.
"""

import sys
import time
import warnings
from pathlib import Path

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.duration.hazard_regression import PHReg

warnings.filterwarnings("ignore")
FOLDER = Path(sys.argv[1])
CASES = 100_000


def column(name):
    return np.fromfile(FOLDER / f"{name}.f64", dtype="<f8")


def case(name, software, work, repeat=5):
    best = float("inf")
    for _ in range(repeat):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    print(f"{name},{best:.6f},{software}", flush=True)


NUMPY = f"numpy {np.__version__}"
SCIPY = f"scipy {scipy.__version__}"
MODELS = f"statsmodels {statsmodels.__version__}"

retained_t, retained_c = column("retained_t"), column("retained_c")
rounds_t, rounds_c = column("rounds_t"), column("rounds_c")
games_t, games_c = column("games_t"), column("games_c")


def bootstrap_rate():
    rng = np.random.default_rng(1)
    t = rng.binomial(len(retained_t), retained_t.mean(), 10_000) / len(retained_t)
    c = rng.binomial(len(retained_c), retained_c.mean(), 10_000) / len(retained_c)
    return np.percentile(t - c, [2.5, 97.5])


def bootstrap_mean(resamples):
    rng = np.random.default_rng(1)
    effects = np.empty(resamples)
    for i in range(resamples):
        effects[i] = (
            rounds_t[rng.integers(0, len(rounds_t), len(rounds_t))].mean()
            - rounds_c[rng.integers(0, len(rounds_c), len(rounds_c))].mean()
        )
    return np.percentile(effects, [2.5, 97.5])


def bootstrap_counts():
    """Counts of the distinct values are multinomial, which numpy draws faster than single units."""
    rng = np.random.default_rng(1)
    means = []
    for values in (games_t, games_c):
        distinct, counts = np.unique(values, return_counts=True)
        means.append(rng.multinomial(len(values), counts / len(values), 10_000) @ distinct / len(values))
    return np.percentile(means[0] - means[1], [2.5, 97.5])


def studentised():
    rng = np.random.default_rng(1)
    effect = rounds_t.mean() - rounds_c.mean()
    values = np.empty(1_000)
    for i in range(1_000):
        t = rounds_t[rng.integers(0, len(rounds_t), len(rounds_t))]
        c = rounds_c[rng.integers(0, len(rounds_c), len(rounds_c))]
        values[i] = (t.mean() - c.mean() - effect) / np.sqrt(t.var(ddof=1) / len(t) + c.var(ddof=1) / len(c))
    return np.percentile(values, [2.5, 97.5])


def permutation():
    rng = np.random.default_rng(1)
    both = np.concatenate([rounds_t, rounds_c])
    observed = abs(rounds_t.mean() - rounds_c.mean())
    total, n = both.sum(), len(rounds_t)
    hits = 0
    for _ in range(1_000):
        rng.shuffle(both)
        t = both[:n].sum()
        hits += abs(t / n - (total - t) / (len(both) - n)) >= observed
    return (hits + 1) / 1_001


case("bootstrapRate", NUMPY + " binomial", bootstrap_rate)
case("bootstrapMean", NUMPY, lambda: bootstrap_mean(1_000), 1)
case("bootstrapMeanMany", NUMPY, lambda: bootstrap_mean(10_000), 1)
case("bootstrapCounts", NUMPY + " multinomial", bootstrap_counts, 1)
case("studentised", NUMPY, studentised, 1)
case("permutation", NUMPY, permutation, 2)

revenue_t, revenue_c = column("revenue_t"), column("revenue_c")
revenue_x_t, revenue_x_c = column("revenue_x_t"), column("revenue_x_c")


def cuped():
    y, x = np.concatenate([revenue_t, revenue_c]), np.concatenate([revenue_x_t, revenue_x_c])
    theta = np.cov(y, x)[0, 1] / x.var(ddof=1)
    a, b = revenue_t - theta * (revenue_x_t - x.mean()), revenue_c - theta * (revenue_x_c - x.mean())
    return stats.ttest_ind(a, b, equal_var=False)


case("welch", SCIPY, lambda: stats.ttest_ind(revenue_t, revenue_c, equal_var=False))
case("cuped", NUMPY + " + " + SCIPY, cuped)

x = column("predictors").reshape(20, CASES).T.copy()
design = np.column_stack([np.ones(CASES), x])
linear, clicked, counts = column("linear"), column("clicked"), column("counts")
case("linearHc3", MODELS, lambda: sm.OLS(linear, design).fit(cov_type="HC3").bse, 5)
case("logistic", MODELS, lambda: sm.Logit(clicked, design).fit(disp=0).bse, 5)
case("negativeBinomial", MODELS, lambda: sm.NegativeBinomial(counts, design).fit(disp=0, maxiter=200).bse, 2)

observed, event = column("time"), column("event")


def kaplan_meier():
    order = np.argsort(observed)
    t, d = observed[order], event[order]
    times, start = np.unique(t, return_index=True)
    deaths = np.add.reduceat(d, start)
    risk = len(t) - start
    keep = deaths > 0
    survival = np.cumprod(1 - deaths[keep] / risk[keep])
    greenwood = np.cumsum(deaths[keep] / (risk[keep] * (risk[keep] - deaths[keep]) + (risk[keep] == deaths[keep])))
    error = survival * np.sqrt(greenwood)
    # The log-log band, which ours gives too.
    log = np.log(np.maximum(survival, 1e-300))
    stretch = np.exp(1.959963984540054 * np.sqrt(greenwood) / log)
    return survival, error, np.exp(log / stretch), np.exp(log * stretch)


case("kaplanMeier", NUMPY, kaplan_meier)
case("cox", MODELS, lambda: PHReg(observed, x[:, :10], status=event, ties="efron").fit().bse, 1)

states, first = column("states").astype(int), column("sessions").astype(bool)


def transitions():
    follows = ~first[1:]
    return np.bincount(states[:-1][follows] * 10 + states[1:][follows], minlength=100).reshape(10, 10)


case("transitions", NUMPY, transitions)

before, after = column("features_before").reshape(20, 50_000), column("features_after").reshape(20, 50_000)


def drift():
    for k in range(20):
        edges = np.quantile(before[k], np.linspace(0, 1, 11)[1:-1])
        p = np.bincount(np.searchsorted(edges, before[k]), minlength=10) / 50_000
        q = np.bincount(np.searchsorted(edges, after[k]), minlength=10) / 50_000
        ((q - p) * np.log(q / p)).sum()
        stats.ks_2samp(before[k], after[k], mode="asymp")


case("drift", SCIPY, drift, 3)

weights, rewards = column("weights"), column("rewards")


def off_policy():
    rng = np.random.default_rng(1)
    products = weights * rewards
    values = np.empty(10_000)
    n = len(weights)
    for i in range(10_000):
        drawn = rng.integers(0, n, n)
        values[i] = products[drawn].sum() / weights[drawn].sum()
    return np.percentile(values, [2.5, 97.5])


case("offPolicy", NUMPY, off_policy, 2)
