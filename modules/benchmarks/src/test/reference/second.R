# A second folder of reference results on data sets that come with R: a check of the program that reads such folders and of the engine on
# ties, missing values, tiny samples, unequal arms and factors.
# Run with:  Rscript second.R OUTPUT_FOLDER     (R 4.2.2; survival 3.5-3, MASS 7.3-58.2, sandwich 3.0-2, AER 1.2-10, quantreg 5.94,
# cmprsk 2.2-11, Matching 4.10-8, multcomp 1.4-22, clubSandwich 0.5.8, lmtest 0.9-40, jsonlite)
suppressMessages({
  library(survival); library(MASS); library(sandwich); library(AER); library(quantreg); library(cmprsk); library(Matching)
  library(multcomp); library(clubSandwich); library(lmtest); library(jsonlite)
})
out <- commandArgs(TRUE)[1]
dir.create(file.path(out, "data"), FALSE, TRUE); dir.create(file.path(out, "expected"), FALSE)
checks <- list()
put <- function(id, dataset, prep, method, call, values, tolerance = "rel 1e-8") {
  checks[[length(checks) + 1]] <<- list(id = id, dataset = dataset, prep = prep, method = method, call = call, tolerance = tolerance,
                                        values = values)
}
save <- function(data, name) write.csv(data, file.path(out, "data", name), row.names = FALSE, quote = TRUE, na = "NA")
l <- function(v) as.list(v)

# Linear models: missing values, logarithms, factors, interactions, clusters.
ols <- function(id, data, file, formula, cluster = NULL, prep = "") {
  text <- paste(deparse(formula, 500), collapse = "")
  fit <- lm(formula, data); s <- summary(fit); n <- nobs(fit)
  values <- list(n = n, df_residual = fit$df.residual, r2 = s$r.squared, adj_r2 = s$adj.r.squared, sigma = s$sigma, F = s$fstatistic[[1]],
    rss = deviance(fit), loglik = as.numeric(logLik(fit)), AIC = AIC(fit), BIC = BIC(fit), coef = l(coef(fit)),
    se_classic = l(s$coefficients[, 2]), t = l(s$coefficients[, 3]), p_classic = l(s$coefficients[, 4]))
  for (type in c("HC0", "HC1", "HC2", "HC3", "HC4")) values[[paste0("se_", type)]] <- l(sqrt(diag(vcovHC(fit, type = type))))
  ci <- coefci(fit, vcov. = vcovHC(fit, "HC1"))
  values$ci95_HC1_t <- lapply(setNames(rownames(ci), rownames(ci)), function(r) l(ci[r, ]))
  b <- bptest(fit)
  values$breusch_pagan <- list(stat = b$statistic[[1]], df = b$parameter[[1]], p = b$p.value[[1]])
  if (!is.null(cluster)) {
    id0 <- data[rownames(model.frame(fit)), cluster]
    values$cluster <- cluster; values$n_clusters <- length(unique(id0))
    values$se_cluster_CR1_stata <- l(sqrt(diag(vcovCL(fit, id0, type = "HC1", cadjust = TRUE))))
    cr2 <- coef_test(fit, vcovCR(fit, id0, "CR2"))
    values$se_cluster_CR2 <- l(setNames(cr2$SE, names(coef(fit))))
    values$CR2_df_satterthwaite <- l(setNames(cr2$df_Satt, names(coef(fit))))
  }
  put(id, file, prep, "OLS with classical / HC0-HC4 / cluster-robust SE", paste0("lm(", text, ")"), values)
}
airquality$Big <- ifelse(airquality$Wind > 10, "windy", "calm")
save(airquality, "airquality.csv"); save(ToothGrowth, "toothgrowth.csv"); save(warpbreaks, "warpbreaks.csv")
cars <- cbind(model = rownames(mtcars), mtcars); save(cars, "mtcars.csv")
ols("air.ozone", airquality, "airquality.csv", Ozone ~ Solar.R + Wind + Temp + I(Wind^2), "Month")
ols("air.log", airquality, "airquality.csv", log(Ozone) ~ Solar.R * Wind + factor(Month))
ols("tooth.len", ToothGrowth, "toothgrowth.csv", len ~ supp * dose)
ols("warp.breaks", warpbreaks, "warpbreaks.csv", breaks ~ wool * tension, prep = "wool baseline 'A', tension baseline 'L'")
ols("cars.mpg", mtcars, "mtcars.csv", mpg ~ wt + hp + factor(cyl) + am:wt)
ols("cars.root", mtcars, "mtcars.csv", mpg ~ sqrt(hp) + log(wt) - 1)

