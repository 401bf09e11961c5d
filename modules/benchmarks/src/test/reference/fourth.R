# A fourth folder of reference results: files with an unnamed column of row names, other separators and marks of missing values, columns and
# levels with points, spaces and capitals, preparations and calls in other words than those of the earlier folders.
# Run with:  Rscript fourth.R OUTPUT_FOLDER     (R 4.2.2; survival 3.5-3, MASS 7.3-58.2, boot 1.3-28, sandwich 3.0-2, lmtest 0.9-40)
suppressMessages({library(survival); library(MASS); library(sandwich); library(lmtest); library(boot)})
options(digits = 17)
out <- commandArgs(TRUE)[1]
dir.create(file.path(out, "data"), FALSE, TRUE); dir.create(file.path(out, "expected"), FALSE)

json <- function(v) {
  text <- function(s) paste0("\"", gsub("([\"\\\\])", "\\\\\\1", enc2utf8(s)), "\"")
  if (is.null(v)) return("null")
  if (is.list(v)) {
    parts <- vapply(v, json, "")
    if (is.null(names(v))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{", paste(text(names(v)), parts, sep = ": ", collapse = ", "), "}"))
  }
  one <- function(x) if (is.character(x)) text(x) else if (is.na(x)) "null" else if (is.logical(x)) tolower(as.character(x)) else
    if (is.infinite(x)) (if (x > 0) "\"Infinity\"" else "\"-Infinity\"") else sprintf("%.17g", x)
  parts <- vapply(unname(v), one, "")
  if (length(parts) == 1) parts else paste0("[", paste(parts, collapse = ", "), "]")
}
checks <- list()
put <- function(id, dataset, prep, method, call, values, tolerance = "rel 1e-8") {
  checks[[length(checks) + 1]] <<- list(id = id, dataset = dataset, prep = prep, method = method, software = "R 4.2.2", call = call, values = values,
    tolerance = tolerance)
}
# As R writes it: the row names are an unnamed first column.
named <- function(data, name) write.csv(data, file.path(out, "data", name), na = "NA")
plain <- function(data, name) write.csv(data, file.path(out, "data", name), row.names = FALSE, na = "")
l <- function(v) as.list(v)
nest <- function(m) lapply(setNames(rownames(m), rownames(m)), function(r) l(setNames(m[r, ], colnames(m))))

ols <- function(id, file, call, fit, prep = "", cluster = NULL, level = 0.95, method = "OLS with classical / HC0-HC4 / cluster-robust SE") {
  s <- summary(fit)
  values <- list(n = nobs(fit), df_residual = fit$df.residual, r2 = s$r.squared, adj_r2 = s$adj.r.squared, sigma = s$sigma, F = s$fstatistic[[1]],
    rss = deviance(fit), loglik = as.numeric(logLik(fit)), AIC = AIC(fit), BIC = BIC(fit), coef = l(coef(fit)),
    se_classic = l(s$coefficients[, 2]), t = l(s$coefficients[, 3]), p_classic = l(s$coefficients[, 4]))
  for (type in c("HC0", "HC1", "HC2", "HC3", "HC4")) values[[paste0("se_", type)]] <- l(sqrt(diag(vcovHC(fit, type = type))))
  if (!is.null(fit$offset)) values[c("r2", "adj_r2", "F")] <- NULL
  values$ci95_HC1_t <- nest(coefci(fit, vcov. = vcovHC(fit, "HC1")))
  values$p_HC3_t <- l(coeftest(fit, vcov. = vcovHC(fit, "HC3"))[, 4])
  # lmtest fits again without the offset.
  if (is.null(weights(fit)) && is.null(fit$offset)) {
    b <- bptest(fit)
    values$breusch_pagan <- list(stat = b$statistic[[1]], df = b$parameter[[1]], p = b$p.value[[1]])
    values$durbin_watson <- dwtest(fit)$statistic[[1]]
  }
  if (!is.null(cluster)) {
    values$n_clusters <- length(unique(cluster))
    values$se_cluster_CR0 <- l(sqrt(diag(vcovCL(fit, cluster, type = "HC0", cadjust = FALSE))))
    values$se_cluster_CR1_stata <- l(sqrt(diag(vcovCL(fit, cluster, type = "HC1", cadjust = TRUE))))
  }
  put(id, file, prep, method, call, values)
}
named(mtcars, "mtcars.csv"); named(airquality, "airquality.csv"); named(warpbreaks, "warpbreaks.csv"); named(ToothGrowth, "ToothGrowth.csv")
named(swiss, "swiss.csv"); named(stackloss, "stackloss.csv"); named(chickwts, "chickwts.csv"); named(PlantGrowth, "PlantGrowth.csv")
named(InsectSprays, "InsectSprays.csv"); named(infert, "infert.csv"); named(survey, "survey.csv"); named(whiteside, "whiteside.csv")
cars <- Cars93[, c("Manufacturer", "Model", "Type", "Price", "MPG.city", "AirBags", "DriveTrain", "EngineSize", "Horsepower", "Weight", "Origin")]
plain(cars, "Cars93.csv"); plain(quine, "quine2.csv"); named(Insurance, "Insurance.csv"); plain(Pima.tr2, "Pima.csv"); named(nodal, "nodal.csv")
ols("mtcars.mpg", "mtcars.csv", "lm(mpg ~ wt + I(wt^2) + factor(cyl) * am, data = mtcars)", lm(mpg ~ wt + I(wt^2) + factor(cyl) * am, mtcars))
ols("mtcars.centred", "mtcars.csv", "lm(mpg ~ I(hp - mean(hp)) * scale(wt))", lm(mpg ~ I(hp - mean(hp)) * scale(wt), mtcars),
  "unnamed first column holds the car names")
ols("mtcars.minus", "mtcars.csv", "lm(log(mpg) ~ . - disp - qsec - 1, data = mtcars[, -1])", lm(log(mpg) ~ . - disp - qsec - 1, mtcars),
  "row names (first column) are not a predictor")
ols("airquality.ozone", "airquality.csv", "lm(log(Ozone) ~ Solar.R + Wind + Temp + as.factor(Month), data = airquality, na.action = na.omit)",
  lm(log(Ozone) ~ Solar.R + Wind + Temp + as.factor(Month), airquality), "Ozone and Solar.R have missing values (NA); listwise deletion")
ols("airquality.summer", "airquality.csv", "lm(Ozone ~ Temp + Wind, data = airquality, subset = Month %in% c(6, 7, 8) & !is.na(Solar.R))",
  lm(Ozone ~ Temp + Wind, airquality, subset = Month %in% c(6, 7, 8) & !is.na(Solar.R)))
ols("airquality.first", "airquality.csv", "lm(Ozone ~ Temp * Wind, data = head(airquality, 100))", lm(Ozone ~ Temp * Wind, head(airquality, 100)),
  "first 100 rows only")
w1 <- transform(warpbreaks, tension = factor(as.character(tension)))
ols("warpbreaks.two", "warpbreaks.csv", "lm(breaks ~ wool * tension, data = warpbreaks)", lm(breaks ~ wool * tension, w1), "baselines: wool A, tension H (alphabetical)")
w2 <- transform(w1, tension = relevel(tension, "M"))
ols("warpbreaks.relevel", "warpbreaks.csv", "lm(sqrt(breaks) ~ wool + tension)", lm(sqrt(breaks) ~ wool + tension, w2), "tension releveled so that 'M' is the reference level")
ols("tooth.len", "ToothGrowth.csv", "lm(len ~ supp * log2(dose), ToothGrowth)", lm(len ~ supp * log2(dose), ToothGrowth), "supp: OJ is the reference")
ols("swiss.all", "swiss.csv", "lm(Fertility ~ Agriculture + Examination + Education + Catholic + Infant.Mortality, swiss)",
  lm(Fertility ~ Agriculture + Examination + Education + Catholic + Infant.Mortality, swiss), "47 provinces; the first column is the province")
ols("swiss.flag", "swiss.csv", "lm(Fertility ~ Education + I(Catholic > 50) + Education:I(Catholic > 50))",
  lm(Fertility ~ Education + I(Catholic > 50) + Education:I(Catholic > 50), swiss))
ols("stackloss.w", "stackloss.csv", "lm(stack.loss ~ Air.Flow + Water.Temp, weights = Acid.Conc., data = stackloss)",
  lm(stack.loss ~ Air.Flow + Water.Temp, stackloss, weights = Acid.Conc.))
ols("cars.cluster", "Cars93.csv", "lm(Price ~ Horsepower + Origin + DriveTrain, data = Cars93); coeftest(fit, vcov = vcovCL, cluster = ~Manufacturer)",
  lm(Price ~ Horsepower + Origin + DriveTrain, cars), "standard errors clustered by Manufacturer", cluster = as.character(cars$Manufacturer))
ols("cars.big", "Cars93.csv", "lm(MPG.city ~ I(Weight/1000) + EngineSize + Type, data = Cars93[Cars93$Type != \"Van\", ])",
  lm(MPG.city ~ I(Weight / 1000) + EngineSize + Type, droplevels(cars[cars$Type != "Van", ])), "vans are left out")
ols("survey.height", "survey.csv", "lm(Height ~ Sex + Wr.Hnd + Exer, data = survey)", lm(Height ~ Sex + Wr.Hnd + Exer, survey), "complete cases of Height, Sex, Wr.Hnd, Exer")
ols("survey.smoke", "survey.csv", "lm(Pulse ~ Age + relevel(Smoke, ref = 'Never'), survey)", lm(Pulse ~ Age + relevel(Smoke, ref = "Never"), survey),
  "listwise deletion of missing values")
ols("whiteside.slopes", "whiteside.csv", "lm(Gas ~ Insul/Temp - 1, data = whiteside)", lm(Gas ~ Insul / Temp - 1, transform(whiteside, Insul = factor(as.character(Insul)))))
ols("insurance.log", "Insurance.csv", "lm(log((Claims + 0.5)/Holders) ~ factor(District) + offset(0.1 * log(Holders)), data=Insurance)",
  lm(log((Claims + 0.5) / Holders) ~ factor(District) + offset(0.1 * log(Holders)), Insurance))

glms <- function(id, file, method, call, fit, prep = "") {
  s <- summary(fit)
  values <- list(n = nobs(fit), coef = l(coef(fit)), se = l(s$coefficients[, 2]), z = l(s$coefficients[, 3]), p = l(s$coefficients[, 4]),
    deviance = deviance(fit), null_deviance = fit$null.deviance, loglik = as.numeric(logLik(fit)), AIC = AIC(fit))
  if (is.null(fit$theta)) {
    for (type in c("HC0", "HC1")) values[[paste0("se_", type)]] <- l(sqrt(diag(vcovHC(fit, type = type))))
    values$pearson_dispersion <- sum(residuals(fit, "pearson")^2) / fit$df.residual
  } else {
    values$theta <- fit$theta; values$twologlik <- fit$twologlik; values$alpha_nb2 <- 1 / fit$theta; values$AIC <- NULL
  }
  if (grepl("quasi", call)) { values$loglik <- NULL; values$AIC <- NULL }
  ci <- confint.default(fit)
  values$ci95_wald <- lapply(setNames(rownames(ci), rownames(ci)), function(r) unname(ci[r, ]))
  put(id, file, prep, method, call, values, "coef/SE rel 1e-6; loglik/deviance rel 1e-8")
}
k <- list(epsilon = 1e-14, maxit = 100)
glms("infert.logit", "infert.csv", "logistic regression", "glm(formula = case ~ spontaneous + induced + age + education, family = binomial, data = infert, epsilon = 1e-14)",
  glm(case ~ spontaneous + induced + age + education, binomial, infert, control = k), "education baseline '0-5yrs'")
glms("infert.poly", "infert.csv", "logistic regression", "glm(case ~ (spontaneous + induced)^2 + I(parity > 2), family = binomial(), data = infert)",
  glm(case ~ (spontaneous + induced)^2 + I(parity > 2), binomial, infert, control = k))
glms("pima.logit", "Pima.csv", "logistic regression", "glm(type ~ npreg + glu + bmi + ped + bp, binomial, data = Pima.tr2)",
  glm(type ~ npreg + glu + bmi + ped + bp, binomial, Pima.tr2, control = k), "type == 'Yes' is the event; incomplete rows dropped (empty cells)")
glms("pima.probit", "Pima.csv", "probit regression", "glm((type == 'Yes') ~ log(glu) + bmi, family = binomial(link = probit))",
  glm((type == "Yes") ~ log(glu) + bmi, binomial(link = "probit"), Pima.tr2, control = k))
glms("nodal.logit", "nodal.csv", "logistic regression", "glm(r ~ aged + stage + grade + xray + acid, family = 'binomial', data = nodal)",
  glm(r ~ aged + stage + grade + xray + acid, "binomial", transform(nodal, aged = as.numeric(as.character(aged)), stage = as.numeric(as.character(stage)),
    grade = as.numeric(as.character(grade)), xray = as.numeric(as.character(xray)), acid = as.numeric(as.character(acid))), control = k), "columns are 0/1")
glms("survey.smoker", "survey.csv", "logistic regression", "glm(I(Smoke != 'Never') ~ Sex + Age, family = binomial, data = survey)",
  glm(I(Smoke != "Never") ~ Sex + Age, binomial, survey, control = k), "missing Smoke or Sex dropped")
glms("warpbreaks.poisson", "warpbreaks.csv", "Poisson regression", "glm(breaks ~ wool*tension, family = poisson)", glm(breaks ~ wool * tension, poisson, w1, control = k),
  "baselines alphabetical: wool A, tension H")
glms("warpbreaks.quasi", "warpbreaks.csv", "quasi-Poisson regression", "glm(breaks ~ wool + tension, family = quasipoisson(link = 'log'))",
  glm(breaks ~ wool + tension, quasipoisson, w1, control = k))
glms("insurance.poisson", "Insurance.csv", "Poisson regression with offset",
  "glm(Claims ~ factor(District) + Age + Group + offset(log(Holders)), data = Insurance, family = poisson)",
  glm(Claims ~ factor(District) + Age + Group + offset(log(Holders)), data = transform(Insurance, Age = factor(as.character(Age)), Group = factor(as.character(Group))),
    family = poisson, control = k), "factor baselines alphabetical (Age '<25', Group '<1l')")
glms("sprays.poisson", "InsectSprays.csv", "Poisson regression", "glm(count ~ spray, poisson, InsectSprays)", glm(count ~ spray, poisson, InsectSprays, control = k))
q1 <- transform(quine, Sex = relevel(Sex, "M"), Age = relevel(Age, "F3"))
glms("quine.poisson.inter", "quine2.csv", "Poisson regression", "glm(Days ~ Sex*Eth + Age, poisson)", glm(Days ~ Sex * Eth + Age, poisson, q1, control = k),
  "baselines: Sex 'M', Eth 'A', Age 'F3'")
glms("quine.nb2.inter", "quine2.csv", "negative binomial NB2, theta by ML", "glm.nb(Days ~ Eth + Sex*Lrn + Age, data = quine)",
  glm.nb(Days ~ Eth + Sex * Lrn + Age, quine, control = glm.control(epsilon = 1e-14, maxit = 200)))
glms("sprays.nb", "InsectSprays.csv", "negative binomial NB2, theta by ML", "MASS::glm.nb(count ~ spray, data = InsectSprays, link = log)",
  glm.nb(count ~ spray, InsectSprays, control = glm.control(epsilon = 1e-14, maxit = 200)))

coxs <- function(id, file, call, fit, prep = "", ties = "efron", zph = TRUE) {
  s <- summary(fit); cc <- s$concordance; b <- coef(fit)
  values <- list(n = s$n, events = s$nevent, loglik_null = fit$loglik[1], loglik = fit$loglik[2], coef = l(b),
    # A coefficient that cannot be estimated has no error.
    se = l(setNames(ifelse(is.na(b), NA, sqrt(diag(vcov(fit)))), names(b))), hazard_ratio = l(exp(b)), z = l(setNames(s$coefficients[, "z"], names(b))),
    p = l(setNames(s$coefficients[, ncol(s$coefficients)], names(b))),
    lr_test = l(setNames(s$logtest, c("test", "df", "pvalue"))), wald_test = l(setNames(s$waldtest, c("test", "df", "pvalue"))),
    score_test = l(setNames(s$sctest, c("test", "df", "pvalue"))), concordance = cc[[1]], concordance_se = cc[[2]])
  ci <- s$conf.int[, 3:4, drop = FALSE]
  values$hr_ci95 <- lapply(setNames(names(b), names(b)), function(r) l(ci[match(r, names(b)), ]))
  if (!is.null(fit$naive.var)) values$se_naive <- l(setNames(sqrt(diag(fit$naive.var)), names(b)))
  if (zph) for (how in c("km", "rank", "identity")) {
    z <- cox.zph(fit, transform = how, terms = FALSE)$table
    values[[paste0("zph_", how)]] <- nest(`colnames<-`(z, c("chisq", "df", "p")))
  }
  put(id, file, prep, paste0("Cox PH, ties=", ties), call, values, "coef/SE rel 1e-6; loglik rel 1e-9; concordance abs 1e-9; zph chisq rel 1e-5")
}
ovarian1 <- ovarian; ovarian1$age <- round(ovarian1$age, 4); kidney1 <- kidney[, 1:6]
gbsg1 <- gbsg[seq(1, nrow(gbsg), 2), ]; cgd1 <- cgd[, c("id", "center", "treat", "sex", "age", "inherit", "steroids", "hos.cat", "tstart", "tstop", "status")]
colon1 <- subset(colon, id <= 300)[, c("id", "rx", "sex", "age", "obstruct", "nodes", "status", "differ", "time", "etype")]
named(lung, "lung.csv"); named(ovarian1, "ovarian.csv"); named(kidney1, "kidney.csv"); plain(gbsg1, "gbsg.csv"); plain(cgd1, "cgd.csv"); plain(colon1, "colon300.csv")
aids <- Aids2[seq(1, nrow(Aids2), 6), ]; named(aids, "Aids2.csv"); named(leuk, "leuk.csv")
e <- coxph.control(eps = 1e-11, iter.max = 50)
coxs("lung.efron", "lung.csv", "coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss, data = lung)",
  coxph(Surv(time, status) ~ age + sex + ph.ecog + wt.loss, lung, control = e), "status 1=censored, 2=dead; complete cases of the model variables")
coxs("lung.breslow", "lung.csv", "coxph(Surv(time, status == 2) ~ factor(sex) + I(age/10) + ph.karno, lung, ties = \"breslow\")",
  coxph(Surv(time, status == 2) ~ factor(sex) + I(age / 10) + ph.karno, lung, ties = "breslow", control = e), "death is status 2", "breslow")
coxs("lung.strata", "lung.csv", "coxph(Surv(time, status) ~ age + factor(ph.ecog) + strata(sex), data = lung, subset = ph.ecog < 3)",
  coxph(Surv(time, status) ~ age + factor(ph.ecog) + strata(sex), lung, subset = ph.ecog < 3, control = e), "events coded 2, censored 1")
coxs("lung.inst", "lung.csv", "coxph(Surv(time, status) ~ sex + age, data = lung, cluster = inst)", coxph(Surv(time, status) ~ sex + age, lung, cluster = inst, control = e),
  "status: 2 = death; robust SE clustered on inst; rows without inst dropped", zph = FALSE)
coxs("ovarian.efron", "ovarian.csv", "coxph(formula = Surv(futime, fustat) ~ age + rx + resid.ds, data = ovarian, method = 'efron')",
  coxph(Surv(futime, fustat) ~ age + rx + resid.ds, ovarian1, control = e))
coxs("kidney.frail", "kidney.csv", "coxph(Surv(time, status) ~ age + sex + disease + cluster(id), kidney)", coxph(Surv(time, status) ~ age + sex + disease + cluster(id),
  transform(kidney1, disease = factor(as.character(disease))), control = e), "disease baseline 'AN' (alphabetical)", zph = FALSE)
coxs("gbsg.efron", "gbsg.csv", "coxph(Surv(rfstime/30.4375, status) ~ hormon + meno + log(size) + sqrt(nodes) + factor(grade), data=gbsg)",
  coxph(Surv(rfstime / 30.4375, status) ~ hormon + meno + log(size) + sqrt(nodes) + factor(grade), gbsg1, control = e), "time in months (rfstime / 30.4375)")
coxs("gbsg.inter", "gbsg.csv", "coxph(Surv(rfstime, status) ~ hormon*meno + pmin(nodes, 10) + strata(grade), ties='breslow')",
  coxph(Surv(rfstime, status) ~ hormon * meno + pmin(nodes, 10) + strata(grade), gbsg1, ties = "breslow", control = e), "", "breslow")
coxs("cgd.ag", "cgd.csv", "coxph(Surv(tstart, tstop, status) ~ treat + inherit + age + steroids + cluster(id), data = cgd)",
  coxph(Surv(tstart, tstop, status) ~ treat + inherit + age + steroids + cluster(id), transform(cgd1, treat = factor(as.character(treat)), inherit = factor(as.character(inherit))), control = e),
  "Andersen-Gill counting process; baselines alphabetical", zph = FALSE)
coxs("colon.death", "colon300.csv", "coxph(Surv(time, status) ~ rx + nodes, data = subset(colon, etype == 2))",
  coxph(Surv(time, status) ~ rx + nodes, transform(subset(colon1, etype == 2), rx = factor(as.character(rx))), control = e), "etype 2 (death) only; rx baseline alphabetical ('Lev')")
c1 <- transform(colon1, rx = relevel(factor(as.character(rx)), "Obs"))
coxs("colon.obs", "colon300.csv", "coxph(Surv(time, status) ~ rx + obstruct + strata(etype) + cluster(id))",
  coxph(Surv(time, status) ~ rx + obstruct + strata(etype) + cluster(id), c1, control = e), "rx: reference group Obs; both event types", zph = FALSE)
aids$days <- aids$death - aids$diag + 0.5
coxs("aids.status", "Aids2.csv", "coxph(Surv(death - diag + 0.5, status == 'D') ~ sex + age + state, data = Aids2)",
  coxph(Surv(death - diag + 0.5, status == "D") ~ sex + age + state, aids, control = e), "status D = died, A = alive; baselines sex F, state NSW")

kms <- function(id, file, surv, group, at, tau, call, prep, conf = 0.95) {
  d <- data.frame(g = group); d$S <- surv; d <- d[!is.na(group) & !is.na(surv), ]
  values <- list()
  for (type in c("log", "log-log", "plain")) {
    f <- survfit(S ~ g, d, conf.type = type, conf.int = conf); s <- summary(f, times = at, extend = TRUE)
    values[[paste0("points_", type)]] <- lapply(seq_along(s$time), function(i) list(group = as.character(s$strata[i]), time = s$time[i],
      n_risk = s$n.risk[i], surv = s$surv[i], se = s$std.err[i], lo = s$lower[i], hi = s$upper[i]))
    m <- summary(f)$table
    values[[paste0("median_", type)]] <- lapply(rownames(m), function(r) list(group = r, median = m[r, "median"], lo = m[r, 8], hi = m[r, 9]))
  }
  m <- summary(survfit(S ~ g, d), rmean = tau)$table
  values$rmst <- lapply(rownames(m), function(r) list(group = r, tau = tau, rmean = m[r, "rmean"], se = m[r, "se(rmean)"], events = m[r, "events"]))
  s <- summary(survfit(S ~ g, d, ctype = 1), times = at, extend = TRUE)
  values$nelson_aalen <- lapply(seq_along(s$time), function(i) list(group = as.character(s$strata[i]), time = s$time[i], cumhaz = s$cumhaz[i], se = s$std.chaz[i]))
  for (rho in 0:1) {
    s <- survdiff(S ~ g, d, rho = rho); p <- pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE)
    values[[if (rho == 0) "logrank" else "peto_peto_rho1"]] <- if (rho == 0) list(chisq = s$chisq, df = length(s$n) - 1, p = p,
      observed = unname(s$obs), expected = unname(s$exp)) else list(chisq = s$chisq, p = p)
  }
  put(id, file, prep, "Kaplan-Meier, median, RMST, Nelson-Aalen, log-rank", call, values)
}
kms("lung.sex", "lung.csv", Surv(lung$time, lung$status), lung$sex, c(90, 180, 365), 730, "survfit(Surv(time, status) ~ sex, data = lung, conf.type=..); survdiff(rho=0|1)",
  "group sex; status 2 = dead, 1 = censored")
