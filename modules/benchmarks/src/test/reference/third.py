"""The Python part of the third folder of reference results: rare events, empty cells, ties, other levels, six arms, scores of any sign.

Run with:  python3 third.py OUTPUT_FOLDER     (after third.R; scipy 1.10.1, statsmodels 0.13.5, scikit-learn 1.2.1, numpy 1.24.2, pandas 1.5.3,
mpmath 1.2.1)
"""

import json
import sys
from pathlib import Path

import mpmath as mp
import numpy as np
import pandas as pd
from scipy import stats
from scipy.spatial.distance import jensenshannon
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import ElasticNet, Lasso, Ridge
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.tree import DecisionTreeClassifier
import statsmodels.api as sm
import statsmodels.formula.api as smf
from statsmodels.stats.contingency_tables import StratifiedTable, Table2x2
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower, TTestPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

OUT = Path(sys.argv[1])
CHECKS = []
Z = 1.959963984540054


def put(id, dataset, prep, method, call, values, tolerance="rel 1e-9"):
    CHECKS.append(dict(id=id, dataset=dataset, prep=prep, method=method, call=call, tolerance=tolerance, values=values))


def clean(value):
    if isinstance(value, dict):
        return {str(k): clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [clean(v) for v in value]
    if isinstance(value, (np.integer,)):
        return int(value)
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value)).lower()
    if isinstance(value, (float, np.floating, mp.mpf)):
        value = float(value)
        return None if np.isnan(value) else "Infinity" if value == np.inf else "-Infinity" if value == -np.inf else value
    return value


rng = np.random.default_rng(20261201)
N = 1500
arms = ["control", "A", "B", "C", "D", "E"]
store = pd.DataFrame(
    dict(
        uid=np.arange(N),
        arm=rng.choice(arms, N, p=[0.4, 0.25, 0.15, 0.1, 0.08, 0.02]),
        tier=rng.choice([1, 2, 3, 5, 8], N),
        city=rng.choice([f"city.{i:02d}" for i in range(12)], N),
        pre=np.round(np.where(rng.random(N) < 0.6, 0, rng.exponential(40, N)), 2),
        sessions=rng.poisson(2, N),
        clicks=0,
        revenue=np.round(np.where(rng.random(N) < 0.06, rng.lognormal(3.2, 1.1, N), 0), 2),
        mobile=rng.random(N) < 0.55,
    )
)
store["clicks"] = rng.binomial(store.sessions * 3, 0.2)
store["buyer"] = (store.revenue > 0).astype(int)
store["fraud"] = (rng.random(N) < 0.004).astype(int)
store.loc[store.arm == "E", "fraud"] = 0
store["always"] = np.where(store.arm == "control", 1, (rng.random(N) < 0.9).astype(int))
missing = rng.random(N) < 0.08
store["rating"] = np.where(rng.random(N) < 0.1, np.nan, rng.integers(1, 6, N))
store["pre_missing"] = np.where(missing, np.nan, store.pre)
store["mobile"] = np.where(store.mobile, "TRUE", "FALSE")
store.to_csv(OUT / "data" / "store.csv", index=False)
sleep = pd.read_csv(OUT / "data" / "sleep.csv")
iris = pd.read_csv(OUT / "data" / "iris.csv")
cats = pd.read_csv(OUT / "data" / "cats.csv")
birth = pd.read_csv(OUT / "data" / "birthwt.csv")
boston = pd.read_csv(OUT / "data" / "boston.csv")


def welch_parts(t, c):
    a, b = np.var(t, ddof=1) / len(t), np.var(c, ddof=1) / len(c)
    with np.errstate(invalid="ignore", divide="ignore"):
        return a, b, (a + b) ** 2 / (a * a / (len(t) - 1) + b * b / (len(c) - 1))


def gb(est, se, df, level=0.95):
    q = stats.t.ppf(0.5 + level / 2, df)
    return dict(expected=est, stddev=se, ci=[est - q * se, est + q * se], p=2 * (1 - stats.t.cdf(abs(est / se), df)), dof=df)


def means(name, dataset, prep, t, c):
    t, c = np.asarray(t, float), np.asarray(c, float)
    w = stats.ttest_ind(t, c, equal_var=False)
    compare = CompareMeans(DescrStatsW(t), DescrStatsW(c))
    a, b, df = welch_parts(t, c)
    put(name + ".welch", dataset, prep, "Welch t-test", "stats.ttest_ind(treatment, control, equal_var=False); tconfint_diff(alpha=.05/.1/.01, usevar='unequal')",
        dict(n_control=len(c), n_treatment=len(t), mean_control=c.mean(), mean_treatment=t.mean(), var_control=c.var(ddof=1), var_treatment=t.var(ddof=1),
             diff=t.mean() - c.mean(), se=np.sqrt(a + b), t=w.statistic, df=df, p=w.pvalue, ci95=compare.tconfint_diff(usevar="unequal"),
             ci90=compare.tconfint_diff(alpha=0.1, usevar="unequal"), ci99=compare.tconfint_diff(alpha=0.01, usevar="unequal"),
             p_greater=stats.ttest_ind(t, c, equal_var=False, alternative="greater").pvalue,
             p_less=stats.ttest_ind(t, c, equal_var=False, alternative="less").pvalue))
    s = stats.ttest_ind(t, c)
    put(name + ".student", dataset, prep, "Student t-test (pooled)", "scipy.stats.ttest_ind(t, c, equal_var=True)",
        dict(t=s.statistic, p=s.pvalue, df=len(t) + len(c) - 2, ci95=compare.tconfint_diff(usevar="pooled"), ci90=compare.tconfint_diff(alpha=0.1, usevar="pooled")))
    u = stats.mannwhitneyu(t, c, alternative="two-sided", method="asymptotic", use_continuity=True)
    put(name + ".mannwhitney", dataset, prep, "Mann-Whitney U (tie-corrected normal, continuity correction)",
        'mannwhitneyu(t, c, use_continuity=True, alternative="two-sided", method="asymptotic")',
        dict(U_treatment=u.statistic, p=u.pvalue, auc_common_language=u.statistic / len(t) / len(c)), "U exact; p rel 1e-8")
    ks = stats.ks_2samp(t, c, method="asymp")
    put(name + ".ks", dataset, prep, "two-sample Kolmogorov-Smirnov", "scipy.stats.ks_2samp(t, c, method='asymp')", dict(D=ks.statistic, p_asymptotic=ks.pvalue),
        "D abs 1e-12; p rel 1e-3 (asymptotic variants differ)")
    lv, bf = stats.levene(t, c, center="mean"), stats.levene(t, c, center="median")
    put(name + ".levene", dataset, prep, "Levene (mean) and Brown-Forsythe (median)", "scipy.stats.levene(center='mean'|'median')",
        dict(levene_F=lv.statistic, levene_p=lv.pvalue, brown_forsythe_F=bf.statistic, brown_forsythe_p=bf.pvalue))
    lift = t.mean() / c.mean() - 1
    se = np.sqrt(a / c.mean() ** 2 + t.mean() ** 2 * b / c.mean() ** 4)
    g = Z * Z * b / c.mean() ** 2
    root = Z * np.sqrt(a + (t.mean() / c.mean()) ** 2 * b - g * a) / abs(c.mean())
    fieller = [((t.mean() / c.mean()) + s0 * root) / (1 - g) - 1 for s0 in (-1, 1)] if g < 1 else None
    values = dict(lift=lift, se=se, ci95_normal=[lift - Z * se, lift + Z * se], gbstats_relative=gb(lift, se, df), gbstats_absolute=gb(t.mean() - c.mean(), np.sqrt(a + b), df))
    if fieller:
        values["fieller_ci95_normal"] = fieller
    put(name + ".relative_lift", dataset, prep, "relative lift of means, delta method", "lift = m_t/m_c - 1; se^2 = v_t/(n_t m_c^2) + m_t^2 v_c/(n_c m_c^4)", values)


