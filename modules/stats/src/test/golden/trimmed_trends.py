"""Two periods of 800 units, of which one control lies so far out that its propensity rounds to 1.

Writes trimmed_trends_data.csv and trimmed_trends.csv into the folder given. The reference solves the stacked equations of logit, least squares
on the controls and both means, controls with a propensity of 0.995 or more without weight (as DRDID 1.2 trims), in 50 digits; Jacobian by hand.

Run with:  python3 trimmed_trends.py OUTPUT_FOLDER     (numpy 1.24.2, mpmath)
"""
import csv
import sys
from pathlib import Path

import mpmath as mp
import numpy as np

mp.mp.dps = 50
out = Path(sys.argv[1])
rng = np.random.default_rng(20261129)
n = 800
x = np.round(rng.normal(0, 1, n), 3)
d = (rng.random(n) < 1 / (1 + np.exp(0.5 - 5 * x))).astype(int)
x[0], d[0] = 14.0, 0
before = np.round(rng.normal(0, 1, n), 3)
after = np.round(before + 0.5 + 0.3 * x + d + rng.normal(0, 0.7, n), 3)
with open(out / "trimmed_trends_data.csv", "w", newline="") as f:
    rows = csv.writer(f, lineterminator="\n")
    rows.writerow(["treated", "x", "before", "after"])
    rows.writerows(zip(d, x, before, after))

X = [[mp.mpf(1), mp.mpf(str(v))] for v in x]
change = [mp.mpf(str(b)) - mp.mpf(str(a)) for a, b in zip(before, after)]
a = [mp.mpf(0), mp.mpf(0)]
prob = lambda row: 1 / (1 + mp.exp(-(a[0] * row[0] + a[1] * row[1])))
for _ in range(60):
    p = [prob(r) for r in X]
    info, score = mp.zeros(2), mp.zeros(2, 1)
    for i, r in enumerate(X):
        for j in range(2):
            score[j] += r[j] * (int(d[i]) - p[i])
            for k in range(2):
                info[j, k] += p[i] * (1 - p[i]) * r[j] * r[k]
    step = mp.lu_solve(info, score)
    a = [a[j] + step[j] for j in range(2)]
p = [prob(r) for r in X]
assert float(p[0]) == 1.0, p[0]
gram, right = mp.zeros(2), mp.zeros(2, 1)
for i in range(n):
    if d[i] == 0:
        for j in range(2):
            right[j] += X[i][j] * change[i]
            for k in range(2):
                gram[j, k] += X[i][j] * X[i][k]
beta = mp.lu_solve(gram, right)
res = [change[i] - beta[0] * X[i][0] - beta[1] * X[i][1] for i in range(n)]
w = [mp.mpf(1) if d[i] else (p[i] / (1 - p[i]) if p[i] < mp.mpf("0.995") else mp.mpf(0)) for i in range(n)]
total = [mp.fsum(w[i] for i in range(n) if d[i] == s) for s in (0, 1)]
mean = [mp.fsum(w[i] * res[i] for i in range(n) if d[i] == s) / total[s] for s in (0, 1)]
att = mean[1] - mean[0]
# How the effect moves with beta and with the logit's coefficients.
by_beta = mp.matrix([mp.fsum(-(1 if d[i] else -1) * w[i] * X[i][j] / total[d[i]] for i in range(n)) for j in range(2)])
by_a = mp.matrix([mp.fsum(-w[i] * (res[i] - mean[0]) * X[i][j] / total[0] for i in range(n) if not d[i]) for j in range(2)])
along_beta, along_a = mp.lu_solve(gram, by_beta), mp.lu_solve(info, by_a)
phi = []
for i in range(n):
    value = (1 if d[i] else -1) * w[i] * (res[i] - mean[d[i]]) / total[d[i]]
    if not d[i]:
        value += (along_beta[0] * X[i][0] + along_beta[1] * X[i][1]) * res[i]
    value += (along_a[0] * X[i][0] + along_a[1] * X[i][1]) * (int(d[i]) - p[i])
    phi.append(value)
se = mp.sqrt(mp.fsum(v * v for v in phi))
trimmed = sum(1 for i in range(n) if d[i] == 0 and w[i] == 0)
with open(out / "trimmed_trends.csv", "w", newline="") as f:
    rows = csv.writer(f, lineterminator="\n")
    rows.writerow(["case", "field", "value", "tolerance"])
    for name, value in (("att", att), ("se", se), ("controls", mp.mpf(int(sum(d == 0)) - trimmed))):
        rows.writerow(["trimmed", name, mp.nstr(value, 17), "1e-8"])
print(trimmed, sum(d == 0), att, se, a, max(w[i] for i in range(n) if not d[i]) / total[0])
