"""Golden values of planning, stratified sampling and the jackknife: scipy, statsmodels and numpy formulas.

Run with:  python3 planning.py OUTPUT_FOLDER     (statsmodels 0.13.5, scipy 1.10.1, numpy 1.24.2)

Group-sequential power comes from adaptive quadrature over the first of two scores. Tolerances looser than 1e-8 are those of
the root that was found: in statsmodels' solve_power and in the drift of the inflation factor.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from scipy import integrate, optimize, stats
from statsmodels.stats.power import NormalIndPower

OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-8, **fields):
    for field, value in fields.items():
        ROWS.append((case, field, repr(float(value)), repr(tolerance)))


z = stats.norm.ppf

# Unequal arms: statsmodels with ratio = n_t / n_c and a common variance.
n_c = NormalIndPower().solve_power(effect_size=0.1, alpha=0.05, power=0.9, ratio=0.25, alternative="two-sided")
put("unequal_arms", 1e-6, control=n_c, treatment=n_c * 0.25)  # solve_power's own accuracy; it counts the wrong side too

quantiles = z(0.975) + z(0.8)
put("different_variances", control=quantiles**2 * (4.0 + 9.0 / 2) / 0.3**2, treatment=2 * quantiles**2 * (4.0 + 9.0 / 2) / 0.3**2)

p_c, p_t, margin = 0.31, 0.305, 0.02
variance = p_c * (1 - p_c) + p_t * (1 - p_t)
put("non_inferiority", control=(z(0.975) + z(0.9)) ** 2 * variance / (margin - (p_c - p_t)) ** 2)

rng = np.random.default_rng(7)
x = 1 + rng.poisson(3, 400)
y = rng.gamma(2, 1, 400) * x
np.savetxt(OUT / "planning_units.csv", np.column_stack([y.round(6), x]), fmt=("%.6f", "%d"), delimiter=",", header="y,x", comments="")
y = y.round(6)
r = y.mean() / x.mean()
put("ratio_variance", value=np.var(y - r * x, ddof=1) / x.mean() ** 2)
put("covariate", factor=1 - 0.6**2)
put("log_rank", events=quantiles**2 / (0.25 * np.log(0.7) ** 2))
put("sidak", error=1 - 0.95 ** (1 / 3))

# Jackknife of a ratio and of a correlation on the same units; delete-a-group with 20 groups in the given order.
for name, statistic in (("ratio", lambda k: y[k].sum() / x[k].sum()), ("correlation", lambda k: np.corrcoef(y[k], x[k])[0, 1])):
    n = len(y)
    left = np.array([statistic(np.delete(np.arange(n), i)) for i in range(n)])
    put("jackknife_" + name, bias=(n - 1) * (left.mean() - statistic(np.arange(n))), se=np.sqrt((n - 1) / n * ((left - left.mean()) ** 2).sum()))
groups = np.array([y[np.delete(np.arange(400), np.arange(g * 20, g * 20 + 20))].mean() for g in range(20)])
put("jackknife_groups", se=np.sqrt(19 / 20 * ((groups - groups.mean()) ** 2).sum()))

# Stratified mean (Cochran 5.3) and Neyman sizes without caps.
sizes, taken = np.array([1000, 500, 80]), np.array([60, 45, 80])
means, variances = np.array([3.2, 7.1, 20.5]), np.array([1.7, 6.0, 90.0])
share = sizes / sizes.sum()
put(
    "stratified_mean",
    mean=(share * means).sum(),
    se=np.sqrt((share**2 * (1 - taken / sizes) * variances / taken).sum()),
)

# Power of two looks: one minus the chance to stay inside twice, by adaptive quadrature over the first score.
def power(fractions, boundaries, drift):
    t1, t2 = fractions
    b1, b2 = boundaries

    def stay(z1):
        mean = (z1 * np.sqrt(t1) + drift * (t2 - t1)) / np.sqrt(t2)
        spread = np.sqrt((t2 - t1) / t2)
        return stats.norm.pdf(z1 - drift * np.sqrt(t1)) * (stats.norm.cdf((b2 - mean) / spread) - stats.norm.cdf((-b2 - mean) / spread))

    return 1 - integrate.quad(stay, -b1, b1, epsabs=1e-13, epsrel=1e-13)[0]


fractions, pocock, fleming = [0.5, 1.0], [2.178272, 2.178272], [2.962588, 1.968596]
put("two_looks_pocock", power=power(fractions, pocock, 2.8))
put("two_looks_fleming", power=power(fractions, fleming, 2.8))
drift = optimize.brentq(lambda d: power(fractions, pocock, d) - 0.8, 2, 5, xtol=1e-10)
put("inflation_pocock", 1e-7, value=(drift / quantiles) ** 2)

with open(OUT / "planning.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "field", "value", "tolerance"))
    writer.writerows(ROWS)
