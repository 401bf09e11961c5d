"""Golden values of the package bandit: LinUCB with disjoint models, row by row with Sherman-Morrison.

Run with:  python3 bandit.py OUTPUT_FOLDER     (numpy 1.24.2)

Writes bandit_rows.csv (round,x0..x3,y0..y2,action): what each action would bring and what LinUCB played; actions of round 0 were
drawn. Writes bandit.csv with rows action,field,value after the last round: coefficients, deviation and the width of the row (1,1,1,1).
"""

import csv
import sys
from pathlib import Path

import numpy as np

OUT = Path(sys.argv[1])
ALPHA, RIDGE, USERS, ROUNDS = 1.2, 0.7, 60, 8
rng = np.random.default_rng(20261130)
truth = np.array([[1, 0, 0, 0], [0.8, 0.4, 0, -0.2], [1.1, 0, -0.5, 0.3]])
inverse = [np.eye(4) / RIDGE for _ in truth]
cross = [np.zeros(4) for _ in truth]
played = [[] for _ in truth]


def deviation(a):
    x = np.array([row for row, _ in played[a]])
    y = np.array([value for _, value in played[a]])
    assert len(y) > 2 * 4
    return np.sqrt(np.sum((y - x @ inverse[a] @ cross[a]) ** 2) / (len(y) - 4))


rows = []
for r in range(ROUNDS):
    x = np.column_stack((np.ones(USERS), np.round(rng.normal(size=(USERS, 3)), 6)))
    y = np.round(x @ truth.T + rng.normal(size=(USERS, 3)) * np.array([0.5, 0.8, 1.2]), 6)
    if r == 0:
        action = rng.permutation(np.arange(USERS) % 3)
    else:
        scores = np.column_stack([
            x @ inverse[a] @ cross[a] + ALPHA * deviation(a) * np.sqrt(np.einsum("ij,jk,ik->i", x, inverse[a], x))
            for a in range(3)
        ])
        ordered = np.sort(scores, axis=1)
        assert np.min(ordered[:, 2] - ordered[:, 1]) > 1e-8
        action = np.argmax(scores, axis=1)
    for i in range(USERS):
        a = action[i]
        step = inverse[a] @ x[i]
        inverse[a] = inverse[a] - np.outer(step, step) / (1 + x[i] @ step)
        cross[a] = cross[a] + x[i] * y[i, a]
        played[a].append((x[i], y[i, a]))
        rows.append([r, *x[i], *y[i], a])

with open(OUT / "bandit_rows.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow("round x0 x1 x2 x3 y0 y1 y2 action".split())
    writer.writerows([[repr(np.asarray(v).item()) for v in row] for row in rows])

with open(OUT / "bandit.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["action", "field", "value"])
    one = np.ones(4)
    for a in range(3):
        for j, value in enumerate(inverse[a] @ cross[a]):
            writer.writerow([a, f"coefficient{j}", repr(float(value))])
        writer.writerow([a, "deviation", repr(float(deviation(a)))])
        writer.writerow([a, "width", repr(float(deviation(a) * np.sqrt(one @ inverse[a] @ one)))])