def arm(a, column):
    return store.loc[store.arm == a, column]


means("store.revenue", "store.csv", "metric revenue (94% zeros); control 'control', treatment 'A'", arm("A", "revenue"), arm("control", "revenue"))
means("store.revenue.E", "store.csv", "metric: revenue; control = control, treatment = E", arm("E", "revenue"), arm("control", "revenue"))
means("store.rating", "store.csv", "metric rating, missing ratings dropped; control=control, treatment=B", arm("B", "rating").dropna(), arm("control", "rating").dropna())
means("sleep.extra", "sleep.csv", "metric extra, group 2 vs group 1 (10 each); control: group==1, treatment: group==2", sleep[sleep.group == 2].extra, sleep[sleep.group == 1].extra)
means("cats.Hwt", "cats.csv", "Hwt; control Sex==F, treatment Sex==M", cats[cats.Sex == "M"].Hwt, cats[cats.Sex == "F"].Hwt)
means("iris.petal", "iris.csv", "metric Petal.Length; control 'setosa', treatment 'virginica'", iris[iris.Species == "virginica"]["Petal.Length"], iris[iris.Species == "setosa"]["Petal.Length"])
means("birth.bwt", "birthwt.csv", "metric bwt; control smoke=0, treatment smoke=1", birth[birth.smoke == 1].bwt, birth[birth.smoke == 0].bwt)
for alt in ("greater", "less"):
    u = stats.mannwhitneyu(arm("D", "rating").dropna(), arm("C", "rating").dropna(), alternative=alt, method="asymptotic")
    put(f"store.rating.mw.{alt}", "store.csv", "metric rating; control 'C', treatment 'D'", "Mann-Whitney U (tie-corrected normal, continuity correction)",
        f"scipy.stats.mannwhitneyu(t, c, alternative = '{alt}', method = 'asymptotic')", dict(U_treatment=u.statistic, p=u.pvalue), "U exact; p rel 1e-8")


def proportions(name, dataset, prep, xt, nt, xc, nc, level=0.95, tests=True):
    both = dict(control=dict(x=xc, n=nc), treatment=dict(x=xt, n=nt))
    table = np.array([[xt, nt - xt], [xc, nc - xc]])
    with np.errstate(all="ignore"):
        if tests:
            z, p = proportions_ztest([xt, xc], [nt, nc])
            chi, yates = stats.chi2_contingency(table, correction=False), stats.chi2_contingency(table)
            put(name + ".ztest", dataset, prep, "two-proportion z-test, pooled variance", "proportions_ztest(count=[x_t, x_c], nobs=[n_t, n_c])",
                dict(both, p_control=xc / nc, p_treatment=xt / nt, diff=xt / nt - xc / nc, z_pooled=z, p_two_sided=p,
                     p_treatment_greater=proportions_ztest([xt, xc], [nt, nc], alternative="larger")[1],
                     p_treatment_less=proportions_ztest([xt, xc], [nt, nc], alternative="smaller")[1], chi2_no_correction=chi[0], chi2_p=chi[1], chi2_yates=yates[0], chi2_yates_p=yates[1]))
            se = np.sqrt(xt / nt * (1 - xt / nt) / nt + xc / nc * (1 - xc / nc) / nc)
            put(name + ".ztest_unpooled", dataset, prep, "two-proportion z (unpooled SE, divisor n)", "z = (p2-p1)/sqrt(p1q1/n1 + p2q2/n2)",
                dict(both, se=se, z=(xt / nt - xc / nc) / se, p_two_sided=2 * stats.norm.sf(abs((xt / nt - xc / nc) / se))))
            for more in ("two-sided", "greater", "less"):
                odds, p = stats.fisher_exact(table, alternative=more)
                put(f"{name}.fisher.{more}", dataset, prep, f"Fisher exact test {more}", f"scipy.stats.fisher_exact([[x_t, n_t-x_t], [x_c, n_c-x_c]], alternative=\"{more}\")",
                    dict(both, p=p, odds_ratio=odds), "rel 1e-6")
        alpha = round(1 - level, 10)
        single = {how: dict(treatment=proportion_confint(xt, nt, alpha, how), control=proportion_confint(xc, nc, alpha, how))
                  for how in ("wilson", "beta", "agresti_coull", "jeffreys", "normal")}
        put(name + ".one_sample_ci", dataset, prep, f"single-proportion {100 * level:g}% CIs (beta = Clopper-Pearson)", f"proportion_confint(x, n, alpha={alpha:g}, method=M)",
            dict(both, **single), "rel 1e-9 (abs 1e-12)")
        cis = {f"diff_{how}": confint_proportions_2indep(xt, nt, xc, nc, method=how, compare="diff", alpha=alpha) for how in ("wald", "newcomb", "agresti-caffo")}
        if min(xt, xc) > 0:
            # The score interval of statsmodels leaves the estimate out where everything succeeded.
            for how in ("log", "log-adjusted", "score") if max(xt / nt, xc / nc) < 1 else ("log", "log-adjusted"):
                cis[f"ratio_{how}"] = confint_proportions_2indep(xt, nt, xc, nc, method=how, compare="ratio", alpha=alpha)
            if max(xt / nt, xc / nc) < 1:
                cis["odds_ratio_logit"] = confint_proportions_2indep(xt, nt, xc, nc, method="logit", compare="odds-ratio", alpha=alpha)
        put(name + ".ci", dataset, prep, f"CIs for difference / ratio / odds ratio of two proportions, {100 * level:g}%",
            f"confint_proportions_2indep(x_t, n_t, x_c, n_c, method=M, compare=C, alpha={alpha:g})", dict(both, **cis), "rel 1e-7")
        if min(table.ravel()) > 0:
            two = Table2x2(table)
            put(name + ".or_rr", dataset, prep, "odds ratio and risk ratio with log-normal CI", "Table2x2([[x_t, n_t - x_t], [x_c, n_c - x_c]])",
                dict(both, oddsratio=two.oddsratio, log_or_se=two.log_oddsratio_se, or_ci=two.oddsratio_confint(), riskratio=two.riskratio,
                     log_rr_se=two.log_riskratio_se, rr_ci=two.riskratio_confint()))
            pt, pc = xt / nt, xc / nc
            lift, vt, vc = pt / pc - 1, pt * (1 - pt) / nt, pc * (1 - pc) / nc
            se = np.sqrt(vt / pc**2 + pt**2 * vc / pc**4)
            df = (vt + vc) ** 2 / (vt**2 / (nt - 1) + vc**2 / (nc - 1))
            put(name + ".relative_lift", dataset, prep, "relative lift p_t/p_c-1, delta-method", "se^2 = v_t/(n_t p_c^2) + p_t^2 v_c/(n_c p_c^4)",
                dict(both, lift=lift, se_var_n=se, ci_normal_var_n=[lift - Z * se, lift + Z * se], gbstats=gb(lift, se, df), gbstats_absolute=gb(pt - pc, np.sqrt(vt + vc), df)))


def flags(a, column):
    v = arm(a, column)
    return int(v.sum()), len(v)


