"""Golden values of posteriors: mpmath closed forms and scipy quadrature.

Run with:  python3 bayes.py OUTPUT_FOLDER     (scipy 1.10.1, numpy 1.24.2, mpmath 1.2.1)

Writes bayes_python.csv: case,field,value,relative tolerance.
"""

import csv
import sys
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import integrate, optimize, stats

OUT = Path(sys.argv[1])
ROWS = []
mp.mp.dps = 30


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


def higher(a, b, c, d):
    """P(Gamma(a, rate b) > Gamma(c, rate d)) by the incomplete beta function."""
    return mp.betainc(c, a, 0, mp.mpf(d) / (mp.mpf(b) + d), regularized=True)


# Gamma-Poisson. Expected loss from truncated means, in closed form.
for name, (et, xt, ec, xc) in {"rates": (58, 240.0, 41, 251.0), "rare": (0, 120.0, 4, 118.0), "far": (900, 1000.0, 620, 1010.0)}.items():
    at, bt, ac, bc = 1 + et, 1 + xt, 1 + ec, 1 + xc
    loss_t = mp.mpf(ac) / bc * higher(ac + 1, bc, at, bt) - mp.mpf(at) / bt * higher(ac, bc, at + 1, bt)
    loss_c = mp.mpf(at) / bt * higher(at + 1, bt, ac, bc) - mp.mpf(ac) / bc * higher(at, bt, ac + 1, bc)
    gt, gc = stats.gamma(at, scale=1 / bt), stats.gamma(ac, scale=1 / bc)
    scale = at / bt * bc / ac

    def below(d):
        cut = [gc.ppf(q) for q in (1e-13, 1e-6, 0.1, 0.5, 0.9, 1 - 1e-6, 1 - 1e-13)]
        f = lambda x: gc.pdf(x) * gt.cdf(x + d)
        return sum(integrate.quad(f, lo, hi, epsabs=1e-15, epsrel=1e-12)[0] for lo, hi in zip(cut, cut[1:]))

    middle, sd = at / bt - ac / bc, np.hypot(gt.std(), gc.std())
    low = optimize.brentq(lambda d: below(d) - 0.025, middle - 6 * sd, middle, xtol=1e-14)
    high = optimize.brentq(lambda d: below(d) - 0.975, middle, middle + 6 * sd, xtol=1e-14)
    ratio = {"median": scale * stats.f.ppf(0.5, 2 * at, 2 * ac), "ratioLow": scale * stats.f.ppf(0.025, 2 * at, 2 * ac), "ratioHigh": scale * stats.f.isf(0.025, 2 * at, 2 * ac)}
    put("gamma." + name, p=higher(at, bt, ac, bc), lossT=loss_t, lossC=loss_c, mean=middle, low=low, high=high, **ratio)

# Best of four arms and what each would lose.
ARMS = [(31, 400), (45, 410), (39, 390), (12, 150)]
betas = [stats.beta(1 + x, 1 + n - x) for x, n in ARMS]
cuts = np.concatenate([[1e-6], np.linspace(0.02, 0.25, 47), [0.6]])


def pieces(f):
    return sum(integrate.quad(f, lo, hi, epsabs=1e-16, epsrel=1e-11)[0] for lo, hi in zip(cuts, cuts[1:]))


for i, arm in enumerate(betas):
    others = [b for j, b in enumerate(betas) if j != i]
    put(
        f"best.{i}",
        p=pieces(lambda x: arm.pdf(x) * np.prod([o.cdf(x) for o in others])),
        loss=pieces(lambda x: arm.cdf(x) * (1 - np.prod([o.cdf(x) for o in others]))),
        least=pieces(lambda x: arm.pdf(x) * np.prod([o.sf(x) for o in others])),
    )


# Highest density of one posterior.
def shortest(d, level):
    def off(p):
        return d.logpdf(d.ppf(p)) - d.logpdf(d.ppf(p + level))

    p = optimize.brentq(off, 1e-9, 1 - level - 1e-9, xtol=1e-15)
    return d.ppf(p), d.ppf(p + level)


for name, d in (("beta", betas[3]), ("gamma", stats.gamma(5, scale=1 / 119.0))):
    low, high = shortest(d, 0.9)
    put("shortest." + name, low=low, high=high, q=d.ppf(0.001), mean=d.mean(), sd=d.std())


# Highest density of a difference: Newton's method on both ends, density and probability by quadrature. Two nested
# quadratures leave about nine digits of the ends.
t, c = betas[1], betas[3]


def density(d):
    return pieces(lambda x: c.pdf(x) * t.pdf(x + d))


def cumulative(d):
    return pieces(lambda x: c.pdf(x) * t.cdf(x + d))


low, high = optimize.fsolve(lambda e: (density(e[0]) - density(e[1]), cumulative(e[1]) - cumulative(e[0]) - 0.95), (-0.03, 0.09), xtol=1e-13)
put("difference", tolerance=1e-7, hdiLow=low, hdiHigh=high)
put("difference", below=cumulative(-0.01), above=1 - cumulative(0.01))

# Normal prior on lift, effect in units: scaled by the control mean.
effect, se, control, mu, tau = 0.21, 0.08, 3.4, 0.01, 0.05
m0, s0 = mu * control, tau * control
v = 1 / (1 / se**2 + 1 / s0**2)
m = v * (effect / se**2 + m0 / s0**2)
put("prior", mean=m, sd=np.sqrt(v), positive=stats.norm.cdf(m / np.sqrt(v)), inside=stats.norm.cdf(0.05, m, np.sqrt(v)) - stats.norm.cdf(-0.05, m, np.sqrt(v)), above=stats.norm.sf(0.05, m, np.sqrt(v)), shrinkage=se**2 / (se**2 + s0**2))

with open(OUT / "bayes_python.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "field", "value", "tolerance"))
    writer.writerows(ROWS)
