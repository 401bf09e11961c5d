"""Golden values of the package risk: rankings by scikit-learn, budgets and thresholds by brute force.

Run with:  python3 risk.py OUTPUT_FOLDER     (scikit-learn 1.2.1, numpy 1.24.2)

Writes risk_rows.csv (unit,week,devices,sessions,amount,gap,age,rare,y,p,coarse,isolation) and risk.csv with rows
case,field,value,relative tolerance. "isolation" is the mean score of 20 isolation forests of 100 trees.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score, roc_auc_score

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-12, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


rng = np.random.default_rng(20261130)
n = 1600
unit = np.arange(n) // 4
week = rng.integers(0, 5, n)
ring = rng.random(n) < 0.03
devices = np.where(ring, 4 + rng.integers(0, 5, n), 1 + (rng.random(n) < 0.06))
sessions = rng.poisson(3.5, n) + ring * rng.poisson(3, n)
amount = np.round(rng.lognormal(3, 0.8, n) * (1 + ring), 2)
gap = np.round(rng.exponential(10, n), 1)
age = rng.integers(18, 80, n)
rare = (rng.random(n) < 0.03).astype(int)
y = (rng.random(n) < np.where(ring, 0.6, 0.02)).astype(int)
p = np.round(1 / (1 + np.exp(-(-3.5 + 2.5 * ring + rng.normal(0, 1, n)))), 9)
coarse = np.round(p, 2)
x = np.column_stack((devices, sessions, amount, gap, age, rare))


def forest(seed):
    return -IsolationForest(n_estimators=100, max_samples=256, random_state=seed).fit(x).score_samples(x)


isolation = np.mean([forest(seed) for seed in range(20)], axis=0)
put("isolation", 0, alike=spearmanr(forest(99), isolation)[0])
with open(OUT / "risk_rows.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow("unit week devices sessions amount gap age rare y p coarse isolation".split())
    for row in zip(unit, week, devices, sessions, amount, gap, age, rare, y, p, coarse, isolation):
        writer.writerow([repr(v.item()) for v in row])

for name, score in (("p", p), ("coarse", coarse), ("isolation", isolation)):
    put(name, average_precision=average_precision_score(y, score), auc=roc_auc_score(y, score))

for name, score in (("p", p), ("isolation", isolation)):
    assert len(np.unique(score)) == n or name == "isolation"
    for budget in (5, 40):
        picked = np.concatenate([np.flatnonzero(week == w)[np.argsort(-score[week == w], kind="stable")[:budget]] for w in range(5)])
        put(f"budget.{name}.{budget}", precision=y[picked].mean(), recall=y[picked].sum() / y.sum(), found=y[picked].sum())
    shares = [min(budget, np.sum(week == w)) / np.sum(week == w) * y[week == w].sum() for w in range(5)]
    put(f"random.{name}", recall=np.sum(shares) / y.sum())

for review, prevented in ((5, 60), (2, 400), (50, 60)):
    thresholds = np.append(np.unique(coarse), np.inf)
    costs = [np.sum(np.where(coarse >= t, review, prevented * y)) / n for t in thresholds]
    best = int(np.flatnonzero(np.isclose(costs, min(costs), rtol=1e-14, atol=0))[-1])
    put(f"cost.{review}.{prevented}", cost=costs[best], share=np.mean(coarse >= thresholds[best]))

with open(OUT / "risk.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("case", "field", "value", "tolerance"), *ROWS])