proportions("store.fraud", "store.csv", "metric fraud (rare); control 'control', treatment 'A'", *flags("A", "fraud"), *flags("control", "fraud"))
proportions("store.fraud.none", "store.csv", "metric fraud; control 'control', treatment 'E' (no event in treatment)", *flags("E", "fraud"), *flags("control", "fraud"), level=0.99)
proportions("store.always", "store.csv", "metric always; control 'control' (all 1), treatment 'D'", *flags("D", "always"), *flags("control", "always"), level=0.9)
proportions("store.buyer.99", "store.csv", "metric buyer; control: B, treatment: A", *flags("A", "buyer"), *flags("B", "buyer"), level=0.99)
proportions("birth.low", "birthwt.csv", "metric low; control smoke==0, treatment smoke==1", int(birth[birth.smoke == 1].low.sum()), 74, int(birth[birth.smoke == 0].low.sum()), 115, level=0.9)
yes = store.mobile == "TRUE"
proportions("store.mobile", "store.csv", "metric mobile (TRUE/FALSE -> 1/0); control=control, treatment=C", int((yes & (store.arm == "C")).sum()), int((store.arm == "C").sum()),
            int((yes & (store.arm == "control")).sum()), int((store.arm == "control").sum()))

# Covariates, ratios, strata, samples.
t, c = store[store.arm == "A"], store[store.arm == "control"]


def cuped(name, prep, t, c, Y, X):
    y, x = pd.concat([t[Y], c[Y]]).values, pd.concat([t[X], c[X]]).values
    d = np.r_[np.ones(len(t)), np.zeros(len(c))]
    theta = np.cov(y, x)[0, 1] / x.var(ddof=1)
    at, ac = t[Y] - theta * (t[X] - x.mean()), c[Y] - theta * (c[X] - x.mean())
    w = stats.ttest_ind(at, ac, equal_var=False)
    ci = CompareMeans(DescrStatsW(at), DescrStatsW(ac)).tconfint_diff(usevar="unequal")
    ct, cc = np.cov(t[Y], t[X]), np.cov(c[Y], c[X])
    within = ((len(t) - 1) * ct[0, 1] + (len(c) - 1) * cc[0, 1]) / ((len(t) - 1) * ct[1, 1] + (len(c) - 1) * cc[1, 1])
    ancova = sm.OLS(y, sm.add_constant(np.c_[d, x])).fit()
    centred = x - x.mean()
    lin = sm.OLS(y, sm.add_constant(np.c_[d, centred, d * centred])).fit()
    put(name, "store.csv", prep, "CUPED / regression-adjusted difference of means",
        "theta = cov(Y,X)/var(X) on ALL units of both arms (ddof=1); Y' = Y - theta*(X - mean(X)); Welch on Y'; ANCOVA; Lin (2013)",
        dict(unadjusted_diff=t[Y].mean() - c[Y].mean(), correlation=np.corrcoef(y, x)[0, 1],
             all_sample_theta=dict(theta=theta, mean_control_adj=ac.mean(), mean_treatment_adj=at.mean(), diff=at.mean() - ac.mean(), t=w.statistic, p=w.pvalue, ci95=ci),
             within_arm_theta=dict(theta=within, diff=t[Y].mean() - c[Y].mean() - within * (t[X].mean() - c[X].mean())),
             ancova=dict(coef=ancova.params[1], se_classic=ancova.bse[1], se_hc1=ancova.HC1_se[1], se_hc2=ancova.HC2_se[1], se_hc3=ancova.HC3_se[1]),
             lin=dict(coef=lin.params[1], se_hc1=lin.HC1_se[1], se_hc2=lin.HC2_se[1], se_hc3=lin.HC3_se[1])), "rel 1e-8")


cuped("store.revenue~pre", "Y=revenue, X=pre; control 'control', treatment 'A'", t, c, "revenue", "pre")
cuped("store.revenue~pre_missing", "Y=revenue, X=pre_missing (units without it dropped); control 'control', treatment 'A'", t.dropna(subset=["pre_missing"]),
      c.dropna(subset=["pre_missing"]), "revenue", "pre_missing")


def ratio(f, num, den):
    m, v = f[num].mean() / f[den].mean(), np.cov(f[num], f[den])
    return m, v[0, 0] / f[den].mean() ** 2 + v[1, 1] * f[num].mean() ** 2 / f[den].mean() ** 4 - 2 * v[0, 1] * f[num].mean() / f[den].mean() ** 3, v[0, 1]


for a in ("A", "E"):
    f = store[store.arm == a]
    (rt, vt, ct), (rc, vc, cc) = ratio(f, "clicks", "sessions"), ratio(c, "clicks", "sessions")
    se = np.sqrt(vt / len(f) + vc / len(c))
    lse = np.sqrt(vt / len(f) / rc**2 + rt**2 * vc / len(c) / rc**4)
    put(f"store.ctr.{a}", "store.csv", f"num = clicks, den = sessions; control 'control', treatment '{a}'", "ratio metric sum(num)/sum(den), delta method",
        "var_i = s_mm/dbar^2 + s_dd*mbar^2/dbar^4 - 2*s_md*mbar/dbar^3 (ddof=1)",
        dict(ratio_control=rc, ratio_treatment=rt, var_control=vc, var_treatment=vt, cov_control=cc, cov_treatment=ct, diff=rt - rc, se=se, z=(rt - rc) / se,
             p_normal=2 * stats.norm.sf(abs((rt - rc) / se)), ci95_normal=[rt - rc - Z * se, rt - rc + Z * se], relative_lift=rt / rc - 1, relative_se=lse,
             relative_ci95_normal=[rt / rc - 1 - Z * lse, rt / rc - 1 + Z * lse]))


def strata(name, prep, by, metric, a="A"):
    f = store[store.arm.isin(["control", a])]
    rows, tables, diff, var, base = [], [], 0, 0, 0
    for key, part in f.groupby(by):
        pt, pc = part[part.arm == a][metric], part[part.arm == "control"][metric]
        share = len(part) / len(f)
        diff += share * (pt.mean() - pc.mean())
        base += share * pc.mean()
        var += share**2 * (pt.var(ddof=1) / len(pt) + pc.var(ddof=1) / len(pc))
        rows.append(dict(stratum=str(key), n=len(part), n_treatment=len(pt), n_control=len(pc), mean_treatment=pt.mean(), mean_control=pc.mean(), diff=pt.mean() - pc.mean()))
        tables.append(np.array([[pt.sum(), len(pt) - pt.sum()], [pc.sum(), len(pc) - pc.sum()]]))
    values = dict(strata=rows, poststratified_diff=diff, se_conditional=np.sqrt(var), ci95_normal=[diff - Z * np.sqrt(var), diff + Z * np.sqrt(var)],
                  poststratified_control_mean=base, poststratified_relative_lift=diff / base)
    if set(f[metric].unique()) <= {0, 1} and min(np.sum(tables, 0).ravel()) > 0:
        s = StratifiedTable(tables)
        raw, bd = s.test_null_odds(correction=False), s.test_equal_odds()
        values["cmh"] = dict(common_or=s.oddsratio_pooled, common_log_or_se=s.logodds_pooled_se, common_or_ci=s.oddsratio_pooled_confint(), common_rr=s.riskratio_pooled,
                             chi2_uncorrected=raw.statistic, p_uncorrected=raw.pvalue, breslow_day=bd.statistic, breslow_day_p=bd.pvalue)
    put(name, "store.csv", prep, "post-stratified difference and Mantel-Haenszel", "tau = sum_k (n_k/n)(ybar_tk - ybar_ck); StratifiedTable", values, "rel 1e-8")


strata("store.always|city", "A vs control, metric always, strata city", "city", "always")
strata("store.buyer|city", "A vs control, metric buyer, strata city (12 strata)", "city", "buyer")
strata("store.revenue|tier,mobile", "A vs control, metric revenue, strata tier x mobile", ["tier", "mobile"], "revenue")
strata("store.sessions|tier", "D vs control; metric sessions; strata: tier", "tier", "sessions", "D")
observed, weights = [int((store.arm == a).sum()) for a in arms], [40, 25, 15, 10, 8, 2]
srm = stats.chisquare(observed, np.array(weights) / 100 * N)
put("store.srm6", "store.csv", "counts of arm in order control, A, B, C, D, E", "sample-ratio-mismatch chi-square", "scipy.stats.chisquare(f_obs, f_exp); weights 40:25:15:10:8:2",
    dict(observed=observed, weights=weights, expected=np.array(weights) / 100 * N, chi2=srm.statistic, df=5, p=srm.pvalue))