# Generalised linear models.
glms <- function(id, data, file, method, call, fit, prep = "") {
  s <- summary(fit)
  values <- list(n = nobs(fit), coef = l(coef(fit)), se = l(s$coefficients[, 2]), z = l(s$coefficients[, 3]), p = l(s$coefficients[, 4]),
    deviance = deviance(fit), null_deviance = fit$null.deviance, loglik = as.numeric(logLik(fit)), AIC = AIC(fit))
  if (is.null(fit$theta)) {
    for (type in c("HC0", "HC1")) values[[paste0("se_", type)]] <- l(sqrt(diag(vcovHC(fit, type = type))))
    values$pearson_dispersion <- sum(residuals(fit, "pearson")^2) / fit$df.residual
  } else {
    values$theta <- fit$theta; values$twologlik <- fit$twologlik; values$AIC <- NULL
  }
  ci <- confint.default(fit)
  values$ci95_wald <- lapply(setNames(rownames(ci), rownames(ci)), function(r) unname(ci[r, ]))
  put(id, file, prep, method, call, values, "coef/SE rel 1e-6; loglik/deviance rel 1e-8")
}
k <- list(epsilon = 1e-14, maxit = 100)
save(infert, "infert.csv"); save(InsectSprays, "insectsprays.csv"); save(Pima.te, "pima.csv"); save(Insurance, "insurance.csv")
glms("infert.logit", infert, "infert.csv", "logistic regression", "glm(case~spontaneous+induced+age+education, binomial)",
  glm(case ~ spontaneous + induced + age + education, binomial, infert, control = k))
glms("pima.logit", Pima.te, "pima.csv", "logistic regression", "glm(type~npreg+glu+bmi+ped, binomial)",
  glm(type ~ npreg + glu + bmi + ped, binomial, Pima.te, control = k))
glms("cars.logit", mtcars, "mtcars.csv", "logistic regression", "glm(am ~ wt, family = binomial)",
  glm(am ~ wt, binomial, mtcars, control = k))
glms("warp.poisson", warpbreaks, "warpbreaks.csv", "Poisson regression", "glm(breaks ~ wool + tension, family = poisson)",
  glm(breaks ~ wool + tension, poisson, warpbreaks, control = k), "tension baseline L")
glms("sprays.poisson", InsectSprays, "insectsprays.csv", "Poisson regression", "glm(count ~ spray, poisson)",
  glm(count ~ spray, poisson, InsectSprays, control = k))
ins <- Insurance; ins$Group <- factor(ins$Group, ordered = FALSE); ins$Age <- factor(ins$Age, ordered = FALSE)
glms("insurance.poisson", ins, "insurance.csv", "Poisson regression with offset",
  "glm(Claims ~ District + Group + Age + offset(log(Holders)), poisson)",
  glm(Claims ~ District + Group + Age + offset(log(Holders)), poisson, ins, control = k), "unordered factors")
glms("warp.nb2", warpbreaks, "warpbreaks.csv", "negative binomial NB2, theta by ML", "MASS::glm.nb(breaks ~ wool * tension)",
  glm.nb(breaks ~ wool * tension, warpbreaks, control = glm.control(epsilon = 1e-14, maxit = 200)))

