"""Golden values of the packages uplift and policy: the published definitions, written in numpy without regard to speed.

Run with:  python3 uplift.py OUTPUT_FOLDER     (numpy 1.24.2)

scikit-uplift, causalml, pylift, grf and obp are not in Debian; each block says whose definition it follows. Writes uplift_data.csv
(score,tied,treated,y,revenue,mu1,mu0), policy_data.csv (reward,behaviour,target,q,dm) and uplift.csv (case,field,value,relative tolerance).
"""

import csv
import sys
from pathlib import Path

import numpy as np

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


rng = np.random.default_rng(5)
n = 240
score = np.round(rng.normal(0, 1, n), 6)
tied = np.round(score * 2) / 2
t = (rng.random(n) < 0.45).astype(int)
y = (rng.random(n) < np.clip(0.25 + t * (0.12 + 0.1 * score), 0.02, 0.98)).astype(int)
revenue = np.round(y * rng.gamma(2, 10, n), 3)
mu1, mu0 = np.round(0.35 + 0.08 * score, 4), np.round(0.25 + 0.01 * score, 4)
with open(OUT / "uplift_data.csv", "w", newline="") as file:
    w = csv.writer(file, lineterminator="\n")
    w.writerow(("score", "tied", "treated", "y", "revenue", "mu1", "mu0"))
    w.writerows(zip(*(a.tolist() for a in (score, tied, t, y, revenue, mu1, mu0))))


def cumulative(s, yy, every):
    """k, n_t, Y_t, Y_c from k = 0 on; points at the last of equal scores unless every."""
    order = np.argsort(-s, kind="stable")
    tt, vv, ss = t[order], yy[order], s[order]
    last = np.ones(n, bool) if every else np.append(ss[1:] != ss[:-1], True)
    k = np.arange(1, n + 1)[last]
    return (np.append(0, a) for a in (k, np.cumsum(tt)[last], np.cumsum(tt * vv)[last], np.cumsum((1 - tt) * vv)[last]))


def over(a, b):
    return np.divide(a, b, out=np.zeros(len(a), float), where=b != 0)


def curves(s, yy, every=False):
    k, nt, yt, yc = cumulative(s, yy, every)
    return k, (over(yt, nt) - over(yc, k - nt)) * k, yt - yc * over(nt, k - nt), nt, yt, yc


area = np.trapz
for name, s in (("smooth", score), ("tied", tied)):
    k, up, qi, *_ = curves(s, y)
    # scikit-uplift metrics.py: perfect_uplift_curve and perfect_qini_curve
    best = 2 * (y == t) + (y if np.sum((y == 1) & (t == 0)) > np.sum((y == 0) & (t == 1)) else t)
    pk, pup, *_ = curves(best.astype(float), y)
    qk, _, pqi, *_ = curves((y * t - y * (1 - t)).astype(float), y)
    total = qi[-1]
    put(
        "uplift.score." + name,
        scikit_auuc=(area(up, k) - up[-1] * n / 2) / (area(pup, pk) - up[-1] * n / 2),
        scikit_qini=(area(qi, k) - total * n / 2) / (area(pqi, qk) - total * n / 2),
        scikit_no_negative=(area(qi, k) - total * n / 2) / (area([0, total, total], [0, total, n]) - total * n / 2),
        gain=area(up, k) / n**2 - up[-1] / n / 2,
    )
    # causalml metrics/visualize.py: rows without one of the arms are dropped, a zero is put in front
    k, up, qi, nt, yt, yc = curves(s, y, every=True)
    keep = (nt > 0) & (nt < k)
    gain = np.append(0, up[keep] / abs(up[-1]))
    qini = np.append(0, qi[keep] / abs(qi[-1]))
    chord = np.append(0, np.sign(qi[-1]) * k[keep] / n)
    # pylift eval.py: get_scores with p inferred as the treated share
    p = t.mean()
    order = np.argsort(-s, kind="stable")
    wt, wc = 0.5 / p * t[order], 0.5 / (1 - p) * (1 - t[order])
    nt1, nt0 = np.cumsum(wt), np.cumsum(wc)
    r1, r0 = np.cumsum(wt * y[order]), np.cumsum(wc * y[order])
    lift = r1[-1] / nt1[-1] - r0[-1] / nt0[-1]

    def q(curve):
        return np.sum(0.5 * (curve + np.append(0, curve[:-1]))) / n - 0.5 * lift

    put(
        "uplift.rows." + name,
        causalml_auuc=gain.mean(),
        causalml_qini=(qini - chord).mean(),
        pylift_qini=q(r1 / nt1[-1] - r0 / nt0[-1]),
        pylift_cgains=q((over(r1, nt1) - over(r0, nt0)) * (nt1 + nt0) / (nt1[-1] + nt0[-1])),
        pylift_aqini=q(r1 / nt1[-1] - over(r0 * nt1, nt0 * nt1[-1])),
    )