srm = stats.chisquare(observed[:2], np.array([0.5, 0.5]) * sum(observed[:2]))
put("store.srm2", "store.csv", "counts of arm control, A (the others left out)", "sample-ratio-mismatch chi-square", "chisquare(obs, expected)",
    dict(observed=observed[:2], weights=[0.5, 0.5], expected=np.array([0.5, 0.5]) * sum(observed[:2]), chi2=srm.statistic, df=1, p=srm.pvalue))

# Sequential and Bayesian.
delta, v = arm("A", "revenue").mean() - arm("control", "revenue").mean(), sum(welch_parts(arm("A", "revenue"), arm("control", "revenue"))[:2])
msprt = {}
for tau in (0.01, 0.5, 100.0):
    lr = np.sqrt(v / (v + tau**2)) * np.exp(tau**2 * delta**2 / (2 * v * (v + tau**2)))
    msprt[str(tau)] = dict(tau=tau, V=v, diff=delta, LR=lr, p=min(1, 1 / lr))
n_all = len(t) + len(c)
tuned = {}
for tune in (500, 20000):
    rho2 = (-2 * np.log(0.05) + np.log(1 - 2 * np.log(0.05))) / tune
    half = np.sqrt(v) * np.sqrt(2 * (n_all * rho2 + 1) / (n_all * rho2) * np.log(np.sqrt(n_all * rho2 + 1) / 0.05))
    s = n_all * (delta**2 / v)
    e = np.exp(rho2 * (n_all * delta**2 / v) / (2 * (n_all * rho2 + 1))) / np.sqrt(n_all * rho2 + 1)
    tuned[f"absolute_tune{tune}"] = dict(expected=delta, stddev=np.sqrt(v), halfwidth=half, ci=[delta - half, delta + half], p=min(1, 1 / e))
put("store.revenue.sequence", "store.csv", "A vs control, metric revenue", "always-valid CI / p: asymptotic confidence sequence and mSPRT", "gbstats sequential; mSPRT p = min(1, 1/Lambda)",
    dict(msprt=msprt, **tuned))


def beta_binomial(xt, nt, xc, nc, a0, b0):
    mp.mp.dps = 30
    at, bt, ac, bc = mp.mpf(a0 + xt), mp.mpf(b0 + nt - xt), mp.mpf(a0 + xc), mp.mpf(b0 + nc - xc)
    pt, pc = at / (at + bt), ac / (ac + bc)
    sd = mp.sqrt(max(pt * (1 - pt) / (at + bt), pc * (1 - pc) / (ac + bc)))
    points = [0] + [min(mp.mpf(1), max(mp.mpf(0), min(pt, pc) + k * sd)) for k in (-8, -4, -2, 0, 2, 4, 8, 16)] + [1]
    points = sorted(set(points))
    f = lambda p: mp.exp((at - 1) * mp.log(p) + (bt - 1) * mp.log(1 - p) - mp.log(mp.beta(at, bt))) * mp.betainc(ac, bc, 0, p, regularized=True)
    return mp.quad(f, points)


for x, prior in (("fraud", (1, 1)), ("fraud", (0.5, 0.5)), ("always", (1, 1)), ("buyer", (2, 38))):
    (xt, nt), (xc, nc) = flags("D", x), flags("control", x)
    a0, b0 = prior
    post_t, post_c = stats.beta(a0 + xt, b0 + nt - xt), stats.beta(a0 + xc, b0 + nc - xc)
    put(f"store.{x}.beta_binomial.beta({a0},{b0})", "store.csv", f"D vs control, metric {x}", "Beta-Binomial A/B: P(B>A), expected loss, credible intervals",
        f"posterior Beta({a0}+x, {b0}+n-x)", dict(prior=[a0, b0], control=dict(x=xc, n=nc), treatment=dict(x=xt, n=nt), prob_B_beats_A=beta_binomial(xt, nt, xc, nc, a0, b0),
        posterior_mean_A=post_c.mean(), posterior_mean_B=post_t.mean(), ci95_A=post_c.ppf([0.025, 0.975]), ci95_B=post_t.ppf([0.025, 0.975])), "P abs 1e-9; CI abs 1e-8")
st, sc, nt, nc = int(arm("E", "sessions").sum()), int(arm("B", "sessions").sum()), len(arm("E", "sessions")), len(arm("B", "sessions"))
# P(B>A) of two gammas is a regularised incomplete beta function.
put("store.sessions.gamma", "store.csv", "control 'B', treatment 'E'; metric sessions", "Gamma-Poisson P(rate_B>rate_A), prior Gamma(1,1)", "posterior Gamma(1+sum, 1+n)",
    dict(sum_treatment=st, sum_control=sc, n_treatment=nt, n_control=nc, prob_B_beats_A=stats.beta.cdf((1 + nc) / (2 + nt + nc), 1 + sc, 1 + st), mean_A=(1 + sc) / (1 + nc), mean_B=(1 + st) / (1 + nt)), "abs 1e-8")
p_best, grid = [], np.linspace(0, 1, 1000001)
posts = [stats.beta(1 + flags(a, "buyer")[0], 1 + flags(a, "buyer")[1] - flags(a, "buyer")[0]) for a in arms]
for i, mine in enumerate(posts):
    others = np.prod([o.cdf(grid) for j, o in enumerate(posts) if j != i], axis=0)
    p_best.append(np.trapz(mine.pdf(grid) * others, grid))
put("store.buyer.best6", "store.csv", "metric buyer; arms in order control, A, B, C, D, E", "probability each of 6 arms is best, Beta(1,1) priors", "numerical integration",
    dict(arms=[dict(x=flags(a, "buyer")[0], n=flags(a, "buyer")[1]) for a in arms], p_best=p_best), "abs 1e-8")

# Families of p-values: ties, a one, a zero, very small ones.
for label, p in (("ties", [0.01, 0.01, 0.01, 0.04, 0.04, 1.0, 0.5, 0.03]), ("tiny", [1e-300, 1e-30, 0.0, 0.2, 1e-8, 0.05]), ("one", [0.03]), ("many", list(np.round(rng.uniform(0, 0.3, 30) ** 2, 6)))):
    adjust = {}
    for how in ("bonferroni", "sidak", "holm-sidak", "holm", "simes-hochberg", "hommel", "fdr_bh", "fdr_by"):
        reject, adjusted, _, _ = multipletests(p, alpha=0.01, method=how)
        adjust[how] = dict(adjusted=adjusted, reject=list(reject))
    put(f"made.family.{label}", "none", "", "multiple-comparison adjustments", "statsmodels.stats.multitest.multipletests(pvals, alpha=0.01, method=M)",
        dict(p=p, labels=[f"metric {i}" for i in range(len(p))], **adjust), "rel 1e-10")