kms("lung.ecog", "lung.csv", with(subset(lung, ph.ecog <= 2), Surv(time, status == 2)), subset(lung, ph.ecog <= 2)$ph.ecog, c(100, 500), 600,
  "survfit(Surv(time, status == 2) ~ ph.ecog, subset = ph.ecog <= 2)", "group ph.ecog; keep rows with ph.ecog <= 2 (missing ones go)")
kms("ovarian.rx", "ovarian.csv", Surv(ovarian$futime, ovarian$fustat), ovarian$rx, c(200, 400, 600), 700, "survfit(Surv(futime, fustat) ~ rx, data=ovarian)", "groups by rx")
kms("gbsg.hormon", "gbsg.csv", Surv(gbsg1$rfstime, gbsg1$status), gbsg1$hormon, c(365, 1000), 1500, "survfit(Surv(rfstime, status) ~ hormon, conf.type = ..)", "group: hormon (0/1)")
kms("leuk.ag", "leuk.csv", Surv(leuk$time), leuk$ag, c(4, 26, 100), 104, "survfit(Surv(time) ~ ag, data = leuk); survdiff(Surv(time) ~ ag, rho = 0|1)", "no censoring: every time is a death")
kms("aids.state", "Aids2.csv", Surv(aids$days, aids$status == "D"), aids$state, c(180, 720), 1000, "survfit(Surv(death - diag + 0.5, status == 'D') ~ state)", "group state")
kms("kidney.sex90", "kidney.csv", Surv(kidney1$time, kidney1$status), kidney1$sex, c(20, 150), 300, "survfit(Surv(time, status) ~ sex, data = kidney, conf.int = 0.90)", "group sex; 90% intervals", 0.9)

