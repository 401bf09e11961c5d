"""The Python part of the second folder of reference results: arms, proportions, drift, families of tests, scores, events.

Run with:  python3 second.py OUTPUT_FOLDER     (after second.R; scipy 1.10.1, statsmodels 0.13.5, scikit-learn 1.2.1, numpy 1.24.2, pandas 1.5.3)
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats
from scipy.integrate import quad
from scipy.spatial.distance import jensenshannon
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import ElasticNet, Lasso, LogisticRegression, Ridge
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score
from sklearn.tree import DecisionTreeClassifier
import statsmodels.api as sm
from statsmodels.stats.contingency_tables import StratifiedTable, Table2x2
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

OUT = Path(sys.argv[1])
CHECKS = []


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
    if isinstance(value, (float, np.floating)):
        value = float(value)
        return None if np.isnan(value) else "Infinity" if value == np.inf else "-Infinity" if value == -np.inf else value
    return value


rng = np.random.default_rng(20261130)
N = 420
plan = rng.choice(["basic", "plus", "pro"], N, p=[0.5, 0.3, 0.2])
before = np.round(rng.gamma(1.5, 20, N), 2)
spend = np.round(np.where(rng.random(N) < 0.35, rng.gamma(2, 12, N) + 0.3 * before, 0) * (1 + 0.3 * (plan == "plus")), 2)
shop = pd.DataFrame(
    dict(
        customer=np.arange(1, N + 1),
        plan=plan,
        region=rng.choice(["north", "south", "east"], N),
        before=before,
        visits=rng.poisson(3, N) + 1,
        spend=spend,
        bought=np.where(spend > 0, "True", "False"),
        rare=(rng.random(N) < 0.02).astype(int),
    )
)
shop.loc[5, "before"] = 12.5
shop.to_csv(OUT / "data" / "shop.csv", index=False)
arm = {name: shop[shop.plan == name] for name in ("basic", "plus", "pro")}
PREP = "metric {}; control 'basic', treatment 'plus'"
tooth = pd.read_csv(OUT / "data" / "toothgrowth.csv")
cars = pd.read_csv(OUT / "data" / "mtcars.csv")


def means(name, dataset, prep, t, c):
    """The methods for two arms of numbers."""
    welch = stats.ttest_ind(t, c, equal_var=False)
    compare = CompareMeans(DescrStatsW(t), DescrStatsW(c))
    se = np.sqrt(t.var(ddof=1) / len(t) + c.var(ddof=1) / len(c))
    a, b = t.var(ddof=1) / len(t), c.var(ddof=1) / len(c)
    df = (a + b) ** 2 / (a * a / (len(t) - 1) + b * b / (len(c) - 1))
    put(name + ".welch", dataset, prep, "Welch t-test", "scipy.stats.ttest_ind(t,c,equal_var=False)",
        dict(n_control=len(c), n_treatment=len(t), mean_control=c.mean(), mean_treatment=t.mean(), diff=t.mean() - c.mean(), se=se,
             t=welch.statistic, df=df, p=welch.pvalue, ci95=compare.tconfint_diff(usevar="unequal"),
             ci90=compare.tconfint_diff(alpha=0.1, usevar="unequal"), p_greater=stats.ttest_ind(t, c, equal_var=False, alternative="greater").pvalue,
             p_less=stats.ttest_ind(t, c, equal_var=False, alternative="less").pvalue))
    pooled = stats.ttest_ind(t, c)
    put(name + ".student", dataset, prep, "Student t-test (pooled)", "ttest_ind(equal_var=True)",
        dict(t=pooled.statistic, p=pooled.pvalue, df=len(t) + len(c) - 2, ci95=compare.tconfint_diff(usevar="pooled")))
    for how, more in (("asymptotic", "two-sided"), ("asymptotic", "greater"), ("asymptotic", "less")):
        u = stats.mannwhitneyu(t, c, alternative=more, method=how)
        put(f"{name}.mannwhitney.{more}", dataset, prep, "Mann-Whitney U (tie-corrected normal, continuity correction)",
            f"scipy.stats.mannwhitneyu(t,c,alternative='{more}',method='{how}',use_continuity=True)",
            dict(U_treatment=u.statistic, p=u.pvalue, auc_common_language=u.statistic / len(t) / len(c)), "U exact; p rel 1e-8")
    ks = stats.ks_2samp(t, c, method="asymp")
    put(name + ".ks", dataset, prep, "two-sample Kolmogorov-Smirnov", "scipy.stats.ks_2samp(t,c,method='asymp')",
        dict(D=ks.statistic, p_asymptotic=ks.pvalue), "D abs 1e-12; p rel 1e-3 (asymptotic variants differ)")
    levene, brown = stats.levene(t, c, center="mean"), stats.levene(t, c, center="median")
    put(name + ".levene", dataset, prep, "Levene (mean) and Brown-Forsythe (median)", "scipy.stats.levene(center=...)",
        dict(levene_F=levene.statistic, levene_p=levene.pvalue, brown_forsythe_F=brown.statistic, brown_forsythe_p=brown.pvalue))
    lift = t.mean() / c.mean() - 1
    error = np.sqrt(a / c.mean() ** 2 + t.mean() ** 2 * b / c.mean() ** 4)
    put(name + ".relative_lift", dataset, prep, "relative lift of means, delta method",
        "lift=m_t/m_c-1; se^2=v_t/(n_t m_c^2)+m_t^2 v_c/(n_c m_c^4)",
        dict(lift=lift, se=error, ci95_normal=[lift - 1.959963984540054 * error, lift + 1.959963984540054 * error]))


means("shop.spend", "shop.csv", PREP.format("spend"), arm["plus"].spend.values, arm["basic"].spend.values)
means("tooth.len", "toothgrowth.csv", "metric len; control 'VC', treatment 'OJ'", tooth[tooth.supp == "OJ"].len.values,
      tooth[tooth.supp == "VC"].len.values)
means("cars.mpg", "mtcars.csv", "metric mpg; control am==0, treatment am==1", cars[cars.am == 1].mpg.values, cars[cars.am == 0].mpg.values)
exact = stats.mannwhitneyu(cars[cars.am == 1].wt, cars[cars.am == 0].wt, method="asymptotic")
put("cars.wt.mannwhitney", "mtcars.csv", "wt, am 0 vs 1", "Mann-Whitney U (tie-corrected normal, continuity correction)",
    "scipy.stats.mannwhitneyu(t,c,alternative='two-sided',method='asymptotic')", dict(U_treatment=exact.statistic, p=exact.pvalue), "U exact; p rel 1e-8")
few = cars[cars.cyl != 6]
small_t, small_c = few[(few.cyl == 4)].drop_duplicates("qsec").qsec.values, few[few.cyl == 8].drop_duplicates("qsec").qsec.values


def proportions(name, dataset, prep, t, c, level=0.95):
    """The methods for two proportions given as flags."""
    xt, nt, xc, nc = int(t.sum()), len(t), int(c.sum()), len(c)
    arms = dict(control=dict(x=xc, n=nc), treatment=dict(x=xt, n=nt))
    z, p = proportions_ztest([xt, xc], [nt, nc])
    table = np.array([[xt, nt - xt], [xc, nc - xc]])
    chi, yates = stats.chi2_contingency(table, correction=False), stats.chi2_contingency(table)
    g = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    put(name + ".ztest", dataset, prep, "two-proportion z-test, pooled variance",
        "statsmodels.stats.proportion.proportions_ztest([x_t,x_c],[n_t,n_c])",
        dict(arms, diff=xt / nt - xc / nc, z_pooled=z, p_two_sided=p, p_treatment_greater=proportions_ztest([xt, xc], [nt, nc], alternative="larger")[1],
             p_treatment_less=proportions_ztest([xt, xc], [nt, nc], alternative="smaller")[1], chi2_no_correction=chi[0], chi2_p=chi[1],
             chi2_yates=yates[0], chi2_yates_p=yates[1], g_test=g[0], g_p=g[1]))
    alpha = round(1 - level, 10)
    single = {}
    for how in ("wilson", "beta", "agresti_coull", "jeffreys", "normal"):
        single[how] = dict(treatment=proportion_confint(xt, nt, alpha, how), control=proportion_confint(xc, nc, alpha, how))
    put(name + ".one_sample_ci", dataset, prep, f"single-proportion {100 * level:g}% CIs (beta = Clopper-Pearson)",
        f"proportion_confint(x,n,alpha={alpha:g},method=M)", dict(arms, **single), "rel 1e-9 (abs 1e-12)")
    cis = {}
    for compare, how in (("diff", "wald"), ("diff", "newcomb"), ("diff", "agresti-caffo"), ("ratio", "log"), ("ratio", "log-adjusted"),
                         ("ratio", "score"), ("odds-ratio", "logit")):
        key = "odds_ratio_logit" if compare == "odds-ratio" else f"{compare}_{how}"
        cis[key] = confint_proportions_2indep(xt, nt, xc, nc, method=how, compare=compare, alpha=alpha)
    put(name + ".ci", dataset, prep, f"CIs for difference / ratio / odds ratio of two proportions, {100 * level:g}%",
        f"confint_proportions_2indep(x_t,n_t,x_c,n_c,method=M,compare=C,alpha={alpha:g})", dict(arms, **cis), "rel 1e-7")
    two = Table2x2(table)
    put(name + ".or_rr", dataset, prep, "odds ratio and risk ratio with log-normal CI", "Table2x2([[x_t,n_t-x_t],[x_c,n_c-x_c]])",
        dict(arms, oddsratio=two.oddsratio, log_or_se=two.log_oddsratio_se, or_ci=two.oddsratio_confint(), riskratio=two.riskratio,
             log_rr_se=two.log_riskratio_se, rr_ci=two.riskratio_confint()))
    for more in ("two-sided", "greater", "less"):
        odds, p = stats.fisher_exact(table, alternative=more)
        put(f"{name}.fisher.{more}", dataset, prep, f"Fisher exact test {more}",
            f"scipy.stats.fisher_exact([[x_t,n_t-x_t],[x_c,n_c-x_c]], alternative='{more}')", dict(arms, p=p, odds_ratio=odds), "rel 1e-6")


flags = shop.bought.eq("True").astype(int)
proportions("shop.bought", "shop.csv", PREP.format("bought"), flags[shop.plan == "plus"], flags[shop.plan == "basic"])
proportions("shop.bought.90", "shop.csv", "metric bought, pro vs basic", flags[shop.plan == "pro"], flags[shop.plan == "basic"], 0.9)
proportions("cars.vs", "mtcars.csv", "metric vs; control am==0, treatment am==1", cars[cars.am == 1].vs, cars[cars.am == 0].vs)

# Covariates, ratios, strata, ratio of samples.
t, c = arm["plus"], arm["basic"]
y, x = pd.concat([t.spend, c.spend]).values, pd.concat([t.before, c.before]).values
d = np.r_[np.ones(len(t)), np.zeros(len(c))]
theta = np.cov(y, x)[0, 1] / x.var(ddof=1)
at, ac = t.spend - theta * (t.before - x.mean()), c.spend - theta * (c.before - x.mean())
w = stats.ttest_ind(at, ac, equal_var=False)
ancova = sm.OLS(y, sm.add_constant(np.c_[d, x])).fit()
centred = x - x.mean()
lin = sm.OLS(y, sm.add_constant(np.c_[d, centred, d * centred])).fit()
put("shop.spend~before", "shop.csv", "Y=spend, X=before; control 'basic', treatment 'plus'", "CUPED / regression-adjusted difference of means",
    "theta=cov(Y,X)/var(X) on ALL units of both arms (ddof=1)",
    dict(unadjusted_diff=t.spend.mean() - c.spend.mean(), correlation=np.corrcoef(y, x)[0, 1],
         all_sample_theta=dict(theta=theta, diff=at.mean() - ac.mean(), t=w.statistic, p=w.pvalue),
         ancova=dict(coef=ancova.params[1], se_classic=ancova.bse[1], se_hc1=ancova.HC1_se[1], se_hc3=ancova.HC3_se[1]),
         lin=dict(coef=lin.params[1], se_hc2=lin.HC2_se[1], se_hc3=lin.HC3_se[1])), "rel 1e-8")


def ratio(f):
    m, v = f.spend.mean() / f.visits.mean(), np.cov(f.spend, f.visits)
    return m, v[0, 0] / f.visits.mean() ** 2 + v[1, 1] * f.spend.mean() ** 2 / f.visits.mean() ** 4 - 2 * v[0, 1] * f.spend.mean() / f.visits.mean() ** 3


(rt, vt), (rc, vc) = ratio(t), ratio(c)
se = np.sqrt(vt / len(t) + vc / len(c))
put("shop.spend_per_visit", "shop.csv", "num=spend, den=visits; control 'basic', treatment 'plus'", "ratio metric sum(num)/sum(den), delta method",
    "var_i = s_mm/dbar^2 + ...", dict(ratio_control=rc, ratio_treatment=rt, var_control=vc, var_treatment=vt, diff=rt - rc, se=se, z=(rt - rc) / se,
                                      p_normal=2 * stats.norm.sf(abs((rt - rc) / se)), relative_lift=rt / rc - 1))
tables, diff, var = [], 0, 0
both = shop[shop.plan != "pro"]
for region, part in both.groupby("region"):
    pt, pc = part[part.plan == "plus"], part[part.plan == "basic"]
    share = len(part) / len(both)
    diff += share * (pt.rare.mean() - pc.rare.mean())
    var += share**2 * (pt.rare.var(ddof=1) / len(pt) + pc.rare.var(ddof=1) / len(pc))
    tables.append(np.array([[pt.rare.sum(), len(pt) - pt.rare.sum()], [pc.rare.sum(), len(pc) - pc.rare.sum()]]))
strata = StratifiedTable(tables)
null, raw = strata.test_null_odds(correction=True), strata.test_null_odds(correction=False)
put("shop.rare|region", "shop.csv", "plus vs basic, metric rare, strata region", "post-stratified difference and Mantel-Haenszel",
    "tau=sum_k (n_k/n)(ybar_tk-ybar_ck)", dict(poststratified_diff=diff, se_conditional=np.sqrt(var),
    cmh=dict(common_or=strata.oddsratio_pooled, common_rr=strata.riskratio_pooled, chi2_corrected=null.statistic, p_corrected=null.pvalue,
             chi2_uncorrected=raw.statistic, p_uncorrected=raw.pvalue)), "rel 1e-8")
observed = [int((shop.plan == name).sum()) for name in ("basic", "plus", "pro")]
weights = [0.5, 0.3, 0.2]
srm = stats.chisquare(observed, np.array(weights) * N)
put("shop.srm", "shop.csv", "counts of plan in order basic, plus, pro", "sample-ratio-mismatch chi-square", "scipy.stats.chisquare(obs, expected)",
    dict(observed=observed, weights=weights, expected=np.array(weights) * N, chi2=srm.statistic, df=2, p=srm.pvalue))

# Sequential and Bayesian.
delta, v = t.spend.mean() - c.spend.mean(), t.spend.var(ddof=1) / len(t) + c.spend.var(ddof=1) / len(c)
msprt = {}
for tau in (1.0, 5.0):
    lr = np.sqrt(v / (v + tau**2)) * np.exp(tau**2 * delta**2 / (2 * v * (v + tau**2)))
    msprt[str(tau)] = dict(tau=tau, V=v, diff=delta, LR=lr, p=min(1, 1 / lr))
put("shop.spend.always", "shop.csv", "plus vs basic, spend, all rows", "always-valid CI / p: asymptotic confidence sequence and mSPRT",
    "mSPRT: Lambda=sqrt(V/(V+tau^2))*exp(tau^2 d^2/(2V(V+tau^2))), p=min(1,1/Lambda)", dict(msprt=msprt))
xt, nt, xc, nc = int(t.rare.sum()), len(t), int(c.rare.sum()), len(c)
for a0, b0 in ((1, 1), (0.5, 0.5)):
    post_t, post_c = stats.beta(a0 + xt, b0 + nt - xt), stats.beta(a0 + xc, b0 + nc - xc)
    beats = quad(lambda p: post_t.pdf(p) * post_c.cdf(p), 0, 1, epsabs=1e-14, epsrel=1e-13, limit=500, points=[0.01, 0.03])[0]
    put(f"shop.rare.beta_binomial.beta({a0},{b0})", "shop.csv", "plus vs basic rare", "Beta-Binomial A/B: P(B>A), expected loss, credible intervals",
        "posterior Beta(prior_a+x, prior_b+n-x)", dict(prior=[a0, b0], control=dict(x=xc, n=nc), treatment=dict(x=xt, n=nt), prob_B_beats_A=beats,
        posterior_mean_A=post_c.mean(), posterior_mean_B=post_t.mean(), ci95_A=post_c.ppf([0.025, 0.975]), ci95_B=post_t.ppf([0.025, 0.975])),
        "P abs 1e-9; CI abs 1e-8")

# Families of p-values.
p = [0.0003, 0.011, 0.02, 0.0201, 0.3, 0.04, 0.9, 0.0003]
adjust = {}
for how in ("bonferroni", "sidak", "holm-sidak", "holm", "simes-hochberg", "hommel", "fdr_bh", "fdr_by", "fdr_tsbh", "fdr_tsbky"):
    reject, adjusted, _, _ = multipletests(p, 0.1, how)
    adjust[how] = dict(adjusted=adjusted, reject=list(reject))
put("made.8tests", "none", "", "multiple-comparison adjustments", "multipletests(p, alpha=.1, method=M)",
    dict(p=p, labels=[str(i) for i in range(len(p))], **adjust), "rel 1e-10")

# Drift.
ref, cur = c.before.values, t.before.values
cuts = np.unique(np.quantile(ref, np.arange(1, 10) / 10))
edges = np.r_[-np.inf, cuts, np.inf]
e, a = (np.array([((s > lo) & (s <= hi)).sum() for lo, hi in zip(edges[:-1], edges[1:])]) for s in (ref, cur))
pe, pa = (np.where(s == 0, 1e-4, s / s.sum()) for s in (e, a))
put("shop.before.drift", "shop.csv", "reference basic, current plus, feature before", "PSI / KS / Wasserstein / JS for a numeric feature",
    "quantile bins", dict(n_ref=len(ref), n_cur=len(cur), cuts=cuts, ref_counts=e, cur_counts=a, psi_quantile10=((pa - pe) * np.log(pa / pe)).sum(),
    ks_D=stats.ks_2samp(ref, cur).statistic, wasserstein=stats.wasserstein_distance(ref, cur), energy_distance=stats.energy_distance(ref, cur),
    js_distance_natural_log=jensenshannon(pe, pa), cramervonmises_2samp_stat=stats.cramervonmises_2samp(ref, cur).statistic,
    cramervonmises_2samp_p=stats.cramervonmises_2samp(ref, cur).pvalue, anderson_ksamp=stats.anderson_ksamp([ref, cur]).statistic,
    anderson_ksamp_p=stats.anderson_ksamp([ref, cur]).pvalue), "rel 1e-8 (p-values rel 1e-4)")
names = sorted(shop.region.unique())
e, a = (np.array([(s.region == n).sum() for n in names]) for s in (c, t))
chi = stats.chi2_contingency([e, a], correction=False)
pe, pa = e / e.sum(), a / a.sum()
put("shop.region.drift", "shop.csv", "reference basic, current plus, feature region", "PSI / chi-square / Cramer V / JS / TV for a categorical feature",
    "shares by category", dict(categories=names, ref_counts=e, cur_counts=a, psi=((pa - pe) * np.log(pa / pe)).sum(), chi2=chi[0], df=2, p=chi[1],
    cramers_v=np.sqrt(chi[0] / (e.sum() + a.sum())), js_distance_natural_log=jensenshannon(pe, pa), total_variation=abs(pe - pa).sum() / 2))

# Scores.
yes = flags.values
fit = sm.Logit(yes, sm.add_constant(shop[["before", "visits"]].values)).fit(disp=0, tol=1e-10)
prob = fit.predict()
bins = np.minimum((prob * 10).astype(int), 9)
ece = sum(abs((yes - prob)[bins == b].sum()) for b in range(10)) / N
at = {}
for cut in (0.35, 0.4):
    call = prob >= cut
    tp, fp, fn, tn = (call & (yes == 1)).sum(), (call & (yes == 0)).sum(), (~call & (yes == 1)).sum(), (~call & (yes == 0)).sum()
    at[f"at_{cut}"] = dict(tn=tn, fp=fp, fn=fn, tp=tp, accuracy=(tp + tn) / N, precision=tp / (tp + fp), recall=tp / (tp + fn))
put("shop.logit2.metrics", "shop.csv", "y=bought; probability from unpenalised logistic regression on before, visits", "classification metrics on fixed scores",
    "roc_auc_score, ...", dict(n=N, positives=yes.sum(), roc_auc=roc_auc_score(yes, prob), average_precision=average_precision_score(yes, prob),
    log_loss=log_loss(yes, prob), brier=brier_score_loss(yes, prob), ece_10_equal_width=ece, gini=2 * roc_auc_score(yes, prob) - 1, **at), "rel 1e-8")
put("shop.auc.visits", "shop.csv", "y=bought, score=visits (tied)", "classification metrics on fixed scores", "roc_auc_score",
    dict(n=N, positives=yes.sum(), roc_auc=roc_auc_score(yes, shop.visits), average_precision=average_precision_score(yes, shop.visits),
         ks_separation=stats.ks_2samp(shop.visits[yes == 1], shop.visits[yes == 0]).statistic))
iso = IsotonicRegression().fit(shop.visits, yes)
grid = sorted(shop.visits.unique())
put("shop.isotonic", "shop.csv", "", "isotonic regression (PAVA)", "IsotonicRegression().fit(visits, bought)",
    dict(x=np.array(grid, float), y=iso.predict(grid)), "abs 1e-10")
tree = DecisionTreeClassifier(max_depth=1).fit(shop[["before", "visits"]], yes).tree_
put("shop.stump", "shop.csv", "y=bought", "CART stump (Gini)", "DecisionTreeClassifier(max_depth=1) on before, visits",
    dict(feature=["before", "visits"][tree.feature[0]], threshold=tree.threshold[0], impurity=tree.impurity, n_node=tree.n_node_samples),
    "threshold abs .5; impurity rel 1e-9")
features = ["cyl", "disp", "hp", "drat", "wt", "qsec"]
z = (cars[features] - cars[features].mean()) / cars[features].std(ddof=0)
penalised = {}
for name, model in (("lasso", Lasso(alpha=0.3, tol=1e-14, max_iter=10**6)), ("ridge", Ridge(alpha=0.3)),
                    ("elastic_net", ElasticNet(alpha=0.3, l1_ratio=0.7, tol=1e-14, max_iter=10**6))):
    model.fit(z, cars.mpg)
    penalised[name] = dict(intercept=model.intercept_, **dict(zip(features, model.coef_)))
put("cars.penalised.alpha0.3", "mtcars.csv", "y=mpg", "lasso / ridge / elastic net",
    "Lasso(alpha=0.3), Ridge(alpha=0.3), ElasticNet(alpha=0.3, l1_ratio=.7) on z-scored X (ddof=0), raw y", penalised, "abs 1e-5")

# Statsmodels' way of writing models.
import statsmodels.formula.api as smf
ols = smf.ols("mpg ~ C(cyl) + np.log(hp)", cars).fit()
put("cars.patsy", "mtcars.csv", "", "OLS with classical errors", "smf.ols('mpg ~ C(cyl) + np.log(hp)')",
    dict(n=len(cars), coef=dict(ols.params), se_classic=dict(ols.bse), r2=ols.rsquared, se_HC3=dict(zip(ols.params.index, ols.HC3_se)))
    , "rel 1e-8")
logit = sm.Logit(cars.am, sm.add_constant(cars[["hp", "qsec"]])).fit(disp=0, tol=1e-10)
put("cars.logit2", "mtcars.csv", "", "logistic regression (ML)", "Logit(am~1+hp+qsec)", dict(coef=dict(logit.params), se=dict(logit.bse), loglik=logit.llf,
    mcfadden_r2=logit.prsquared), "rel 1e-6")

# Events: ties in time, a case that never begins.
rows = []
number = 0
for case in range(60):
    clock = pd.Timestamp("2026-03-01") + pd.Timedelta(seconds=int(rng.integers(0, 10**6)))
    for _ in range(rng.integers(1, 9)):
        number += 1
        rows.append((number, f"case {case}", rng.choice(["view", "cart", "pay", "search"], p=[0.4, 0.25, 0.15, 0.2]), clock))
        clock += pd.Timedelta(seconds=int(rng.choice([0, 30, 400, 5000])))
events = pd.DataFrame(rows, columns=["event_id", "case_id", "activity", "timestamp"]).sample(frac=1, random_state=3)
events.to_csv(OUT / "data" / "clicks.csv", index=False, date_format="%Y-%m-%d %H:%M:%S.000")
ordered = events.sort_values(["case_id", "timestamp", "event_id"])
steps = ["view", "cart", "pay"]


def funnel(limit):
    times = [[] for _ in steps]
    for _, f in ordered.groupby("case_id", sort=False):
        place, first = -1, None
        names, clocks = list(f.activity), list(f.timestamp)
        for s, step in enumerate(steps):
            found = [i for i in range(place + 1, len(names)) if names[i] == step and (first is None or limit is None or
                     (clocks[i] - first).total_seconds() <= limit)]
            if not found:
                break
            place = found[0]
            first = clocks[place] if s == 0 else first
            times[s].append((f.case_id.iloc[0], clocks[place]))
    reached = [len(s) for s in times]
    at = [dict(s) for s in times]

    def spread(a, b):
        values = np.array([(b[k] - a[k]).total_seconds() for k in b])
        return dict(median=np.median(values), mean=values.mean(), p90=np.percentile(values, 90))

    return dict(n_cases=60, steps=steps, reached=reached, conversion_from_first=[r / reached[0] for r in reached],
                conversion_from_previous=[1.0] + [b / a for a, b in zip(reached, reached[1:])],
                seconds_from_previous=[None] + [spread(at[i - 1], at[i]) for i in (1, 2)], seconds_from_first=[None] + [spread(at[0], at[i]) for i in (1, 2)])


SORT = "sort events by (case_id, timestamp, event_id)"
put("clicks.funnel", "clicks.csv", SORT, "ordered funnel (earliest greedy match, other events may intervene)", "step1 = first occurrence in the case",
    funnel(None), "counts exact; seconds rel 1e-9")
put("clicks.funnel.within_6000s", "clicks.csv", SORT, "ordered funnel (earliest greedy match, other events may intervene)",
    "step1 = first occurrence in the case; ... and at most 6000 s after step 1", funnel(6000), "counts exact; seconds rel 1e-9")
has = [ordered[ordered.activity == s].case_id.nunique() for s in steps]
put("clicks.funnel.any_order", "clicks.csv", SORT, "unordered funnel: cases containing each activity", "nunique(case_id) per activity",
    dict(steps=steps, cases_with_step=has, cases_with_all=int(ordered.groupby("case_id").activity.agg(lambda s: set(steps) <= set(s)).sum())), "exact")
paths = ordered.groupby("case_id", sort=False).activity.agg(">".join)
spans = ordered.groupby("case_id").timestamp.agg(lambda s: (s.max() - s.min()).total_seconds())
counts = {}
for path in paths:
    counts[path] = counts.get(path, 0) + 1
top = sorted(counts.items(), key=lambda item: -item[1])[:3]
put("clicks.variants", "clicks.csv", SORT, "trace variants and case durations", "join activities by '>'",
    dict(n_variants=len(counts), top3=[list(item) for item in top], duration_seconds_mean=spans.mean(), duration_seconds_median=spans.median(),
         events_per_case_mean=len(events) / 60, events_per_case_max=int(ordered.groupby("case_id").size().max())), "exact / rel 1e-9")
orders = pd.DataFrame(dict(customer_id=rng.integers(100, 160, 300), date=pd.Timestamp("2025-11-05") + pd.to_timedelta(rng.integers(0, 150, 300), "D"),
                           items=rng.integers(1, 5, 300), order_value=np.round(rng.gamma(2, 15, 300), 2)))
orders.to_csv(OUT / "data" / "orders.csv", index=False)
month = orders.date.dt.year * 12 + orders.date.dt.month - 1
first = month.groupby(orders.customer_id).transform("min")
cohorts = {}
for start in sorted(first.unique()):
    mine = orders[first == start]
    ages = (month - first)[first == start]
    size = mine.customer_id.nunique()
    active = [mine[ages == k].customer_id.nunique() for k in range(int(month.max() - start) + 1)]
    revenue = [mine[ages == k].order_value.sum() for k in range(int(month.max() - start) + 1)]
    cohorts[f"{start // 12:04d}-{start % 12 + 1:02d}"] = dict(size=size, active=active, retention=[v / size for v in active], revenue=revenue,
                                                              cumulative_revenue_per_customer=np.cumsum(revenue) / size)
put("orders.monthly_cohorts", "orders.csv", "", "calendar-month cohort retention and cumulative LTV",
    "cohort = calendar month of first purchase", dict(cohorts=cohorts, customers=orders.customer_id.nunique(), transactions=300,
    total_revenue=orders.order_value.sum(), total_items=int(orders["items"].sum())), "counts exact; rel 1e-9")

(OUT / "expected" / "second_python.json").write_text(json.dumps(dict(file="second_python.json", checks=clean(CHECKS))))
print(len(CHECKS), "checks")