# Drift.
def drift(name, dataset, prep, ref, cur):
    ref, cur = np.asarray(ref, float), np.asarray(cur, float)
    cuts = np.unique(np.quantile(ref, np.arange(1, 10) / 10))
    edges = np.r_[-np.inf, cuts, np.inf]
    e, a = (np.array([((s > lo) & (s <= hi)).sum() for lo, hi in zip(edges[:-1], edges[1:])]) for s in (ref, cur))
    pe, pa = (np.where(s == 0, 1e-4, s / s.sum()) for s in (e, a))
    width = np.linspace(ref.min(), ref.max(), 11)
    we, wa = (np.histogram(np.clip(s, ref.min(), ref.max()), width)[0] for s in (ref, cur))
    qe, qa = (np.where(s == 0, 1e-4, s / s.sum()) for s in (we, wa))
    le, la = (e + 0.5) / (e.sum() + 0.5 * len(e)), (a + 0.5) / (a.sum() + 0.5 * len(a))
    ks = stats.ks_2samp(ref, cur, method="asymp")
    put(name, dataset, prep, "PSI / KS / Wasserstein / JS for a numeric feature", "cuts = unique(np.quantile(ref, k/10), k=1..9); bins (-inf,c1],...,(c_last,inf); zero shares -> 1e-4",
        dict(n_ref=len(ref), n_cur=len(cur), cuts=cuts, ref_counts=e, cur_counts=a, psi_quantile10=((pa - pe) * np.log(pa / pe)).sum(),
             psi_quantile10_laplace_half=((la - le) * np.log(la / le)).sum(), psi_equal_width10=((qa - qe) * np.log(qa / qe)).sum(), ks_D=ks.statistic, ks_p_asymptotic=ks.pvalue,
             wasserstein=stats.wasserstein_distance(ref, cur), wasserstein_over_ref_sd=stats.wasserstein_distance(ref, cur) / ref.std(ddof=1),
             energy_distance=stats.energy_distance(ref, cur), js_distance_natural_log=jensenshannon(pe, pa), js_distance_base2=jensenshannon(pe, pa, 2),
             cramervonmises_2samp_stat=stats.cramervonmises_2samp(ref, cur).statistic, anderson_ksamp=stats.anderson_ksamp([ref, cur]).statistic,
             mean_ref=ref.mean(), mean_cur=cur.mean(), mannwhitney_p=stats.mannwhitneyu(ref, cur).pvalue), "rel 1e-8 (p-values rel 1e-4)")


drift("store.pre.drift", "store.csv", "reference control, current A, feature pre (60% zeros)", store[store.arm == "control"].pre, store[store.arm == "A"].pre)
drift("store.sessions.halves", "store.csv", "reference = first 500 rows, current = the rest, feature sessions", store.sessions[:500], store.sessions[500:])
drift("boston.rm.drift", "boston.csv", "reference chas==0, current chas==1, feature rm", boston[boston.chas == 0].rm, boston[boston.chas == 1].rm)
drift("iris.width.drift", "iris.csv", "reference = setosa, current = virginica, feature Petal.Width", iris[iris.Species == "setosa"]["Petal.Width"], iris[iris.Species == "virginica"]["Petal.Width"])
for name, column, a in (("store.city.drift", "city", "E"), ("store.tier.drift", "tier", "B")):
    f, g = store[store.arm == "control"], store[store.arm == a]
    names = sorted(set(f[column]) | set(g[column]))
    e, s = (np.array([(h[column] == k).sum() for k in names]) for h in (f, g))
    chi = stats.chi2_contingency([e, s], correction=False)
    pe, pa = (np.where(h == 0, 1e-4, h / h.sum()) for h in (e, s))
    put(name, "store.csv", f"reference control, current {a}, feature {column}", "PSI / chi-square / Cramer V / JS / TV for a categorical feature", "shares by category; zero shares -> 1e-4",
        dict(categories=[str(k) for k in names], ref_counts=e, cur_counts=s, psi=((pa - pe) * np.log(pa / pe)).sum(), chi2=chi[0], df=chi[2], p=chi[1],
             cramers_v=np.sqrt(chi[0] / (e.sum() + s.sum())), js_distance_natural_log=jensenshannon(pe, pa), total_variation=abs(e / e.sum() - s / s.sum()).sum() / 2))

# Scores, trees, penalties.
y = (birth.low == 1).astype(int).values
for score, text in ((-birth.lwt, "-lwt"), (birth.age, "age")):
    if text.startswith("-"):
        birth["neg_lwt"] = score
    s = score.values
    put(f"birth.auc.{text}", "birthwt2.csv", f"y=low, score={'neg_lwt' if text.startswith('-') else text}", "classification metrics on fixed scores", "roc_auc_score, average_precision_score",
        dict(n=len(y), positives=y.sum(), roc_auc=roc_auc_score(y, s), gini=2 * roc_auc_score(y, s) - 1, average_precision=average_precision_score(y, s),
             ks_separation=stats.ks_2samp(s[y == 1], s[y == 0]).statistic))
birth.to_csv(OUT / "data" / "birthwt2.csv", index=False)
iso = IsotonicRegression().fit(birth.age, birth.low)
grid = sorted(birth.age.unique())
put("birth.isotonic", "birthwt2.csv", "", "isotonic regression (PAVA)", "IsotonicRegression().fit(age, low)", dict(x=np.array(grid, float), y=iso.predict(grid)), "abs 1e-10")
tree = DecisionTreeClassifier(max_depth=1).fit(birth[["age", "lwt", "ptl", "ftv"]], birth.low).tree_
put("birth.stump", "birthwt2.csv", "y=low", "CART stump (Gini)", "DecisionTreeClassifier(max_depth=1) on age, lwt, ptl, ftv",
    dict(feature=["age", "lwt", "ptl", "ftv"][tree.feature[0]], threshold=tree.threshold[0], impurity=tree.impurity, n_node=tree.n_node_samples), "threshold abs .5; impurity rel 1e-9")
features = ["crim", "zn", "indus", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "black", "lstat"]
z = (boston[features] - boston[features].mean()) / boston[features].std(ddof=0)
for alpha, share in ((0.05, 0.2), (2.0, 0.9)):
    penalised = {}
    for name, model in (("lasso", Lasso(alpha=alpha, tol=1e-14, max_iter=10**6)), ("ridge", Ridge(alpha=alpha)), ("elastic_net", ElasticNet(alpha=alpha, l1_ratio=share, tol=1e-14, max_iter=10**6))):
        model.fit(z, boston.medv)
        penalised[name] = dict(intercept=model.intercept_, **dict(zip(features, model.coef_)))
    put(f"boston.penalised.alpha{alpha}", "boston.csv", "y=medv", "lasso / ridge / elastic net",
        f"Lasso(alpha={alpha}), Ridge(alpha={alpha}), ElasticNet(alpha={alpha}, l1_ratio={share}) on z-scored X (ddof=0), raw y", penalised, "abs 1e-5")


# Statsmodels' way of writing models.
def patsy(name, dataset, prep, call, fit):
    values = dict(n=fit.nobs, coef=dict(fit.params), se_classic=dict(fit.bse), r2=fit.rsquared, adj_r2=fit.rsquared_adj, F=fit.fvalue)
    for kind in ("HC0", "HC1", "HC2", "HC3"):
        values["se_" + kind] = dict(zip(fit.params.index, getattr(fit, kind + "_se")))
    put(name, dataset, prep, "OLS with classical and robust errors", call, values, "rel 1e-8")


patsy("birth.patsy", "birthwt.csv", "", "smf.ols('bwt ~ C(race, Treatment(reference=2)) * smoke + np.log(lwt)', data=df).fit()",
      smf.ols("bwt ~ C(race, Treatment(reference=2)) * smoke + np.log(lwt)", birth).fit())
patsy("iris.patsy", "iris.csv", "", "smf.ols(\"Q('Sepal.Length') ~ C(Species) + Q('Petal.Width')\", data=iris).fit(cov_type='HC3')",
      smf.ols("Q('Sepal.Length') ~ C(Species) + Q('Petal.Width')", iris).fit())
