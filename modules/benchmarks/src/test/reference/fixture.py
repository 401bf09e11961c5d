"""A tiny folder of reference results with made-up data, for the tests of the program that reads such folders.

Run with:  python3 fixture.py OUTPUT_FOLDER     (scipy 1.10.1, statsmodels 0.13.5, numpy 1.24.2)

Writes data/arms.csv and expected/fixture.json.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportions_ztest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW
import statsmodels.api as sm

OUT = Path(sys.argv[1])
rng = np.random.default_rng(20261120)
N = 24
arm = np.array(["old", "new"] * (N // 2))
age = rng.integers(18, 60, N)
spend = np.round(rng.gamma(2, 5, N) + 0.1 * age + 3 * (arm == "new"), 2)
bought = (rng.random(N) < 0.5).astype(int)

(OUT / "data").mkdir(parents=True, exist_ok=True)
(OUT / "expected").mkdir(exist_ok=True)
rows = ["arm,age,spend,bought"] + [f"{a},{b},{c},{d}" for a, b, c, d in zip(arm, age, spend, bought)]
(OUT / "data" / "arms.csv").write_text("\n".join(rows) + "\n")

t, c = spend[arm == "new"], spend[arm == "old"]
welch = stats.ttest_ind(t, c, equal_var=False)
ci = CompareMeans(DescrStatsW(t), DescrStatsW(c)).tconfint_diff(usevar="unequal")
xt, xc = int(bought[arm == "new"].sum()), int(bought[arm == "old"].sum())
z, p = proportions_ztest([xt, xc], [N // 2, N // 2])
design = sm.add_constant(np.column_stack([arm == "old", age]).astype(float))
fit = sm.OLS(spend, design).fit()
names = ["(Intercept)", "armold", "age"]

checks = [
    dict(id="made.spend.welch", dataset="arms.csv", prep="metric spend; control 'old', treatment 'new'", method="Welch t-test",
         call="scipy.stats.ttest_ind(t,c,equal_var=False)", tolerance="rel 1e-9",
         values=dict(n_control=N // 2, diff=t.mean() - c.mean(), t=welch.statistic, p=welch.pvalue, ci95=list(ci))),
    dict(id="made.bought.ztest", dataset="arms.csv", prep="control=old, treatment=new", method="two-proportion z-test, pooled variance",
         call="proportions_ztest([x_t,x_c],[n_t,n_c])", tolerance="rel 1e-9",
         values=dict(control=dict(x=xc, n=N // 2), treatment=dict(x=xt, n=N // 2), z_pooled=z, p_two_sided=p)),
    dict(id="made.spend.ols", dataset="arms.csv", prep="baseline 'new'", method="OLS with classical errors", call="lm(spend ~ arm + age)",
         tolerance="rel 1e-8", values=dict(coef=dict(zip(names, fit.params)), se_classic=dict(zip(names, fit.bse)), r2=fit.rsquared,
                                           cooks_distance_largest=float(max(fit.get_influence().cooks_distance[0])))),
]
(OUT / "expected" / "fixture.json").write_text(json.dumps(dict(file="fixture.json", checks=checks), indent=1) + "\n")
