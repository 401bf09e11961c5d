"""Golden values of PolicyComparison: off-policy values, gains and ratios with errors by cluster.

Run with:  python3 policy_clusters.py OUTPUT_FOLDER     (numpy 1.24.2, scipy 1.10.1, statsmodels 0.13.5)

Influences are derivatives of the whole estimate by the weights of rounds, taken by complex steps, so that no formula of an influence is
shared with the code. Where an estimate is a regression on a constant, statsmodels' cluster errors say the same; cases "wls.*" are only
theirs. Writes policy_clusters_data.csv (cluster,behaviour,target,reward,q,dm,volume,qv,dmv) and policy_clusters.csv
(case,field,value,relative tolerance).
"""

import csv
import sys
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import optimize, stats

OUT = Path(sys.argv[1])
ROWS = []
PARAMETER = 1.5
LEVEL = 0.95

rng = np.random.default_rng(20261130)
users = 70
rounds = rng.integers(1, 9, users)
cluster = np.repeat(rng.permutation(users) * 7 - 40, rounds)
shuffled = rng.permutation(len(cluster))
cluster = cluster[shuffled]
n = len(cluster)
of_user = dict(zip(np.unique(cluster), rng.normal(0, 1, users)))
u = np.array([of_user[c] for c in cluster])
behaviour = np.round(np.clip(0.4 + 0.2 * u + rng.uniform(-0.2, 0.2, n), 0.1, 0.9), 4)
target = np.round(rng.uniform(0, 1, n), 4)
target[:11] = 0
reward = np.round(1 + u + rng.normal(0, 0.5, n) + target, 3)
q, dm = np.round(1.1 + 0.8 * u, 3), np.round(1.2 + 0.7 * u, 3)
volume = np.round(np.exp(2 + 0.5 * u + rng.normal(0, 0.3, n)), 3)
qv, dmv = np.round(8 + 4 * u, 3), np.round(8.3 + 4 * u, 3)
with open(OUT / "policy_clusters_data.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(("cluster", "behaviour", "target", "reward", "q", "dm", "volume", "qv", "dmv"))
    out.writerows(zip(*(a.tolist() for a in (cluster, behaviour, target, reward, q, dm, volume, qv, dmv))))

w = target / behaviour
group = np.unique(cluster, return_inverse=True)[1]


def put(case, value, error, u, tolerance=1e-8):
    """Ends are where Hall's transformation of T reaches the quantiles, found by root search; u is skewness over sqrt(users)."""
    df = users - 1
    straight = lambda t: t + u * t**2 / 3 + u**2 * t**3 / 27 + u / 6
    at = lambda q: optimize.brentq(lambda t: straight(t) - q, -50, 50, xtol=1e-14, rtol=1e-14)
    t = stats.t.ppf((1 + LEVEL) / 2, df)
    p = 2 * stats.t.sf(abs(straight(value / error)), df)
    fields = dict(value=value, se=error, low=value - at(t) * error, high=value - at(-t) * error, p=p)
    for field, number in fields.items():
        ROWS.append((case, field, repr(float(number)), repr(1e-6 if field == "p" else tolerance)))


def estimate(name, r, predicted, direct, share):
    """The estimate when round i counts share[i] of all (obp ope/estimators.py with weighted means)."""
    weights = {
        "CLIPPED_IPS": np.minimum(w, PARAMETER),
        "SWITCH_DR": np.where(w <= PARAMETER, w, 0),
        "DROS": PARAMETER * w / (w**2 + PARAMETER),
        "DM": np.zeros(n),
    }.get(name, w)
    if name in ("IPS", "CLIPPED_IPS", "SNIPS"):
        predicted, direct = np.zeros(n), np.zeros(n)
    correction = np.sum(share * weights * (r - predicted))
    if name in ("SNIPS", "SNDR"):
        correction = correction / np.sum(share * weights)
    return np.sum(share * direct) + correction


def by_derivative(case, function):
    """Value and error by clusters of a function of the shares of rounds."""
    even = np.full(n, 1 / n)
    influence = np.zeros(n)
    for i in range(n):
        share = even.astype(complex)
        step = 1e-30
        share -= 1j * step * even
        share[i] += 1j * step
        influence[i] = function(share).imag / step
    sums = np.array([influence[cluster == c].sum() for c in np.unique(cluster)])
    error = np.sqrt(users / (users - 1) * np.sum(sums**2)) / n
    skews[case] = stats.skew(sums) / np.sqrt(users)
    put(case, function(even), error, skews[case])
    return error


errors, skews = {}, {}
for name in ("IPS", "CLIPPED_IPS", "SNIPS", "DM", "DR", "SNDR", "SWITCH_DR", "DROS"):
    errors["value", name] = by_derivative("value." + name, lambda s: estimate(name, reward, q, dm, s))
    errors["gain", name] = by_derivative("gain." + name, lambda s: estimate(name, reward, q, dm, s) - np.sum(s * reward))
    errors["ratio", name] = by_derivative(
        "ratio." + name, lambda s: estimate(name, reward, q, dm, s) / estimate(name, volume, qv, dmv, s)
    )
errors["current"] = by_derivative("current", lambda s: np.sum(s * reward))
errors["currentRatio"] = by_derivative("current_ratio", lambda s: np.sum(s * reward) / np.sum(s * volume))


def regression(y, weights):
    """A constant by (weighted) least squares; statsmodels' factor G/(G − 1)·(n − 1)/(n − 1) is ours."""
    fit = sm.WLS(y, np.ones(len(y)), weights=weights).fit(cov_type="cluster", cov_kwds={"groups": group})
    return fit.params[0], fit.bse[0]


for kind, name, (value, error) in (
    ("value", "IPS", regression(w * reward, np.ones(n))),
    ("value", "DR", regression(dm + w * (reward - q), np.ones(n))),
    ("value", "SNIPS", regression(reward, w)),
    ("gain", "IPS", regression(w * reward - reward, np.ones(n))),
    ("ratio", "SNIPS", regression(reward / volume, w * volume)),
):
    put("wls." + kind + "." + name, value, error, skews[kind + "." + name])
    assert abs(error / errors[kind, name] - 1) < 1e-10, (kind, name)

# The gain of SNIPS as a contrast of two constants, fitted to the rounds stacked twice, weighted by w and by 1.
design = np.kron(np.eye(2), np.ones((n, 1)))
stacked = sm.WLS(np.tile(reward, 2), design, weights=np.concatenate((w, np.ones(n)))).fit(
    cov_type="cluster", cov_kwds={"groups": np.tile(group, 2), "use_correction": False}
)
contrast = stacked.t_test([1, -1])
error = float(np.squeeze(contrast.sd)) * np.sqrt(users / (users - 1))
put("wls.gain.SNIPS", float(np.squeeze(contrast.effect)), error, skews["gain.SNIPS"])
assert abs(error / errors["gain", "SNIPS"] - 1) < 1e-10

with open(OUT / "policy_clusters.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("case", "field", "value", "tolerance"), *ROWS])
