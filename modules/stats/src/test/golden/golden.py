"""Golden values from statsmodels, scipy, mpmath and plain numpy formulas.

Run with:  python3 golden.py OUTPUT_FOLDER     (statsmodels 0.13.5, scipy 1.10.1, numpy 1.24.2, mpmath 1.2.1)

Writes units.csv, the data that golden.R and the Java tests read too, and expected_python.csv. Each row of the latter
is case,field,value,relative tolerance. The data come from a fixed seed and are rounded, so that every program reads
the same numbers. Tolerances looser than 1e-8 have their reason beside them.
"""

import csv
import sys
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import integrate, optimize, stats
from scipy.special import gammaln
from statsmodels.stats.power import TTestIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

OUT = Path(sys.argv[1])
ROWS = []
mp.mp.dps = 40


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


def units():
    """Skewed outcome, correlated covariate, random denominator; 70 treated and 55 control units."""
    rng = np.random.default_rng(20261120)
    rows = []
    for arm, n, lift in (("treatment", 70, 0.6), ("control", 55, 0.0)):
        x = rng.gamma(3.0, 1.5, n)
        y = 2.0 + 0.7 * x + rng.gamma(2.0, 1.0, n) + lift
        d = 1 + rng.poisson(2.5, n)
        rows += [(arm, f"{y[i]:.6f}", f"{x[i]:.6f}", int(d[i])) for i in range(n)]
    with open(OUT / "units.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("arm", "y", "x", "d"))
        writer.writerows(rows)
    arms = {}
    for arm in ("treatment", "control"):
        arms[arm] = np.array([[float(v) for v in r[1:]] for r in rows if r[0] == arm]).T
    return arms["treatment"], arms["control"]


T, C = units()
PROPORTIONS = {"even": (412, 4000, 371, 4100), "rare": (3, 250, 9, 260), "none": (0, 40, 6, 45), "large": (190_403, 1_000_000, 189_102, 999_000)}
Z = stats.norm.isf(0.025)

for name, (xt, nt, xc, nc) in PROPORTIONS.items():
    z, p = proportions_ztest([xt, xc], [nt, nc])
    wald = confint_proportions_2indep(xt, nt, xc, nc, method="wald", compare="diff")
    newcombe = confint_proportions_2indep(xt, nt, xc, nc, method="newcomb", compare="diff")
    pt, pc = xt / nt, xc / nc
    vt, vc = pt * (1 - pt) / nt, pc * (1 - pc) / nc
    se = np.sqrt(vt / pc**2 + pt**2 * vc / pc**4)
    put(f"proportions.{name}", z=z, p=p, wald_low=wald[0], wald_high=wald[1], newcombe_low=newcombe[0],
        newcombe_high=newcombe[1], lift=pt / pc - 1, lift_se=se, lift_low=pt / pc - 1 - Z * se)
    low, high = proportion_confint(xt, nt, method="wilson")
    put(f"wilson.{name}", low=max(low, 0.0) if xt else 0.0, high=high)

# Relative lift of means, with the degrees of freedom of the absolute scale.
mt, mc = T[0].mean(), C[0].mean()
vt, vc = T[0].var(ddof=1) / 70, C[0].var(ddof=1) / 55
df = (vt + vc) ** 2 / (vt**2 / 69 + vc**2 / 54)
lift, se = mt / mc - 1, np.sqrt(vt / mc**2 + mt**2 * vc / mc**4)
half = stats.t.isf(0.025, df) * se
put("welch.relative", lift=lift, se=se, low=lift - half, high=lift + half, p=2 * stats.t.sf(abs(lift / se), df), df=df)

# CUPED from the adjusted unit values themselves, theta within arms and over all units.
def cuped(case, theta):
    centre = np.concatenate([T[1], C[1]]).mean()
    at, ac = T[0] - theta * (T[1] - centre), C[0] - theta * (C[1] - centre)
    test = stats.ttest_ind(at, ac, equal_var=False)
    st, sc = at.var(ddof=1) / 70, ac.var(ddof=1) / 55
    error = np.sqrt(st + sc)
    free = (st + sc) ** 2 / (st**2 / 69 + sc**2 / 54)
    lift_error = np.sqrt(st / ac.mean() ** 2 + at.mean() ** 2 * sc / ac.mean() ** 4)
    put(case, theta=theta, diff=at.mean() - ac.mean(), se=error, p=test.pvalue, df=free, mean_t=at.mean(),
        mean_c=ac.mean(), low=at.mean() - ac.mean() - stats.t.isf(0.025, free) * error,
        reduction=1 - error**2 / (vt + vc), lift=at.mean() / ac.mean() - 1, lift_se=lift_error)


centred = [np.concatenate([T[k] - T[k].mean(), C[k] - C[k].mean()]) for k in (0, 1)]
cuped("cuped.within", (centred[0] @ centred[1]) / (centred[1] @ centred[1]))
pooled = np.cov(np.concatenate([T[0], C[0]]), np.concatenate([T[1], C[1]]))
cuped("cuped.all", pooled[0, 1] / pooled[1, 1])

# Ratio of means by the delta method.
def ratio(arm):
    y, d = arm[0], arm[2]
    cov = np.cov(y, d)
    r = y.mean() / d.mean()
    return r, (cov[0, 0] / d.mean() ** 2 + cov[1, 1] * y.mean() ** 2 / d.mean() ** 4
               - 2 * cov[0, 1] * y.mean() / d.mean() ** 3) / len(y)


(rt, wt), (rc, wc) = ratio(T), ratio(C)
free = (wt + wc) ** 2 / (wt**2 / 69 + wc**2 / 54)
se, rse = np.sqrt(wt + wc), np.sqrt(wt / rc**2 + rt**2 * wc / rc**4)
put("ratio", ratio_t=rt, ratio_c=rc, diff=rt - rc, se=se, p=2 * stats.t.sf(abs(rt - rc) / se, free), df=free,
    low=rt - rc - stats.t.isf(0.025, free) * se, lift=rt / rc - 1, lift_se=rse)

# Beta-Binomial: exact series for P, mpmath quadrature for losses, its distribution function for the limits.
def beta_binomial(case, xt, nt, xc, nc, a0, b0):
    at, bt, ac, bc = (mp.mpf(v) for v in (a0 + xt, b0 + nt - xt, a0 + xc, b0 + nc - xc))
    ends = []
    for a, b in ((at, bt), (ac, bc)):
        m, s = a / (a + b), mp.sqrt(a * b / ((a + b) ** 2 * (a + b + 1)))
        ends += [m + k * s for k in range(-14, 15, 2)]
    grid = sorted({mp.mpf(0), mp.mpf(1)} | {v for v in ends if 0 < v < 1})
    pdf = lambda x, a, b: mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log(1 - x) - mp.log(mp.beta(a, b)))
    cdf = lambda x, a, b: mp.betainc(a, b, 0, x, regularized=True)
    higher = mp.quad(lambda x: pdf(x, at, bt) * cdf(x, ac, bc), grid)
    loss_t = mp.quad(lambda x: cdf(x, at, bt) * cdf(1 - x, bc, ac), grid)
    below = lambda d: integrate.quad(
        lambda x: stats.beta.pdf(x, float(ac), float(bc)) * stats.beta.cdf(x + d, float(at), float(bt)),
        0, 1, epsabs=1e-13, epsrel=1e-12, limit=500, points=sorted(float(v) for v in grid)[1:-1])[0]
    mean = at / (at + bt) - ac / (ac + bc)
    sd = mp.sqrt(at * bt / ((at + bt) ** 2 * (at + bt + 1)) + ac * bc / ((ac + bc) ** 2 * (ac + bc + 1)))
    guess = lambda k: float(mean + k * sd)
    low = optimize.brentq(lambda d: below(d) - 0.025, max(-1, guess(-6)), guess(0), xtol=1e-14)
    high = optimize.brentq(lambda d: below(d) - 0.975, guess(0), min(1, guess(6)), xtol=1e-14)
    put(case, higher=higher, loss_t=loss_t, loss_c=loss_t + mean, mean=mean, sd=sd)
    put(case, 1e-7, low=low, high=high)  # scipy's beta.cdf carries about 1e-10 into the limits


