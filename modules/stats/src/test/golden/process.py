"""Golden values of the package process from statsmodels, scipy and plain numpy.

Run with:  python3 process.py OUTPUT_FOLDER     (statsmodels 0.13.5, scipy 1.10.1, numpy 1.24.2)

Writes process_data.csv (sequence,state), process_counts.csv (arm,count,exposure), which process.R reads too, and
process.csv with rows case,field,value,relative tolerance.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import multinomial_proportions_confint, proportion_confint

OUT = Path(sys.argv[1])
ROWS = []
K = 5


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


rng = np.random.default_rng(77)
P = rng.dirichlet(np.ones(K) * 0.8, K)
events = []
for s in range(160):
    state = int(rng.integers(0, K - 1))
    events.append((s, state))
    while rng.random() < 0.75:
        state = int(rng.choice(K, p=P[state]))
        events.append((s, state))
with open(OUT / "process_data.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("sequence", "state"), *events])

n = np.zeros((K, K))
starts, ends = np.zeros(K), np.zeros(K)
sessions = {}
for s, state in events:
    sessions.setdefault(s, []).append(state)
for path in sessions.values():
    starts[path[0]] += 1
    ends[path[-1]] += 1
    for a, b in zip(path, path[1:]):
        n[a, b] += 1
rows = n.sum(1)
p = n / rows[:, None]
pi = np.linalg.lstsq(np.vstack([p.T - np.eye(K), np.ones(K)]), np.append(np.zeros(K), 1), rcond=None)[0]
moduli = np.sort(np.abs(np.linalg.eigvals(p)))[::-1]
put("process.chain", p00=p[0, 0], p31=p[3, 1], entropy=-np.sum(pi[:, None] * np.where(p > 0, p * np.log2(np.where(p > 0, p, 1)), 0)), second=moduli[1], **{f"pi{i}": pi[i] for i in range(K)})


def stationary_of(m):
    a = np.eye(K) - m.T
    a[-1] = 1
    return np.linalg.solve(a, np.append(np.zeros(K - 1), 1))


# Delta method of the stationary distribution: derivatives by complex steps, multinomial covariance of each row.
variance = np.zeros(K)
for i in range(K):
    gradient = np.zeros((K, K))
    for j in range(K):
        moved = p.astype(complex)
        moved[i, j] += 1e-30j
        gradient[:, j] = stationary_of(moved).imag / 1e-30
    variance += np.diag(gradient @ (np.diag(p[i]) - np.outer(p[i], p[i])) @ gradient.T) / rows[i]
put("process.stationary", **{f"se{i}": np.sqrt(variance[i]) for i in range(K)}, low1=pi[1] - stats.norm.ppf(0.975) * np.sqrt(variance[1]))
wilson = proportion_confint(n[2, 1], rows[2], 0.05, "wilson")
goodman = multinomial_proportions_confint(n[2], 0.05, "goodman")[1]
put("process.intervals", wilson_low=wilson[0], wilson_high=wilson[1], goodman_low=goodman[0], goodman_high=goodman[1])
T = n / (rows + ends)[:, None]
N = np.linalg.inv(np.eye(K) - T)
t = N.sum(1)
put("process.absorption", n00=N[0, 0], n24=N[2, 4], steps0=t[0], steps3=t[3], variance1=((2 * N - np.eye(K)) @ t - t**2)[1], session=starts / starts.sum() @ t)

# Gambler's ruin, p = 0.45, from 1..4 of 5: closed form.
ratio = 0.55 / 0.45
put("process.ruin", tolerance=1e-12, win1=(1 - ratio) / (1 - ratio**5), win4=(1 - ratio**4) / (1 - ratio**5), steps2=(2 - 5 * (1 - ratio**2) / (1 - ratio**5)) / 0.1)


def loglik(table):
    table = np.atleast_2d(table)
    total = table.sum(1, keepdims=True)
    return float(np.sum(np.where(table > 0, table * np.log(np.where(table > 0, table, 1) / np.where(total > 0, total, 1)), 0)))


l0, l1 = loglik(n.sum(0)), loglik(n)
put("process.order1", g=2 * (l1 - l0), df=(K - 1) ** 2, p=stats.chi2.sf(2 * (l1 - l0), (K - 1) ** 2), l0=l0, l1=l1, bic0=-2 * l0 + (K - 1) * np.log(n.sum()), bic1=-2 * l1 + K * (K - 1) * np.log(n.sum()))
triples, pairs = np.zeros((K, K, K)), np.zeros((K, K))
for path in sessions.values():
    for a, b, c in zip(path, path[1:], path[2:]):
        triples[a, b, c] += 1
        pairs[b, c] += 1
l1, l2 = loglik(pairs), loglik(triples.reshape(K * K, K))


def tables_test(all_triples):
    """Sum of scipy's likelihood-ratio tests of the tables before x after of each middle state, without empty rows and columns."""
    g, df = 0, 0
    for b in range(all_triples.shape[1]):
        table = all_triples[:, b, :]
        table = table[table.sum(1) > 0][:, table.sum(0) > 0]
        if min(table.shape) > 1:
            test = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
            g, df = g + test[0], df + test[2]
    return g, df