# Survival: status 1 and 2, missing covariates, strata, late entry, a group of text.
coxs <- function(id, data, file, call, fit, prep = "", ties = "efron") {
  s <- summary(fit); cc <- s$concordance
  robust <- !is.null(fit$naive.var)
  values <- list(n = s$n, events = s$nevent, loglik_null = fit$loglik[1], loglik = fit$loglik[2], coef = l(coef(fit)),
    se = l(setNames(sqrt(diag(vcov(fit))), names(coef(fit)))), hazard_ratio = l(exp(coef(fit))),
    lr_test = l(setNames(s$logtest, c("test", "df", "pvalue"))),
    score_test = l(setNames(s$sctest, c("test", "df", "pvalue"))), concordance = cc[[1]], concordance_se = cc[[2]])
  z <- cox.zph(fit, transform = "km", terms = FALSE)$table
  values$zph_km <- lapply(setNames(rownames(z), rownames(z)), function(r) l(setNames(z[r, ], c("chisq", "df", "p"))))
  put(id, file, prep, paste0("Cox PH, ties=", ties), call, values,
    "coef/SE rel 1e-6; loglik rel 1e-9; concordance abs 1e-9; zph chisq rel 1e-5")
}
save(lung, "lung.csv"); save(ovarian, "ovarian.csv"); save(aml, "aml.csv"); save(cgd, "cgd.csv"); save(kidney, "kidney.csv")
e <- coxph.control(eps = 1e-11)
coxs("lung.efron", lung, "lung.csv", "coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss, ties='efron')",
  coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss, lung, control = e))
coxs("lung.breslow", lung, "lung.csv", "coxph(Surv(time, status) ~ age + factor(ph.ecog), ties='breslow')",
  coxph(Surv(time, status) ~ age + factor(ph.ecog), subset(lung, ph.ecog < 3), ties = "breslow", control = e), "drop rows with ph.ecog == 3",
  "breslow")
coxs("lung.strata", lung, "lung.csv", "coxph(Surv(time, status) ~ age + ph.karno + strata(sex), ties='efron')",
  coxph(Surv(time, status) ~ age + ph.karno + strata(sex), lung, control = e))
coxs("ovarian.efron", ovarian, "ovarian.csv", "coxph(Surv(futime, fustat) ~ age + rx, ties='efron')",
  coxph(Surv(futime, fustat) ~ age + rx, ovarian, control = e))
coxs("kidney.cluster", kidney, "kidney.csv", "coxph(Surv(time, status) ~ age + sex + cluster(id), ties='efron')",
  coxph(Surv(time, status) ~ age + sex + cluster(id), kidney, control = e))
coxs("cgd.entry", cgd, "cgd.csv", "coxph(Surv(tstart, tstop, status) ~ treat + age + cluster(id), ties='efron')",
  coxph(Surv(tstart, tstop, status) ~ treat + age + cluster(id), cgd, control = e))