a <- survreg.control(rel.tolerance = 1e-14, maxiter = 500)
afts <- function(id, file, call, fit, prep = "") put(id, file, prep, paste("AFT", fit$dist), call,
  list(n = length(fit$linear.predictors), coef = l(coef(fit)), scale = fit$scale, se = l(sqrt(diag(vcov(fit)))), loglik = fit$loglik[2]), "rel 1e-6")
afts("lung.weibull", "lung.csv", "survreg(Surv(time, status) ~ age + sex + factor(ph.ecog), lung)", survreg(Surv(time, status) ~ age + sex + factor(ph.ecog), lung, control = a),
  "status 2 = dead; default distribution (Weibull)")
afts("lung.lognormal", "lung.csv", "survreg(formula = Surv(time, status == 2) ~ sex + meal.cal, data = lung, dist = \"lognormal\")",
  survreg(Surv(time, status == 2) ~ sex + meal.cal, lung, dist = "lognormal", control = a))
afts("ovarian.exponential", "ovarian.csv", "survreg(Surv(futime, fustat) ~ ecog.ps + rx, ovarian, dist='exponential')",
  survreg(Surv(futime, fustat) ~ ecog.ps + rx, ovarian1, dist = "exponential", control = a))
afts("gbsg.loglogistic", "gbsg.csv", "survreg(Surv(rfstime, status) ~ hormon + log1p(nodes), data = gbsg, dist = 'loglogistic')",
  survreg(Surv(rfstime, status) ~ hormon + log1p(nodes), gbsg1, dist = "loglogistic", control = a))