g, df = tables_test(triples)
seen = (pairs > 0).sum(1)
free = np.sum(seen[seen > 0] - 1)
put("process.order2", g=g, df=df, p=stats.chi2.sf(g, df), l1=l1, l2=l2, bic1=-2 * l1 + free * np.log(pairs.sum()), bic2=-2 * l2 + (free + df) * np.log(pairs.sum()))

# Steps that cannot happen: on a ring of five states only to the neighbours.
ring = np.zeros((K, K, K))
for path in sessions.values():
    walk = np.cumsum([path[0]] + [1 if state % 2 else -1 for state in path[1:]]) % K
    for a, b, c in zip(walk, walk[1:], walk[2:]):
        ring[a, b, c] += 1
g, df = tables_test(ring)
put("process.ring", g=g, df=df, p=stats.chi2.sf(g, df))

# Removal effects towards state 4, by brute force on the absorbing chain with start, conversion and null.


def conversion(removed, goal, direct):
    c = np.zeros((K + 3, K + 3))
    start, win, lost = K, K + 1, K + 2
    for path in sessions.values():
        if path[0] == goal and not direct:
            continue
        before = start
        for state in path:
            here = win if state == goal else state
            c[before, here] += 1
            before = here
            if here == win:
                break
        else:
            c[before, lost] += 1
    total = c.sum(1, keepdims=True)
    m = np.divide(c, total, out=np.zeros_like(c), where=total > 0)
    if removed is not None:
        m[:, lost] += m[:, removed]
        m[:, removed] = 0
        m[removed] = 0
    inner = list(range(K + 1))
    return np.linalg.solve(np.eye(K + 1) - m[np.ix_(inner, inner)], m[inner, win])[start]


# No session begins with state 4; many begin with state 2, which no removal can lose.
for goal in (4, 2):
    base = conversion(None, goal, True)
    effects = np.array([0 if i == goal else 1 - conversion(i, goal, True) / base for i in range(K)])
    won = sum(goal in path for path in sessions.values() if path[0] != goal)
    put(f"process.removal.{goal}", base=base, **{f"effect{i}": e for i, e in enumerate(effects) if i != goal}, attributed1=won * effects[1] / effects.sum())
    # Of the sessions that do not begin with it alone, the effects are larger by this factor.
    direct = sum(path[0] == goal for path in sessions.values())
    alone = 1 - conversion(1, goal, False) / conversion(None, goal, False)
    assert abs(effects[1] - alone * won / (won + direct)) < 1e-12

counts = []
for arm, size, rate in (("treatment", 70, 1.4), ("control", 55, 1.0)):
    exposure = np.round(rng.uniform(0.5, 3, size), 3)
    y = rng.negative_binomial(1.3, 1.3 / (1.3 + rate * exposure))
    counts += [(arm, int(a), float(b)) for a, b in zip(y, exposure)]
with open(OUT / "process_counts.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("arm", "count", "exposure"), *counts])

with open(OUT / "process.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("case", "field", "value", "tolerance"), *ROWS])