beta_binomial("beta.uniform", 30, 200, 21, 190, 1, 1)
beta_binomial("beta.jeffreys", 0, 25, 4, 30, 0.5, 0.5)
beta_binomial("beta.unequal", 5, 12, 260, 900, 2, 8)
beta_binomial("beta.apart", 70, 100, 20, 100, 1, 1)

# One million units per arm: the exact finite series for P(p_T > p_C) with 40 digits, and losses from it by
# E[p_C; p_C > p_T] = E[p_C] * P(Beta(a_C + 1, b_C) > p_T).
def series(at, bt, ac, bc):
    term = mp.exp(mp.loggamma(bt + bc) + mp.loggamma(ac + bc) - mp.loggamma(ac + bt + bc) - mp.loggamma(bc))
    total = mp.mpf(0)
    for i in range(at):
        total += term
        term *= mp.mpf((ac + i) * (bt + i)) / ((ac + i + bt + bc) * (1 + i))
    return total


def million(at, bt, ac, bc):
    mean_t, mean_c = mp.mpf(at) / (at + bt), mp.mpf(ac) / (ac + bc)
    higher = series(at, bt, ac, bc)
    loss = mean_c * (1 - series(at, bt, ac + 1, bc)) - mean_t * (1 - series(at + 1, bt, ac, bc))
    put("beta.million", 1e-11, higher=higher, loss_t=loss)
    put("beta.million", mean=mean_t - mean_c)