patsy("store.patsy", "store.csv", "", "ols('revenue ~ C(arm, Treatment(\"control\")) + pre + np.power(sessions, 2)', df)",
      smf.ols("revenue ~ C(arm, Treatment('control')) + pre + np.power(sessions, 2)", store).fit())
patsy("cats.patsy", "cats.csv", "", "sm.OLS.from_formula('np.log(Hwt) ~ Bwt:Sex + Sex', cats)", smf.ols("np.log(Hwt) ~ Bwt:Sex + Sex", cats).fit())
fit = smf.logit("low ~ age + C(race) + smoke", birth).fit(disp=0, tol=1e-12)
put("birth.smf.logit", "birthwt.csv", "", "logistic regression (ML)", "smf.logit('low ~ age + C(race) + smoke', data=birthwt).fit()",
    dict(n=189, coef=dict(fit.params), se=dict(fit.bse), z=dict(fit.tvalues), p=dict(fit.pvalues), loglik=fit.llf, mcfadden_r2=fit.prsquared), "rel 1e-6")
fit = smf.poisson("clicks ~ C(arm) + sessions", store).fit(disp=0, tol=1e-14, maxiter=100)
put("store.smf.poisson", "store.csv", "", "Poisson regression (ML)", "smf.poisson('clicks ~ C(arm) + sessions', data=store).fit()",
    dict(n=N, coef=dict(fit.params), se=dict(fit.bse), loglik=fit.llf), "rel 1e-6")
fit = smf.glm("clicks ~ pre", store[store.sessions > 0], family=sm.families.Poisson(), offset=np.log(store[store.sessions > 0].sessions)).fit(tol=1e-14)
put("store.glm.offset", "store.csv", "rows with sessions > 0", "Poisson regression with offset", "smf.glm('clicks ~ pre', data=df, family=sm.families.Poisson(), offset=np.log(df.sessions)).fit()",
    dict(n=int(fit.nobs), coef=dict(fit.params), se=dict(fit.bse), deviance=fit.deviance, null_deviance=fit.null_deviance, loglik=fit.llf), "rel 1e-6")

# Power of statsmodels.
for d, alpha, power, alternative in ((0.2, 0.05, 0.8, "two-sided"), (0.35, 0.01, 0.9, "larger"), (1.5, 0.1, 0.95, "two-sided")):
    n = TTestIndPower().solve_power(effect_size=d, alpha=alpha, power=power, ratio=1, alternative=alternative)
    put(f"smp.t.n.d={d}.{alternative}", "none", "", "sample size, t-test two.sample", f"TTestIndPower().solve_power(effect_size={d}, alpha={alpha}, power={power}, ratio=1, alternative='{alternative}')",
        dict(n=n), "rel 1e-6")
n = TTestPower().solve_power(effect_size=0.4, alpha=0.05, power=0.8, alternative="two-sided")
put("smp.t.paired", "none", "", "sample size, t-test one.sample", "TTestPower().solve_power(effect_size=0.4, alpha=0.05, power=0.8, alternative='two-sided')", dict(n=n), "rel 1e-6")
power = TTestIndPower().power(0.3, 80, 0.05)
put("smp.t.power.n=80", "none", "", "achieved power two-sample t", "TTestIndPower().power(effect_size=0.3, nobs1=80, alpha=0.05)", dict(power_strict=power), "rel 1e-8")

# Certified analyses of variance of the National Institute of Standards and Technology, from the files that scipy's tests have.
def certified(name, tolerance):
    lines = (Path(stats.__file__).parent / "tests" / "data" / "nist_anova" / f"{name}.dat").read_text().splitlines()
    between, within = (next(line.split() for line in lines if line.startswith(start)) for start in ("Between", "Within"))
    data = [line.split() for line in lines[60:] if line.strip()]
    pd.DataFrame(data, columns=["group", "y"]).to_csv(OUT / "data" / f"{name}.csv", index=False)
    put("nist.anova." + name, f"{name}.csv", "", "NIST StRD one-way ANOVA", "one-way ANOVA y by group", dict(k=len({g for g, _ in data}), n=len(data), certified=dict(
        df_between=int(between[-4]), ss_between=float(between[-3]), ms_between=float(between[-2]), F=float(between[-1]), df_within=int(within[-3]),
        ss_within=float(within[-2]), ms_within=float(within[-1]))), tolerance)


certified("AtmWtAg", "LRE >= 8")
certified("SmLs05", "LRE >= 7")
for name in sys.argv[2:]:
    certified(name, "LRE >= 2")


# Events.
rows, number = [], 0
for session in range(220):
    state = rng.choice(["home", "search", "item"], p=[0.6, 0.3, 0.1])
    step = 0
    while step < 15:
        number += 1
        rows.append((number, session + 1, step + 1, state))
        step += 1
        following = {"home": ["home", "search", "item", None], "search": ["search", "item", "home", None], "item": ["item", "cart", "search", None], "cart": ["pay", "home", None, None], "pay": [None] * 4}[state]
        state = following[rng.choice(4, p=[0.15, 0.4, 0.2, 0.25])]
        if state is None:
            break
web = pd.DataFrame(rows, columns=["row", "session_id", "step", "page"])
web.to_csv(OUT / "data" / "web.csv", index=False)
states = sorted(web.page.unique())
k = len(states)
index = {s: i for i, s in enumerate(states)}
counts, starts, ends, order0 = np.zeros((k, k), int), np.zeros(k, int), np.zeros(k, int), np.zeros(k, int)
paths = [list(f.page) for _, f in web.groupby("session_id")]
for path in paths:
    starts[index[path[0]]] += 1
    ends[index[path[-1]]] += 1
    for a, b in zip(path, path[1:]):
        counts[index[a], index[b]] += 1
steps = ["home", "item", "cart", "pay"]


def reached(path):
    place, n = -1, 0
    for s in steps:
        found = [i for i in range(place + 1, len(path)) if path[i] == s]
        if not found:
            break
        place, n = found[0], n + 1
    return n


depth = [reached(p) for p in paths]
done = [sum(d > i for d in depth) for i in range(len(steps))]
adjacent = sum(any(p[i : i + len(steps)] == steps for i in range(len(p))) for p in paths)
put("web.funnel", "web.csv", "", "ordered page funnel by step order", "earliest greedy match; adjacent = sessions containing the steps consecutively",
    dict(steps=steps, reached=done, sessions_with_adjacent_run=adjacent), "exact")
put("web.funnel.any", "web.csv", "", "unordered funnel: cases containing each activity", "nunique(session_id) per page",
    dict(steps=steps, cases_with_step=[sum(s in p for p in paths) for s in steps], cases_with_all=sum(set(steps) <= set(p) for p in paths)), "exact")
T = counts / (counts.sum(1) + ends)[:, None]
N0 = np.linalg.inv(np.eye(k) - T)
put("web.chain", "web.csv", "states = pages sorted alphabetically, sessions in file order", "first-order Markov chain MLE, absorbing analysis",
    "T_ij = n_ij/(n_i.+exits_i); N=(I-T)^-1", dict(states=states, n_sequences=len(paths), n_transitions=int(counts.sum()), start_counts=starts, end_counts=ends, transition_counts=counts,
    expected_pages_from_state=N0.sum(1), fundamental_matrix_row0=N0[0], expected_session_length=(starts / len(paths)) @ N0.sum(1), observed_mean_session_length=len(web) / len(paths)), "counts exact; probabilities rel 1e-10")
conv = "pay"
kept = [p for p in paths if p[0] != conv]
cut = [p[: p.index(conv)] if conv in p else p for p in kept]
hit = [conv in p for p in kept]
others = [s for s in states if s != conv]
m = np.zeros((len(others) + 2, len(others) + 2))
pos = {s: i for i, s in enumerate(others)}
S, G = len(others), len(others) + 1
start = np.zeros(len(others) + 2)
for p, h in zip(cut, hit):
    seq = [pos[s] for s in p]
    start[seq[0]] += 1
    for a, b in zip(seq, seq[1:]):
        m[a, b] += 1
    m[seq[-1], S if h else G] += 1


