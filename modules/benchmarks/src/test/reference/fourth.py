"""The Python part of the fourth folder of reference results: other separators, marks of missing values, words and codes for arms, and calls
in other spellings than those of the earlier folders.

Run with:  python3 fourth.py OUTPUT_FOLDER     (after fourth.R; scipy 1.10.1, statsmodels 0.13.5, scikit-learn 1.2.1, numpy 1.24.2, pandas 1.5.3)
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import optimize, stats
from scipy.spatial.distance import jensenshannon
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import ElasticNet, Lasso, LogisticRegression, Ridge
from sklearn.metrics import average_precision_score, brier_score_loss, confusion_matrix, log_loss, roc_auc_score
from sklearn.tree import DecisionTreeClassifier
import statsmodels.api as sm
import statsmodels.formula.api as smf
from statsmodels.stats.contingency_tables import StratifiedTable, Table2x2
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower, TTestIndPower, tt_ind_solve_power, zt_ind_solve_power
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportion_effectsize, proportions_ztest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

OUT = Path(sys.argv[1])
CHECKS = []
Z = 1.959963984540054


def put(id, dataset, prep, method, call, values, tolerance="rel 1e-9"):
    CHECKS.append(dict(id=id, dataset=dataset, prep=prep, method=method, software="scipy 1.10.1, statsmodels 0.13.5", call=call, values=values, tolerance=tolerance))


def clean(value):
    if isinstance(value, dict):
        return {str(k): clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [clean(v) for v in value]
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        value = float(value)
        return None if np.isnan(value) else "Infinity" if value == np.inf else "-Infinity" if value == -np.inf else value
    return value


rng = np.random.default_rng(44)
N = 1200
shop = pd.DataFrame({
    "User ID": [f"u{i:04d}" for i in range(N)],
    "Group": rng.choice(["A", "B"], N, p=[0.55, 0.45]),
    "Revenue (EUR)": np.round(np.where(rng.random(N) < 0.7, 0, rng.lognormal(3, 0.8, N)), 2),
    "Pre.Revenue": np.round(rng.exponential(12, N), 2),
    "Converted": rng.choice(["yes", "no"], N, p=[0.23, 0.77]),
    "Clicks": 0,
    "Page Views": rng.poisson(4, N),
    "Device": rng.choice(["Desktop", "Mobile", "Tablet (7\")"], N, p=[0.4, 0.5, 0.1]),
    "Signup Date": (pd.Timestamp("2025-03-01") + pd.to_timedelta(rng.integers(0, 60, N), "D")).strftime("%Y-%m-%d"),
})
shop["Clicks"] = rng.binomial(shop["Page Views"], 0.3)
shop["Revenue (EUR)"] = np.round(shop["Revenue (EUR)"] + 0.4 * shop["Pre.Revenue"] * (shop["Revenue (EUR)"] > 0), 2)
shop.loc[rng.random(N) < 0.05, "Pre.Revenue"] = np.nan
shop.to_csv(OUT / "data" / "shop.csv", sep=";", na_rep=".", index=False)
push = pd.DataFrame({
    "variant": rng.choice([1, 2, 3], 900, p=[0.4, 0.35, 0.25]),
    "opened": rng.random(900) < 0.31,
    "minutes": np.round(rng.gamma(1.5, 6, 900), 1),
    "région": rng.choice(["Île-de-France", "Bretagne", "Provence"], 900),
    "segment": rng.choice(["new", "returning"], 900),
    "weight.kg": np.round(rng.normal(70, 12, 900), 1),
})
push.loc[rng.random(900) < 0.06, "minutes"] = np.nan
push["opened"] = np.where(push.opened, "TRUE", "FALSE")
push.to_csv(OUT / "data" / "push.tsv", sep="\t", na_rep="NA")
wide = pd.DataFrame(dict(ID=range(1, 13), drug1=[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0, 1.1, 0.4], drug2=[1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4, 0.2, 0.9]))
wide.to_csv(OUT / "data" / "drugs.csv", index=False)
tooth, chick, plants, air, infert = (pd.read_csv(OUT / "data" / f"{name}.csv") for name in ("ToothGrowth", "chickwts", "PlantGrowth", "airquality", "infert"))
mtcars, lung, pima = (pd.read_csv(OUT / "data" / f"{name}.csv") for name in ("mtcars", "lung", "Pima"))


def parts(t, c):
    a, b = np.var(t, ddof=1) / len(t), np.var(c, ddof=1) / len(c)
    return a, b, (a + b) ** 2 / (a * a / (len(t) - 1) + b * b / (len(c) - 1))


def gb(est, se, df):
    q = stats.t.ppf(0.975, df)
    return dict(expected=est, stddev=se, ci=[est - q * se, est + q * se], p=2 * stats.t.sf(abs(est / se), df), dof=df)


def welch(id, dataset, prep, t, c, call, extra=()):
    t, c = np.asarray(t, float), np.asarray(c, float)
    a, b, df = parts(t, c)
    w, compare = stats.ttest_ind(t, c, equal_var=False), CompareMeans(DescrStatsW(t), DescrStatsW(c))
    values = dict(n_control=len(c), n_treatment=len(t), mean_control=c.mean(), mean_treatment=t.mean(), var_control=c.var(ddof=1), var_treatment=t.var(ddof=1),
                  diff=t.mean() - c.mean(), se=np.sqrt(a + b), t=w.statistic, df=df, p=w.pvalue)
    for level in extra or (95, 90):
        values[f"ci{level}"] = compare.tconfint_diff(alpha=1 - level / 100, usevar="unequal")
    values.update(p_greater=stats.ttest_ind(t, c, equal_var=False, alternative="greater").pvalue, p_less=stats.ttest_ind(t, c, equal_var=False, alternative="less").pvalue)
    put(id, dataset, prep, "Welch t-test", call, values)


def student(id, dataset, prep, t, c, call):
    t, c = np.asarray(t, float), np.asarray(c, float)
    s = stats.ttest_ind(t, c)
    put(id, dataset, prep, "Student t-test (pooled)", call, dict(t=s.statistic, p=s.pvalue, df=len(t) + len(c) - 2,
        ci95=CompareMeans(DescrStatsW(t), DescrStatsW(c)).tconfint_diff(usevar="pooled")))


def ranks(id, dataset, prep, t, c, call, how="two-sided", correction=True, method="asymptotic"):
    u = stats.mannwhitneyu(t, c, alternative=how, method=method, use_continuity=correction)
    put(id, dataset, prep, "Mann-Whitney U" + (" (tie-corrected normal, continuity correction)" if correction else " (tie-corrected normal, no continuity correction)"), call,
        dict(U_treatment=u.statistic, p=u.pvalue, auc_common_language=u.statistic / len(t) / len(c)), "U exact; p rel 1e-8")


def levene(id, dataset, prep, t, c):
    lv, bf = stats.levene(t, c, center="mean"), stats.levene(t, c, center="median")
    put(id, dataset, prep, "Levene (mean) and Brown-Forsythe (median)", "scipy.stats.levene(t, c, center='mean'); levene(t, c, center='median')",
        dict(levene_F=lv.statistic, levene_p=lv.pvalue, brown_forsythe_F=bf.statistic, brown_forsythe_p=bf.pvalue))


def ks(id, dataset, prep, t, c):
    k = stats.ks_2samp(t, c, method="asymp")
    put(id, dataset, prep, "two-sample Kolmogorov-Smirnov", "ks_2samp(t, c, method='asymp')", dict(D=k.statistic, p_asymptotic=k.pvalue), "D abs 1e-12; p rel 1e-3 (asymptotic variants differ)")


def lift(id, dataset, prep, t, c):
    t, c = np.asarray(t, float), np.asarray(c, float)
    (a, b, df), m = parts(t, c), t.mean() / c.mean()
    se = np.sqrt(a + m**2 * b) / abs(c.mean())
    g = Z * Z * b / c.mean() ** 2
    root = Z * np.sqrt(a + m**2 * b - g * a) / abs(c.mean())
    put(id, dataset, prep, "relative lift of means, delta method", "lift=m_t/m_c-1; se^2=v_t/(n_t m_c^2)+m_t^2 v_c/(n_c m_c^4)",
        dict(lift=m - 1, se=se, ci95_normal=[m - 1 - Z * se, m - 1 + Z * se], fieller_ci95_normal=[(m - root) / (1 - g) - 1, (m + root) / (1 - g) - 1], log_ratio_se=se / m,
             gbstats_relative=gb(m - 1, se, df)))


R = "Revenue (EUR)"
A, B = shop[shop.Group == "A"], shop[shop.Group == "B"]
welch("shop.revenue.welch", "shop.csv", "metric Revenue (EUR); A is the control group, B the treatment group", B[R], A[R], "scipy.stats.ttest_ind(b, a, equal_var=False)")
student("shop.revenue.student", "shop.csv", "metric `Revenue (EUR)`; control Group 'A', treatment Group 'B'", B[R], A[R], "ttest_ind(t, c)  # equal variances")
ranks("shop.revenue.mannwhitney", "shop.csv", "outcome \"Revenue (EUR)\"; control = A, treatment = B", B[R], A[R], "mannwhitneyu(x=t, y=c, use_continuity=True, alternative='two-sided', method='asymptotic')")
lift("shop.revenue.relative_lift", "shop.csv", "metric Revenue (EUR); control A, treatment B", B[R], A[R])
levene("shop.views.levene", "shop.csv", "metric Page Views; control: A, treatment: B", B["Page Views"], A["Page Views"])
welch("shop.log_revenue.welch", "shop.csv", "metric log1p(Revenue (EUR)); control 'A', treatment 'B'", np.log1p(B[R]), np.log1p(A[R]), "ttest_ind(np.log1p(t), np.log1p(c), equal_var=False)")
cap = np.percentile(shop[R], 99)
welch("shop.winsorised.welch", "shop.csv", "metric Revenue (EUR), winsorised at the 99th percentile of both arms together (np.percentile, linear); control 'A', treatment 'B'",
      np.minimum(B[R], cap), np.minimum(A[R], cap), "scipy.stats.ttest_ind(t, c, equal_var=False)")
cap95 = np.percentile(shop["Pre.Revenue"].dropna(), 95)
student("shop.capped.student", "shop.csv", "metric Pre.Revenue capped at its 95th percentile (missing '.' dropped first); control 'A', treatment 'B'",
        np.minimum(B["Pre.Revenue"].dropna(), cap95), np.minimum(A["Pre.Revenue"].dropna(), cap95), "ttest_ind(equal_var=True)")
welch("shop.positive.welch", "shop.csv", "metric Revenue (EUR), payers only (Revenue (EUR) > 0); control 'A', treatment 'B'", B[B[R] > 0][R], A[A[R] > 0][R], "ttest_ind(equal_var=False)")
one, two, three = (push[push.variant == k] for k in (1, 2, 3))
welch("push.minutes.welch", "push.tsv", "metric minutes; variant 1 = control, variant 3 = treatment; missing minutes removed", three.minutes.dropna(), one.minutes.dropna(),
      "t.test(minutes ~ variant, var.equal = FALSE, conf.level = 0.99)", (95, 99))
welch("push.first400.welch", "push.tsv", "first 400 rows; metric minutes; control variant==1, treatment variant==2; NA dropped", push[:400][push[:400].variant == 2].minutes.dropna(),
      push[:400][push[:400].variant == 1].minutes.dropna(), "stats.ttest_ind(t, c, equal_var=False, nan_policy='omit')")
ks("push.minutes.ks", "push.tsv", "minutes: variant 2 (treatment) against variant 1 (control)", two.minutes.dropna(), one.minutes.dropna())
ranks("push.minutes.mw.less", "push.tsv", "metric minutes; control = variant 1, treatment = variant 3", three.minutes.dropna(), one.minutes.dropna(),
      "wilcox.test(t, c, alternative = \"less\", exact = FALSE, correct = TRUE)", "less")
ranks("push.minutes.mw.nocorr", "push.tsv", "metric minutes; control = variant 1, treatment = variant 2", two.minutes.dropna(), one.minutes.dropna(),
      "mannwhitneyu(t, c, method='asymptotic', use_continuity=False)", correction=False)
half = tooth[tooth.dose == 0.5]
welch("tooth.half.welch", "ToothGrowth.csv", "metric len; keep dose == 0.5; control supp == 'OJ', treatment supp == 'VC'", half[half.supp == "VC"].len, half[half.supp == "OJ"].len,
      "t.test(len ~ supp, data = ToothGrowth, subset = dose == 0.5)")
ranks("tooth.exact.mw", "ToothGrowth.csv", "metric len; rows with dose == 2; control supp 'OJ', treatment supp 'VC'", tooth[(tooth.dose == 2) & (tooth.supp == "VC")].len,
      tooth[(tooth.dose == 2) & (tooth.supp == "OJ")].len, "scipy.stats.mannwhitneyu(t, c, alternative='two-sided', method='asymptotic')")
welch("chick.sunflower.welch", "chickwts.csv", "weight (g) of chicks; control feed 'casein', treatment feed 'sunflower'", chick[chick.feed == "sunflower"].weight, chick[chick.feed == "casein"].weight,
      "t.test(weight ~ feed, data = subset(chickwts, feed %in% c('casein', 'sunflower')))")
student("plants.student", "PlantGrowth.csv", "metric weight; ctrl (control) vs trt2 (treatment)", plants[plants.group == "trt2"].weight, plants[plants.group == "ctrl"].weight,
        "t.test(weight ~ group, var.equal = TRUE)")
welch("air.ozone.welch", "airquality.csv", "metric Ozone (NA dropped); control Month 5, treatment Month 8", air[air.Month == 8].Ozone.dropna(), air[air.Month == 5].Ozone.dropna(),
      "ttest_ind(aug, may, equal_var=False, nan_policy='omit')")
levene("chick.levene", "chickwts.csv", "weight: control casein, treatment linseed", chick[chick.feed == "linseed"].weight, chick[chick.feed == "casein"].weight)
lift("plants.lift", "PlantGrowth.csv", "metric weight; control group ctrl, treatment group trt1", plants[plants.group == "trt1"].weight, plants[plants.group == "ctrl"].weight)
pair = stats.ttest_rel(wide.drug2, wide.drug1)
d = wide.drug2 - wide.drug1
put("drugs.paired", "drugs.csv", "treatment column drug2, control column drug1, one row per patient", "paired t-test", "scipy.stats.ttest_rel(drug2, drug1)",
    dict(n=12, mean_diff=d.mean(), se=d.std(ddof=1) / np.sqrt(12), t=pair.statistic, df=11, p=pair.pvalue, ci95=DescrStatsW(d).tconfint_mean()))
put("drugs.paired.R", "drugs.csv", "before drug1, after drug2", "paired t-test", "t.test(drug2, drug1, paired = TRUE, conf.level = 0.9, alternative = 'greater')",
    dict(t=pair.statistic, df=11, p=stats.ttest_rel(wide.drug2, wide.drug1, alternative="greater").pvalue))


def proportions(name, dataset, prep, xt, nt, xc, nc, level=0.95, kinds=("ztest", "unpooled", "fisher", "one", "ci", "or", "lift")):
    both, table = dict(control=dict(x=xc, n=nc), treatment=dict(x=xt, n=nt)), np.array([[xt, nt - xt], [xc, nc - xc]])
    pt, pc, alpha = xt / nt, xc / nc, round(1 - level, 10)
    if "ztest" in kinds:
        z, p = proportions_ztest([xt, xc], [nt, nc])
        chi, yates, g = stats.chi2_contingency(table, correction=False), stats.chi2_contingency(table), stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
        put(name + ".ztest", dataset, prep, "two-proportion z-test, pooled variance", "prop.test(x = c(x_t, x_c), n = c(n_t, n_c), correct = FALSE)",
            dict(both, p_control=pc, p_treatment=pt, diff=pt - pc, z_pooled=z, p_two_sided=p, p_treatment_greater=proportions_ztest([xt, xc], [nt, nc], alternative="larger")[1],
                 p_treatment_less=proportions_ztest([xt, xc], [nt, nc], alternative="smaller")[1], chi2_no_correction=chi[0], chi2_p=chi[1], chi2_yates=yates[0], chi2_yates_p=yates[1],
                 g_test=g[0], g_p=g[1]))
    if "unpooled" in kinds:
        se = np.sqrt(pt * (1 - pt) / nt + pc * (1 - pc) / nc)
        put(name + ".ztest_unpooled", dataset, prep, "two-proportion z (unpooled SE, divisor n)", "z = (p_t - p_c)/sqrt(p_t q_t/n_t + p_c q_c/n_c)",
            dict(both, se=se, z=(pt - pc) / se, p_two_sided=2 * stats.norm.sf(abs((pt - pc) / se))))
    if "fisher" in kinds:
        odds, p = stats.fisher_exact(table, "less")
        put(name + ".fisher.less", dataset, prep, "Fisher exact test one-sided (less)", "fisher_exact([[x_t, n_t - x_t], [x_c, n_c - x_c]], 'less')", dict(both, p=p, odds_ratio=odds), "rel 1e-6")
        odds, p = stats.fisher_exact(table)
        put(name + ".fisher", dataset, prep, "Fisher exact test two-sided", "scipy.stats.fisher_exact(table=[[x_t, n_t-x_t], [x_c, n_c-x_c]])", dict(p=p, odds_ratio=odds), "rel 1e-6")
    if "one" in kinds:
        put(name + ".one_sample_ci", dataset, prep, f"single-proportion {100 * level:g}% CIs (beta = Clopper-Pearson)", f"proportion_confint(count=x, nobs=n, alpha={alpha:g}, method=M)",
            dict(both, **{how: dict(treatment=proportion_confint(xt, nt, alpha, how), control=proportion_confint(xc, nc, alpha, how)) for how in ("wilson", "beta", "agresti_coull", "jeffreys", "normal")}),
            "rel 1e-9 (abs 1e-12)")
    if "ci" in kinds:
        cis = {f"{pre}_{how}": confint_proportions_2indep(xt, nt, xc, nc, method=how, compare=compare, alpha=alpha) for pre, compare, hows in (
            ("diff", "diff", ("wald", "newcomb", "agresti-caffo")), ("ratio", "ratio", ("log", "log-adjusted", "score")), ("odds_ratio", "odds-ratio", ("logit",))) for how in hows}
        put(name + ".ci", dataset, prep, f"CIs for difference / ratio / odds ratio of two proportions, {100 * level:g}%",
            f"confint_proportions_2indep(count1=x_t, nobs1=n_t, count2=x_c, nobs2=n_c, method=M, compare=C, alpha={alpha:g})", dict(both, **cis), "rel 1e-7")
    if "or" in kinds:
        t = Table2x2(table)
        put(name + ".or_rr", dataset, prep, "odds ratio and risk ratio with log-normal CI", f"Table2x2([[x_t, n_t-x_t], [x_c, n_c-x_c]]).oddsratio_confint(alpha={alpha:g})",
            dict(oddsratio=t.oddsratio, log_or_se=t.log_oddsratio_se, or_ci=t.oddsratio_confint(alpha), riskratio=t.riskratio, log_rr_se=t.log_riskratio_se, rr_ci=t.riskratio_confint(alpha)))
    if "lift" in kinds:
        vt, vc = pt * (1 - pt) / nt, pc * (1 - pc) / nc
        se = np.sqrt(vt / pc**2 + pt**2 * vc / pc**4)
        put(name + ".relative_lift", dataset, prep, "relative lift p_t/p_c-1, delta-method", "se^2 = v_t/(n_t p_c^2) + p_t^2 v_c/(n_c p_c^4)",
            dict(both, lift=pt / pc - 1, se_var_n=se, ci_normal_var_n=[pt / pc - 1 - Z * se, pt / pc - 1 + Z * se]))


def hits(frame, column, value):
    return int((frame[column] == value).sum()), len(frame)


proportions("shop.converted", "shop.csv", "metric Converted (yes/no -> 1/0); control 'A', treatment 'B'", *hits(B, "Converted", "yes"), *hits(A, "Converted", "yes"))
proportions("push.opened", "push.tsv", "opened is TRUE/FALSE; control variant 1, treatment variant 2", *hits(two, "opened", "TRUE"), *hits(one, "opened", "TRUE"), level=0.9)
proportions("push.opened.new", "push.tsv", "metric opened; segment == 'new' only; control = variant 1, treatment = variant 3", *hits(three[three.segment == "new"], "opened", "TRUE"),
            *hits(one[one.segment == "new"], "opened", "TRUE"), level=0.99, kinds=("ztest", "one", "ci"))
proportions("shop.mobile.converted", "shop.csv", "Mobile users (Device == 'Mobile'); metric Converted == 'yes'; control Group=A, treatment Group=B", *hits(B[B.Device == "Mobile"], "Converted", "yes"),
            *hits(A[A.Device == "Mobile"], "Converted", "yes"), kinds=("ztest", "fisher", "or"))
proportions("shop.any_click", "shop.csv", "metric any_click = Clicks > 0; control 'A', treatment 'B'", int((B.Clicks > 0).sum()), len(B), int((A.Clicks > 0).sum()), len(A), kinds=("ztest", "lift"))
am, ma = mtcars[mtcars.am == 1], mtcars[mtcars.am == 0]
proportions("mtcars.vs", "mtcars.csv", "metric vs; control am==0, treatment am==1", int(am.vs.sum()), len(am), int(ma.vs.sum()), len(ma), kinds=("ztest", "fisher", "ci"))
case = infert[infert.case == 1]
proportions("infert.spontaneous", "infert.csv", "x = rows with spontaneous > 0; control case==0, treatment case==1; metric had = spontaneous>0", int((case.spontaneous > 0).sum()), len(case),
            int((infert[infert.case == 0].spontaneous > 0).sum()), int((infert.case == 0).sum()), kinds=("unpooled", "or"))

# Covariates, ratios, strata, sample ratios.
def cuped(name, dataset, prep, t, c, Y, X, call):
    y, x, dd = np.r_[t[Y], c[Y]], np.r_[t[X], c[X]], np.r_[np.ones(len(t)), np.zeros(len(c))]
    values = dict(unadjusted_diff=t[Y].mean() - c[Y].mean(), correlation=np.corrcoef(y, x)[0, 1])
    ct, cc = np.cov(t[Y], t[X]), np.cov(c[Y], c[X])
    within = ((len(t) - 1) * ct[0, 1] + (len(c) - 1) * cc[0, 1]) / ((len(t) - 1) * ct[1, 1] + (len(c) - 1) * cc[1, 1])
    for key, theta in (("all_sample_theta", np.cov(y, x)[0, 1] / x.var(ddof=1)), ("within_arm_theta", within)):
        at, ac = t[Y] - theta * (t[X] - x.mean()), c[Y] - theta * (c[X] - x.mean())
        (a, b, df), w = parts(at, ac), stats.ttest_ind(at, ac, equal_var=False)
        a0, b0, _ = parts(t[Y], c[Y])
        values[key] = dict(theta=theta, mean_control_adj=ac.mean(), mean_treatment_adj=at.mean(), diff=at.mean() - ac.mean(), se=np.sqrt(a + b), t=w.statistic, df=df, p=w.pvalue,
                           ci95=CompareMeans(DescrStatsW(at), DescrStatsW(ac)).tconfint_diff(usevar="unequal"), variance_reduction_vs_unadjusted=1 - (a + b) / (a0 + b0))
    f, g = sm.OLS(y, sm.add_constant(np.c_[dd, x])).fit(), sm.OLS(y, sm.add_constant(np.c_[dd, x - x.mean(), dd * (x - x.mean())])).fit()
    values["ancova"] = dict(coef=f.params[1], se_classic=f.bse[1], se_hc1=f.HC1_se[1], se_hc2=f.HC2_se[1], se_hc3=f.HC3_se[1])
    values["lin"] = dict(coef=g.params[1], se_hc1=g.HC1_se[1], se_hc2=g.HC2_se[1], se_hc3=g.HC3_se[1])
    put(name, dataset, prep, "CUPED / regression-adjusted difference of means", call, values, "rel 1e-8")


cuped("shop.revenue~pre", "shop.csv", "Y=Revenue (EUR), X=Pre.Revenue; rows with missing Pre.Revenue ('.') dropped; control 'A', treatment 'B'", B.dropna(), A.dropna(), R, "Pre.Revenue",
      "theta = cov(Y, X)/var(X), pooled over both arms; Y_adj = Y - theta*(X - mean(X))")
cuped("push.minutes~weight", "push.tsv", "Y = minutes, X = weight.kg; complete cases; variant 1 is control and variant 2 is treatment", two.dropna(), one.dropna(), "minutes", "weight.kg",
      "theta=cov(Y,X)/var(X); ANCOVA smf.ols('minutes ~ T + X'); Lin: smf.ols('minutes ~ T*Xc').fit(cov_type='HC3')")
before = pd.DataFrame({"user": rng.permutation(A["User ID"].tolist() + B["User ID"].tolist())})
before["orders_before"] = rng.poisson(1.3, len(before))
before = before[:1000]
before.to_csv(OUT / "data" / "before.csv", index=False)


def ratio(name, dataset, prep, t, c, num, den, call):
    def arm(f):
        m, v = f[num].mean() / f[den].mean(), np.cov(f[num], f[den])
        return m, v[0, 0] / f[den].mean() ** 2 + v[1, 1] * f[num].mean() ** 2 / f[den].mean() ** 4 - 2 * v[0, 1] * f[num].mean() / f[den].mean() ** 3, v[0, 1]

    (rt, vt, ct), (rc, vc, cc) = arm(t), arm(c)
    se, rel = np.sqrt(vt / len(t) + vc / len(c)), np.sqrt(vt / len(t) / rc**2 + rt**2 * vc / len(c) / rc**4)
    put(name, dataset, prep, "ratio metric sum(num)/sum(den), delta method", call, dict(ratio_control=rc, ratio_treatment=rt, var_control=vc, var_treatment=vt, cov_control=cc, cov_treatment=ct,
        diff=rt - rc, se=se, z=(rt - rc) / se, p_normal=2 * stats.norm.sf(abs(rt - rc) / se), ci95_normal=[rt - rc - Z * se, rt - rc + Z * se], relative_lift=rt / rc - 1, relative_se=rel,
        relative_ci95_normal=[rt / rc - 1 - Z * rel, rt / rc - 1 + Z * rel]))


ratio("shop.ctr", "shop.csv", "num=Clicks, den=Page Views; control 'A', treatment 'B'", B, A, "Clicks", "Page Views", "var_i = s_mm/dbar^2 + s_dd*mbar^2/dbar^4 - 2*s_md*mbar/dbar^3 (ddof=1)")
ratio("shop.value_per_view", "shop.csv", "numerator Revenue (EUR), denominator Page Views; A = control, B = treatment", B, A, R, "Page Views", "delta method, ddof=1")


def strata(name, dataset, prep, t, c, by, metric, binary):
    f = pd.concat([t.assign(T=1), c.assign(T=0)])
    rows, tables, diff, base, var = [], [], 0, 0, 0
    for key, part in f.groupby(by):
        pt, pc, share = part[part["T"] == 1][metric], part[part["T"] == 0][metric], len(part) / len(f)
        diff, base, var = diff + share * (pt.mean() - pc.mean()), base + share * pc.mean(), var + share**2 * sum(parts(pt, pc)[:2])
        rows.append(dict(stratum=str(key), n=len(part), n_control=len(pc), n_treatment=len(pt), mean_control=pc.mean(), mean_treatment=pt.mean(), diff=pt.mean() - pc.mean()))
        tables.append(np.array([[pt.sum(), len(pt) - pt.sum()], [pc.sum(), len(pc) - pc.sum()]]))
    values = dict(strata=rows, unadjusted_diff=t[metric].mean() - c[metric].mean(), poststratified_diff=diff, se_conditional=np.sqrt(var), ci95_normal=[diff - Z * np.sqrt(var), diff + Z * np.sqrt(var)],
                  poststratified_control_mean=base, poststratified_relative_lift=diff / base)
    if binary:
        s = StratifiedTable(tables)
        raw, bd, corrected = s.test_null_odds(correction=False), s.test_equal_odds(), s.test_null_odds(correction=True)
        values["cmh"] = dict(common_or=s.oddsratio_pooled, common_log_or_se=s.logodds_pooled_se, common_or_ci=s.oddsratio_pooled_confint(), common_rr=s.riskratio_pooled,
                             chi2_corrected=corrected.statistic, p_corrected=corrected.pvalue, chi2_uncorrected=raw.statistic, p_uncorrected=raw.pvalue, breslow_day=bd.statistic, breslow_day_p=bd.pvalue)
    put(name, dataset, prep, "post-stratified difference and Mantel-Haenszel", "tau=sum_k (n_k/n)(ybar_tk-ybar_ck); StratifiedTable", values, "rel 1e-8")


shop1 = shop.assign(Converted=(shop.Converted == "yes").astype(int))
strata("shop.converted|Device", "shop.csv", "B vs A, metric Converted (yes=1, no=0), strata Device", shop1[shop1.Group == "B"], shop1[shop1.Group == "A"], "Device", "Converted", True)
strata("shop.revenue|Device", "shop.csv", "control A, treatment B; metric Revenue (EUR); stratified by Device", B, A, "Device", R, False)
push1 = push.assign(opened=(push.opened == "TRUE").astype(int))
strata("push.opened|région", "push.tsv", "control variant 1, treatment variant 2, metric opened, strata région", push1[push1.variant == 2], push1[push1.variant == 1], "région", "opened", True)
strata("push.opened|two", "push.tsv", "control = variant 1, treatment = variant 3; metric opened; strata: région x segment", push1[push1.variant == 3], push1[push1.variant == 1], ["région", "segment"], "opened", True)


def srm(name, dataset, prep, observed, weights, call):
    expected = np.array(weights) / sum(weights) * sum(observed)
    s = stats.chisquare(observed, expected)
    put(name, dataset, prep, "sample-ratio-mismatch chi-square", call, dict(observed=observed, weights=weights, expected=expected, chi2=s.statistic, df=len(observed) - 1, p=s.pvalue))


srm("shop.srm", "shop.csv", "counts of Group A, B", [len(A), len(B)], [1, 1], "chisq.test(c(n_A, n_B), p = c(0.5, 0.5))")
srm("push.srm", "push.tsv", "counts of variant in order 1, 2, 3; planned split 40/35/25", [len(one), len(two), len(three)], [0.4, 0.35, 0.25], "scipy.stats.chisquare(f_obs=obs, f_exp=exp)")
srm("push.srm.segment", "push.tsv", "counts of segment new, returning; expected 50:50", [int((push.segment == "new").sum()), int((push.segment == "returning").sum())], [0.5, 0.5], "chisquare([n1, n2])")

# Sequential and Bayesian.
def sequence(name, dataset, prep, t, c):
    (a, b, _), delta = parts(t, c), np.mean(t) - np.mean(c)
    v, n, values = a + b, len(t) + len(c), {}
    for tune in (200, 5000):
        rho2 = (-2 * np.log(0.05) + np.log(1 - 2 * np.log(0.05))) / tune
        half = np.sqrt(v) * np.sqrt(2 * (n * rho2 + 1) / (n * rho2) * np.log(np.sqrt(n * rho2 + 1) / 0.05))
        q = np.sqrt(n * rho2 + 1) / np.exp(rho2 * (n * delta**2 / v) / (2 * (n * rho2 + 1)))
        values[f"gbstats_absolute_tune{tune}"] = dict(rho=np.sqrt(rho2), expected=delta, stddev=np.sqrt(v), halfwidth=half, ci=[delta - half, delta + half], p=min(1, q))
    tau = 0.2
    lr = np.sqrt(v / (v + tau**2)) * np.exp(tau**2 * delta**2 / (2 * v * (v + tau**2)))
    half = np.sqrt(v * (v + tau**2) / tau**2 * (np.log((v + tau**2) / v) - 2 * np.log(0.05)))
    values["msprt_normal_mixture"] = {"0.2": dict(tau=tau, V=v, diff=delta, LR=lr, p=min(1, 1 / lr), ci95_halfwidth=half)}
    put(name, dataset, prep, "always-valid CI / p: asymptotic confidence sequence and mSPRT", "SequentialTwoSidedTTest(tuning); mSPRT normal mixture", values)


sequence("shop.revenue.sequence", "shop.csv", "metric Revenue (EUR); control 'A', treatment 'B'", B[R], A[R])
sequence("push.minutes.sequence", "push.tsv", "minutes, variant 3 vs variant 1, missing dropped", three.minutes.dropna(), one.minutes.dropna())
for name, dataset, prep, (xt, nt), (xc, nc) in (
    ("shop.converted", "shop.csv", "control 'A', treatment 'B'; Converted yes/no", hits(B, "Converted", "yes"), hits(A, "Converted", "yes")),
    ("push.opened", "push.tsv", "variant 2 vs variant 1, metric opened", hits(two, "opened", "TRUE"), hits(one, "opened", "TRUE")),
):
    for a0, b0 in ((1, 1), (0.5, 0.5), (3, 7)):
        t, c, grid = stats.beta(a0 + xt, b0 + nt - xt), stats.beta(a0 + xc, b0 + nc - xc), np.linspace(0, 1, 2000001)
        win = np.trapz(t.pdf(grid[1:-1]) * c.cdf(grid[1:-1]), grid[1:-1])
        put(f"{name}.beta_binomial.beta({a0},{b0})", dataset, prep, "Beta-Binomial A/B: P(B>A), expected loss, credible intervals", f"posterior Beta({a0}+x, {b0}+n-x); prior Beta({a0}, {b0})",
            dict(prior=[a0, b0], control=dict(x=xc, n=nc), treatment=dict(x=xt, n=nt), prob_B_beats_A=win, posterior_mean_A=c.mean(), posterior_mean_B=t.mean(), ci95_A=c.ppf([0.025, 0.975]),
                 ci95_B=t.ppf([0.025, 0.975])), "P abs 1e-8; CI abs 1e-8")
posts = [stats.beta(1 + hits(f, "opened", "TRUE")[0], 1 + len(f) - hits(f, "opened", "TRUE")[0]) for f in (one, two, three)]
grid = np.linspace(0, 1, 1000001)
put("push.opened.best3", "push.tsv", "arms in order 1, 2, 3 of variant; metric opened", "probability each of 3 arms is best, Beta(1,1) priors", "numerical integration of f_i prod F_j",
    dict(arms=[dict(x=hits(f, "opened", "TRUE")[0], n=len(f)) for f in (one, two, three)],
         p_best=[np.trapz(p.pdf(grid) * np.prod([o.cdf(grid) for j, o in enumerate(posts) if j != i], axis=0), grid) for i, p in enumerate(posts)]), "abs 1e-8")
st, sc, nt, nc = int(B.Clicks.sum()), int(A.Clicks.sum()), len(B), len(A)
put("shop.clicks.gamma", "shop.csv", "sum of Clicks per user; control Group=='A', treatment Group=='B'", "Gamma-Poisson P(rate_B>rate_A), prior Gamma(1,1)", "posterior Gamma(1+sum, 1+n)",
    dict(sum_control=sc, n_control=nc, sum_treatment=st, n_treatment=nt, prob_B_beats_A=stats.beta.cdf((1 + nc) / (2 + nt + nc), 1 + sc, 1 + st), mean_A=(1 + sc) / (1 + nc), mean_B=(1 + st) / (1 + nt)), "abs 1e-8")


def effect(est, se, mean, sd):
    if np.isfinite(sd):
        w = 1 / se**2 + 1 / sd**2
        est, se = (est / se**2 + mean / sd**2) / w, w**-0.5
    z = est / se
    return dict(chanceToWin=stats.norm.cdf(z), expected=est, ci=[est - Z * se, est + Z * se], stddev=se,
                risk=[se * (stats.norm.pdf(z) + z * stats.norm.cdf(z)), se * (stats.norm.pdf(z) - z * stats.norm.sf(z))])


a, b, _ = parts(B[R], A[R])
mt, mc = B[R].mean(), A[R].mean()
rel = np.sqrt(a / mc**2 + mt**2 * b / mc**4)
put("shop.revenue.gbstats_bayes", "shop.csv", "metric Revenue (EUR); control A, treatment B", "gbstats Gaussian-effect Bayesian engine", "GaussianPrior(mean, VARIANCE, proper)",
    {"relative.flat": effect(mt / mc - 1, rel, 0, np.inf), "relative.N(0,0.1^2)": effect(mt / mc - 1, rel, 0, 0.1), "absolute.flat": effect(mt - mc, np.sqrt(a + b), 0, np.inf),
     "absolute.N(0.05,0.2^2)": effect(mt - mc, np.sqrt(a + b), 0.05 * mc, 0.2 * mc)}, "rel 1e-9 (abs 1e-15)")
looks, least = [], 1.0
for k in range(1, 5):
    rows = k * N // 4
    f = shop[:rows]
    x, y0 = f[f.Group == "B"].Clicks, f[f.Group == "A"].Clicks
    a, b, _ = parts(x, y0)
    dd, v, rho2 = x.mean() - y0.mean(), a + b, (-2 * np.log(0.05) + np.log(1 - 2 * np.log(0.05))) / 1000
    half = np.sqrt(v) * np.sqrt(2 * (rows * rho2 + 1) / (rows * rho2) * np.log(np.sqrt(rows * rho2 + 1) / 0.05))
    q = min(1, np.sqrt(rows * rho2 + 1) / np.exp(rho2 * (rows * dd**2 / v) / (2 * (rows * rho2 + 1))))
    least = min(least, q)
    looks.append(dict(look_rows=rows, n_c=len(y0), n_t=len(x), diff=dd, se=np.sqrt(v), seq_ci=[dd - half, dd + half], seq_p=q, seq_p_running_min=least, z=dd / np.sqrt(v)))
put("shop.clicks.path4", "shop.csv", "metric Clicks; control 'A', treatment 'B'; looks at floor(k*N/4), file order", "sequential path of looks (first L rows in order)",
    "SequentialTwoSidedTTest tuning 1000, absolute", dict(looks=looks))
for label, p, alpha in (("six", [0.003, 0.021, 0.049, 0.2, 0.6, 0.044], 0.1), ("close", [0.01, 0.0125, 0.0166, 0.025, 0.05], 0.05)):
    values = {}
    for how in ("bonferroni", "sidak", "holm-sidak", "holm", "simes-hochberg", "hommel", "fdr_bh", "fdr_by"):
        reject, adjusted, _, _ = multipletests(p, alpha=alpha, method=how)
        values[how] = dict(adjusted=adjusted, reject=list(reject))
    put(f"family.{label}", "none", "p-values as listed", "multiple-comparison adjustments", f"multipletests(p, {alpha}, method=M)", dict(p=p, labels=[f"H{i}" for i in range(len(p))], **values), "rel 1e-10")

# Boundaries by multivariate normal probabilities.
def crossing(z, rates, sided):
    cov = np.sqrt(np.minimum.outer(rates, rates) / np.maximum.outer(rates, rates))
    done = []
    for k in range(1, len(z) + 1):
        low = -np.array(z[:k]) if sided == 2 else np.full(k, -np.inf)
        done.append(1 - stats.multivariate_normal.cdf(np.array(z[:k]), cov=cov[:k, :k], maxpts=400000, abseps=1e-8, releps=1e-8, lower_limit=low))
    return done


for kind, rates, alpha, sided, delta in (("P", [0.5, 1], 0.05, 2, 0.5), ("OF", [0.4, 1], 0.025, 1, 0.0), ("WT", [0.5, 1], 0.05, 2, 0.3), ("P", [1 / 3, 2 / 3, 1], 0.025, 1, 0.5), ("OF", [1 / 3, 2 / 3, 1], 0.1, 2, 0.0)):
    shape = np.array(rates) ** (delta - 0.5)
    c = optimize.brentq(lambda c: crossing(c * shape, np.array(rates), sided)[-1] - alpha, 1, 5, xtol=1e-9)
    z, more = c * shape, f", deltaWT={delta}" if kind == "WT" else ""
    put(f"gs.{kind}.K{len(rates)}.a{alpha}.s{sided}", "none", "", f"group-sequential boundary {kind}",
        f"getDesignGroupSequential(typeOfDesign = \"{kind}\", kMax = {len(rates)}, alpha = {alpha}, sided = {sided}{more}, informationRates = c({', '.join(f'{r:.6g}' for r in rates)}))",
        dict(K=len(rates), alpha=alpha, sided=sided, information_rates=rates, critical_values_z=z, stage_levels_one_sided_p=stats.norm.sf(z), cumulative_alpha_spent=crossing(z, np.array(rates), sided)),
        "critical values abs 1e-4 (rpact integrates numerically to about 1e-6)")
tt = np.array([0.25, 0.5, 1])
put("gs.spending", "none", "", "alpha-spending function values", "asOF: 2-2*pnorm(qnorm(1-a/2)/sqrt(t)); asP: a*log(1+(e-1)*t); KD: a*t^rho; HSD: a*(1-exp(-g t))/(1-exp(-g))",
    {"t": tt, "asOF_a.01": 2 - 2 * stats.norm.cdf(stats.norm.ppf(0.995) / np.sqrt(tt)), "asP_a.025": 0.025 * np.log(1 + (np.e - 1) * tt), "kd3_a.05": 0.05 * tt**3,
     "hsd_2_a.05": 0.05 * (1 - np.exp(-2 * tt)) / (1 - np.exp(-2))}, "rel 1e-8")

# Drift.
def drift(name, dataset, prep, ref, cur):
    ref, cur = np.asarray(ref, float), np.asarray(cur, float)
    cuts = np.unique(np.quantile(ref, np.arange(1, 10) / 10))
    edges = np.r_[-np.inf, cuts, np.inf]
    e, a = (np.array([((s > lo) & (s <= hi)).sum() for lo, hi in zip(edges[:-1], edges[1:])]) for s in (ref, cur))
    pe, pa = (np.where(s == 0, 1e-4, s / s.sum()) for s in (e, a))
    k = stats.ks_2samp(ref, cur, method="asymp")
    put(name, dataset, prep, "PSI / KS / Wasserstein / JS for a numeric feature", "quantile bins of the reference (deciles, type 7); PSI = sum((a-e)*ln(a/e))",
        dict(n_ref=len(ref), n_cur=len(cur), cuts=cuts, ref_counts=e, cur_counts=a, psi_quantile10=((pa - pe) * np.log(pa / pe)).sum(), ks_D=k.statistic, ks_p_asymptotic=k.pvalue,
             wasserstein=stats.wasserstein_distance(ref, cur), js_distance_natural_log=jensenshannon(pe, pa), mean_ref=ref.mean(), mean_cur=cur.mean(),
             welch_t_p=stats.ttest_ind(ref, cur, equal_var=False).pvalue, energy_distance=stats.energy_distance(ref, cur)), "rel 1e-8 (p-values rel 1e-4)")


drift("shop.revenue.drift", "shop.csv", "reference = Group A, current = Group B, feature Revenue (EUR)", A[R], B[R])
drift("shop.halves.drift", "shop.csv", "reference: first 600 rows, current: remaining rows; feature Page Views", shop["Page Views"][:600], shop["Page Views"][600:])
drift("push.kg.drift", "push.tsv", "feature weight.kg; reference segment == 'new', current segment == 'returning'", push[push.segment == "new"]["weight.kg"], push[push.segment == "returning"]["weight.kg"])
drift("shop.dates.drift", "shop.csv", "reference = signups before 2025-04-01, current = signups from 2025-04-01 on (Signup Date); feature Clicks", shop[shop["Signup Date"] < "2025-04-01"].Clicks,
      shop[shop["Signup Date"] >= "2025-04-01"].Clicks)
for name, dataset, prep, ref, cur in (("shop.device.drift", "shop.csv", "reference Group A, current Group B, feature Device", A.Device, B.Device),
                                      ("push.region.drift", "push.tsv", "reference variant 1, current variant 3, feature région", one["région"], three["région"])):
    names = sorted(set(ref) | set(cur))
    e, s = (np.array([(h == k).sum() for k in names]) for h in (ref, cur))
    chi, pe, pa = stats.chi2_contingency([e, s], correction=False), e / e.sum(), s / s.sum()
    put(name, dataset, prep, "PSI / chi-square / Cramer V / JS / TV for a categorical feature", "chi2_contingency(2 x k, correction=False)",
        dict(categories=names, ref_counts=e, cur_counts=s, psi=((pa - pe) * np.log(pa / pe)).sum(), chi2=chi[0], df=chi[2], p=chi[1], cramers_v=np.sqrt(chi[0] / (e.sum() + s.sum())),
             js_distance_natural_log=jensenshannon(pe, pa), total_variation=abs(pe - pa).sum() / 2))

# Models as statsmodels writes them.
def ols(name, dataset, prep, call, fit, robust=None):
    values = dict(n=fit.nobs, df_residual=fit.df_resid, r2=fit.rsquared, adj_r2=fit.rsquared_adj, coef=dict(fit.params), loglik=fit.llf)
    if robust:
        values["se_" + robust] = dict(fit.bse)
    else:
        values.update(se_classic=dict(fit.bse), t=dict(fit.tvalues), p_classic=dict(fit.pvalues), F=fit.fvalue, AIC=fit.aic)
        for kind in ("HC0", "HC1", "HC2", "HC3"):
            values["se_" + kind] = dict(zip(fit.params.index, getattr(fit, kind + "_se")))
    put(name, dataset, prep, "OLS with classical / HC0-HC4 / cluster-robust SE", call, values, "rel 1e-8")


ols("mtcars.smf", "mtcars.csv", "", "smf.ols(formula='mpg ~ hp + C(cyl, Treatment(reference=8)) + np.sqrt(disp)', data=mtcars).fit()", smf.ols("mpg ~ hp + C(cyl, Treatment(reference=8)) + np.sqrt(disp)", mtcars).fit())
ols("mtcars.hc2", "mtcars.csv", "", "smf.ols('mpg ~ wt + C(gear)', data=mtcars).fit(cov_type='HC2', use_t=True)", smf.ols("mpg ~ wt + C(gear)", mtcars).fit(cov_type="HC2", use_t=True), "HC2")
ols("mtcars.cluster", "mtcars.csv", "", "smf.ols('mpg ~ wt + am', data=mtcars).fit(cov_type='cluster', cov_kwds={'groups': mtcars['carb']})",
    smf.ols("mpg ~ wt + am", mtcars).fit(cov_type="cluster", cov_kwds={"groups": mtcars["carb"]}), "cluster_CR1_stata")
ols("push.smf", "push.tsv", "rows with missing minutes dropped", "smf.ols(\"minutes ~ C(variant) * C(segment, Treatment('returning')) + Q('weight.kg')\", data=push).fit()",
    smf.ols("minutes ~ C(variant) * C(segment, Treatment('returning')) + Q('weight.kg')", push).fit())
ols("shop.smf", "shop.csv", "", "smf.ols(\"np.log1p(Q('Revenue (EUR)')) ~ C(Group) + C(Device) + Q('Page Views')\", data=df).fit()",
    smf.ols("np.log1p(Q('Revenue (EUR)')) ~ C(Group) + C(Device) + Q('Page Views')", shop).fit())
ols("air.query", "airquality.csv", "df.query('Month >= 6 and Temp > 70')", "smf.ols('Ozone ~ Temp + Wind', data=df.query('Month >= 6 and Temp > 70')).fit()",
    smf.ols("Ozone ~ Temp + Wind", air.query("Month >= 6 and Temp > 70")).fit())
ols("air.loc", "airquality.csv", "rows where Ozone is not missing and Solar.R is not missing", "smf.ols('Ozone ~ Temp + I(Temp**2)', data=df[df['Solar.R'].notna()]).fit()",
    smf.ols("Ozone ~ Temp + I(Temp**2)", air[air["Solar.R"].notna()]).fit())
fair = sm.datasets.fair.load_pandas().data
fair = fair[::12].reset_index(drop=True)
fair["affair"] = (fair.affairs > 0).astype(int)
fair.round(6).to_csv(OUT / "data" / "fair.csv", index=False)
fair = pd.read_csv(OUT / "data" / "fair.csv")
spector = sm.datasets.spector.load_pandas().data
spector.to_csv(OUT / "data" / "spector.csv", index=False)
engel = sm.datasets.engel.load_pandas().data
engel.round(6).to_csv(OUT / "data" / "engel.csv", index=False)
engel = pd.read_csv(OUT / "data" / "engel.csv")
star = sm.datasets.scotland.load_pandas().data
star.to_csv(OUT / "data" / "scotland.csv", index=False)


def discrete(name, dataset, prep, method, call, fit, glm=False):
    values = dict(n=int(fit.nobs), coef=dict(fit.params), se=dict(fit.bse), z=dict(fit.tvalues), p=dict(fit.pvalues), loglik=fit.llf)
    values.update(dict(deviance=fit.deviance, null_deviance=fit.null_deviance) if glm else dict(mcfadden_r2=fit.prsquared))
    put(name, dataset, prep, method, call, values, "rel 1e-6")


discrete("spector.logit", "spector.csv", "", "logistic regression (ML)", "sm.Logit(endog=data.GRADE, exog=sm.add_constant(data[['GPA', 'TUCE', 'PSI']])).fit()",
         sm.Logit(spector.GRADE, sm.add_constant(spector[["GPA", "TUCE", "PSI"]])).fit(disp=0, tol=1e-13))
discrete("spector.probit", "spector.csv", "", "probit regression (ML)", "smf.probit('GRADE ~ GPA + TUCE + PSI', data=spector).fit()", smf.probit("GRADE ~ GPA + TUCE + PSI", spector).fit(disp=0, tol=1e-13))
discrete("fair.logit", "fair.csv", "affair = 1 if affairs > 0", "logistic regression (ML)", "smf.logit('affair ~ rate_marriage + age + yrs_married + C(religious) + educ', data=fair).fit()",
         smf.logit("affair ~ rate_marriage + age + yrs_married + C(religious) + educ", fair).fit(disp=0, tol=1e-13))
discrete("fair.glm", "fair.csv", "affair = 1 if affairs > 0", "logistic regression", "smf.glm('affair ~ rate_marriage * children', data=fair, family=sm.families.Binomial()).fit()",
         smf.glm("affair ~ rate_marriage * children", fair, family=sm.families.Binomial()).fit(tol=1e-14), True)
discrete("push.logit", "push.tsv", "opened TRUE/FALSE as 1/0", "logistic regression (ML)", "smf.logit('opened ~ C(variant) + segment', data=push).fit()",
         smf.logit("opened ~ C(variant) + segment", push1).fit(disp=0, tol=1e-13))
discrete("shop.poisson", "shop.csv", "", "Poisson regression (ML)", "smf.poisson(\"Clicks ~ Group + Device + Q('Page Views')\", data=shop).fit()",
         smf.poisson("Clicks ~ Group + Device + Q('Page Views')", shop).fit(disp=0, tol=1e-13, maxiter=200))
some = shop[shop["Page Views"] > 0]
discrete("shop.exposure", "shop.csv", "rows with Page Views > 0", "Poisson regression with offset", "smf.glm('Clicks ~ Group', data=df, family=sm.families.Poisson(), exposure=df['Page Views']).fit()",
         smf.glm("Clicks ~ Group", some, family=sm.families.Poisson(), exposure=some["Page Views"]).fit(tol=1e-14), True)
discrete("shop.offset", "shop.csv", "Page Views > 0; offset log(Page Views)", "Poisson regression with offset", "smf.glm('Clicks ~ Group + Device', df, family=Poisson(), offset=np.log(df['Page Views'])).fit()",
         smf.glm("Clicks ~ Group + Device", some, family=sm.families.Poisson(), offset=np.log(some["Page Views"])).fit(tol=1e-14), True)


def quantile(name, dataset, prep, y, X, names, tau, call):
    n, k = X.shape
    r = optimize.linprog(np.r_[np.zeros(2 * k), np.full(n, tau), np.full(n, 1 - tau)], A_eq=np.c_[X, -X, np.eye(n), -np.eye(n)], b_eq=y, method="highs")
    beta = r.x[:k] - r.x[k : 2 * k]
    put(name, dataset, prep, "quantile regression", call, dict(coef=dict(zip(names, beta)), objective=r.fun), "objective rel 1e-8; coef rel 1e-6 unless solution is non-unique")


for tau in (0.1, 0.5, 0.95):
    quantile(f"engel.rq{tau}", "engel.csv", "", engel.foodexp.values, np.c_[np.ones(len(engel)), engel.income], ["Intercept", "income"], tau, f"smf.quantreg('foodexp ~ income', data=engel).fit(q={tau})")
quantile("mtcars.rq", "mtcars.csv", "", mtcars.mpg.values, np.c_[np.ones(32), mtcars.wt, mtcars.hp], ["(Intercept)", "wt", "hp"], 0.25, "rq(mpg ~ wt + hp, tau = 0.25, data = mtcars)")
quantile("air.rq", "airquality.csv", "complete cases", air.dropna().Ozone.values, np.c_[np.ones(111), air.dropna().Temp, air.dropna().Wind], ["(Intercept)", "Temp", "Wind"], 0.75,
         "rq(formula = Ozone ~ Temp + Wind, tau = 3/4, data = na.omit(airquality))")

# Scores, penalties, trees, isotonic fits.
y = (pima.type == "Yes").astype(int)
for label, score, text in (("glu", pima.glu, "glu"), ("ped", pima.ped, "ped"), ("neg", -pima.npreg, "-npreg")):
    put(f"pima.auc.{label}", "Pima.csv", f"y = type == 'Yes', score = {text}", "classification metrics on fixed scores", "roc_auc_score(y, score); average_precision_score(y, score)",
        dict(n=len(y), positives=y.sum(), roc_auc=roc_auc_score(y, score), gini=2 * roc_auc_score(y, score) - 1, average_precision=average_precision_score(y, score),
             ks_separation=stats.ks_2samp(score[y == 1], score[y == 0]).statistic))
fit = sm.Logit(spector.GRADE, sm.add_constant(spector[["GPA", "TUCE", "PSI"]])).fit(disp=0, tol=1e-13)
p = fit.predict().astype(float)
yy = spector.GRADE.astype(int)
metrics = dict(n=32, positives=int(yy.sum()), roc_auc=roc_auc_score(yy, p), average_precision=average_precision_score(yy, p), log_loss=log_loss(yy, p), brier=brier_score_loss(yy, p))
for cut in (0.3, 0.5):
    tn, fp, fn, tp = confusion_matrix(yy, p >= cut).ravel()
    metrics[f"at_{cut}"] = dict(tn=tn, fp=fp, fn=fn, tp=tp, accuracy=(tn + tp) / 32, precision=tp / (tp + fp), recall=tp / (tp + fn), f1=2 * tp / (2 * tp + fp + fn))
put("spector.logit.metrics", "spector.csv", "y=GRADE; probability from unpenalised logistic regression on GPA, TUCE, PSI", "classification metrics on fixed scores",
    "roc_auc_score, average_precision_score, log_loss, brier_score_loss, confusion_matrix(score>=t)", metrics, "rel 1e-6")
features = ["cyl", "disp", "hp", "drat", "wt", "qsec"]
z = (mtcars[features] - mtcars[features].mean()) / mtcars[features].std(ddof=0)
for alpha, share in ((0.3, 0.5), (1.5, 0.1)):
    models = dict(lasso=Lasso(alpha=alpha, tol=1e-14, max_iter=10**6), ridge=Ridge(alpha=alpha), elastic_net=ElasticNet(alpha=alpha, l1_ratio=share, tol=1e-14, max_iter=10**6))
    put(f"mtcars.penalised.alpha{alpha}", "mtcars.csv", "y = mpg; X = cyl, disp, hp, drat, wt, qsec", "lasso / ridge / elastic net",
        f"Lasso(alpha={alpha}); Ridge(alpha={alpha}); ElasticNet(alpha={alpha}, l1_ratio={share}); StandardScaler on X",
        {k: dict(intercept=m.fit(z, mtcars.mpg).intercept_, **dict(zip(features, m.coef_))) for k, m in models.items()}, "abs 1e-5")
for x, yv, text in ((mtcars.hp, mtcars.mpg, "IsotonicRegression(increasing=False).fit(hp, mpg)"), (pima.npreg, y.astype(float), "IsotonicRegression().fit(X=npreg, y=(type=='Yes'))")):
    iso, grid = IsotonicRegression(increasing="increasing=False" not in text).fit(x, yv), np.array(sorted(x.unique()), float)
    put("isotonic." + x.name, "mtcars.csv" if x.name == "hp" else "Pima.csv", "", "isotonic regression (PAVA)", text, dict(x=grid, y=iso.predict(grid)), "abs 1e-10")
for name, dataset, frame, xs, target, prep in (("spector", "spector.csv", spector, ["GPA", "TUCE", "PSI"], spector.GRADE, "y = GRADE"), ("pima", "Pima.csv", pima, ["npreg", "glu", "ped", "age"], y, "y = type == 'Yes'")):
    t = DecisionTreeClassifier(max_depth=1).fit(frame[xs], target).tree_
    put(f"{name}.stump", dataset, prep, "CART stump (Gini)", f"DecisionTreeClassifier(criterion='gini', max_depth=1) on {', '.join(xs)}",
        dict(feature=xs[t.feature[0]], threshold=t.threshold[0], impurity=t.impurity, n_node=t.n_node_samples), "threshold abs .5; impurity rel 1e-9")

# Planning of statsmodels.
for call, value in (
    ("TTestIndPower().solve_power(effect_size=0.25, power=0.8, alpha=0.05)", TTestIndPower().solve_power(effect_size=0.25, power=0.8, alpha=0.05)),
    ("TTestIndPower().solve_power(0.4, nobs1=None, alpha=0.01, power=0.9, alternative='larger')", TTestIndPower().solve_power(0.4, None, power=0.9, alpha=0.01, alternative="larger")),
):
    put("smp.t." + call[28:48].split(",")[0].strip("("), "none", "", "sample size, t-test two.sample", call, dict(n=value), "rel 1e-6")
h = proportion_effectsize(0.33, 0.3)
put("smp.normal", "none", "", "sample size per arm, two proportions", "NormalIndPower().solve_power(effect_size=proportion_effectsize(0.33, 0.30), alpha=0.05, power=0.8)",
    dict(n_per_arm_arcsine_h=NormalIndPower().solve_power(effect_size=h, alpha=0.05, power=0.8), cohen_h=h), "rel 1e-6")

# Events with words for their columns.
log, steps = [], ["Landing page", "Add to cart", "Checkout", "Payment"]
for visitor in range(150):
    now, state = pd.Timestamp("2025-05-01") + pd.Timedelta(minutes=int(rng.integers(0, 20000))), "Landing page"
    for _ in range(12):
        log.append((f"V-{visitor:03d}", state, now.strftime("%Y-%m-%d %H:%M:%S")))
        now += pd.Timedelta(seconds=int(rng.integers(5, 90000)))
        state = {"Landing page": rng.choice(["Landing page", "Add to cart", "Help", "end"], p=[0.2, 0.5, 0.1, 0.2]), "Add to cart": rng.choice(["Checkout", "Landing page", "end"]),
                 "Checkout": rng.choice(["Payment", "Help", "end"], p=[0.6, 0.1, 0.3]), "Help": rng.choice(["Landing page", "Checkout", "end"]), "Payment": "end"}[state]
        if state == "end":
            break
log = pd.DataFrame(log, columns=["Visitor", "Event", "Time"]).sample(frac=1, random_state=4)
log.insert(0, "Row", range(1, len(log) + 1))
log.to_csv(OUT / "data" / "clicks.csv", index=False)
ordered = log.sort_values(["Visitor", "Time", "Row"])
cases = [(list(f.Event), list(pd.to_datetime(f.Time))) for _, f in ordered.groupby("Visitor")]


def funnel(limit):
    depth, gaps, firsts = [], [[] for _ in steps], [[] for _ in steps]
    for path, times in cases:
        at, first, last = -1, None, None
        for i, s in enumerate(steps):
            found = [j for j in range(at + 1, len(path)) if path[j] == s and (first is None or limit is None or (times[j] - first).total_seconds() <= limit)]
            if not found:
                break
            at = found[0]
            first = first or times[at]
            last = times[at]
            depth.append(i)
    return [sum(dd == i for dd in depth) for i in range(len(steps))]


for limit in (None, 86400):
    n = funnel(limit)
    put("clicks.funnel" + (f".within_{limit}s" if limit else ""), "clicks.csv", "sort events by (Visitor, Time, Row)", "ordered funnel (earliest greedy match, other events may intervene)",
        "step1 = first occurrence in the case; each next step = first later event with that activity" + (f" and at most {limit} s after step 1" if limit else ""),
        dict(n_cases=len(cases), steps=steps, reached=n, conversion_from_first=[v / n[0] for v in n], conversion_from_previous=[1.0] + [b / a for a, b in zip(n, n[1:])]), "counts exact; seconds rel 1e-9")
put("clicks.funnel.any_order", "clicks.csv", "sort events by (Visitor, Time, Row)", "unordered funnel: cases containing each activity", "nunique(Visitor) per Event",
    dict(steps=steps, cases_with_step=[sum(s in p for p, _ in cases) for s in steps], cases_with_all=sum(set(steps) <= set(p) for p, _ in cases)), "exact")
states = sorted(log.Event.unique())
index = {s: i for i, s in enumerate(states)}
counts = np.zeros((len(states), len(states)), int)
starts, ends = np.zeros(len(states), int), np.zeros(len(states), int)
for path, _ in cases:
    starts[index[path[0]]] += 1
    ends[index[path[-1]]] += 1
    for a, b in zip(path, path[1:]):
        counts[index[a], index[b]] += 1
N0 = np.linalg.inv(np.eye(len(states)) - counts / (counts.sum(1) + ends)[:, None])
put("clicks.chain", "clicks.csv", "sort events by (Visitor, Time, Row); states = Events sorted alphabetically", "first-order Markov chain MLE, stationary distribution, absorbing analysis",
    "P_ij = n_ij / n_i.; T_ij = n_ij/(n_i.+exits_i); N=(I-T)^-1", dict(states=states, n_sequences=len(cases), n_transitions=int(counts.sum()), start_counts=starts, end_counts=ends,
    transition_counts=counts, expected_pages_from_state=N0.sum(1), fundamental_matrix_row0=N0[0], expected_session_length=(starts / len(cases)) @ N0.sum(1), observed_mean_session_length=len(log) / len(cases)),
    "counts exact; probabilities rel 1e-10")
joined = [">".join(p) for p, _ in cases]
lengths = [(t[-1] - t[0]).total_seconds() for _, t in cases]
tops = sorted({p: joined.count(p) for p in joined}.items(), key=lambda item: -item[1])[:1]
put("clicks.variants", "clicks.csv", "sort events by (Visitor, Time, Row)", "trace variants and case durations", "join Event by '>'", dict(n_variants=len(set(joined)), top1=[list(i) for i in tops],
    duration_seconds_mean=np.mean(lengths), duration_seconds_median=np.median(lengths), events_per_case_mean=len(log) / len(cases), events_per_case_max=max(len(p) for p, _ in cases)), "exact / rel 1e-9")
kept = [p for p, _ in cases if p[0] != "Payment"]
others = [s for s in states if s != "Payment"]


def converted(without=None):
    m = np.zeros((len(others) + 2, len(others) + 2))
    begin, pos = np.zeros(len(others) + 2), {s: i for i, s in enumerate(others)}
    for p in kept:
        cut = [pos[s] for s in (p[: p.index("Payment")] if "Payment" in p else p)]
        begin[cut[0]] += 1
        for a, b in zip(cut, cut[1:]):
            m[a, b] += 1
        m[cut[-1], len(others) + (0 if "Payment" in p else 1)] += 1
    q = m[: len(others)] / m[: len(others)].sum(1, keepdims=True)
    q, r, s0 = q[:, : len(others)].copy(), q[:, len(others)].copy(), begin[: len(others)] / begin.sum()
    if without is not None:
        q[:, without], q[without], r[without], s0[without] = 0, 0, 0, 0
    return s0 @ np.linalg.solve(np.eye(len(others)) - q, r)


removal = {s: 1 - converted(i) / converted() for i, s in enumerate(others)}
won = sum("Payment" in p for p in kept)
put("clicks.attribution.Payment", "clicks.csv", "sort events by (Visitor, Time, Row); states sorted alphabetically", "Markov removal-effect attribution (first order)",
    "path = states before the first visit to the conversion state", dict(n_paths=len(kept), conversions=won, conversion_probability=converted(), removal_effect=removal,
    attribution_share={s: v / sum(removal.values()) for s, v in removal.items()}), "rel 1e-8")
sales = pd.DataFrame({"Customer": rng.integers(100, 180, 400), "Order Date": pd.Timestamp("2024-11-03") + pd.to_timedelta(rng.integers(0, 150, 400), "D"), "Order Value": np.round(rng.gamma(2, 15, 400), 2)})
sales.assign(**{"Order Date": sales["Order Date"].dt.strftime("%d/%m/%Y")}).to_csv(OUT / "data" / "orders.csv", index=False)
period = sales["Order Date"].dt.year * 12 + sales["Order Date"].dt.month - 1
first, cohorts = period.groupby(sales.Customer).transform("min"), {}
for start in sorted(first.unique()):
    mine, ages, last = sales[first == start], (period - first)[first == start], int(period.max() - start) + 1
    size, active = mine.Customer.nunique(), [mine[ages == k].Customer.nunique() for k in range(last)]
    cohorts[f"{start // 12:04d}-{start % 12 + 1:02d}"] = dict(size=size, active=active, retention=[v / size for v in active], revenue=[mine[ages == k]["Order Value"].sum() for k in range(last)])
put("orders.cohorts", "orders.csv", "Order Date is day/month/year", "calendar-month cohort retention and cumulative LTV", "cohort = month of the customer's first order",
    dict(cohorts=cohorts, customers=sales.Customer.nunique(), transactions=400, total_revenue=sales["Order Value"].sum()), "counts exact; rel 1e-9")

# Uplift with and without ties.
w, out = (shop.Group == "B").astype(int).values, (shop.Converted == "yes").astype(int).values


def curve(score, kind):
    order = np.argsort(-score, kind="mergesort")
    s, tr, yo = score[order], w[order], out[order]
    at = np.r_[np.where(np.diff(s))[0], len(s) - 1]
    nt, nc, yt, yc = np.cumsum(tr)[at], np.cumsum(1 - tr)[at], np.cumsum(tr * yo)[at], np.cumsum((1 - tr) * yo)[at]
    with np.errstate(all="ignore"):
        v = (np.nan_to_num(yt / nt) - np.nan_to_num(yc / nc)) * (nt + nc) if kind == "uplift" else yt - np.nan_to_num(yc * nt / nc) * (nc > 0)
    return np.r_[0, at + 1], np.r_[0, v]


for name, score, prep in (("views", shop["Page Views"].values.astype(float), "score=Page Views"), ("neg_clicks", -shop.Clicks.values.astype(float), "score = -Clicks")):
    (ux, uy), (qx, qy) = curve(score, "uplift"), curve(score, "qini")
    put(f"shop.uplift.{name}", "shop.csv", f"treatment=1 for Group B, 0 for Group A; y = Converted == 'yes'; {prep}", "uplift curve / Qini / AUUC / uplift@k", "sklift.metrics.uplift_curve, qini_curve",
        dict(n=N, n_treated=int(w.sum()), responders_treated=int(out[w == 1].sum()), responders_control=int(out[w == 0].sum()), distinct_scores=len(np.unique(score)), ate=out[w == 1].mean() - out[w == 0].mean(),
             raw_area_uplift_curve=np.trapz(uy, ux), raw_area_qini_curve=np.trapz(qy, qx), raw_area_random_uplift=N * uy[-1] / 2, raw_area_random_qini=N * qy[-1] / 2,
             uplift_curve_points=[[a, b] for a, b in zip(ux, uy)], qini_curve_points=[[a, b] for a, b in zip(qx, qy)]))

# Resampling.
x, y0, draws = B[R].values, A[R].values, 20000
tm, cm = (np.array([s[rng.integers(0, len(s), len(s))].mean() for _ in range(draws)]) for s in (x, y0))
put("shop.revenue.bootstrap", "shop.csv", "metric Revenue (EUR); A = control, B = treatment", "nonparametric bootstrap percentile CI (arms resampled independently)", f"B={draws}, np.percentile 2.5/97.5",
    dict(B=draws, diff=x.mean() - y0.mean(), diff_ci=np.percentile(tm - cm, [2.5, 97.5]), lift=x.mean() / y0.mean() - 1, lift_ci=np.percentile(tm / cm - 1, [2.5, 97.5]),
         mc_sd_of_endpoints_at_B10=dict(B=draws // 10, diff=np.percentile((tm - cm).reshape(10, -1), [2.5, 97.5], axis=1).std(axis=1, ddof=1),
                                        lift=np.percentile((tm / cm - 1).reshape(10, -1), [2.5, 97.5], axis=1).std(axis=1, ddof=1))), "end points abs 4*mc_sd_of_endpoints_at_B10 for a run of B/10 resamples")
x, y0 = chick[chick.feed == "soybean"].weight.values, chick[chick.feed == "linseed"].weight.values
seen, pool = abs(x.mean() - y0.mean()), np.r_[x, y0].astype(float)
found = sum(abs(q[: len(x)].mean() - q[len(x) :].mean()) >= seen - 1e-9 for q in (rng.permutation(pool) for _ in range(20000)))
put("chick.permutation", "chickwts.csv", "weight; control feed linseed, treatment feed soybean", "two-sided permutation test, difference of means", "20000 permutations; p=(count+1)/(P+1)",
    dict(p=(found + 1) / 20001, permutations=20000), "abs 4*sqrt(p(1-p)/permutations used)")
wins = np.array([np.median(s1) - np.median(s0) for s1, s0 in ((x[rng.integers(0, len(x), len(x))], y0[rng.integers(0, len(y0), len(y0))]) for _ in range(20000))])
put("chick.median", "chickwts.csv", "weight; control linseed, treatment soybean", "bootstrap percentile CI of the median difference", "B=20000",
    dict(diff=np.median(x) - np.median(y0), ci=np.percentile(wins, [2.5, 97.5])), "abs 5% of CI width")

# Off-policy.
def played(n, seed, weights):
    r = np.random.default_rng(seed)
    slot = r.integers(1, 4, n)
    item = np.array([r.choice(3, p=weights[s - 1]) for s in slot])
    return pd.DataFrame(dict(timestamp=np.arange(n), item_id=item, position=slot, click=(r.random(n) < 0.1 + 0.1 * item).astype(int), propensity_score=[weights[s - 1][i] for s, i in zip(slot, item)]))


old, new = played(600, 5, [[0.6, 0.3, 0.1], [0.2, 0.4, 0.4], [1 / 3] * 3]), played(400, 6, [[0.1, 0.3, 0.6], [0.2, 0.2, 0.6], [0.3, 0.3, 0.4]])
old.to_csv(OUT / "data" / "log_old.csv")
new.to_csv(OUT / "data" / "log_new.csv")
pe, clicks, shown = np.zeros((3, 3)), np.zeros((3, 3)), np.zeros((3, 3))
np.add.at(pe, (new.item_id.values, new.position.values - 1), 1)
pe = (pe + 1) / (pe.sum(0) + 3)
it, po, rw = old.item_id.values, old.position.values - 1, old.click.values.astype(float)
np.add.at(clicks, (it, po), rw)
np.add.at(shown, (it, po), 1)
q = (clicks + rw.mean()) / (shown + 1)
wt, taken, dm = pe[it, po] / old.propensity_score.values, q[it, po], (pe * q).sum(0)[po]


def rounds(r):
    se = r.std(ddof=1) / np.sqrt(len(r))
    return dict(value=r.mean(), se_iid=se, ci95_normal=[r.mean() - Z * se, r.mean() + Z * se])


put("log.old->new", "log_old.csv (behaviour), log_new.csv (defines target policy)", "position-1 -> k in {0,1,2}; target policy pi(a|k)=(count of item a at k in the TARGET log + 1)/(total at k + n_actions)",
    "off-policy evaluation IPS/SNIPS/DM/DR/SNDR/Switch-DR/DRos", "InverseProbabilityWeighting().estimate_policy_value(...)",
    dict(n=600, n_actions=3, mean_reward_behaviour=rw.mean(), on_policy_mean_reward_in_target_log=new.click.mean(), weight_mean=wt.mean(), weight_max=wt.max(), ess=wt.sum() ** 2 / (wt**2).sum(),
         ips=rounds(wt * rw), snips=dict(value=(wt * rw).sum() / wt.sum()), dr=rounds(dm + wt * (rw - taken)), dm=dict(value=dm.mean())))

# Many to one: Student's multivariate t by quasi-Monte-Carlo.
def dunnett(name, dataset, prep, frame, y, g, control, call):
    groups = {k: f[y].values for k, f in frame.groupby(g)}
    df = sum(len(v) - 1 for v in groups.values())
    s2 = sum(((v - v.mean()) ** 2).sum() for v in groups.values()) / df
    others, c = [k for k in groups if k != control], groups[control]
    est = {k: groups[k].mean() - c.mean() for k in others}
    se = {k: np.sqrt(s2 * (1 / len(groups[k]) + 1 / len(c))) for k in others}
    lam = np.array([1 / np.sqrt(1 + len(c) / len(groups[k])) for k in others])
    corr = np.outer(lam, lam)
    np.fill_diagonal(corr, 1)

    def p(t):
        nodes, weights = np.polynomial.hermite_e.hermegauss(80)
        def inner(s):
            return sum(wk * np.prod([stats.norm.cdf((s * t + l * xk) / np.sqrt(1 - l * l)) - stats.norm.cdf((-s * t + l * xk) / np.sqrt(1 - l * l)) for l in lam])
                       for xk, wk in zip(nodes, weights)) / np.sqrt(2 * np.pi)
        u, wu = np.polynomial.legendre.leggauss(60)
        s = np.sqrt(stats.chi2.ppf((u + 1) / 2, df) / df)
        return 1 - sum(wi / 2 * inner(si) for wi, si in zip(wu, s))

    label = {k: f"{k} - {control}" for k in others}
    put(name, dataset, prep, "Dunnett many-to-one (two-sided, single-step)", call, dict(estimates={label[k]: est[k] for k in others}, se={label[k]: se[k] for k in others},
        t={label[k]: est[k] / se[k] for k in others}, p_exact={label[k]: p(abs(est[k] / se[k])) for k in others}, df=df), "t rel 1e-9; p abs 2e-4")


dunnett("plants.dunnett", "PlantGrowth.csv", "y=weight, control 'ctrl'", plants, "weight", "group", "ctrl", "glht(aov(weight ~ group, data = PlantGrowth), linfct = mcp(group = \"Dunnett\"))")
dunnett("chick.dunnett", "chickwts.csv", "outcome weight by feed, control group casein", chick, "weight", "feed", "casein", "scipy.stats.dunnett(*samples, control=casein)")
dunnett("push.dunnett", "push.tsv", "y = minutes, NA dropped; control variant '1'", push.dropna(), "minutes", "variant", 1, "glht(aov(minutes ~ factor(variant)), mcp('Dunnett'))")

# In yet other words.
desk = shop[shop.Device == "Desktop"]
welch("shop.desktop.welch", "shop.csv", "Desktop users only (Device = 'Desktop'); outcome: Revenue (EUR); arms: A (control), B (treatment)", desk[desk.Group == "B"][R], desk[desk.Group == "A"][R],
      "stats.ttest_ind(a=t, b=c, equal_var=False)")
welch("shop.no_outliers.welch", "shop.csv", "outliers removed: drop rows where Revenue (EUR) > 150; metric Revenue (EUR); Group A control, Group B treatment", B[B[R] <= 150][R], A[A[R] <= 150][R], "ttest_ind(equal_var=False)")
mid_b, mid_a = (f[(f["Page Views"] >= 2) & (f["Page Views"] <= 6)] for f in (B, A))
welch("shop.mid.welch", "shop.csv", "rows with Page Views between 2 and 6 (inclusive); metric Clicks; control 'A'; treatment 'B'", mid_b.Clicks, mid_a.Clicks, "ttest_ind(t, c, equal_var=False)")
low, high = np.percentile(shop["Page Views"], [5, 90])
student("shop.clipped.student", "shop.csv", "metric Page Views clipped at the 5th and 90th percentiles; control A, treatment B", B["Page Views"].clip(low, high), A["Page Views"].clip(low, high), "ttest_ind(t, c)")
welch("push.two_segments.welch", "push.tsv", "exclude région == 'Provence'; metric minutes; treatment: variant 2; control: variant 1", two[two["région"] != "Provence"].minutes.dropna(),
      one[one["région"] != "Provence"].minutes.dropna(), "t.test(x = t, y = c, var.equal = FALSE)")
proportions("made.counts", "none", "control 48 of 500, treatment 61 of 510", 61, 510, 48, 500, kinds=("ztest", "ci", "or"))
srm("made.srm", "none", "observed counts 5012 and 4873, planned 50/50", [5012, 4873], [50, 50], "chisquare([5012, 4873])")
p = [0.0004, 0.0201, 0.0301, 0.04, 0.4]
put("made.p_adjust", "none", "", "multiple-comparison adjustments", "p.adjust(p, method = M)", dict(p=p, **{name: multipletests(p, method=how)[1] for name, how in (
    ("BH", "fdr_bh"), ("BY", "fdr_by"), ("holm", "holm"), ("hochberg", "simes-hochberg"), ("hommel", "hommel"), ("bonferroni", "bonferroni"))}), "rel 1e-10")
X = sm.add_constant(mtcars[["wt", "hp"]])
fit = sm.OLS(mtcars["mpg"], X).fit(cov_type="HC1")
put("mtcars.arrays", "mtcars.csv", "", "OLS with classical / HC0-HC4 / cluster-robust SE", "sm.OLS(mtcars['mpg'], sm.add_constant(mtcars[['wt', 'hp']])).fit(cov_type='HC1')",
    dict(n=32, coef=dict(fit.params), se_HC1=dict(fit.bse), r2=fit.rsquared), "rel 1e-8")
ols("mtcars.wls", "mtcars.csv", "weights = qsec", "smf.wls('mpg ~ wt + C(am)', data=mtcars, weights=mtcars['qsec']).fit()", smf.wls("mpg ~ wt + C(am)", mtcars, weights=mtcars["qsec"]).fit())
ols("mtcars.where", "mtcars.csv", "", "smf.ols('np.log(mpg) ~ np.where(hp > 120, 1, 0) + np.minimum(wt, 4) + C(vs)', data=mtcars).fit()",
    smf.ols("np.log(mpg) ~ np.where(hp > 120, 1, 0) + np.minimum(wt, 4) + C(vs)", mtcars).fit())
discrete("pima.sm", "Pima.csv", "drop rows with any missing value; y = 1 if type is 'Yes'", "logistic regression (ML)", "sm.Logit(y, sm.add_constant(df[['glu', 'bmi', 'age']])).fit()",
         sm.Logit(y[pima.notna().all(axis=1)], sm.add_constant(pima.dropna()[["glu", "bmi", "age"]])).fit(disp=0, tol=1e-13))


put("smp.function", "none", "", "sample size, t-test two.sample", "tt_ind_solve_power(effect_size=0.3, alpha=0.05, power=0.9, ratio=1.0, alternative='two-sided')", dict(n=tt_ind_solve_power(effect_size=0.3, alpha=0.05, power=0.9)), "rel 1e-6")
put("smp.pwr", "none", "", "sample size, t-test two.sample", "pwr.t.test(d = 0.45, sig.level = 0.05, power = 0.8, type = \"two.sample\", alternative = \"greater\")",
    dict(n=TTestIndPower().solve_power(0.45, power=0.8, alpha=0.05, alternative="larger")), "rel 1e-6")
h = proportion_effectsize(0.14, 0.1)
put("smp.pwr.2p", "none", "", "sample size per arm, two proportions", "pwr.2p.test(h = ES.h(p1 = 0.14, p2 = 0.10), sig.level = 0.05, power = 0.9)",
    dict(n_per_arm_arcsine_h=zt_ind_solve_power(effect_size=h, alpha=0.05, power=0.9), cohen_h=h), "rel 1e-6")
n = funnel(7200)
put("clicks.funnel.2h", "clicks.csv", "sort events by (Visitor, Time, Row)", "ordered funnel (earliest greedy match, other events may intervene)", "all steps within 2 hours of the first step",
    dict(n_cases=len(cases), steps=steps, reached=n), "exact")
shop2 = shop.merge(before, left_on="User ID", right_on="user", how="left")
shop2["orders_before"] = shop2["orders_before"].fillna(0)
cuped("shop.joined~before", "shop.csv, before.csv", "left join before.csv on User ID = user, users without orders_before get 0; Y = Clicks, X = orders_before; control 'A', treatment 'B'",
      shop2[shop2.Group == "B"], shop2[shop2.Group == "A"], "Clicks", "orders_before", "theta=cov(Y,X)/var(X) on ALL units of both arms (ddof=1)")

(OUT / "expected" / "fourth_python.json").write_text(json.dumps(dict(file="fourth_python.json", checks=clean(CHECKS)), ensure_ascii=False, indent=None))
print(len(CHECKS), "checks")