million(190_404, 809_598, 189_903, 810_099)

# Normal posterior.
def normal_posterior(case, effect, se, mean, sd):
    e, s = mp.mpf(effect), mp.mpf(se)
    precision = 1 / s**2 + (0 if np.isinf(sd) else 1 / mp.mpf(sd) ** 2)
    centre = (e / s**2 + (0 if np.isinf(sd) else mp.mpf(mean) / mp.mpf(sd) ** 2)) / precision
    spread = 1 / mp.sqrt(precision)
    z = centre / spread
    shipped = spread * (mp.npdf(z) - z * mp.ncdf(-z))
    put(case, mean=centre, sd=spread, low=centre - mp.mpf(Z) * spread, positive=mp.ncdf(z), shipped=shipped,
        kept=shipped + centre)


normal_posterior("normal.flat", 0.012, 0.005, 0, np.inf)
normal_posterior("normal.prior", -0.4, 0.3, 0.1, 0.25)
normal_posterior("normal.far", 9.0, 0.9, 0, 3.0)

# Asymptotic confidence sequence, Waudby-Smith et al. 2024.
for name, effect, se, n, tuned, alpha in (("tuned", 0.01, 0.004, 10_000, 10_000, 0.05), ("early", 0.3, 0.1, 150, 20_000, 0.05), ("late", -0.02, 0.003, 900_000, 5_000, 0.01)):
    rho2 = (-2 * np.log(alpha) + np.log(1 - 2 * np.log(alpha))) / tuned
    k = n * rho2
    half = se * np.sqrt(2 * (k + 1) / k * np.log(np.sqrt(k + 1) / alpha))
    p = min(1.0, np.sqrt(k + 1) * np.exp(-0.5 * (effect / se) ** 2 * k / (k + 1)))
    put(f"sequence.{name}", low=effect - half, high=effect + half, p=p)

# Anytime-valid multinomial test, Lindon and Malek 2022, prior Dirichlet(1000 w).
days = np.array([[40, 60, 20], [90, 130, 30], [160, 250, 55]])
w = np.array([0.4, 0.4, 0.2])
smallest = 1.0
for day, n in enumerate(days):
    a = 1000 * w
    log_factor = (gammaln(a.sum()) - gammaln(a.sum() + n.sum()) + (gammaln(a + n) - gammaln(a)).sum() - (n * np.log(w)).sum())
    smallest = min(smallest, np.exp(-log_factor))
    put("ratio.sequential", **{f"p{day}": smallest})