kms <- function(id, data, file, time, event, group, at, tau, prep) {
  d <- data.frame(t = time, e = event, g = group); d <- d[complete.cases(d), ]
  values <- list()
  for (type in c("log", "log-log", "plain")) {
    f <- survfit(Surv(t, e) ~ g, d, conf.type = type); s <- summary(f, times = at, extend = TRUE)
    values[[paste0("points_", type)]] <- lapply(seq_along(s$time), function(i) list(group = as.character(s$strata[i]), time = s$time[i],
      n_risk = s$n.risk[i], surv = s$surv[i], se = s$std.err[i], lo = s$lower[i], hi = s$upper[i]))
    m <- summary(f)$table
    values[[paste0("median_", type)]] <- lapply(rownames(m), function(r) list(group = r, median = m[r, "median"], lo = m[r, "0.95LCL"],
      hi = m[r, "0.95UCL"]))
  }
  m <- summary(survfit(Surv(t, e) ~ g, d), rmean = tau)$table
  values$rmst <- lapply(rownames(m), function(r) list(group = r, tau = tau, rmean = m[r, "rmean"], se = m[r, "se(rmean)"]))
  for (rho in 0:1) {
    s <- survdiff(Surv(t, e) ~ g, d, rho = rho)
    p <- pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE)
    values[[if (rho == 0) "logrank" else "peto_peto_rho1"]] <- if (rho == 0) list(chisq = s$chisq, df = length(s$n) - 1, p = p,
      observed = s$obs, expected = s$exp) else list(chisq = s$chisq, p = p)
  }
  put(id, file, prep, "Kaplan-Meier, median, RMST, Nelson-Aalen, log-rank", "survfit(Surv(t,e)~g, conf.type=..); survdiff(rho=0|1)", values)
}
kms("lung.sex", lung, "lung.csv", lung$time, lung$status, lung$sex, c(100, 300, 600), 700, "group sex")
kms("lung.ecog", lung[which(lung$ph.ecog < 3), ], "lung.csv", lung$time[which(lung$ph.ecog < 3)], lung$status[which(lung$ph.ecog < 3)],
  lung$ph.ecog[which(lung$ph.ecog < 3)], c(100, 300), 500, "group ph.ecog, drop rows with missing ph.ecog, drop rows with ph.ecog == 3")
kms("aml.x", aml, "aml.csv", aml$time, aml$status, aml$x, c(9, 20, 40), 45, "group x")
kms("ovarian.rx", ovarian, "ovarian.csv", ovarian$futime, ovarian$fustat, ovarian$rx, c(200, 450, 800), 900, "group rx")
for (dist in c("exponential", "weibull", "lognormal", "loglogistic")) {
  f <- survreg(Surv(time, status) ~ age + sex, lung, dist = dist, control = survreg.control(rel.tolerance = 1e-14, maxiter = 200))
  se <- sqrt(diag(vcov(f)))
  put(paste0("lung.", dist), "lung.csv", "", paste("AFT", dist), paste0("survreg(Surv(time,status)~age+sex, dist='", dist, "')"),
    list(coef = l(coef(f)), scale = f$scale, se = l(se), loglik = f$loglik[2]), "rel 1e-6")
}
m2 <- transform(mgus, cause = ifelse(is.na(pctime), 2 * death, 1), years = ifelse(is.na(pctime), futime, pctime))
m2 <- m2[, c("id", "sex", "cause", "years")]; save(m2, "mgus.csv")
ci <- cuminc(m2$years, m2$cause, m2$sex, cencode = 0); at <- c(3000, 6000, 9000)
p <- timepoints(ci, at)
nest <- function(m) lapply(setNames(rownames(m), rownames(m)), function(r) l(setNames(m[r, ], colnames(m))))
put("mgus.cuminc", "mgus.csv", "", "Aalen-Johansen cumulative incidence + Gray test", "cuminc(years, cause, group=sex, cencode=0)",
  list(est = nest(p$est), var = nest(p$var), gray = lapply(seq_len(nrow(ci$Tests)), function(i) l(ci$Tests[i, ]))))

# Quantile regression, instruments, discontinuity, differences in differences.
data(engel); save(engel, "engel.csv"); save(stackloss, "stackloss.csv")
for (tau in c(0.1, 0.5, 0.75)) {
  f <- rq(foodexp ~ income, tau, engel)
  put(paste0("engel.rq", tau), "engel.csv", "", "quantile regression (Barrodale-Roberts)", paste0("rq(foodexp~income, tau=", tau, ")"),
    list(coef = l(coef(f)), objective = f$rho, n = nrow(engel)), "objective rel 1e-8; coef rel 1e-6 unless solution is non-unique")
}
f <- rq(stack.loss ~ Air.Flow + Water.Temp, 0.4, stackloss)
put("stack.rq0.4", "stackloss.csv", "", "quantile regression (Barrodale-Roberts)", "rq(stack.loss ~ Air.Flow + Water.Temp, tau=0.4)",
  list(objective = f$rho), "objective rel 1e-8")