def probability(without=None):
    q = m[: len(others)] / m[: len(others)].sum(1, keepdims=True)
    q, r = q[:, : len(others)].copy(), q[:, S].copy()
    s0 = start[: len(others)] / start.sum()
    if without is not None:
        q[:, without] = 0
        q[without] = 0
        r[without] = 0
        s0 = s0.copy()
        s0[without] = 0
    return s0 @ np.linalg.solve(np.eye(len(others)) - q, r)


base = probability()
removal = {s: 1 - probability(pos[s]) / base for s in others}
total = sum(removal.values())
put("web.attribution.pay", "web.csv", "states = pages sorted alphabetically", "Markov removal-effect attribution (first order)", "path = states before the first visit to the conversion state",
    dict(n_paths=len(kept), conversions=sum(hit), conversion_probability=base, removal_effect=removal, attribution_share={s: v / total for s, v in removal.items()},
         attributed_conversions={s: v / total * sum(hit) for s, v in removal.items()}), "rel 1e-8")
joined = ["->".join(p) for p in paths]
tops = sorted({p: joined.count(p) for p in joined}.items(), key=lambda item: -item[1])[:2]
put("web.variants", "web.csv", "", "trace variants", "join pages by '->'", dict(n_variants=len(set(joined)), top2=[list(i) for i in tops], events_per_case_mean=len(web) / len(paths),
    events_per_case_max=max(map(len, paths))), "exact / rel 1e-9")

# Uplift with ties: curve points at distinct scores, trapezoids, areas over the random line.
u = store[store.arm.isin(["A", "control"])].reset_index(drop=True)
w = (u.arm == "A").astype(int).values
out = u.buyer.values


def curve(score, kind):
    order = np.argsort(-score, kind="mergesort")
    s, tr, yy = score[order], w[order], out[order]
    ends_at = np.r_[np.where(np.diff(s))[0], len(s) - 1]
    nt, nc = np.cumsum(tr)[ends_at], np.cumsum(1 - tr)[ends_at]
    yt, yc = np.cumsum(tr * yy)[ends_at], np.cumsum((1 - tr) * yy)[ends_at]
    with np.errstate(all="ignore"):
        v = (np.nan_to_num(yt / nt) - np.nan_to_num(yc / nc)) * (nt + nc) if kind == "uplift" else yt - np.nan_to_num(yc * nt / nc) * (nc > 0)
    return np.r_[0, ends_at + 1], np.r_[0, v]


score = u.tier.values.astype(float)
ux, uy = curve(score, "uplift")
qx, qy = curve(score, "qini")
put("store.buyer.score=tier", "store.csv", "rows with arm in {A, control}; treatment=1 for A; y=buyer; score=tier (5 distinct values)", "uplift curve / Qini / AUUC / uplift@k",
    "sklift.metrics.uplift_curve, qini_curve", dict(n=len(u), n_treated=int(w.sum()), responders_treated=int(out[w == 1].sum()), responders_control=int(out[w == 0].sum()), distinct_scores=5,
    ate=out[w == 1].mean() - out[w == 0].mean(), raw_area_uplift_curve=np.trapz(uy, ux), raw_area_qini_curve=np.trapz(qy, qx), raw_area_random_uplift=len(u) * uy[-1] / 2,
    raw_area_random_qini=len(u) * qy[-1] / 2, uplift_curve_points=[[a, b] for a, b in zip(ux, uy)], qini_curve_points=[[a, b] for a, b in zip(qx, qy)]))

# gbstats' Bayesian engine: a normal prior on the lift; for the absolute effect both its mean and deviation are times the control's mean.
def normal_effect(est, se, mean, sd):
    if np.isfinite(sd):
        precision = 1 / se**2 + 1 / sd**2
        est, se = (est / se**2 + mean / sd**2) / precision, precision**-0.5
    z = est / se
    gain, loss = se * (stats.norm.pdf(z) + z * stats.norm.cdf(z)), se * (stats.norm.pdf(z) - z * stats.norm.sf(z))
    return dict(chanceToWin=stats.norm.cdf(z), expected=est, ci=[est - Z * se, est + Z * se], stddev=se, risk=[gain, loss])


tr, cr = arm("B", "sessions"), arm("control", "sessions")
a, b, _ = welch_parts(tr, cr)
mc, mt = cr.mean(), tr.mean()
rel, rel_se = mt / mc - 1, np.sqrt(a / mc**2 + mt**2 * b / mc**4)
put("store.sessions.effect_bayes", "store.csv", "B vs control, metric sessions", "gbstats Gaussian-effect Bayesian engine", "GaussianPrior(mean, VARIANCE, proper)",
    {"relative.flat": normal_effect(rel, rel_se, 0, np.inf), "relative.N(0,0.3^2)": normal_effect(rel, rel_se, 0, 0.3), "relative.N(0.1,0.02^2)": normal_effect(rel, rel_se, 0.1, 0.02),
     "absolute.flat": normal_effect(mt - mc, np.sqrt(a + b), 0, np.inf), "absolute.N(0,0.3^2)": normal_effect(mt - mc, np.sqrt(a + b), 0, 0.3 * mc)}, "rel 1e-9 (abs 1e-15)")

# Looks at the first rows of two arms.
both = store[store.arm.isin(["control", "A"])].reset_index(drop=True)
both[["uid", "arm", "sessions"]].to_csv(OUT / "data" / "looks.csv", index=False)
looks, least = [], 1.0
for k in range(1, 7):
    rows = k * len(both) // 6
    x, y0 = (both[:rows][both[:rows].arm == n].sessions for n in ("A", "control"))
    a, b, _ = welch_parts(x, y0)
    d, v = x.mean() - y0.mean(), a + b
    rho2 = (-2 * np.log(0.05) + np.log(1 - 2 * np.log(0.05))) / 300
    half = np.sqrt(v) * np.sqrt(2 * (rows * rho2 + 1) / (rows * rho2) * np.log(np.sqrt(rows * rho2 + 1) / 0.05))
    q = min(1, np.sqrt(rows * rho2 + 1) / np.exp(rho2 * (rows * d**2 / v) / (2 * (rows * rho2 + 1))))
    least = min(least, q)
    looks.append(dict(look_rows=rows, n_c=len(y0), n_t=len(x), diff=d, se=np.sqrt(v), seq_ci=[d - half, d + half], seq_p=q, seq_p_running_min=least, z=d / np.sqrt(v)))
put("looks.path6", "looks.csv", "A vs control; looks at floor(k*N/6) of the rows", "sequential path of looks (first L rows in order)", "SequentialTwoSidedTTest tuning 300, absolute",
    dict(looks=looks))