# Heterogeneity.
effects, errors = np.array([0.02, 0.05, -0.01, 0.03]), np.array([0.01, 0.015, 0.02, 0.008])
weights = 1 / errors**2
centre = (weights @ effects) / weights.sum()
q = (weights * (effects - centre) ** 2).sum()
put("heterogeneity", q=q, p=stats.chi2.sf(q, 3), pooled=centre, se=1 / np.sqrt(weights.sum()))

# Stability index of y in control against treatment over deciles, and its limit.
cuts = np.unique(np.quantile(C[0], np.arange(1, 10) / 10))
before = np.bincount(np.searchsorted(cuts, C[0], side="left"), minlength=len(cuts) + 1)
after = np.bincount(np.searchsorted(cuts, T[0], side="left"), minlength=len(cuts) + 1)
share = lambda counts: np.where(counts == 0, 1e-4, counts / counts.sum())
a, b = share(before), share(after)
put("psi", psi=((b - a) * np.log(b / a)).sum(), limit=stats.chi2.ppf(0.95, len(a) - 1) * (1 / 55 + 1 / 70), cut0=cuts[0], cut8=cuts[8])

# Medians: order statistics from binomial tails.
y = np.sort(C[0])
rank = max(l for l in range(0, 56) if stats.binom.cdf(l - 1, 55, 0.5) <= 0.025)
put("median", median=np.median(y), low=y[rank - 1], high=y[55 - rank], coverage=1 - 2 * stats.binom.cdf(rank - 1, 55, 0.5))

# Acceleration of the two-sample bootstrap, Efron and Tibshirani 1993: influence of each unit over its arm's size.
influence = np.concatenate([(T[0] - mt) / 70, -(C[0] - mc) / 55])
put("bootstrap.acceleration", a=(influence**3).sum() / (6 * (influence**2).sum() ** 1.5))

# Distributions, far into the tails.
for z in (0.3, 2.0, 6.0, 12.0, 30.0):
    put(f"normal.tail.{z}", 1e-12, survival=mp.ncdf(-mp.mpf(z)), loss=mp.npdf(z) - z * mp.ncdf(-mp.mpf(z)))
for p in (0.4, 0.025, 1e-6, 1e-40):
    put(f"normal.quantile.{p}", z=mp.findroot(lambda v: mp.log(mp.ncdf(-v) / mp.mpf(p)), stats.norm.isf(p)))
for t, nu in ((0.2, 1.0), (2.5, 3.7), (5.3, 36_671.2), (9.0, 12.0), (40.0, 30.0), (12.0, 5e6), (1.0, 1999.0), (1.0, 2001.0), (7.0, 2001.0)):
    x = mp.mpf(nu) / (mp.mpf(nu) + mp.mpf(t) ** 2)
    tail = mp.quad(lambda v: mp.exp(-(nu + 1) / mp.mpf(2) * mp.log1p(v * v / nu)), [t, t + 1, t + 3, t + 9, t + 30, t + 100, 10_000, mp.inf])
    tail *= mp.exp(mp.loggamma((mp.mpf(nu) + 1) / 2) - mp.loggamma(mp.mpf(nu) / 2)) / mp.sqrt(mp.pi * nu)
    put(f"t.tail.{t}.{nu}", survival=tail)
for t, nu, delta in ((1.98, 98.0, 2.5), (2.2, 10.0, 0.7), (1.96, 200_000.0, 2.8)):
    put(f"t.noncentral.{t}", 1e-7, survival=stats.nct.sf(t, nu, delta))  # AS 243 in scipy stops near 1e-9

# Power of the t test with both tails counted is larger by less than alpha/2; statsmodels counts both.
put("power.t.both", 1e-5, power=TTestIndPower().power(0.5, 50, 0.05))

with open(OUT / "expected_python.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "field", "value", "tolerance"))
    writer.writerows(ROWS)
