"""Golden values of the package causal: brute-force linear algebra in numpy, statsmodels' logit, numeric stacking by complex steps.

Run with:  python3 causal.py OUTPUT_FOLDER     (numpy 1.24.2, statsmodels 0.13.5, scipy 1.10.1)

Writes causal_units.csv (treated,y,x1,x2,x3,e,mu1,mu0), causal_panel.csv (unit,period,start,y,x; start 99 = never), causal_donors.csv
(donor,t0..t11; donor 0 is the treated unit) and causal.csv with rows case,field,value,relative tolerance.
"""

import csv
import itertools
import sys
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import stats

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


def write(name, header, rows):
    with open(OUT / name, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


# --- cluster-robust errors, the long way: n x n matrices ------------------------------------------------------------------
def half_inverse(a):
    values, vectors = np.linalg.eigh((a + a.T) / 2)
    return (vectors * np.where(values > 1e-9, 1 / np.sqrt(np.where(values > 1e-9, values, 1)), 0)) @ vectors.T


def robust(x, y, cluster, c, k_factor=None):
    n, k = x.shape
    bread = np.linalg.pinv(x.T @ x)
    hat = x @ bread @ x.T
    e = y - hat @ y
    names = np.unique(cluster)
    meat0, meat2 = 0, 0
    projections = np.zeros((len(names), n))
    for j, g in enumerate(names):
        i = cluster == g
        b = half_inverse(np.eye(i.sum()) - hat[np.ix_(i, i)])
        meat0 += (c @ bread @ x[i].T @ e[i]) ** 2
        meat2 += (c @ bread @ x[i].T @ b @ e[i]) ** 2
        projections[j] = (c @ bread @ x[i].T @ b) @ (np.eye(n) - hat)[i]
    p = projections @ projections.T
    g = len(names)
    factor = g / (g - 1) * (n - 1) / (n - (k_factor or k))
    return c @ bread @ x.T @ y, np.sqrt(meat0), np.sqrt(factor * meat0), np.sqrt(meat2), np.trace(p) ** 2 / (p**2).sum()


rng = np.random.default_rng(2024)
units, periods = 36, 8
start = np.array([3] * 9 + [5] * 11 + [99] * 16)
shift = rng.normal(0, 1, units)
panel = []
for u in range(units):
    noise = 0
    for t in range(periods):
        noise = 0.5 * noise + rng.normal(0, 0.6)
        on = t >= start[u]
        effect = (0.8 + 0.2 * (t - start[u])) if on else 0
        panel.append((u, t, start[u], round(shift[u] + 0.3 * t + effect + noise, 5), round(rng.normal(shift[u] / 2, 1), 5)))
write("causal_panel.csv", ("unit", "period", "start", "y", "x"), panel)
u, t, s, y, x = (np.array(c) for c in zip(*panel))
group = u // 3  # 12 clusters of three units

# 2x2: never against the group of 3, periods 2 and 4
keep = (s != 5) & ((t == 2) | (t == 4))
d, p = (s[keep] == 3).astype(float), (t[keep] == 4).astype(float)
base = np.column_stack([np.ones(keep.sum()), d, p, d * p])
for name, design in (("plain", base), ("covariate", np.column_stack([base, x[keep]]))):
    c = np.zeros(design.shape[1])
    c[3] = 1
    b, cr0, cr1, cr2, df = robust(design, y[keep], u[keep], c)
    put("causal.did." + name, effect=b, cr1=cr1, cr2=cr2, df=df, p1=2 * stats.t.sf(abs(b / cr1), len(np.unique(u[keep])) - 1))
put("causal.placebo", effect=(lambda m: m)(robust(*(lambda k: (np.column_stack([np.ones(k.sum()), s[k] == 3, t[k] >= 2, (s[k] == 3) & (t[k] >= 2)]).astype(float), y[k], u[k], np.array([0.0, 0, 0, 1])))((s != 5) & (t < 3)))[0]))

# event study with all dummies; k of CR1 without the unit effects, which are nested in clusters
event = np.where(s == 99, -1, np.clip(t - s, -4, 3))
times = [k for k in range(-4, 4) if k != -1]
events = np.column_stack([(event == k) for k in times]).astype(float)
dummies = np.column_stack([(t == k) for k in range(1, periods)] + [(u == k) for k in range(units)]).astype(float)
full = np.column_stack([events, dummies])
for name, cluster in (("unit", u), ("group", group)):
    for k in (-4, 0, 2):
        c = np.zeros(full.shape[1])
        c[times.index(k)] = 1
        b, cr0, cr1, cr2, df = robust(full, y, cluster, c, len(times) + periods - 1)
        put(f"causal.event.{name}.{k}", effect=b, cr1=cr1, cr2=cr2, df=df)
bread = np.linalg.inv(full.T @ full)
e = y - full @ bread @ full.T @ y
lead = range(3)
g = units
score = np.array([(bread @ full[u == j].T @ e[u == j])[:3] for j in range(units)])
cov = score.T @ score * g / (g - 1) * (len(y) - 1) / (len(y) - len(times) - periods + 1)
beta = (bread @ full.T @ y)[:3]
f = beta @ np.linalg.solve(cov, beta) / 3
put("causal.event.pretrend", f=f, p=stats.f.sf(f, 3, g - 1))

# --- group-time effects -----------------------------------------------------------------------------------------------------
wide = y.reshape(units, periods)


def group_time(never, varying):
    found = {}
    for gg in (3, 5):
        for tt in range(periods):
            frm = tt - 1 if varying and tt < gg else gg - 1
            if frm < 0 or frm == tt:
                continue
            treated = start == gg
            control = (start == 99) if never else ((start > max(tt, frm)) & (start != gg))
            if not control.any():
                continue
            change = wide[:, tt] - wide[:, frm]
            att = change[treated].mean() - change[control].mean()
            psi = treated * (change - change[treated].mean()) / treated.mean() - control * (change - change[control].mean()) / control.mean()
            found[gg, tt] = (att, psi)
    return found


def aggregate(found, cells):
    """Weights from group shares; the error by numeric differentiation of the weighted mean in (att, shares)."""
    att = np.array([found[c][0] for c in cells])
    share = np.array([(start == c[0]).mean() for c in cells])
    psi = np.array([found[c][1] for c in cells] + [(start == c[0]) - (start == c[0]).mean() for c in cells])

    def value(v):
        a, w = v[: len(cells)], v[len(cells) :]
        return (a * w).sum() / w.sum()

    at = np.concatenate([att, share]).astype(complex)
    slope = np.array([value(at + 1e-30j * np.eye(len(at))[i]).imag / 1e-30 for i in range(len(at))])
    return value(at).real, slope @ psi


def se(psi):
    return np.sqrt((psi**2).sum()) / units


for never in (True, False):
    found = group_time(never, True)
    name = "never" if never else "notyet"
    simple = aggregate(found, [c for c in found if c[1] >= c[0]])
    dyn = {k: aggregate(found, [c for c in found if c[1] - c[0] == k]) for k in sorted({c[1] - c[0] for c in found})}
    later = [v for k, v in dyn.items() if k >= 0]
    put("causal.staggered." + name, att34=found[3, 4][0], att34_se=se(found[3, 4][1]), att31=found[3, 1][0], simple=simple[0], simple_se=se(simple[1]), d1=dyn[1][0], d1_se=se(dyn[1][1]), dm2=dyn[-2][0], dm2_se=se(dyn[-2][1]), overall=np.mean([v[0] for v in later]), overall_se=se(np.mean([v[1] for v in later], axis=0)), group5=aggregate(found, [c for c in found if c[0] == 5 and c[1] >= 5])[0], calendar6=aggregate(found, [c for c in found if c[1] == 6])[0], cluster_se=np.sqrt(sum(simple[1][np.arange(units) // 3 == j].sum() ** 2 for j in range(12))) / units)
found = group_time(True, False)
put("causal.staggered.universal", att31=found[3, 1][0], att31_se=se(found[3, 1][1]))

# With covariates: per cell the stacked equations of logit, least squares on controls and both means; complex steps.
first_x = np.column_stack([np.ones(units), x.reshape(units, periods)[:, 0], np.arange(units) % 2])


def doubly_robust(never):
    found = {}
    for gg in (3, 5):
        for tt in range(periods):
            frm = tt - 1 if tt < gg else gg - 1
            if frm < 0:
                continue
            control = (start == 99) if never else ((start > max(tt, frm)) & (start != gg))
            cell = (start == gg) | control
            q, dd, change = first_x[cell], (start[cell] == gg).astype(float), (wide[:, tt] - wide[:, frm])[cell]
            a = np.zeros(3)
            for _ in range(50):
                pr = 1 / (1 + np.exp(-q @ a))
                a = a + np.linalg.solve((q.T * (pr * (1 - pr))) @ q, q.T @ (dd - pr))
            bb = np.linalg.lstsq(q[dd == 0], change[dd == 0], rcond=None)[0]

            def equations(th):
                odds = np.exp(q @ th[:3])
                r = change - q @ th[3:6]
                return np.column_stack([q * (dd - odds / (1 + odds))[:, None], q * ((1 - dd) * r)[:, None], dd * (r - th[6]), (1 - dd) * odds * (r - th[7])])

            r, odds = change - q @ bb, np.exp(q @ a)
            th = np.concatenate([a, bb, [r[dd == 1].mean(), np.average(r[dd == 0], weights=odds[dd == 0])]])
            slope = np.array([equations(th + 1e-30j * np.eye(8)[i]).sum(0).imag / 1e-30 for i in range(8)]).T
            moves = -np.linalg.solve(slope, equations(th.astype(complex)).real.T)
            psi = np.zeros(units)
            psi[cell] = units * (moves[6] - moves[7])
            found[gg, tt] = (th[6] - th[7], psi)
    return found


for never in (True, False):
    found = doubly_robust(never)
    simple = aggregate(found, [c for c in found if c[1] >= c[0]])
    dyn = {k: aggregate(found, [c for c in found if c[1] - c[0] == k]) for k in (1, -2)}
    put("causal.covariates." + ("never" if never else "notyet"), att34=found[3, 4][0], att34_se=se(found[3, 4][1]), att56_se=se(found[5, 6][1]), simple=simple[0], simple_se=se(simple[1]), d1=dyn[1][0], d1_se=se(dyn[1][1]), dm2=dyn[-2][0], dm2_se=se(dyn[-2][1]))

# --- weighting ---------------------------------------------------------------------------------------------------------------
n = 180
xs = np.round(rng.normal(0, 1, (n, 3)), 4)
tr = (rng.random(n) < 1 / (1 + np.exp(-0.3 - xs @ [0.8, -0.5, 0.2]))).astype(float)
yy = np.round(1 + xs @ [1, 0.5, -0.4] + tr * (0.7 + 0.3 * xs[:, 0]) + rng.normal(0, 1, n), 4)
design = np.column_stack([np.ones(n), xs])
logit = sm.Logit(tr, design).fit(disp=0, tol=1e-14, maxiter=100).params
for _ in range(5):
    pr = 1 / (1 + np.exp(-design @ logit))
    logit = logit + np.linalg.solve((design.T * (pr * (1 - pr))) @ design, design.T @ (tr - pr))
e = 1 / (1 + np.exp(-design @ logit))
fit = [np.linalg.lstsq(design[tr == a], yy[tr == a], rcond=None)[0] for a in (1, 0)]
mu1, mu0 = design @ fit[0], design @ fit[1]
write("causal_units.csv", ("treated", "y", "x1", "x2", "x3", "e", "mu1", "mu0"), [(int(tr[i]), yy[i], *xs[i], repr(e[i]), repr(mu1[i]), repr(mu0[i])) for i in range(n)])

WEIGHTS = {
    "ATE": lambda e: (1 / e, 1 / (1 - e)),
    "ATT": lambda e: (1 + 0 * e, e / (1 - e)),
    "ATC": lambda e: ((1 - e) / e, 1 + 0 * e),
    "OVERLAP": lambda e: (1 - e, e),
}


def stacked(functions, theta):
    """Sandwich variance of the last-but-one minus the last parameter, Jacobian by complex steps."""
    size = len(theta)
    a = np.array([functions(theta + 1e-30j * np.eye(size)[i]).sum(0).imag / 1e-30 for i in range(size)]).T
    f = functions(theta.astype(complex)).real
    inverse = np.linalg.inv(a)
    v = inverse @ (f.T @ f) @ inverse.T
    c = np.zeros(size)
    c[-2], c[-1] = 1, -1
    return np.sqrt(c @ v @ c)


def hajek(pair, keep=1.0, low=0.0, high=1.0):
    w1, w0 = (tr * pair(np.clip(e, low, high))[0] * keep, (1 - tr) * pair(np.clip(e, low, high))[1] * keep)
    m1, m0 = (w1 * yy).sum() / w1.sum(), (w0 * yy).sum() / w0.sum()
    used = (w1 + w0 > 0).sum()
    known = np.sqrt(used / (used - 1) * (((w1 * (yy - m1) / w1.sum()) ** 2).sum() + ((w0 * (yy - m0) / w0.sum()) ** 2).sum()))

    def functions(th):
        q = 1 / (1 + np.exp(-design @ th[:4]))
        inside = (q.real >= low) & (q.real <= high)
        q2 = np.where(inside, q, np.clip(q.real, low, high))
        a, b = pair(q2)
        return np.column_stack([design * (tr - q)[:, None], tr * a * keep * (yy - th[4]), (1 - tr) * b * keep * (yy - th[5])])

    return m1, m0, known, stacked(functions, np.append(logit, [m1, m0])), w1.sum() ** 2 / (w1**2).sum(), w0.sum() ** 2 / (w0**2).sum()


for name, pair in WEIGHTS.items():
    m1, m0, known, estimated, e1, e0 = hajek(pair)
    put("causal.hajek." + name, m1=m1, m0=m0, known=known, estimated=estimated, ess1=e1, ess0=e0)
inside = ((e >= 0.2) & (e <= 0.8)).astype(float)
m1, m0, known, estimated, e1, e0 = hajek(WEIGHTS["ATE"], keep=inside)
put("causal.trimmed", m1=m1, m0=m0, known=known, estimated=estimated, kept=inside.sum())
m1, m0, known, estimated, e1, e0 = hajek(WEIGHTS["ATE"], low=0.2, high=0.8)
put("causal.clipped", m1=m1, m0=m0, known=known, estimated=estimated)
m1, m0 = (tr * yy / e).mean(), ((1 - tr) * yy / (1 - e)).mean()
terms = tr * yy / e - (1 - tr) * yy / (1 - e)


def ht(th):
    q = 1 / (1 + np.exp(-design @ th[:4]))
    return np.column_stack([design * (tr - q)[:, None], tr * yy / q - th[4], (1 - tr) * yy / (1 - q) - th[5]])


put("causal.ht", m1=m1, m0=m0, known=terms.std() / np.sqrt(n), estimated=stacked(ht, np.append(logit, [m1, m0])))

# propensity on a factor: thirds of x2, with x1 and their products; statsmodels' Logit, then the same stacking
third = np.digitize(xs[:, 1], [-0.5, 0.5])
plain, plain_e, plain_logit = design, e, logit
design = np.column_stack([np.ones(n), xs[:, 0], third == 1, third == 2, xs[:, 0] * (third == 1), xs[:, 0] * (third == 2)]).astype(float)
logit = sm.Logit(tr, design).fit(disp=0, tol=1e-14, maxiter=100).params
for _ in range(5):
    pr = 1 / (1 + np.exp(-design @ logit))
    logit = logit + np.linalg.solve((design.T * (pr * (1 - pr))) @ design, design.T @ (tr - pr))
e = 1 / (1 + np.exp(-design @ logit))
for name, pair in WEIGHTS.items():
    w1, w0 = tr * pair(e)[0], (1 - tr) * pair(e)[1]
    m1, m0 = (w1 * yy).sum() / w1.sum(), (w0 * yy).sum() / w0.sum()

    def factor(th):
        q = 1 / (1 + np.exp(-design @ th[:6]))
        a, b = pair(q)
        return np.column_stack([design * (tr - q)[:, None], tr * a * (yy - th[6]), (1 - tr) * b * (yy - th[7])])

    put("causal.fitted." + name, effect=m1 - m0, se=stacked(factor, np.append(logit, [m1, m0])), b1=logit[1], b5=logit[5], e0=e[0])
design, e, logit = plain, plain_e, plain_logit

psi = mu1 - mu0 + tr * (yy - mu1) / e - (1 - tr) * (yy - mu0) / (1 - e)
n1 = tr.sum()
w0 = (1 - tr) * e / (1 - e)
att = (tr * (yy - mu0)).sum() / n1 - (w0 * (yy - mu0)).sum() / n1
influence = n / n1 * (tr * (yy - mu0 - att) - w0 * (yy - mu0))
put("causal.aipw", ate=psi.mean(), se=psi.std(ddof=1) / np.sqrt(n), att=att, att_se=np.sqrt((influence**2).sum()) / n, normalised=(tr * (yy - mu0)).sum() / n1 - (w0 * (yy - mu0)).sum() / w0.sum())


def gcomp(th):
    b1, b0 = th[:4], th[4:8]
    f1, f0 = design @ b1, design @ b0
    return np.column_stack([design * (tr * (yy - f1))[:, None], design * ((1 - tr) * (yy - f0))[:, None], f1 - th[8], f0 - th[9]])


def gcomp_att(th):
    f0 = design @ th[:4]
    return np.column_stack([design * ((1 - tr) * (yy - f0))[:, None], tr * (yy - th[4]), tr * (f0 - th[5])])


put(
    "causal.regression",
    ate=(mu1 - mu0).mean(),
    se=stacked(gcomp, np.concatenate([fit[0], fit[1], [mu1.mean(), mu0.mean()]])),
    att=(yy - mu0)[tr == 1].mean(),
    att_se=stacked(gcomp_att, np.concatenate([fit[1], [yy[tr == 1].mean(), mu0[tr == 1].mean()]])),
)
w = np.where(tr == 1, 1 / e, 1 / (1 - e))
v = xs[:, 0]
pooled = np.sqrt((v[tr == 1].var(ddof=1) + v[tr == 0].var(ddof=1)) / 2)
gap = v[tr == 1].mean() - v[tr == 0].mean()
weighted = np.average(v[tr == 1], weights=w[tr == 1]) - np.average(v[tr == 0], weights=w[tr == 0])
put("causal.balance", difference=gap / pooled, weighted=weighted / pooled, treated=gap / v[tr == 1].std(ddof=1), ratio=v[tr == 1].var(ddof=1) / v[tr == 0].var(ddof=1))

# --- Rosenbaum --------------------------------------------------------------------------------------------------------------
pairs = (yy[tr == 1][:40] - yy[tr == 0][:40]).round(1)
ranks = stats.rankdata(np.abs(pairs[pairs != 0]))
statistic = ranks[pairs[pairs != 0] > 0].sum()
for gamma in (1, 1.5, 3):
    hi = gamma / (1 + gamma)
    sd = np.sqrt(hi * (1 - hi) * (ranks**2).sum())
    put(f"causal.rosenbaum.{gamma}", upper=stats.norm.sf((statistic - hi * ranks.sum()) / sd), lower=stats.norm.sf((statistic - (1 - hi) * ranks.sum()) / sd))
    put(f"causal.mcnemar.{gamma}", upper=stats.binom.sf(24, 34, hi), lower=stats.binom.sf(24, 34, 1 - hi))
write("causal_pairs.csv", ("difference",), [(repr(float(v)),) for v in pairs])

# --- synthetic control: all subsets of donors, equality-constrained least squares, best feasible one ---------------------------
donors = np.round(np.cumsum(rng.normal(0.2, 1, (6, 12)), axis=1) + rng.normal(5, 2, (6, 1)), 4)
target = np.round(0.5 * donors[1] + 0.3 * donors[4] + 0.2 * donors[2] + rng.normal(0, 0.3, 12), 4)
target[8:] += 2
write("causal_donors.csv", ("donor", *(f"t{i}" for i in range(12))), [(0, *target), *((j + 1, *row) for j, row in enumerate(donors))])


def synthetic(goal, pool):
    best, weights = np.inf, None
    for size in range(1, len(pool) + 1):
        for chosen in itertools.combinations(range(len(pool)), size):
            p = pool[list(chosen), :8].T
            kkt = np.block([[p.T @ p, np.ones((size, 1))], [np.ones((1, size)), np.zeros((1, 1))]])
            sol = np.linalg.lstsq(kkt, np.append(p.T @ goal[:8], 1), rcond=None)[0][:size]
            loss = ((p @ sol - goal[:8]) ** 2).sum()
            if (sol >= -1e-12).all() and loss < best - 1e-14:
                best = loss
                weights = np.zeros(len(pool))
                weights[list(chosen)] = sol
    gap = goal - weights @ pool
    return weights, gap


weights, gap = synthetic(target, donors)
own = np.sqrt((gap[8:] ** 2).mean()) / np.sqrt((gap[:8] ** 2).mean())
ratios = []
for j in range(6):
    _, other = synthetic(donors[j], np.delete(donors, j, 0))
    ratios.append(np.sqrt((other[8:] ** 2).mean()) / np.sqrt((other[:8] ** 2).mean()))
put("causal.synthetic", w1=weights[1], w4=weights[4], effect=gap[8:].mean(), before=np.sqrt((gap[:8] ** 2).mean()), ratio=own, ratio0=ratios[0], ratio5=ratios[5], p=(1 + sum(r >= own for r in ratios)) / 7)

write("causal.csv", ("case", "field", "value", "tolerance"), ROWS)