set.seed(5); n <- 150
z1 <- rnorm(n); z2 <- rbinom(n, 1, 0.4); u <- rnorm(n); w <- rnorm(n)
iv <- round(data.frame(z1, z2, w, d = z1 + 0.6 * z2 + 0.3 * w + u + rnorm(n)), 3); iv$y <- round(1 + 0.5 * iv$d + w + u + rnorm(n), 3)
iv$cut <- round(runif(n, -1, 1), 3); iv$jump <- round(1 + 0.4 * (iv$cut >= 0) + iv$cut + rnorm(n) / 3, 3); save(iv, "made.csv")
f <- ivreg(y ~ d + w | z1 + z2 + w, data = iv); s <- summary(f, diagnostics = TRUE)$diagnostics
put("made.iv", "made.csv", "", "2SLS", "ivreg(y ~ d + w | z1 + z2 + w)", list(n = n, coef = l(coef(f)), se = l(sqrt(diag(vcov(f)))),
  se_HC1 = l(sqrt(diag(vcovHC(f, "HC1")))), weak_instruments_F = s[1, 3], wu_hausman = s[2, 3], wu_hausman_p = s[2, 4], sargan = s[3, 3],
  sargan_p = s[3, 4], sigma = f$sigma, ols_d = coef(lm(y ~ d + w, iv))[["d"]]))
for (kernel in c("uniform", "triangular")) {
  k2 <- iv[abs(iv$cut) < 0.6, ]; k2$z <- as.numeric(k2$cut >= 0); k2$x <- k2$cut
  wt <- if (kernel == "uniform") rep(1, nrow(k2)) else 1 - abs(k2$x) / 0.6
  f <- lm(jump ~ z * x, k2, weights = wt)
  put(paste0("made.h0.6.", kernel), "made.csv", "all rows with |x|<h", "sharp RDD, local linear, fixed bandwidth",
    paste0("lm(jump ~ z*x, weights=", kernel, " kernel), |cut|<0.6, z=1(x>=0)"), list(n = nrow(k2), tau = coef(f)[["z"]],
      se_HC1 = sqrt(vcovHC(f, "HC1")["z", "z"]), se_HC3 = sqrt(vcovHC(f, "HC3")["z", "z"]), intercept = coef(f)[["(Intercept)"]]))
}
did <- data.frame(shop = rep(1:30, each = 2), later = rep(0:1, 30)); did$near <- as.numeric(did$shop > 18)
did$sales <- round(10 + 2 * did$near + did$later + 1.5 * did$near * did$later + rep(rnorm(30), each = 2) + rnorm(60), 2)
did$sales[7] <- NA; save(did, "did.csv")
f <- lm(sales ~ near * later, did); g <- did$shop[!is.na(did$sales)]; cr2 <- coef_test(f, vcovCR(f, g, "CR2"))
put("made.did", "did.csv", "drop rows with missing sales", "2x2 difference-in-differences",
  "lm(sales ~ near * later); vcovCL(cluster=shop, type='HC1')", list(n = nobs(f), n_clusters = 30, did = coef(f)[[4]], coef = l(coef(f)),
    se_classic = sqrt(vcov(f)[4, 4]), se_HC1 = sqrt(vcovHC(f, "HC1")[4, 4]), se_HC3 = sqrt(vcovHC(f, "HC3")[4, 4]),
    se_cluster_CR1_stata = sqrt(vcovCL(f, g, type = "HC1", cadjust = TRUE)[4, 4]), se_cluster_CR2 = cr2$SE[4], df_CR2 = cr2$df_Satt[4]))

