"""Golden values of tests of two and more samples from scipy: Cramér-von Mises, Anderson-Darling, one-sided ranks.

Run with:  python3 samples.py OUTPUT_FOLDER     (scipy 1.10.1, numpy 1.24.2)

Writes samples_data.csv (sample,group,value) and samples.csv with rows case,field,value,relative tolerance.
"""

import csv
import sys
import warnings
from pathlib import Path

import numpy as np
from scipy import stats

warnings.filterwarnings("ignore")
OUT = Path(sys.argv[1])
ROWS = []


def put(case, tolerance=1e-10, **fields):
    ROWS.extend((case, field, repr(float(value)), repr(tolerance)) for field, value in fields.items())


rng = np.random.default_rng(20261130)
DATA = {
    "tiny": [np.array([1.2, 3.4, 2.2, 9.1]), np.array([0.4, 2.9, 1.1, 5.0, 0.7])],
    "small": [np.round(rng.normal(0, 1, 17), 4), np.round(rng.normal(0.9, 1.4, 20), 4)],
    "ties": [rng.poisson(3, 40).astype(float), rng.poisson(4, 33).astype(float)],
    "large": [np.round(rng.gamma(2, 3, 800), 3), np.round(rng.gamma(2, 3.2, 650), 3)],
    "three": [rng.poisson(5, 30).astype(float), rng.poisson(5.5, 22).astype(float), rng.poisson(7, 41).astype(float)],
    "four": [np.round(rng.normal(m, 1, 25), 3) for m in (0, 0.1, -0.1, 0.6)],
}
with open(OUT / "samples_data.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("sample", "group", "value"))
    for name, groups in DATA.items():
        for g, values in enumerate(groups):
            writer.writerows((name, g, repr(float(v))) for v in values)

for name, groups in DATA.items():
    ad = stats.anderson_ksamp(groups)
    put("anderson." + name, statistic=ad.statistic, p=ad.significance_level, c25=ad.critical_values[0], c001=ad.critical_values[-1])
    if len(groups) > 2:
        continue
    x, y = groups
    if max(len(x), len(y)) <= 20:
        exact = stats.cramervonmises_2samp(x, y, method="exact")
        put("cramer.exact." + name, statistic=exact.statistic, p=exact.pvalue)
    # 1 - cdf leaves scipy 1e-15 absolutely; none of these tails is below 1e-3.
    limit = stats.cramervonmises_2samp(x, y, method="asymptotic")
    put("cramer.limit." + name, statistic=limit.statistic, p=limit.pvalue)
    if name == "ties" or name == "large":
        how = "asymptotic"
    else:
        how = "exact"
    put("ranks." + name, two=stats.mannwhitneyu(x, y, method=how).pvalue, greater=stats.mannwhitneyu(x, y, method=how, alternative="greater").pvalue,
        less=stats.mannwhitneyu(x, y, method=how, alternative="less").pvalue,
        normal_two=stats.mannwhitneyu(x, y, method="asymptotic").pvalue,
        normal_greater=stats.mannwhitneyu(x, y, method="asymptotic", alternative="greater").pvalue,
        normal_less=stats.mannwhitneyu(x, y, method="asymptotic", alternative="less").pvalue)

with open(OUT / "samples.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "field", "value", "tolerance"))
    writer.writerows(ROWS)
