"""Golden values of intervals of one proportion and of ratios of two: statsmodels, and the score interval of a ratio by scipy.

Run with:  python3 proportions.py OUTPUT_FOLDER     (statsmodels 0.13.5, scipy 1.10.1, numpy 1.24.2)

Writes proportions.csv: case,field,value,relative tolerance. The score interval maximises the constrained likelihood by the
roots of its derivative and solves for the ends with Brent's method, another route than the code's.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


def score(xt, nt, xc, nc, z):
    """Ends of Miettinen and Nurminen's interval of pt/pc."""
    total = nt + nc

    def error(phi):
        # d/dp of xt ln(phi p) + (nt-xt) ln(1 - phi p) + xc ln p + (nc-xc) ln(1-p), cleared of denominators.
        p, one = np.polynomial.Polynomial([0, 1]), np.polynomial.Polynomial([1])
        slope = ((xt + xc) * (one - phi * p) * (one - p) - (nt - xt) * phi * p * (one - p) - (nc - xc) * p * (one - phi * p))
        roots = [r.real for r in slope.roots() if abs(r.imag) < 1e-9 and 0 < r.real <= min(1, 1 / phi) + 1e-12]
        c = min(roots)
        t = phi * c
        return np.sqrt((t * (1 - t) / nt + phi**2 * c * (1 - c) / nc) * total / (total - 1))

    seen = (xt / nt) / (xc / nc)
    gap = lambda sign: lambda log: sign * (xt / nt - np.exp(log) * xc / nc) - z * error(np.exp(log))
    low = optimize.brentq(gap(1), np.log(seen) - 6, np.log(seen) - 1e-9, xtol=1e-15)
    high = optimize.brentq(gap(-1), np.log(seen) + 1e-9, np.log(seen) + 6, xtol=1e-15)
    return np.exp(low), np.exp(high)


for name, x, n in (("none", 0, 12), ("all", 9, 9), ("one", 1, 1), ("rare", 3, 2500), ("middle", 12, 50), ("large", 8502, 44700)):
    for method, field in (("beta", "exact"), ("jeffreys", "jeffreys"), ("agresti_coull", "coull"), ("normal", "wald")):
        if x in (0, n) and method != "beta":
            continue  # statsmodels neither cuts at 0 and 1 nor takes Brown's ends of Jeffreys' interval
        low, high = proportion_confint(x, n, alpha=0.1, method=method)
        put(f"one.{name}", **{f"{field}_low": low, f"{field}_high": high})

for name, xt, nt, xc, nc in (("middle", 12, 50, 21, 48), ("rare", 3, 250, 9, 260), ("extreme", 95, 120, 12, 130), ("large", 8279, 45489, 8502, 44700)):
    case = f"two.{name}"
    table = Table2x2([[xt, nt - xt], [xc, nc - xc]])
    put(case, or_=table.oddsratio, or_se=table.log_oddsratio_se, or_p=table.log_oddsratio_pvalue(), rr=table.riskratio,
        rr_se=table.log_riskratio_se, rr_p=table.log_riskratio_pvalue())
    for field, method, compare in (("or", "logit", "odds-ratio"), ("or_adj", "logit-adjusted", "odds-ratio"), ("rr", "log", "ratio"),
                                   ("rr_adj", "log-adjusted", "ratio"), ("caffo", "agresti-caffo", "diff")):
        low, high = confint_proportions_2indep(xt, nt, xc, nc, method=method, compare=compare)
        put(case, **{f"{field}_low": low, f"{field}_high": high})
    low, high = score(xt, nt, xc, nc, stats.norm.isf(0.025))
    put(case, score_low=low, score_high=high)

with open(OUT / "proportions.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("case", "field", "value", "tolerance"), *ROWS])