# Several groups.
several <- function(id, data, file, y, g, control) {
  d <- data.frame(y = data[[y]], g = relevel(factor(data[[g]]), control)); fit <- aov(y ~ g, d)
  prep <- paste0("y=", y, ", control '", control, "'")
  h <- glht(fit, mcp(g = "Dunnett")); s <- summary(h, test = adjusted("single-step", abseps = 1e-7, maxpts = 2e6))
  t <- s$test
  put(paste0(id, ".dunnett"), file, prep, "Dunnett many-to-one (two-sided, single-step)", "glht(aov(y~g), mcp(g='Dunnett'))",
    list(estimates = l(t$coefficients), se = l(t$sigma), t = l(t$tstat), p_genz = l(setNames(t$pvalues, names(t$tstat))), df = h$df),
    "t rel 1e-9; p abs 2e-4")
  d2 <- data.frame(y = d$y, g = factor(data[[g]])); k <- TukeyHSD(aov(y ~ g, d2))$g
  put(paste0(id, ".tukey"), file, prep, "Tukey HSD", "TukeyHSD(aov(y~g))", list(table = nest(k)), "diff rel 1e-9; p abs 1e-7")
  a <- anova(fit); w <- oneway.test(y ~ g, d); kr <- kruskal.test(y ~ g, d); b <- bartlett.test(y ~ g, d)
  put(paste0(id, ".anova"), file, prep, "one-way ANOVA, Welch ANOVA, Kruskal-Wallis, Bartlett",
    "anova(aov); oneway.test; kruskal.test; bartlett.test", list(F = a$F[1], p = a$`Pr(>F)`[1], welch_F = w$statistic[[1]],
      welch_df = unname(w$parameter), welch_p = w$p.value, kruskal = kr$statistic[[1]], kruskal_p = kr$p.value, bartlett = b$statistic[[1]],
      bartlett_p = b$p.value))
}
save(PlantGrowth, "plantgrowth.csv"); save(chickwts, "chickwts.csv")
several("sprays.count", InsectSprays, "insectsprays.csv", "count", "spray", "C")
several("plant.weight", PlantGrowth, "plantgrowth.csv", "weight", "group", "ctrl")
several("chick.weight", chickwts, "chickwts.csv", "weight", "feed", "casein")

# Planning.
plan <- function(id, method, call, values, tolerance = "rel 1e-6") put(id, "none", "", method, call, values, tolerance)
for (type in c("paired", "one.sample", "two.sample")) for (alternative in c("one.sided", "two.sided")) {
  f <- power.t.test(delta = 0.4, sd = 1.2, power = 0.9, sig.level = 0.01, type = type, alternative = alternative, tol = 1e-12)
  plan(paste("t.n.delta=0.4.sd=1.2.power=0.9", type, alternative, sep = "."), paste("sample size, t-test", type),
    sprintf("power.t.test(delta=0.4,sd=1.2,power=0.9,sig.level=0.01,type='%s',alternative='%s',tol=1e-12)", type, alternative), list(n = f$n))
  f <- power.t.test(n = 14, delta = 0.8, sd = 1, type = type, alternative = alternative)
  plan(paste("t.power.n=14", type, alternative, sep = "."), paste("achieved power", type, "t"),
    sprintf("power.t.test(n=14,delta=.8,sd=1,type='%s',alternative='%s')", type, alternative), list(power = f$power), "rel 1e-8")
  f <- power.t.test(n = 40, sd = 2, power = 0.8, type = type, alternative = alternative, tol = 1e-12)
  plan(paste("t.mde.n=40", type, alternative, sep = "."), paste("minimum detectable delta", type, "t"),
    sprintf("power.t.test(n=40,sd=2,power=0.8,type='%s',alternative='%s')$delta", type, alternative), list(delta = f$delta))
}
for (alternative in c("one.sided", "two.sided")) {
  f <- power.prop.test(p1 = 0.3, p2 = 0.2, power = 0.9, sig.level = 0.01, alternative = alternative, tol = 1e-12)
  plan(paste0("prop.n.p1=0.3.p2=0.2.power=0.9.alpha=0.01.", alternative), "sample size per arm, two proportions",
    sprintf("power.prop.test(p1=0.3,p2=0.2,power=0.9,sig.level=0.01,alternative='%s',tol=1e-12)", alternative), list(n_per_arm_R = f$n,
      n_per_arm_ceiling = ceiling(f$n), cohen_h = 2 * asin(sqrt(0.2)) - 2 * asin(sqrt(0.3))))
  f <- power.prop.test(n = 500, p1 = 0.3, p2 = 0.25, alternative = alternative)
  plan(paste0("prop.power.n=500.p1=0.3.p2=0.25.", alternative), "achieved power, two proportions",
    sprintf("power.prop.test(n=500,p1=0.3,p2=0.25,alternative='%s')", alternative), list(power = f$power), "rel 1e-8")
  f <- power.prop.test(n = 700, p1 = 0.05, power = 0.9, alternative = alternative, tol = 1e-12)
  plan(paste0("prop.mde.n=700.p1=0.05.", alternative), "minimum detectable p2 (increase), two proportions",
    sprintf("power.prop.test(n=700,p1=0.05,power=0.9,alternative='%s')$p2", alternative), list(p2 = f$p2, mde_abs = f$p2 - 0.05))
}
plan("logrank.events.hr=1.5.power=0.9", "Schoenfeld number of events, 2:1", "(z_{1-a/2}+z_power)^2/(2/9*log(hr)^2)",
  list(events = (qnorm(0.975) + qnorm(0.9))^2 / (2 / 9 * log(1.5)^2)))