afts("leuk.exponential", "leuk.csv", "survreg(Surv(time) ~ ag + log(wbc), leuk, dist = 'exp')", survreg(Surv(time) ~ ag + log(wbc), leuk, dist = "exponential", control = a), "no censoring")
afts("leuk.weibull", "leuk.csv", "survreg(Surv(time) ~ ag*log(wbc), dist = 'weibull')", survreg(Surv(time) ~ ag * log(wbc), leuk, dist = "weibull", control = a))

# mgus-like competing causes.
mg <- mgus2[seq(1, nrow(mgus2), 3), c("id", "age", "sex", "mspike", "ptime", "pstat", "futime", "death")]; plain(mg, "mgus3.csv")
incidence <- function(id, file, time, cause, group, at, prep, call) {
  f <- survfit(Surv(time, factor(cause, 0:max(cause))) ~ group); s <- summary(f, times = at, extend = TRUE); est <- list()
  for (g in unique(as.character(s$strata))) for (j in seq_len(max(cause))) {
    rows <- which(s$strata == g); est[[paste(sub("^[^=]*=", "", g), j)]] <- l(setNames(s$pstate[rows, j + 1], at))
  }
  put(id, file, prep, "Aalen-Johansen cumulative incidence", call, list(est = est))
}
incidence("mgus3.cuminc", "mgus3.csv", ifelse(mg$pstat == 1, mg$ptime, mg$futime), ifelse(mg$pstat == 1, 1, 2 * mg$death), mg$sex, c(36, 120),
  "ftime = ptime if pstat==1 else futime; fstatus = 1 if pstat==1, else 2*death", "cuminc(ftime, fstatus, group = sex, cencode = 0)")