# Resampling; the tolerances are the Monte-Carlo errors of ten times fewer draws.
x, y0 = arm("C", "revenue").values, arm("control", "revenue").values
B = 40000
tm, cm = (np.array([s[rng.integers(0, len(s), len(s))].mean() for _ in range(B)]) for s in (x, y0))
parts = np.percentile((tm - cm).reshape(10, -1), [2.5, 97.5], axis=1)
lifts = np.percentile((tm / cm - 1).reshape(10, -1), [2.5, 97.5], axis=1)
put("store.revenue.bootstrap", "store.csv", "metric revenue; control 'control', treatment 'C'", "nonparametric bootstrap percentile CI (arms resampled independently)", f"B={B}, percentile 2.5/97.5 (linear)",
    dict(B=B, diff=x.mean() - y0.mean(), diff_ci=np.percentile(tm - cm, [2.5, 97.5]), lift=x.mean() / y0.mean() - 1, lift_ci=np.percentile(tm / cm - 1, [2.5, 97.5]),
         mc_sd_of_endpoints_at_B10=dict(B=B // 10, diff=parts.std(axis=1, ddof=1), lift=lifts.std(axis=1, ddof=1))),
    "end points abs 4*mc_sd_of_endpoints_at_B10 for a run of B/10 resamples")
xs, ys = arm("D", "sessions").values, arm("control", "sessions").values
pool, seen = np.r_[xs, ys].astype(float), abs(xs.mean() - ys.mean())
hits = sum(abs(q[: len(xs)].mean() - q[len(xs) :].mean()) >= seen - 1e-12 for q in (rng.permutation(pool) for _ in range(20000)))
put("store.sessions.permutation", "store.csv", "metric sessions; control 'control', treatment 'D'", "two-sided permutation test, difference of means", "20000 permutations; p=(count+1)/(P+1)",
    dict(p=(hits + 1) / 20001, permutations=20000), "abs 4*sqrt(p(1-p)/permutations used)")

# Off-policy: a log of four items at two positions with propensities down to 0.02.
def log(n, seed, weights):
    r = np.random.default_rng(seed)
    position = r.integers(1, 3, n)
    item = np.array([r.choice(4, p=weights[p - 1]) for p in position])
    return pd.DataFrame(dict(item_id=item, position=position, click=(r.random(n) < 0.05 + 0.06 * item * position).astype(int),
                             propensity_score=[weights[p - 1][i] for p, i in zip(position, item)]))


behaviour, target = log(700, 1, [[0.7, 0.2, 0.08, 0.02], [0.1, 0.3, 0.3, 0.3]]), log(300, 2, [[0.1, 0.1, 0.2, 0.6], [0.25, 0.25, 0.25, 0.25]])
behaviour.to_csv(OUT / "data" / "policy_old.csv", index=False)
target.to_csv(OUT / "data" / "policy_new.csv", index=False)
pe, clicks, shown = np.zeros((4, 2)), np.zeros((4, 2)), np.zeros((4, 2))
np.add.at(pe, (target.item_id.values, target.position.values - 1), 1)
pe = (pe + 1) / (pe.sum(0) + 4)
it, po, rw = behaviour.item_id.values, behaviour.position.values - 1, behaviour.click.values.astype(float)
np.add.at(clicks, (it, po), rw)
np.add.at(shown, (it, po), 1)
q = (clicks + rw.mean()) / (shown + 1)
wt, taken, dm = pe[it, po] / behaviour.propensity_score.values, q[it, po], (pe * q).sum(0)[po]


def rounds(r):
    se = r.std(ddof=1) / np.sqrt(len(r))
    return dict(value=r.mean(), se_iid=se, ci95_normal=[r.mean() - Z * se, r.mean() + Z * se])


put("policy.old->new", "policy_old.csv (behaviour), policy_new.csv (defines target policy)", "position-1 -> k in {0,1}; target policy pi(a|k) = (count + 1)/(total at k + n_actions)",
    "off-policy evaluation IPS/SNIPS/DM/DR/SNDR/Switch-DR/DRos", "InverseProbabilityWeighting(lambda_=..).estimate_policy_value(...)",
    dict(n=700, n_actions=4, mean_reward_behaviour=rw.mean(), on_policy_mean_reward_in_target_log=target.click.mean(), weight_mean=wt.mean(), weight_max=wt.max(), weight_min=wt.min(),
         ess=wt.sum() ** 2 / (wt**2).sum(), ips=rounds(wt * rw), ips_clip_3=rounds(np.minimum(wt, 3) * rw), snips=dict(value=(wt * rw).sum() / wt.sum()), dr=rounds(dm + wt * (rw - taken)),
         sndr=dict(value=dm.mean() + (wt * (rw - taken)).sum() / wt.sum()), switch_dr_3=rounds(dm + np.where(wt <= 3, wt, 0) * (rw - taken)),
         dros_lambda_5=rounds(dm + 5 * wt / (wt**2 + 5) * (rw - taken)), dm=dict(value=dm.mean())))

# Cohorts of weeks that begin on Mondays, over the turn of a year.
n = 260
sales = pd.DataFrame(dict(user_id=rng.integers(1, 60, n), date=pd.Timestamp("2024-12-20") + pd.to_timedelta(rng.integers(0, 45, n), "D"), amount=np.round(rng.gamma(1.2, 20, n), 2)))
sales.to_csv(OUT / "data" / "sales.csv", index=False)
for unit in ("monthly", "weekly"):
    period = sales.date.dt.year * 12 + sales.date.dt.month - 1 if unit == "monthly" else (sales.date - pd.Timestamp("1970-01-05")).dt.days // 7
    first = period.groupby(sales.user_id).transform("min")
    cohorts = {}
    for start in sorted(first.unique()):
        mine, ages = sales[first == start], (period - first)[first == start]
        last = int(period.max() - start) + 1
        size, active = mine.user_id.nunique(), [mine[ages == k].user_id.nunique() for k in range(last)]
        name = f"{start // 12:04d}-{start % 12 + 1:02d}" if unit == "monthly" else str((pd.Timestamp("1970-01-05") + pd.Timedelta(weeks=int(start))).date())
        cohorts[name] = dict(size=size, active=active, retention=[v / size for v in active], revenue=[mine[ages == k].amount.sum() for k in range(last)])
    put(f"sales.{unit}_cohorts", "sales.csv", "", f"{'calendar-month' if unit == 'monthly' else 'calendar-week'} cohort retention and cumulative LTV",
        "cohort = period of the first purchase; active in period k = any purchase in period cohort+k", dict(cohorts=cohorts, customers=sales.user_id.nunique(), transactions=n,
        total_revenue=sales.amount.sum()), "counts exact; rel 1e-9")

# Certified linear models of the National Institute of Standards and Technology, made by their rules.
x = np.arange(21.0)
bend = np.array([759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759.0])
powers = sum(x**k for k in range(6))
error = np.array([2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752, 0.112324854679312])
for name, y1, coef, se, sd, r2, lre in (
    ("wampler2", [f"{sum((0.1 * i) ** k for k in range(6)):.5f}" for i in range(21)], [10.0**-k for k in range(6)], [0] * 6, 0, 1, 9),
    ("wampler4", powers + 100 * bend, [1] * 6, error * 100, 236014.502379268, 0.957478440825662, 9),
    ("wampler5", powers + 10000 * bend, [1] * 6, error * 10000, 23601450.2379268, 0.224668921574940e-2, 6),
):
    pd.DataFrame(dict(y=y1, x=x)).to_csv(OUT / "data" / f"{name}.csv", index=False)
    put("nist." + name, f"{name}.csv", "", "NIST StRD linear least squares", "y~1+x+...+x^5" if name != "wampler4" else "y ~ 1 + x + x^2 + x^3 + x^4 + I(x^5)",
        dict(n=21, df=15, certified=dict(coef=coef, se=se, residual_sd=sd, r_squared=r2)), f"LRE >= {lre}")
pd.DataFrame(dict(y=[3, 4, 4], x=[4, 5, 6])).to_csv(OUT / "data" / "noint2.csv", index=False)
put("nist.noint2", "noint2.csv", "", "NIST StRD linear least squares", "y ~ x - 1", dict(n=3, df=2, certified=dict(coef=[0.727272727272727], se=[0.420827318078432e-1],
    residual_sd=0.369274472937998, r_squared=0.993348115299335)), "LRE >= 9")

(OUT / "expected" / "third_python.json").write_text(json.dumps(dict(file="third_python.json", checks=clean(CHECKS))))
print(len(CHECKS), "checks")