# Propensity, weights, matching.
data(lalonde, package = "Matching"); nsw <- lalonde; save(nsw, "nsw.csv")
f <- glm(treat ~ age + educ + black + married + u74, binomial, nsw, control = k); ps <- fitted(f); t1 <- nsw$treat == 1
put("nsw.propensity", "nsw.csv", "", "logistic propensity model and overlap", "glm(treat ~ age + educ + black + married + u74, binomial)",
  list(n = nrow(nsw), n_treated = sum(t1), coef = l(coef(f)), se = l(sqrt(diag(vcov(f)))), loglik = as.numeric(logLik(f)),
    ps_min = min(ps), ps_max = max(ps), ps_mean_treated = mean(ps[t1]), ps_mean_control = mean(ps[!t1])),
  "coef rel 1e-5; ps stats rel 1e-6")
w <- ifelse(t1, 1 / ps, 1 / (1 - ps)); fw <- lm(re78 ~ treat, nsw, weights = w)
put("nsw.ipw", "nsw.csv", "", "inverse probability weighting", "Hajek: weighted arm means",
  list(naive = mean(nsw$re78[t1]) - mean(nsw$re78[!t1]), hajek_ate = list(est = coef(fw)[[2]], se_wls_HC0 = sqrt(vcovHC(fw, "HC0")[2, 2]),
    se_wls_HC1 = sqrt(vcovHC(fw, "HC1")[2, 2]), max_weight = max(w))), "rel 1e-5")
fo <- lapply(c(TRUE, FALSE), function(a) lm(re78 ~ age + educ + black + married + u74, nsw[t1 == a, ]))
m1 <- predict(fo[[1]], nsw); m0 <- predict(fo[[2]], nsw)
psi <- m1 - m0 + t1 * (nsw$re78 - m1) / ps - (1 - t1) * (nsw$re78 - m0) / (1 - ps)
put("nsw.aipw", "nsw.csv", "", "AIPW / doubly robust and g-computation", "outcome OLS per arm: lm(re78 ~ age + educ + black + married + u74)",
  list(aipw_ate = list(est = mean(psi), se_if = sd(psi) / sqrt(nrow(nsw))), gcomp_ate = mean(m1 - m0), gcomp_att = mean((m1 - m0)[t1])),
  "rel 1e-5")

writeLines(toJSON(list(file = "second_r.json", checks = checks), auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = FALSE),
  file.path(out, "expected", "second_r.json"))
cat(length(checks), "checks\n")