incidence("mgus3.old", "mgus3.csv", ifelse(mg$pstat == 1, mg$ptime, mg$futime), ifelse(mg$pstat == 1, 1, ifelse(mg$death == 1, 2, 0)), as.numeric(mg$age > 70), c(60, 200),
  "ftime = ifelse(pstat == 1, ptime, futime); fstatus = ifelse(pstat == 1, 1, ifelse(death == 1, 2, 0)); old = age > 70", "cuminc(ftime, fstatus, group=old, cencode=0)")
tr <- transplant[seq(1, nrow(transplant), 2), c("age", "sex", "abo", "year", "futime", "event")]; tr <- tr[!is.na(tr$age), ]; plain(tr, "transplant.csv")
incidence("transplant.abo", "transplant.csv", tr$futime, match(as.character(tr$event), c("censored", "death", "ltx", "withdraw")) - 1, tr$abo, c(30, 365),
  "fstatus: 0 = censored, 1 = death, 2 = ltx, 3 = withdraw", "cuminc(ftime = futime, fstatus = event, group = abo, cencode = 'censored')")

# Two-stage least squares with their usual and White's errors, as AER's ivreg has them.
set.seed(404); n <- 420
trade <- data.frame(Region = sample(c("North", "South", "West"), n, TRUE), z.dist = round(rexp(n), 3), z2 = rbinom(n, 1, 0.4), Age = sample(20:60, n, TRUE))
u <- rnorm(n); trade$Schooling <- round(9 + 1.2 * trade$z2 - 0.8 * trade$z.dist + 0.6 * u + rnorm(n), 2)
trade$log.wage <- round(1 + 0.09 * trade$Schooling + 0.01 * trade$Age + 0.1 * (trade$Region == "West") - 0.4 * u + rnorm(n) / 3, 4)
trade$wage <- round(exp(trade$log.wage), 3); trade$Schooling[c(4, 77)] <- NA
write.table(trade, file.path(out, "data", "trade.csv"), sep = ";", na = ".", row.names = FALSE, quote = TRUE)
iv <- function(id, call, right, instruments, y, endogenous, prep = "") {
  d <- trade[complete.cases(trade), ]; X <- model.matrix(right, d); Z <- model.matrix(instruments, d); P <- Z %*% solve(crossprod(Z), crossprod(Z, X))
  y <- eval(y, d); b <- drop(solve(crossprod(P), crossprod(P, y))); r <- y - drop(X %*% b); n <- nrow(X); k <- ncol(X); B <- solve(crossprod(P))
  se <- sqrt(diag(B) * sum(r^2) / (n - k)); hc <- B %*% crossprod(P * r) %*% B
  put(id, "trade.csv", prep, "2SLS", call, list(n = n, coef = l(b), se = l(setNames(se, names(b))), se_HC0 = l(setNames(sqrt(diag(hc)), names(b))),
    se_HC1 = l(setNames(sqrt(diag(hc) * n / (n - k)), names(b)))))
}
iv("trade.two", "ivreg(log.wage ~ Schooling + Age | z2 + z.dist + Age, data = trade)", ~ Schooling + Age, ~ z2 + z.dist + Age, quote(log.wage), "Schooling", "drop rows with missing Schooling")
iv("trade.three", "ivreg(log(wage) ~ Age + Region | Schooling | z2, data = na.omit(trade))", ~ Schooling + Age + Region, ~ z2 + Age + Region, quote(log(wage)), "Schooling",
  "semicolon-separated file, missing values written as '.'; complete cases")
iv("trade.one", "AER::ivreg(formula = log.wage ~ Schooling + Age + I(Age^2) | Age + I(Age^2) + z.dist)", ~ Schooling + Age + I(Age^2), ~ Age + I(Age^2) + z.dist, quote(log.wage), "Schooling",
  "complete cases; '.' marks a missing value")