k, up, *_ = curves(score, revenue)
put("uplift.revenue", gain=area(up, k) / n**2 - up[-1] / n / 2)

order = np.argsort(-score, kind="stable")
top = order[: int(0.3 * n)]
put("uplift.at", overall=y[top][t[top] == 1].mean() - y[top][t[top] == 0].mean(), by_group=y[order][t[order] == 1][: int(0.3 * t.sum())].mean() - y[order][t[order] == 0][: int(0.3 * (1 - t).sum())].mean())
parts = np.array_split(order, 7)
gaps = [y[i][t[i] == 1].mean() - y[i][t[i] == 0].mean() for i in parts]
put("uplift.bins", first=gaps[0], last=gaps[-1], average=np.average(gaps, weights=[t[i].sum() for i in parts]))

# grf estimate_rate, unit sample weights: tied priorities share the mean of their scores
dr = mu1 - mu0 + t * (y - mu1) / 0.45 - (1 - t) * (y - mu0) / 0.55
for name, s in (("smooth", score), ("tied", tied)):
    smooth = np.array([dr[s == v].mean() for v in s])
    down = smooth[np.argsort(-s, kind="stable")]
    toc = np.cumsum(down) / np.arange(1, n + 1) - dr.mean()
    put("uplift.rate." + name, dr0=dr[0], autoc=toc.mean(), qini=np.mean(np.arange(1, n + 1) / n * toc), toc_quarter=toc[59], toc_odd=(down[:24].sum() + 0.12 * down[24]) / 24.12 - dr.mean())

m = 300
behaviour = np.round(rng.uniform(0.05, 0.9, m), 4)
target = np.round(np.clip(behaviour * rng.gamma(2, 0.5, m), 0, 1), 4)
target[:9] = 0
r = (rng.random(m) < 0.3).astype(float)
qh = np.round(rng.uniform(0.1, 0.5, m), 4)
dm = np.round(rng.uniform(0.1, 0.5, m), 4)
with open(OUT / "policy_data.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(("reward", "behaviour", "target", "q", "dm"))
    out.writerows(zip(*(a.tolist() for a in (r, behaviour, target, qh, dm))))
w = target / behaviour


def plain(name, rounds):
    put("policy." + name, value=rounds.mean(), se=rounds.std(ddof=1) / np.sqrt(m))


def ratio(name, base, num):
    value = num.sum() / w.sum()
    influence = base - base.mean() + (num - value * w) / w.mean()
    put("policy." + name, value=base.mean() + value, se=np.sqrt(np.sum(influence**2)) / m)


# obp ope/estimators.py
plain("IPS", w * r)
plain("CLIPPED_IPS", np.minimum(w, 1.5) * r)
ratio("SNIPS", np.zeros(m), w * r)
plain("DM", dm)
plain("DR", dm + w * (r - qh))
ratio("SNDR", dm, w * (r - qh))
plain("SWITCH_DR", dm + (w <= 1.5) * w * (r - qh))
plain("DROS", dm + 1.5 * w / (w**2 + 1.5) * (r - qh))
put("policy.overlap", ess=w.sum() ** 2 / (w**2).sum(), maximum=w.max(), mean=w.mean(), zeros=9 / m)

with open(OUT / "uplift.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("case", "field", "value", "tolerance"), *ROWS])