# Discontinuities and differences in differences.
x <- round(runif(500, 20, 80), 2); vote <- data.frame(`Vote Share` = x, Turnout = round(50 + 0.2 * x + 6 * (x >= 50) + rnorm(500, 0, 5), 2), check.names = FALSE)
named(vote, "votes.csv"); vote$m <- vote$`Vote Share` - 50
rdds <- function(id, h, kernel, call, prep) {
  d <- vote[abs(vote$m) < h, ]; d$z <- as.numeric(d$m >= 0); d$w <- if (kernel == "triangular") 1 - abs(d$m) / h else 1
  f <- lm(Turnout ~ z * m, d, weights = w)
  put(id, "votes.csv", prep, "sharp RDD, local linear, fixed bandwidth", call, list(n = nobs(f), tau = coef(f)[["z"]], se_HC1 = sqrt(vcovHC(f, "HC1")["z", "z"]),
    se_HC3 = sqrt(vcovHC(f, "HC3")["z", "z"]), intercept = coef(f)[["(Intercept)"]]))
}
rdds("votes.h10.uniform", 10, "uniform", "lm(Turnout ~ z*x, weights=uniform kernel), x = `Vote Share` - 50, |x|<10, z=1(x>=0)", "cutoff 50; all rows with |x|<h")
rdds("votes.h15.triangular", 15, "triangular", "lm(Turnout ~ z * x, weights = triangular kernel 1-|x|/h), x = Vote Share - 50, h = 15, z = 1(x >= 0)", "running variable Vote Share, cutoff 50")
rdds("votes.h7.triangular", 7, "triangular", "lm(Turnout ~ z*x, weights=triangular kernel), |Vote Share - 50|<7, z=1(x>=0)", "bandwidth 7, cutoff 50")
did <- data.frame(Shop = rep(sprintf("S%02d", 1:30), each = 2), Period = rep(c("before", "after"), 30), State = rep(c("NJ", "PA"), each = 30))
did$Emp <- round(20 + 2 * (did$State == "PA") - (did$Period == "after") + 2.2 * (did$State == "NJ" & did$Period == "after") + rep(rnorm(30), each = 2) + rnorm(60), 2)
did$Emp[c(5, 40)] <- NA; did$treated <- as.numeric(did$State == "NJ"); did$post <- as.numeric(did$Period == "after"); plain(did, "shops.csv")
dids <- function(id, call, d, prep, a = "treated", b = "post") {
  f <- lm(as.formula(paste0("Emp ~ ", a, " * ", b)), d); g <- d$Shop; cells <- aggregate(as.formula(paste("Emp ~", a, "+", b)), d, mean)
  put(id, "shops.csv", prep, "2x2 difference-in-differences", call, list(cell_means = lapply(seq_len(4), function(i) l(cells[i, ])), n = nobs(f), n_clusters = length(unique(g)),
    did = coef(f)[[4]], coef = l(coef(f)), se_classic = sqrt(vcov(f)[4, 4]), se_HC1 = sqrt(vcovHC(f, "HC1")[4, 4]), se_HC3 = sqrt(vcovHC(f, "HC3")[4, 4]),
    se_cluster_CR0 = sqrt(vcovCL(f, g, type = "HC0", cadjust = FALSE)[4, 4]), se_cluster_CR1_stata = sqrt(vcovCL(f, g, type = "HC1", cadjust = TRUE)[4, 4])))
}
some <- did[!is.na(did$Emp), ]
dids("shops.all", "lm(Emp ~ treated*post, data = shops); vcovCL(fit, cluster = ~ Shop)", some, "rows with missing Emp dropped (58 rows)")
both <- names(which(table(some$Shop) == 2))
dids("shops.balanced", "lm(Emp ~ treated * post); vcovCL(cluster=Shop, type='HC1')", some[some$Shop %in% both, ], "balanced panel: Shops with Emp in both waves")
dids("shops.flags", "lm(Emp ~ nj * late); vcovCL(cluster = Shop)", transform(some, nj = treated, late = post), "nj = State=='NJ', late = Period=='after'; drop missing Emp", "nj", "late")

several <- function(id, file, data, y, g, control, call, prep) {
  d <- data.frame(y = data[[y]], g = relevel(factor(as.character(data[[g]])), control)); d <- d[complete.cases(d), ]; fit <- aov(y ~ g, d)
  k <- TukeyHSD(aov(y ~ g, transform(d, g = factor(as.character(g)))))$g
  put(paste0(id, ".tukey"), file, prep, "Tukey HSD", sprintf("TukeyHSD(%s)", call), list(table = nest(k)), "diff rel 1e-9; p abs 1e-7")
  a <- anova(fit); w <- oneway.test(y ~ g, d); kr <- kruskal.test(y ~ g, d); b <- bartlett.test(y ~ g, d)
  put(paste0(id, ".anova"), file, prep, "one-way ANOVA, Welch ANOVA, Kruskal-Wallis, Bartlett", sprintf("anova(%s); oneway.test(var.equal=FALSE); kruskal.test; bartlett.test", call),
    list(F = a$F[1], p = a$`Pr(>F)`[1], welch_F = w$statistic[[1]], welch_df = unname(w$parameter), welch_p = w$p.value, kruskal = kr$statistic[[1]],
      kruskal_p = kr$p.value, bartlett = b$statistic[[1]], bartlett_p = b$p.value))
}
several("chickwts", "chickwts.csv", chickwts, "weight", "feed", "casein", "aov(weight ~ feed, data = chickwts)", "y=weight, control 'casein'")
several("plants", "PlantGrowth.csv", PlantGrowth, "weight", "group", "ctrl", "aov(weight ~ group, PlantGrowth)", "outcome weight by group; control ctrl")
several("sprays", "InsectSprays.csv", InsectSprays, "count", "spray", "A", "aov(lm(count ~ spray))", "outcome count, factor spray, control 'A'")
several("air.month", "airquality.csv", airquality, "Ozone", "Month", "5", "aov(Ozone ~ factor(Month), airquality)", "y = Ozone by Month, missing Ozone dropped; control '5'")

plan <- function(id, method, call, values, tolerance = "rel 1e-6") put(id, "none", "", method, call, values, tolerance)
f <- power.prop.test(p1 = 0.3, p2 = 0.36, power = 0.85, tol = 1e-12); h <- 2 * asin(sqrt(0.36)) - 2 * asin(sqrt(0.3))
plan("n.conversion", "sample size per arm, two proportions", "power.prop.test(p1 = .30, p2 = .36, power = .85, tol = 1e-12)",
  list(n_per_arm_R = f$n, n_per_arm_ceiling = ceiling(f$n), cohen_h = h, n_per_arm_arcsine_h = uniroot(function(n) pnorm(h * sqrt(n / 2) - qnorm(0.975)) +
    pnorm(-h * sqrt(n / 2) - qnorm(0.975)) - 0.85, c(100, 1e5), tol = 1e-9)$root))
f <- power.prop.test(p1 = 0.08, p2 = 0.06, power = 0.9, sig.level = 0.1, alternative = "one.sided", tol = 1e-12)
plan("n.churn.one.sided", "sample size per arm, two proportions", "power.prop.test(n = NULL, p1 = 0.08, p2 = 0.06, sig.level = 0.1, power = 0.9, alternative = 'one.sided', tol = 1e-12)",
  list(n_per_arm_R = f$n, n_per_arm_ceiling = ceiling(f$n)))
f <- power.prop.test(n = 1200, p1 = 0.2, p2 = 0.25, sig.level = 0.01); g <- power.prop.test(n = 1200, p1 = 0.2, p2 = 0.25, sig.level = 0.01, strict = TRUE)
plan("power.n1200", "achieved power, two proportions", "power.prop.test(n = 1200, p1 = .2, p2 = .25, sig.level = .01)", list(power = f$power, power_strict = g$power), "rel 1e-8")
f <- power.prop.test(n = 1200, p1 = 0.2, p2 = 0.25, alternative = "one.sided")
plan("power.n1200.one", "achieved power, two proportions", "power.prop.test(n=1200, p1=0.2, p2=0.25, alternative=\"one.sided\")", list(power = f$power), "rel 1e-8")
f <- power.prop.test(n = 8000, p1 = 0.04, power = 0.8, tol = 1e-12)
plan("mde.n8000", "minimum detectable p2 (increase), two proportions", "power.prop.test(n = 8000, p1 = .04, power = .8)$p2", list(p2 = f$p2, mde_abs = f$p2 - 0.04, mde_rel = f$p2 / 0.04 - 1))
f <- power.t.test(delta = 2, sd = 9, sig.level = 0.01, power = 0.9, tol = 1e-12)
plan("t.n.basket", "sample size, t-test two.sample", "power.t.test(delta = 2, sd = 9, sig.level = 0.01, power = 0.9, tol = 1e-12)",
  list(n = f$n, n_normal_approx = 2 * ((qnorm(0.995) + qnorm(0.9)) * 9 / 2)^2))
f <- power.t.test(delta = 0.3, power = 0.8, type = "one.sample", alternative = "one.sided", tol = 1e-12)
plan("t.n.one.sample", "sample size, t-test one.sample", "power.t.test(delta = .3, power = .8, type = 'one.sample', alternative = 'one.sided')", list(n = f$n))
f <- power.t.test(n = 25, delta = 1.2, sd = 2, type = "paired"); g <- power.t.test(n = 25, delta = 1.2, sd = 2, type = "paired", strict = TRUE)
plan("t.power.paired", "achieved power paired t", "power.t.test(n = 25, delta = 1.2, sd = 2, type = 'paired')", list(power = f$power, power_strict = g$power), "rel 1e-8")
f <- power.t.test(n = 100, delta = 0.4, sd = 1.1, sig.level = 0.1, alternative = "one.sided")
plan("t.power.one.sided", "achieved power two-sample t", "power.t.test(n = 100, delta = .4, sd = 1.1, sig.level = .1, alternative = 'one.sided')", list(power = f$power), "rel 1e-8")
plan("logrank.events", "Schoenfeld number of events, 1:1", "4*(z_{1-a/2}+z_power)^2/log(hr)^2 with hr = 1.4, alpha = 0.01, power = 0.9", list(events = 4 * (qnorm(0.995) + qnorm(0.9))^2 / log(1.4)^2))
plan("logrank.events.2to1", "Schoenfeld number of events, 2:1", "(qnorm(1-0.05/2)+qnorm(0.85))^2/(p*(1-p)*log(hr)^2), hr = 0.65, p = 2/3, power=0.85",
  list(events = (qnorm(0.975) + qnorm(0.85))^2 / (2 / 9 * log(0.65)^2)))

# Observational: two treatments on files with words.
n <- 500; obs <- data.frame(Age = round(rnorm(n, 40, 10)), Sector = sample(c("retail", "public", "IT"), n, TRUE), Prior.Pay = round(rexp(n, 1 / 20), 2))
obs$Trained <- ifelse(runif(n) < plogis(-2.5 + 0.04 * obs$Age + 0.6 * (obs$Sector == "IT") + 0.02 * obs$Prior.Pay), "yes", "no")
obs$Pay <- round(10 + 0.7 * obs$Prior.Pay + 0.1 * obs$Age + 3 * (obs$Trained == "yes") + rnorm(n, 0, 5), 2); named(obs, "training.csv")
t1 <- obs$Trained == "yes"; y <- obs$Pay
fit <- glm(I(Trained == "yes") ~ Age + Sector + Prior.Pay, binomial, obs, control = k); ps <- fitted(fit)
q <- c(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
put("training.propensity", "training.csv", "treatment: Trained == 'yes'", "logistic propensity model and overlap", "glm(I(Trained == \"yes\") ~ Age + Sector + Prior.Pay, family = binomial)",
  list(n = n, n_treated = sum(t1), coef = l(coef(fit)), se = l(sqrt(diag(vcov(fit)))), loglik = as.numeric(logLik(fit)), ps_min = min(ps), ps_max = max(ps),
    ps_quantiles_treated_type7 = l(quantile(ps[t1], q)), ps_quantiles_control_type7 = l(quantile(ps[!t1], q)), ps_mean_treated = mean(ps[t1]), ps_mean_control = mean(ps[!t1]),
    n_control_below_min_treated = sum(ps[!t1] < min(ps[t1])), n_treated_above_max_control = sum(ps[t1] > max(ps[!t1])),
    common_support = c(max(min(ps[t1]), min(ps[!t1])), min(max(ps[t1]), max(ps[!t1]))), share_in_0.1_0.9 = mean(ps >= 0.1 & ps <= 0.9)), "coef rel 1e-5; ps stats rel 1e-6")
one <- function(w, keep = rep(TRUE, n)) {
  m1 <- sum((w * y)[t1 & keep]) / sum(w[t1 & keep]); m0 <- sum((w * y)[!t1 & keep]) / sum(w[!t1 & keep]); fw <- lm(y ~ t1, weights = w, subset = keep)
  list(est = m1 - m0, mu1 = m1, mu0 = m0, se_svyglm = sqrt(vcovHC(fw, "HC0")[2, 2] * sum(keep) / (sum(keep) - 1)), se_wls_HC0 = sqrt(vcovHC(fw, "HC0")[2, 2]),
    se_wls_HC1 = sqrt(vcovHC(fw, "HC1")[2, 2]), ess_treated = sum(w[t1 & keep])^2 / sum(w[t1 & keep]^2), ess_control = sum(w[!t1 & keep])^2 / sum(w[!t1 & keep]^2), max_weight = max(w[keep]))
}
pc <- pmin(pmax(ps, 0.1), 0.9)
put("training.ipw", "training.csv", "treatment: Trained == 'yes', outcome Pay", "inverse probability weighting", "Hajek: weighted arm means; weights ATE T/e+(1-T)/(1-e), ATT T+(1-T)e/(1-e)",
  list(naive = mean(y[t1]) - mean(y[!t1]), hajek_ate = one(ifelse(t1, 1 / ps, 1 / (1 - ps))), hajek_att = one(ifelse(t1, 1, ps / (1 - ps))),
    hajek_atc = one(ifelse(t1, (1 - ps) / ps, 1)), overlap_ato = one(ifelse(t1, 1 - ps, ps)), `hajek_ate_trim_0.2_0.8` = one(ifelse(t1, 1 / ps, 1 / (1 - ps)), ps >= 0.2 & ps <= 0.8),
    `hajek_ate_clip_0.1_0.9` = one(ifelse(t1, 1 / pc, 1 / (1 - pc)))), "rel 1e-5")
fo <- lapply(c(TRUE, FALSE), function(a) lm(Pay ~ Age + Sector + Prior.Pay, obs[t1 == a, ])); m1 <- predict(fo[[1]], obs); m0 <- predict(fo[[2]], obs)
aipw <- function(e) { psi <- m1 - m0 + t1 * (y - m1) / e - (1 - t1) * (y - m0) / (1 - e); list(est = mean(psi), se_if = sd(psi) / sqrt(n)) }
oa <- lm(Pay ~ I(Trained == "yes") + Age + Sector + Prior.Pay, obs)
put("training.aipw", "training.csv", "treatment: Trained == 'yes', outcome Pay", "AIPW / doubly robust and g-computation", "outcome OLS per arm: lm(Pay ~ Age + Sector + Prior.Pay)",
  list(aipw_ate = aipw(ps), aipw_ate_clip_0.05 = aipw(pmin(pmax(ps, 0.05), 0.95)), gcomp_ate = mean(m1 - m0), gcomp_att = mean((m1 - m0)[t1]),
    ols_adjusted = list(coef = coef(oa)[[2]], se_classic = sqrt(vcov(oa)[2, 2]), se_HC1 = sqrt(vcovHC(oa, "HC1")[2, 2]), se_HC3 = sqrt(vcovHC(oa, "HC3")[2, 2]))), "rel 1e-5")
put("training.balance", "training.csv", "treatment: Trained == 'yes'", "standardised mean differences", "(xbar_t-xbar_c)/sqrt((s2_t+s2_c)/2), unweighted SD also used for weighted SMD",
  lapply(c(Age = "Age", Prior.Pay = "Prior.Pay"), function(v) {
    x <- obs[[v]]; s <- sqrt((var(x[t1]) + var(x[!t1])) / 2); wa <- ifelse(t1, 1 / ps, 1 / (1 - ps)); wt <- ifelse(t1, 1, ps / (1 - ps))
    d <- function(w) weighted.mean(x[t1], w[t1]) - weighted.mean(x[!t1], w[!t1])
    list(mean_t = mean(x[t1]), mean_c = mean(x[!t1]), smd_pooled_sd = d(rep(1, n)) / s, smd_treated_sd = d(rep(1, n)) / sd(x[t1]), variance_ratio = var(x[t1]) / var(x[!t1]),
      smd_ate_weighted_pooled_sd = d(wa) / s, smd_att_weighted_treated_sd = d(wt) / sd(x[t1]))
  }), "rel 1e-5 (abs 1e-8)")
put("training.benchmark", "training.csv", "Trained yes vs no", "experimental benchmark", "mean difference", list(diff = mean(y[t1]) - mean(y[!t1])))
# In yet other words.
lung1 <- transform(lung, older = as.numeric(age > 65), dead = status - 1)
coxs("lung.flags", "lung.csv", "coxph(Surv(time, dead) ~ older*sex + ph.karno, data = lung)", coxph(Surv(time, dead) ~ older * sex + ph.karno, lung1, control = e),
  "older = age > 65; dead = status - 1")
coxs("lung.cut", "lung.csv", "coxph(Surv(time, status == 2) ~ cut(age, c(0, 55, 65, 100)) + sex, data = lung)", coxph(Surv(time, status == 2) ~ cut(age, c(0, 55, 65, 100)) + sex, lung, control = e))
coxs("gbsg.minus", "gbsg.csv", "coxph(Surv(rfstime, status) ~ hormon * meno - meno, gbsg, ties = 'efron')", coxph(Surv(rfstime, status) ~ hormon * meno - meno, gbsg1, control = e))
kms("aids.sex", "Aids2.csv", Surv(aids$days, aids$status == "D"), aids$sex, c(100, 500), 900, "survfit(Surv(days, status == 'D') ~ sex, data = Aids2)", "days = death - diag + 0.5; stratified by sex")
afts("lung.lognormal.flags", "lung.csv", "survreg(Surv(time, dead) ~ ph.ecog + I(age - 60), data = lung, dist = 'lognormal')", survreg(Surv(time, dead) ~ ph.ecog + I(age - 60), lung1, dist = "lognormal", control = a),
  "dead = status - 1")
ols("mtcars.crossed", "mtcars.csv", "lm(mpg ~ factor(cyl)*factor(am) - factor(cyl):factor(am) + I(wt - 3), data = mtcars)", lm(mpg ~ factor(cyl) * factor(am) - factor(cyl):factor(am) + I(wt - 3), mtcars))
ols("mtcars.ifelse", "mtcars.csv", "lm(mpg ~ heavy + log(hp), data = transform(mtcars, heavy = ifelse(wt > 3, 1, 0)))", lm(mpg ~ heavy + log(hp), transform(mtcars, heavy = ifelse(wt > 3, 1, 0))), "heavy = ifelse(wt > 3, 1, 0)")
ols("air.cut", "airquality.csv", "lm(Ozone ~ cut(Temp, breaks = c(50, 70, 80, 100)) + Wind, airquality)", lm(Ozone ~ cut(Temp, breaks = c(50, 70, 80, 100)) + Wind, airquality))
glms("nodal.words", "nodal.csv", "logistic regression", "glm(cbind(r, m - r) ~ stage + xray, family = binomial(\"logit\"), data = nodal)",
  glm(cbind(r, m - r) ~ stage + xray, binomial("logit"), transform(nodal, stage = as.numeric(as.character(stage)), xray = as.numeric(as.character(xray))), control = k))
glms("cars.origin", "Cars93.csv", "logistic regression", "glm(Origin == 'non-USA' ~ Price + Horsepower, binomial, data = subset(Cars93, Type %in% c('Small', 'Midsize', 'Compact')))",
  glm(Origin == "non-USA" ~ Price + Horsepower, binomial, subset(cars, Type %in% c("Small", "Midsize", "Compact")), control = k), "small, midsize and compact cars")
iv("trade.pandas", "IV2SLS.from_formula('log.wage ~ 1 + Age + [Schooling ~ z2 + z.dist]', data=trade).fit(cov_type='unadjusted', debiased=True)", ~ Schooling + Age, ~ z2 + z.dist + Age, quote(log.wage), "Schooling",
  "rows with '.' in Schooling dropped")
rdds("votes.h12.abs", 12, "uniform", "lm(Turnout ~ z * I(`Vote Share` - 50), subset = abs(`Vote Share` - 50) < 12), z = 1(`Vote Share` >= 50)", "uniform kernel, bandwidth 12, cutoff 50")
some <- did[!is.na(did$Emp), ]
f <- lm(Emp ~ State * Period, transform(some, State = relevel(factor(State), "PA"), Period = relevel(factor(Period), "before")))
put("shops.words", "shops.csv", "reference levels: State 'PA', Period 'before'; missing Emp dropped", "OLS with classical / HC0-HC4 / cluster-robust SE", "lm(Emp ~ State*Period, data = shops); vcovCL(fit, cluster = ~Shop, type = 'HC1')",
  list(n = nobs(f), coef = l(coef(f)), se_classic = l(summary(f)$coefficients[, 2]), se_cluster_CR1_stata = l(sqrt(diag(vcovCL(f, some$Shop, type = "HC1", cadjust = TRUE))))))
writeLines(json(list(file = "fourth_r.json", checks = checks)), file.path(out, "expected", "fourth_r.json"))
cat(length(checks), "checks\n")
