# A third folder of reference results, made to be hard: factors with other references, subsets, weights and offsets in the call, nested and
# crossed terms, few clusters, late entry, many strata, heavy ties, rare events, scores near 0 and 1, several endogenous variables.
# Run with:  Rscript third.R OUTPUT_FOLDER     (R 4.2.2; survival 3.5-3, MASS 7.3-58.2, boot 1.3-28, sandwich 3.0-2, AER 1.2-10,
# quantreg 5.94, multcomp 1.4-22, clubSandwich 0.5.8, lmtest 0.9-40, mvtnorm 1.1-3, jsonlite)
suppressMessages({
  library(survival); library(MASS); library(sandwich); library(AER); library(quantreg); library(boot)
  library(multcomp); library(clubSandwich); library(lmtest); library(mvtnorm); library(jsonlite)
})
options(digits = 17)
out <- commandArgs(TRUE)[1]
dir.create(file.path(out, "data"), FALSE, TRUE); dir.create(file.path(out, "expected"), FALSE)
checks <- list()
put <- function(id, dataset, prep, method, call, values, tolerance = "rel 1e-8") {
  checks[[length(checks) + 1]] <<- list(id = id, dataset = dataset, prep = prep, method = method, call = call, tolerance = tolerance,
                                        values = values)
}
save <- function(data, name) write.csv(data, file.path(out, "data", name), row.names = FALSE, quote = TRUE, na = "NA")
l <- function(v) as.list(v)
nest <- function(m) lapply(setNames(rownames(m), rownames(m)), function(r) l(setNames(m[r, ], colnames(m))))

# Linear models.
ols <- function(id, file, call, fit, cluster = NULL, prep = "") {
  s <- summary(fit); n <- nobs(fit)
  values <- list(n = n, df_residual = fit$df.residual, r2 = s$r.squared, adj_r2 = s$adj.r.squared, sigma = s$sigma, F = s$fstatistic[[1]],
    rss = deviance(fit), loglik = as.numeric(logLik(fit)), AIC = AIC(fit), BIC = BIC(fit), coef = l(coef(fit)),
    se_classic = l(s$coefficients[, 2]), t = l(s$coefficients[, 3]), p_classic = l(s$coefficients[, 4]))
  for (type in c("HC0", "HC1", "HC2", "HC3", "HC4")) values[[paste0("se_", type)]] <- l(sqrt(diag(vcovHC(fit, type = type))))
  # R counts what an offset explains as explained by the model.
  if (!is.null(fit$offset)) values[c("r2", "adj_r2", "F")] <- NULL
  ci <- coefci(fit, vcov. = vcovHC(fit, "HC1"))
  values$ci95_HC1_t <- nest(ci)
  values$p_HC3_t <- l(coeftest(fit, vcov. = vcovHC(fit, "HC3"))[, 4])
  if (is.null(weights(fit))) {
    b <- bptest(fit)
    values$breusch_pagan <- list(stat = b$statistic[[1]], df = b$parameter[[1]], p = b$p.value[[1]])
    values$durbin_watson <- dwtest(fit)$statistic[[1]]
  }
  if (!is.null(cluster)) {
    id0 <- cluster[[1]]
    values$cluster <- names(cluster); values$n_clusters <- length(unique(id0))
    values$se_cluster_CR0 <- l(sqrt(diag(vcovCL(fit, id0, type = "HC0", cadjust = FALSE))))
    values$se_cluster_CR1_stata <- l(sqrt(diag(vcovCL(fit, id0, type = "HC1", cadjust = TRUE))))
    cr2 <- coef_test(fit, vcovCR(fit, id0, "CR2"))
    values$se_cluster_CR2 <- l(setNames(cr2$SE, names(coef(fit))))
    values$CR2_df_satterthwaite <- l(setNames(cr2$df_Satt, names(coef(fit))))
  }
  put(id, file, prep, "OLS with classical / HC0-HC4 / cluster-robust SE", call, values)
}
data(CASchools)
schools <- CASchools[, c("county", "grades", "students", "english", "lunch", "income", "read", "math")]
schools$county <- as.character(schools$county); schools$income <- round(schools$income, 4); schools$lunch <- round(schools$lunch, 3)
schools$english <- round(schools$english, 3)
save(Boston, "boston.csv"); save(schools, "caschools.csv"); save(birthwt, "birthwt.csv"); save(anorexia, "anorexia.csv"); save(npk, "npk.csv")
save(iris, "iris.csv"); save(longley, "longley.csv"); save(esoph, "esoph.csv"); save(sleep, "sleep.csv"); save(cats, "cats.csv")
boston <- read.csv(file.path(out, "data", "boston.csv"))
ols("boston.log", "boston.csv", "lm(log(medv) ~ crim + I(rm^2) + log(lstat) + factor(chas) + rad*tax, data = Boston)",
  lm(log(medv) ~ crim + I(rm^2) + log(lstat) + factor(chas) + rad * tax, boston))
ols("boston.subset", "boston.csv", "lm(medv ~ rm + age + I(age > 80), data = boston, subset = rad < 24 & chas == 0)",
  lm(medv ~ rm + age + I(age > 80), boston, subset = rad < 24 & chas == 0))
ols("schools.cluster", "caschools.csv", "lm(read ~ english * lunch + log(income) + grades, data = caschools); vcovCL(cluster = ~ county)",
  lm(read ~ english * lunch + log(income) + grades, schools), list(county = schools$county), "cluster = county")
ols("schools.weights", "caschools.csv", "lm(math ~ income + english, data = caschools, weights = students); vcovHC(type = ..)",
  lm(math ~ income + english, schools, weights = students), prep = "weights = students")
ols("birthwt.levels", "birthwt.csv", "lm(bwt ~ age + lwt + factor(race, levels = c(3, 1, 2)) + smoke * ht, data = birthwt)",
  lm(bwt ~ age + lwt + factor(race, levels = c(3, 1, 2)) + smoke * ht, birthwt))
ols("anorexia.relevel", "anorexia.csv", "lm(Postwt ~ Prewt + relevel(Treat, ref = \"Cont\"), data = anorexia)",
  lm(Postwt ~ Prewt + relevel(Treat, ref = "Cont"), anorexia))
ols("anorexia.offset", "anorexia.csv", "lm(Postwt ~ Prewt + Treat + offset(Prewt), data = anorexia)",
  lm(Postwt ~ Prewt + Treat + offset(Prewt), anorexia), prep = "reference level of Treat: CBT")
ols("npk.square", "npk.csv", "lm(yield ~ factor(block) + (N + P + K)^2, data = npk)",
  lm(yield ~ factor(block) + (N + P + K)^2, transform(npk, N = as.numeric(as.character(N)), P = as.numeric(as.character(P)), K = as.numeric(as.character(K)))))
ols("iris.nested", "iris.csv", "lm(Petal.Width ~ Species + Species:Sepal.Length, data = subset(iris, Species != 'setosa'))",
  lm(Petal.Width ~ Species + Species:Sepal.Length, droplevels(subset(iris, Species != "setosa"))))
ols("iris.slash", "iris.csv", "lm(Sepal.Width ~ Species/Petal.Length, data = iris)", lm(Sepal.Width ~ Species / Petal.Length, iris))
ols("iris.cells", "iris.csv", "lm(Petal.Length ~ 0 + Species, data = iris)", lm(Petal.Length ~ 0 + Species, iris))
ols("iris.minus", "iris.csv", "lm(Sepal.Length ~ . - Petal.Width, data=iris)", lm(Sepal.Length ~ . - Petal.Width, iris))
ols("longley.all", "longley.csv", "lm(Employed ~ ., data = longley)", lm(Employed ~ ., longley))
ols("cats.cubic", "cats.csv", "lm(Hwt ~ Bwt + I(Bwt^2) + I(Bwt^3) + Sex, data = cats)", lm(Hwt ~ Bwt + I(Bwt^2) + I(Bwt^3) + Sex, cats))
ols("cats.scale", "cats.csv", "lm(I(Hwt/1000) ~ I(Bwt * 1e6) * Sex)", lm(I(Hwt / 1000) ~ I(Bwt * 1e6) * Sex, cats))
ols("boston.triple", "boston.csv", "lm(medv ~ chas*rm*lstat)", lm(medv ~ chas * rm * lstat, boston))
set.seed(301)
few <- data.frame(town = rep(c("Aa", "Bb", "Cc", "Dd", "Ee", "Ff"), c(4, 9, 15, 30, 3, 39)))
few$treated <- as.numeric(few$town %in% c("Bb", "Ee")); few$x <- round(rnorm(100), 3)
few$y <- round(2 + 0.4 * few$x + 0.3 * few$treated + rep(rnorm(6), c(4, 9, 15, 30, 3, 39)) + rnorm(100), 3)
save(few, "towns.csv")
ols("towns.fewclusters", "towns.csv", "lm(y ~ treated + x); vcovCL(cluster=town, type='HC1'); clubSandwich CR2", lm(y ~ treated + x, few),
  list(town = few$town), "cluster = town (6 clusters, 2 of them treated)")
wide <- as.data.frame(round(matrix(rnorm(48 * 31), 48), 2)); names(wide) <- c("y", paste0("x", 1:30)); wide$x30 <- round(wide$x29 + rnorm(48) / 2000, 5)
save(wide, "wide.csv")
ols("wide.all", "wide.csv", "lm(y ~ ., data = wide)", lm(y ~ ., wide), prep = "x30 is x29 plus a little noise")

# Generalised linear models.
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
ucb <- as.data.frame(UCBAdmissions); titanic <- as.data.frame(Titanic)
epil1 <- epil[, c("subject", "period", "trt", "base", "age", "V4", "y")]
data(DoctorVisits); visits <- DoctorVisits[seq(1, nrow(DoctorVisits), 4), c("visits", "gender", "age", "income", "illness", "health", "private")]
heavy <- data.frame(g = rep(c("u", "v", "w"), c(4000, 700, 60)), z = round(rnorm(4760), 2))
heavy$rare <- rbinom(4760, 1, plogis(-5.5 + 0.8 * heavy$z + (heavy$g == "v"))); heavy$rare[c(4705, 4742)] <- 1
save(menarche, "menarche.csv"); save(ships, "ships.csv"); save(ucb, "ucb.csv"); save(titanic, "titanic.csv"); save(epil1, "epil.csv")
save(visits, "visits.csv"); save(heavy, "heavy.csv"); save(bacteria, "bacteria.csv"); save(urine, "urine.csv")
glms("birthwt.logit", "birthwt.csv", "logistic regression",
  "glm(low ~ age + lwt + factor(race) + smoke + I(ptl > 0) + ht + ui, family = binomial(link = \"logit\"), data = birthwt)",
  glm(low ~ age + lwt + factor(race) + smoke + I(ptl > 0) + ht + ui, binomial, birthwt, control = k))
glms("bacteria.logit", "bacteria.csv", "logistic regression", "glm(y ~ trt + week, binomial, data=bacteria)",
  glm(y ~ trt + week, binomial, bacteria, control = k), "y: n/y coded 0/1; baseline trt 'placebo'")
glms("urine.logit", "urine.csv", "logistic regression", "glm(r ~ gravity + ph + osmo + cond + urea + calc, family = binomial)",
  glm(r ~ gravity + ph + osmo + cond + urea + calc, binomial, urine, control = k), "complete cases")
glms("esoph.binomial", "esoph.csv", "logistic regression (grouped)",
  "glm(cbind(ncases, ncontrols) ~ agegp + factor(tobgp) + as.character(alcgp), family = binomial())",
  glm(cbind(ncases, ncontrols) ~ agegp + factor(tobgp) + as.character(alcgp), binomial, transform(esoph, agegp = factor(as.character(agegp)),
    tobgp = factor(as.character(tobgp)), alcgp = as.character(alcgp)), control = k))
glms("menarche.logit", "menarche.csv", "logistic regression", "glm(cbind(Menarche, Total - Menarche) ~ Age, family = binomial(logit))",
  glm(cbind(Menarche, Total - Menarche) ~ Age, binomial, menarche, control = k))
glms("menarche.probit", "menarche.csv", "probit regression", "glm(cbind(Menarche, Total-Menarche) ~ Age, binomial(probit))",
  glm(cbind(Menarche, Total - Menarche) ~ Age, binomial(probit), menarche, control = k))
glms("birthwt.cloglog", "birthwt.csv", "complementary log-log regression", "glm(low ~ lwt + smoke, family = binomial(link='cloglog'))",
  glm(low ~ lwt + smoke, binomial(cloglog), birthwt, control = k))
glms("menarche.share", "menarche.csv", "logistic regression", "glm(Menarche/Total ~ Age, family = binomial, weights = Total)",
  glm(Menarche / Total ~ Age, binomial, menarche, weights = Total, control = k))
glms("heavy.logit", "heavy.csv", "logistic regression", "glm(rare ~ g*z, family=binomial, data=heavy)",
  glm(rare ~ g * z, binomial, heavy, control = k), "1% of the rows have rare==1")
glms("epil.poisson", "epil.csv", "Poisson regression", "glm(y ~ log(base/4) * trt + log(age) + V4, family = poisson(link = \"log\"), data = epil)",
  glm(y ~ log(base / 4) * trt + log(age) + V4, poisson, epil1, control = k))
glms("epil.nb2", "epil.csv", "negative binomial NB2, theta by ML", "glm.nb(y ~ log(base/4) * trt + log(age) + V4, data = epil)",
  glm.nb(y ~ log(base / 4) * trt + log(age) + V4, epil1, control = glm.control(epsilon = 1e-14, maxit = 200)))
glms("ships.poisson", "ships.csv", "Poisson regression with offset",
  "glm(incidents ~ type + factor(year) + factor(period), family = poisson, offset = log(service), data = ships, subset = service > 0)",
  glm(incidents ~ type + factor(year) + factor(period), poisson, ships, offset = log(service), subset = service > 0, control = k))
glms("ships.quasi", "ships.csv", "quasi-Poisson regression", "glm(incidents ~ type + factor(year) + factor(period) + offset(log(service)), quasipoisson)",
  glm(incidents ~ type + factor(year) + factor(period) + offset(log(service)), quasipoisson, subset(ships, service > 0), control = k),
  "rows with service > 0")
glms("titanic.poisson", "titanic.csv", "Poisson regression", "glm(Freq ~ Class*Survived + Sex*Survived + Age, family=poisson)",
  glm(Freq ~ Class * Survived + Sex * Survived + Age, poisson, titanic, control = k))
glms("ucb.logit", "ucb.csv", "logistic regression", "glm(Admit == 'Admitted' ~ Gender + Dept, family = binomial, weights = Freq)",
  glm(Admit == "Admitted" ~ Gender + Dept, binomial, ucb, weights = Freq, control = k), "weights = Freq")
glms("visits.poisson", "visits.csv", "Poisson regression", "glm(visits ~ gender + age + I(age^2) + income + illness + private, poisson())",
  glm(visits ~ gender + age + I(age^2) + income + illness + private, poisson, visits, control = k))
glms("visits.nb2", "visits.csv", "negative binomial NB2, theta by ML", "MASS::glm.nb(visits ~ gender + illness + health)",
  glm.nb(visits ~ gender + illness + health, visits, control = glm.control(epsilon = 1e-14, maxit = 200)))

# Survival.
coxs <- function(id, file, call, fit, prep = "", ties = "efron", zph = TRUE) {
  s <- summary(fit); cc <- s$concordance
  values <- list(n = s$n, events = s$nevent, loglik_null = fit$loglik[1], loglik = fit$loglik[2], coef = l(coef(fit)),
    se = l(setNames(sqrt(diag(vcov(fit))), names(coef(fit)))), hazard_ratio = l(exp(coef(fit))),
    z = l(s$coefficients[, "z"]), p = l(s$coefficients[, ncol(s$coefficients)]),
    lr_test = l(setNames(s$logtest, c("test", "df", "pvalue"))), wald_test = l(setNames(s$waldtest, c("test", "df", "pvalue"))),
    score_test = l(setNames(s$sctest, c("test", "df", "pvalue"))), concordance = cc[[1]], concordance_se = cc[[2]])
  if (length(coef(fit)) == 1) for (part in c("z", "p")) values[[part]] <- setNames(values[[part]], names(coef(fit)))
  ci <- s$conf.int[, 3:4, drop = FALSE]
  values$hr_ci95 <- lapply(setNames(names(coef(fit)), names(coef(fit))), function(r) l(ci[match(r, names(coef(fit))), ]))
  if (!is.null(fit$naive.var)) values$se_naive <- l(setNames(sqrt(diag(fit$naive.var)), names(coef(fit))))
  if (zph) for (how in c("km", "rank", "identity")) {
    z <- cox.zph(fit, transform = how, terms = FALSE)$table
    values[[paste0("zph_", how)]] <- nest(`colnames<-`(z, c("chisq", "df", "p")))
  }
  put(id, file, prep, paste0("Cox PH, ties=", ties), call, values,
    "coef/SE rel 1e-6; loglik rel 1e-9; concordance abs 1e-9; zph chisq rel 1e-5")
}
pbc1 <- pbc[, c("id", "time", "status", "trt", "age", "sex", "ascites", "edema", "bili", "albumin", "protime", "stage", "platelet")]
pbc1$age <- round(pbc1$age, 3)
heart1 <- heart[, c("start", "stop", "event", "age", "year", "surgery", "transplant", "id")]; heart1$age <- round(heart1$age, 4); heart1$year <- round(heart1$year, 4)
data(channing, package = "boot"); channing1 <- channing[channing$exit > channing$entry, c("sex", "entry", "exit", "cens")]
save(pbc1, "pbc.csv"); save(heart1, "heart.csv"); save(bladder2, "bladder2.csv"); save(rats, "rats.csv"); save(stanford2, "stanford2.csv")
save(channing1, "channing.csv"); save(diabetic, "diabetic.csv"); save(gehan, "gehan.csv"); save(Melanoma, "melanoma.csv")
e <- coxph.control(eps = 1e-11, iter.max = 50)
coxs("pbc.efron", "pbc.csv", "coxph(Surv(time, status == 2) ~ age + log(bili) + log(albumin) + log(protime) + edema, data = pbc, eps = 1e-11)",
  coxph(Surv(time, status == 2) ~ age + log(bili) + log(albumin) + log(protime) + edema, pbc1, control = e))
coxs("pbc.breslow", "pbc.csv", "coxph(Surv(time/365.25, status==2) ~ factor(trt)*sex + factor(stage), ties='breslow')",
  coxph(Surv(time / 365.25, status == 2) ~ factor(trt) * sex + factor(stage), pbc1, ties = "breslow", control = e), "complete cases of trt, stage; time in years",
  "breslow")
coxs("pbc.strata", "pbc.csv", "coxph(Surv(time, status > 0) ~ bili + albumin + strata(sex, edema))",
  coxph(Surv(time, status > 0) ~ bili + albumin + strata(sex, edema), pbc1, control = e), "status > 0 (transplant or death) is the event")
coxs("heart.entry", "heart.csv", "coxph(Surv(start, stop, event) ~ age + year + surgery * transplant, data = heart)",
  coxph(Surv(start, stop, event) ~ age + year + surgery * transplant, transform(heart1, transplant = as.numeric(as.character(transplant))), control = e))
coxs("bladder.wlw", "bladder2.csv", "coxph(Surv(start, stop, event) ~ rx + size + number + strata(enum) + cluster(id), data = bladder2)",
  coxph(Surv(start, stop, event) ~ rx + size + number + strata(enum) + cluster(id), bladder2, control = e), zph = FALSE)
coxs("rats.litters", "rats.csv", "coxph(Surv(time, status) ~ rx + strata(litter), data = rats, subset = sex == 'f')",
  coxph(Surv(time, status) ~ rx + strata(litter), rats, subset = sex == "f", control = e), "50 litters, females only", zph = FALSE)
coxs("rats.cluster", "rats.csv", "coxph(Surv(time, status) ~ rx + sex, data = rats, cluster = litter)",
  coxph(Surv(time, status) ~ rx + sex, rats, cluster = litter, control = e), zph = FALSE)
coxs("stanford.efron", "stanford2.csv", "coxph(Surv(time, status) ~ age + I(age^2) + t5)",
  coxph(Surv(time, status) ~ age + I(age^2) + t5, stanford2, control = e))
coxs("channing.entry", "channing.csv", "coxph(Surv(entry, exit, cens) ~ sex)", coxph(Surv(entry, exit, cens) ~ sex, channing1, control = e),
  "rows with exit > entry")
coxs("diabetic.cluster", "diabetic.csv", "coxph(Surv(time, status) ~ trt * age + cluster(id), data = diabetic)",
  coxph(Surv(time, status) ~ trt * age + cluster(id), diabetic, control = e), zph = FALSE)
weeks <- data.frame(week = pmin(rgeom(600, 0.2) + 1, 8), plan = sample(c("free", "Plus", "pro"), 600, TRUE), calls = rpois(600, 2))
weeks$left <- as.numeric(weeks$week < 8 & runif(600) < 0.8); weeks$copies <- sample(0:3, 600, TRUE); save(weeks, "weeks.csv")
for (ties in c("efron", "breslow")) coxs(paste0("weeks.", ties), "weeks.csv", paste0("coxph(Surv(week, left) ~ relevel(factor(plan), ref='free') + calls, ties='", ties, "')"),
  coxph(Surv(week, left) ~ relevel(factor(plan), ref = "free") + calls, weeks, ties = ties, control = e), "8 distinct times: heavy ties", ties)

kms <- function(id, file, surv, data, group, at, tau, call, prep) {
  d <- data; d$g <- d[[group]]; d$S <- surv; d <- d[complete.cases(d[, c("g")]) & !is.na(surv), ]
  values <- list()
  for (type in c("log", "log-log", "plain")) {
    f <- survfit(S ~ g, d, conf.type = type); s <- summary(f, times = at, extend = TRUE)
    values[[paste0("points_", type)]] <- lapply(seq_along(s$time), function(i) list(group = as.character(s$strata[i]), time = s$time[i],
      n_risk = s$n.risk[i], surv = s$surv[i], se = s$std.err[i], lo = s$lower[i], hi = s$upper[i]))
    m <- summary(f)$table
    values[[paste0("median_", type)]] <- lapply(rownames(m), function(r) list(group = r, median = m[r, "median"], lo = m[r, "0.95LCL"],
      hi = m[r, "0.95UCL"]))
  }
  m <- summary(survfit(S ~ g, d), rmean = tau)$table
  values$rmst <- lapply(rownames(m), function(r) list(group = r, tau = tau, rmean = m[r, "rmean"], se = m[r, "se(rmean)"]))
  f <- survfit(S ~ g, d, ctype = 1); s <- summary(f, times = at, extend = TRUE)
  values$nelson_aalen <- lapply(seq_along(s$time), function(i) list(group = as.character(s$strata[i]), time = s$time[i], cumhaz = s$cumhaz[i], se = s$std.chaz[i]))
  if (ncol(surv) == 2) for (rho in 0:1) {
    s <- survdiff(S ~ g, d, rho = rho)
    p <- pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE)
    values[[if (rho == 0) "logrank" else "peto_peto_rho1"]] <- if (rho == 0) list(chisq = s$chisq, df = length(s$n) - 1, p = p,
      observed = s$obs, expected = s$exp) else list(chisq = s$chisq, p = p)
  }
  put(id, file, prep, "Kaplan-Meier, median, RMST, Nelson-Aalen, log-rank", call, values)
}
kms("pbc.edema", "pbc.csv", Surv(pbc1$time, pbc1$status == 2), pbc1, "edema", c(100, 1000, 2500), 3000,
  "survfit(Surv(time, status==2) ~ edema, conf.type=..); survdiff(rho=0|1)", "group edema")
kms("pbc.stage", "pbc.csv", Surv(pbc1$time, pbc1$status == 1), pbc1, "stage", c(500, 4000), 2000,
  "survfit(Surv(time, status == 1) ~ stage); survdiff(.., rho=0|1)", "group = stage, drop rows with missing stage; transplants are the events")
kms("gehan.treat", "gehan.csv", Surv(gehan$time, gehan$cens), gehan, "treat", c(1, 6, 23, 40), 30,
  "survfit(Surv(time, cens) ~ treat)", "group treat; cens==1 is a relapse")
kms("weeks.plan", "weeks.csv", Surv(weeks$week, weeks$left), weeks, "plan", c(0, 1, 7, 8), 8, "survfit(Surv(week, left)~plan)", "grouped by plan")
kms("rats.sex", "rats.csv", Surv(rats$time, rats$status), rats, "sex", c(60, 100), 104, "survfit(Surv(time, status)~sex, data=rats)",
  "group: sex (2 events among males)")
kms("channing.sex", "channing.csv", Surv(channing1$entry, channing1$exit, channing1$cens), channing1, "sex", c(900, 1000, 1100), 1100,
  "survfit(Surv(entry, exit, cens) ~ sex)", "group sex, late entry")
afts <- function(id, file, call, fit, prep = "") {
  d <- fit$dist; se <- sqrt(diag(vcov(fit)))
  put(id, file, prep, paste("AFT", d), call, list(n = length(fit$linear.predictors), coef = l(coef(fit)), scale = fit$scale, se = l(se), loglik = fit$loglik[2]), "rel 1e-6")
}
a <- survreg.control(rel.tolerance = 1e-14, maxiter = 500)
for (d in c("exponential", "weibull", "lognormal", "loglogistic")) {
  afts(paste0("pbc.", d), "pbc.csv", paste0("survreg(Surv(time, status==2) ~ age + log(bili) + factor(edema), data = pbc, dist = \"", d, "\")"),
    survreg(Surv(time, status == 2) ~ age + log(bili) + factor(edema), pbc1, dist = d, control = a))
  afts(paste0("gehan.", d), "gehan.csv", paste0("survreg(Surv(time,cens)~treat, dist='", d, "')"), survreg(Surv(time, cens) ~ treat, gehan, dist = d, control = a))
}
afts("rats.weibull", "rats.csv", "survreg(Surv(time, status) ~ rx + sex, dist='weibull')", survreg(Surv(time, status) ~ rx + sex, rats, dist = "weibull", control = a))
afts("weeks.lognormal", "weeks.csv", "survreg(Surv(week, left) ~ factor(plan) + sqrt(calls), dist='lognormal')",
  survreg(Surv(week, left) ~ factor(plan) + sqrt(calls), weeks, dist = "lognormal", control = a))
incidence <- function(id, file, time, cause, group, name, at, prep, call) {
  f <- survfit(Surv(time, factor(cause, 0:max(cause))) ~ group); s <- summary(f, times = at, extend = TRUE); est <- list()
  for (g in unique(as.character(s$strata))) for (j in seq_len(max(cause))) {
    rows <- which(s$strata == g); v <- s$pstate[rows, j + 1]; est[[paste(sub("^[^=]*=", "", g), j)]] <- l(setNames(v, at))
  }
  put(id, file, prep, "Aalen-Johansen cumulative incidence", call, list(est = est))
}
melanoma <- transform(Melanoma, cause = c(1, 0, 2)[status]); save(melanoma, "melanoma.csv")
incidence("melanoma.cuminc", "melanoma.csv", melanoma$time, melanoma$cause, melanoma$ulcer, "ulcer", c(1000, 2000, 3000), "",
  "cuminc(ftime = time, fstatus = cause, group = ulcer, cencode = 0)")
incidence("pbc.cuminc", "pbc.csv", pbc1$time, pbc1$status, pbc1$sex, "sex", c(365, 2000), "status 1 = transplant, 2 = death", "cuminc(pbc$time, pbc$status, group=pbc$sex)")

# Quantiles, instruments, discontinuity, differences in differences.
rqs <- function(id, file, call, fit, prep = "") put(id, file, prep, "quantile regression (Barrodale-Roberts)", call,
  list(coef = l(coef(fit)), objective = fit$rho, n = length(fit$y)), "objective rel 1e-8; coef rel 1e-6 unless solution is non-unique")
for (tau in c(0.05, 0.5, 0.95)) rqs(paste0("boston.rq", tau), "boston.csv", paste0("rq(medv ~ rm + log(lstat) + factor(chas), tau = ", tau, ", data = Boston)"),
  rq(medv ~ rm + log(lstat) + factor(chas), tau, Boston))
rqs("birthwt.rq", "birthwt.csv", "rq(bwt ~ lwt + factor(race) + smoke, data=birthwt, tau=0.25)", rq(bwt ~ lwt + factor(race) + smoke, 0.25, birthwt))
rqs("schools.rq", "caschools.csv", "rq(log(read) ~ english + grades, tau=.9)", rq(log(read) ~ english + grades, 0.9, schools))
data(CigarettesSW); cig <- transform(CigarettesSW, rprice = price / cpi, rincome = income / population / cpi, tdiff = (taxs - tax) / cpi, rtax = tax / cpi)
cig <- cig[, c("state", "year", "packs", "rprice", "rincome", "tdiff", "rtax")]; save(cig, "cigarettes.csv"); cig <- read.csv(file.path(out, "data", "cigarettes.csv"))
ivs <- function(id, file, call, fit, prep = "", first) {
  s <- summary(fit, diagnostics = TRUE)$diagnostics; k <- nrow(s); o <- k - 2
  values <- list(n = nobs(fit), coef = l(coef(fit)), se = l(sqrt(diag(vcov(fit)))), se_HC1 = l(sqrt(diag(vcovHC(fit, "HC1")))),
    weak_instruments_F = s[1, 3], wu_hausman = s[k - 1, 3], wu_hausman_p = s[k - 1, 4])
  if (!is.na(s[k, 3])) { values$sargan <- s[k, 3]; values$sargan_p <- s[k, 4] }
  put(id, file, prep, "2SLS", call, values)
}
ivs("cigarettes.iv1", "cigarettes.csv", "ivreg(log(packs) ~ log(rprice) + log(rincome) | log(rincome) + tdiff, data = CigarettesSW, subset = year == 1995)",
  ivreg(log(packs) ~ log(rprice) + log(rincome) | log(rincome) + tdiff, data = cig, subset = year == 1995))
ivs("cigarettes.iv2", "cigarettes.csv", "ivreg(log(packs) ~ log(rprice) + log(rincome) | log(rincome) + tdiff + rtax)",
  ivreg(log(packs) ~ log(rprice) + log(rincome) | log(rincome) + tdiff + rtax, data = subset(cig, year == 1995)), "rows with year == 1995")
ivs("cigarettes.dot", "cigarettes.csv", "ivreg(log(packs) ~ log(rprice) + log(rincome) | . - log(rprice) + tdiff)",
  ivreg(log(packs) ~ log(rprice) + log(rincome) | . - log(rprice) + tdiff, data = subset(cig, year == 1985)), "rows with year == 1985")
n <- 240; two <- data.frame(z1 = rnorm(n), z2 = rnorm(n), z3 = rbinom(n, 1, 0.3), w = sample(c("m", "f"), n, TRUE)); u <- rnorm(n)
two$d1 <- two$z1 + 0.5 * two$z3 + u + rnorm(n); two$d2 <- two$z2 - 0.7 * two$z3 - u + rnorm(n); two$y <- 1 + two$d1 - two$d2 + (two$w == "m") + 2 * u + rnorm(n)
two[, c(1, 2, 5:7)] <- round(two[, c(1, 2, 5:7)], 3)
two$x <- round(runif(n, 40, 60), 2); two$pass <- as.numeric(two$x < 50); two$score <- round(5 + 0.2 * two$x - 1.5 * two$pass + rnorm(n), 2); save(two, "two.csv")
ivs("two.endogenous", "two.csv", "ivreg(y ~ d1 + d2 + w | z1 + z2 + z3 + w)", ivreg(y ~ d1 + d2 + w | z1 + z2 + z3 + w, data = two))
for (h in c(3, 7.5)) for (kernel in c("uniform", "triangular")) {
  k2 <- transform(two, xc = x - 50); k2 <- k2[abs(k2$xc) < h, ]; k2$z <- as.numeric(k2$xc < 0); k2$wt <- if (kernel == "uniform") 1 else 1 - abs(k2$xc) / h
  f <- lm(score ~ z * xc, k2, weights = wt)
  put(paste0("two.rdd.h", h, ".", kernel), "two.csv", "running variable x, cutoff 50, rows with |x-50|<h", "sharp RDD, local linear, fixed bandwidth",
    paste0("lm(score ~ z*xc, weights=", kernel, " kernel), xc = x - 50, |xc|<", h, ", z=1(xc<0)"), list(n = nrow(k2), tau = coef(f)[["z"]],
      se_HC1 = sqrt(vcovHC(f, "HC1")["z", "z"]), se_HC3 = sqrt(vcovHC(f, "HC3")["z", "z"]), intercept = coef(f)[["(Intercept)"]]))
}
did <- data.frame(city = rep(letters[1:9], times = c(6, 2, 8, 4, 4, 10, 2, 6, 4)))
did$wave <- unlist(lapply(table(did$city), function(k) rep(0:1, length.out = k))); did$exposed <- as.numeric(did$city %in% c("b", "f", "i"))
did$jobs <- round(20 + 3 * did$exposed - 2 * did$wave + 2.5 * did$exposed * did$wave + rnorm(9)[match(did$city, letters)] + rnorm(nrow(did)), 2)
did$jobs[c(3, 20, 21)] <- NA; save(did, "cities.csv")
dids <- function(id, call, d, prep) {
  f <- lm(jobs ~ exposed * wave, d); g <- d$city; cr2 <- coef_test(f, vcovCR(f, g, "CR2"))
  cells <- aggregate(jobs ~ exposed + wave, d, mean)
  put(id, "cities.csv", prep, "2x2 difference-in-differences", call, list(cell_means = lapply(seq_len(4), function(i) l(cells[i, ])), n = nobs(f),
    n_clusters = length(unique(g)), did = coef(f)[[4]], coef = l(coef(f)),
    se_classic = sqrt(vcov(f)[4, 4]), se_HC1 = sqrt(vcovHC(f, "HC1")[4, 4]), se_HC3 = sqrt(vcovHC(f, "HC3")[4, 4]),
    se_cluster_CR0 = sqrt(vcovCL(f, g, type = "HC0", cadjust = FALSE)[4, 4]),
    se_cluster_CR1_stata = sqrt(vcovCL(f, g, type = "HC1", cadjust = TRUE)[4, 4]), se_cluster_CR2 = cr2$SE[4], df_CR2 = cr2$df_Satt[4]))
}
dids("cities.all", "lm(jobs ~ exposed*wave, data = cities); vcovCL(f, cluster = ~city, type = 'HC1')", did[!is.na(did$jobs), ], "drop rows with missing jobs")
dids("cities.some", "lm(jobs ~ exposed + wave + exposed:wave); vcovCL(cluster=city)", did[!is.na(did$jobs) & !did$city %in% c("a", "f"), ],
  "drop rows with missing jobs; drop rows with city == 'a'; drop rows with city == 'f'")

# Several groups.
several <- function(id, file, data, y, g, control, formula = paste0(y, "~", g)) {
  d <- data.frame(y = data[[y]], g = relevel(factor(data[[g]]), control)); d <- d[complete.cases(d), ]; fit <- aov(y ~ g, d)
  prep <- paste0("y=", y, ", groups ", g, ", control '", control, "'")
  h <- glht(fit, mcp(g = "Dunnett")); set.seed(1); s <- summary(h, test = adjusted("single-step", abseps = 1e-7, maxpts = 2e6))
  t <- s$test
  put(paste0(id, ".dunnett"), file, prep, "Dunnett many-to-one (two-sided, single-step)", paste0("glht(aov(", formula, "), linfct = mcp(", g, " = 'Dunnett'))"),
    list(estimates = l(t$coefficients), se = l(t$sigma), t = l(t$tstat), p_genz = l(setNames(t$pvalues, names(t$tstat))), df = h$df),
    "t rel 1e-9; p abs 2e-4")
  d2 <- data.frame(y = d$y, g = factor(as.character(d$g))); k <- TukeyHSD(aov(y ~ g, d2))$g
  put(paste0(id, ".tukey"), file, prep, "Tukey HSD", paste0("TukeyHSD(aov(", formula, "))"), list(table = nest(k)), "diff rel 1e-9; p abs 1e-7")
  a <- anova(fit); w <- oneway.test(y ~ g, d); kr <- kruskal.test(y ~ g, d); b <- bartlett.test(y ~ g, d)
  put(paste0(id, ".anova"), file, prep, "one-way ANOVA, Welch ANOVA, Kruskal-Wallis, Bartlett",
    paste0("anova(aov(", formula, ")); oneway.test; kruskal.test; bartlett.test"), list(F = a$F[1], p = a$`Pr(>F)`[1], welch_F = w$statistic[[1]],
      welch_df = unname(w$parameter), welch_p = w$p.value, kruskal = kr$statistic[[1]], kruskal_p = kr$p.value, bartlett = b$statistic[[1]],
      bartlett_p = b$p.value))
}
several("iris.width", "iris.csv", iris, "Sepal.Width", "Species", "setosa")
several("bacteria.week", "bacteria.csv", bacteria, "week", "trt", "placebo")
several("weeks.calls", "weeks.csv", weeks, "calls", "plan", "free")
several("towns.y", "towns.csv", few, "y", "town", "Ff")
several("birthwt.race", "birthwt.csv", birthwt, "bwt", "race", "1")

# Planning.
plan <- function(id, method, call, values, tolerance = "rel 1e-6") put(id, "none", "", method, call, values, tolerance)
for (p in list(c(0.001, 0.0015, 0.8, 0.05), c(0.5, 0.505, 0.95, 0.01), c(0.02, 0.01, 0.9, 0.1), c(0.97, 0.99, 0.8, 0.05))) for (alternative in c("two.sided", "one.sided")) {
  f <- power.prop.test(p1 = p[1], p2 = p[2], power = p[3], sig.level = p[4], alternative = alternative, tol = 1e-12)
  plan(sprintf("prop.n.p1=%g.p2=%g.power=%g.alpha=%g.%s", p[1], p[2], p[3], p[4], alternative), "sample size per arm, two proportions",
    sprintf("power.prop.test(p1 = %g, p2 = %g, power = %g, sig.level = %g, alternative = \"%s\", tol = 1e-12)", p[1], p[2], p[3], p[4], alternative),
    list(n_per_arm_R = f$n, n_per_arm_ceiling = ceiling(f$n), cohen_h = 2 * asin(sqrt(p[2])) - 2 * asin(sqrt(p[1]))))
}
f <- power.prop.test(n = 40, p1 = 0.5, p2 = 0.75, strict = TRUE); g <- power.prop.test(n = 40, p1 = 0.5, p2 = 0.75)
plan("prop.power.n=40.p1=0.5.p2=0.75", "achieved power, two proportions", "power.prop.test(n = 40, p1 = 0.5, p2 = 0.75)", list(power = g$power, power_strict = f$power), "rel 1e-8")
f <- power.prop.test(n = 250, p1 = 0.6, power = 0.9, sig.level = 0.01, tol = 1e-12)
plan("prop.mde.n=250.p1=0.6", "minimum detectable p2 (increase), two proportions", "power.prop.test(n=250, p1=0.6, power=0.9, sig.level=0.01)$p2",
  list(p2 = f$p2, mde_abs = f$p2 - 0.6, mde_rel = f$p2 / 0.6 - 1))
for (n in c(2, 3, 5000)) { f <- power.t.test(n = n, delta = if (n < 10) 2.5 else 0.05, sd = 1, strict = TRUE); g <- power.t.test(n = n, delta = if (n < 10) 2.5 else 0.05, sd = 1)
  plan(paste0("t.power.n=", n), "achieved power two-sample t", paste0("power.t.test(n = ", n, ", delta = ", if (n < 10) 2.5 else 0.05, ", sd = 1)"),
    list(power = g$power, power_strict = f$power), "rel 1e-8") }
f <- power.t.test(delta = 3, sd = 1, power = 0.8, tol = 1e-12)
plan("t.n.delta=3.sd=1.power=0.8.two.sample.two.sided", "sample size, t-test two.sample", "power.t.test(delta = 3, sd = 1, power = 0.8, type = \"two.sample\")", list(n = f$n))
f <- power.t.test(delta = 0.01, sd = 2, power = 0.9, sig.level = 0.001, type = "paired", alternative = "one.sided", tol = 1e-12)
plan("t.n.delta=0.01.sd=2.power=0.9.paired.one.sided", "sample size, t-test paired",
  "power.t.test(delta=0.01, sd=2, power=0.9, sig.level=0.001, type=\"paired\", alternative=\"one.sided\")", list(n = f$n))
for (hr in c(0.95, 2)) plan(paste0("logrank.events.hr=", hr), "Schoenfeld number of events, 3:1", "(z_{1-a/2}+z_power)^2/(p(1-p)*log(hr)^2), a=0.05, power=0.8",
  list(events = (qnorm(0.975) + qnorm(0.8))^2 / (0.75 * 0.25 * log(hr)^2)), "rel 1e-8")

# Group-sequential designs from Genz's and Miwa's multivariate normal probabilities.
crossing <- function(z, rates, sided, drift = 0) {
  s <- outer(rates, rates, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
  sapply(seq_along(z), function(k) {
    low <- if (sided == 2) -z[1:k] else rep(-Inf, k)
    mean <- drift * sqrt(rates[1:k])
    if (k == 1) return(pnorm(mean - z[1]) + if (sided == 2) pnorm(-z[1] - mean) else 0)
    1 - as.numeric(pmvnorm(low, z[1:k], mean, corr = s[1:k, 1:k], algorithm = Miwa(4096)))
  })
}
sequential <- function(id, call, rates, alpha, sided, kind, parameter = NULL) {
  half <- alpha / sided
  spend <- switch(kind, asOF = function(t) sided * 2 * pnorm(qnorm(half / 2) / sqrt(t)), asP = function(t) sided * half * log(1 + (exp(1) - 1) * t),
    asKD = function(t) sided * half * t^parameter, asHSD = function(t) sided * half * (1 - exp(-parameter * t)) / (1 - exp(-parameter)), NULL)
  if (is.null(spend)) {
    shape <- (rates / rates[length(rates)])^(switch(kind, P = 0.5, OF = 0, WT = parameter) - 0.5)
    c0 <- uniroot(function(c) crossing(c * shape, rates, sided)[length(rates)] - alpha, c(1, 5), tol = 1e-10)$root; z <- c0 * shape
  } else {
    z <- numeric(0)
    for (k in seq_along(rates)) z[k] <- uniroot(function(c) crossing(c(z, c), rates[1:k], sided)[k] - spend(rates[k]), c(0.5, 10), tol = 1e-10)$root
  }
  last <- length(rates)
  drift <- uniroot(function(d) crossing(z, rates, sided, d)[last] - 0.8, c(0.5, 10), tol = 1e-9)$root
  under <- crossing(z, rates, sided, drift)
  put(id, "none", "", paste("group-sequential boundary", kind), call, list(K = last, alpha = alpha, sided = sided, information_rates = rates, critical_values_z = z,
    stage_levels_one_sided_p = pnorm(-z), cumulative_alpha_spent = crossing(z, rates, sided), shift = drift^2,
    rejection_prob_by_stage_under_H1 = diff(c(0, under))), "critical values abs 1e-4 (rpact integrates numerically to about 1e-6)")
}
say <- function(kind, rates, alpha, sided, more = "") sprintf("getDesignGroupSequential(kMax=%d, alpha=%g, sided=%d, beta=.2, typeOfDesign='%s', %sinformationRates=c(%s))",
  length(rates), alpha, sided, kind, more, paste(signif(rates, 6), collapse = ","))
r <- c(0.1, 0.45, 1); sequential("gs.OF.K3.a0.05.s2.unequal", say("OF", r, 0.05, 2), r, 0.05, 2, "OF")
r <- c(0.25, 0.6, 0.8, 1); sequential("gs.asP.K4.a0.025.s1", say("asP", r, 0.025, 1), r, 0.025, 1, "asP")
r <- c(0.3, 0.9, 1); sequential("gs.asHSD.K3.a0.05.s2.gm2", say("asHSD", r, 0.05, 2, "gammaA=-2, "), r, 0.05, 2, "asHSD", -2)
sequential("gs.asHSD.K3.a0.05.s2.g1", say("asHSD", r, 0.05, 2, "gammaA=1, "), r, 0.05, 2, "asHSD", 1)
r <- c(0.5, 0.75, 1); sequential("gs.WT.K3.a0.05.s2.d0.25", say("WT", r, 0.05, 2, "deltaWT=0.25, "), r, 0.05, 2, "WT", 0.25)
sequential("gs.WT.K3.a0.01.s1.d0.4", gsub("'", "\"", say("WT", r, 0.01, 1, "deltaWT = 0.4, ")), r, 0.01, 1, "WT", 0.4)
r <- c(0.05, 0.5, 1); sequential("gs.asOF.K3.a0.1.s2.early", say("asOF", r, 0.1, 2), r, 0.1, 2, "asOF")
r <- c(0.6, 1); sequential("gs.asKD.K2.a0.005.s1.rho1.5", say("asKD", r, 0.005, 1, "gammaA=1.5, "), r, 0.005, 1, "asKD", 1.5)
sequential("gs.P.K2.a0.2.s2", say("P", r, 0.2, 2), r, 0.2, 2, "P")

# Propensity near 0 and 1, weights, outcome models.
n <- 900; obs <- data.frame(age = round(runif(n, 18, 70)), urban = rbinom(n, 1, 0.6), spend.before = round(rexp(n, 1 / 30), 2), tier = sample(c("a", "b", "c"), n, TRUE))
obs$joined <- rbinom(n, 1, plogis(-4 + 0.09 * obs$age + 0.8 * obs$urban + 0.03 * obs$spend.before - 1.2 * (obs$tier == "c")))
obs$spend.after <- round(0.6 * obs$spend.before + 0.3 * obs$age + 4 * obs$joined + 0.1 * obs$joined * obs$age + rnorm(n, 0, 6), 2); save(obs, "joined.csv")
ps.call <- "glm(joined ~ age + urban + log(1 + spend.before) + tier, family = binomial())"
fit <- glm(joined ~ age + urban + log(1 + spend.before) + tier, binomial, obs, control = k); ps <- fitted(fit); t1 <- obs$joined == 1
q <- c(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
put("joined.propensity", "joined.csv", "", "logistic propensity model and overlap", ps.call, list(n = n, n_treated = sum(t1), coef = l(coef(fit)), se = l(sqrt(diag(vcov(fit)))),
  loglik = as.numeric(logLik(fit)), ps_min = min(ps), ps_max = max(ps), ps_quantiles_treated_type7 = l(quantile(ps[t1], q)),
  ps_quantiles_control_type7 = l(quantile(ps[!t1], q)), ps_mean_treated = mean(ps[t1]), ps_mean_control = mean(ps[!t1]),
  n_control_below_min_treated = sum(ps[!t1] < min(ps[t1])), n_treated_above_max_control = sum(ps[t1] > max(ps[!t1])),
  common_support = c(max(min(ps[t1]), min(ps[!t1])), min(max(ps[t1]), max(ps[!t1]))), share_in_0.1_0.9 = mean(ps >= 0.1 & ps <= 0.9)),
  "coef rel 1e-5; ps stats rel 1e-6")
y <- obs$spend.after; X <- model.matrix(fit)
one <- function(e, w, mest, keep = rep(TRUE, n)) {
  m1 <- sum((w * y)[t1 & keep]) / sum(w[t1 & keep]); m0 <- sum((w * y)[!t1 & keep]) / sum(w[!t1 & keep])
  fw <- lm(y ~ t1, weights = w, subset = keep)
  v <- list(est = m1 - m0, mu1 = m1, mu0 = m0, se_svyglm = sqrt(vcovHC(fw, "HC0")[2, 2] * sum(keep) / (sum(keep) - 1)), se_wls_HC0 = sqrt(vcovHC(fw, "HC0")[2, 2]),
    se_wls_HC1 = sqrt(vcovHC(fw, "HC1")[2, 2]), ess_treated = sum(w[t1 & keep])^2 / sum(w[t1 & keep]^2), ess_control = sum(w[!t1 & keep])^2 / sum(w[!t1 & keep]^2),
    max_weight = max(w[keep]), n_kept = sum(keep))
  if (mest != "none") {
    dw <- switch(mest, ate = ifelse(t1, -(1 - e) / e, e / (1 - e)), att = ifelse(t1, 0, e / (1 - e)), atc = ifelse(t1, -(1 - e) / e, 0), ato = ifelse(t1, -e * (1 - e), e * (1 - e)))
    r1 <- t1 * (y - m1); r0 <- (1 - t1) * (y - m0); psi <- cbind(w * r1, w * r0, X * (t1 - e))
    A <- rbind(c(sum(w * t1), 0, -colSums(X * dw * r1)), c(0, sum(w * (1 - t1)), -colSums(X * dw * r0)), cbind(0, 0, crossprod(X, X * e * (1 - e))))
    V <- solve(A) %*% crossprod(psi) %*% t(solve(A)); v$se_mestimation <- sqrt(V[1, 1] + V[2, 2] - 2 * V[1, 2])
  }
  v
}
values <- list(naive = mean(y[t1]) - mean(y[!t1]))
values$hajek_ate <- one(ps, ifelse(t1, 1 / ps, 1 / (1 - ps)), "ate"); values$hajek_att <- one(ps, ifelse(t1, 1, ps / (1 - ps)), "att")
values$hajek_atc <- one(ps, ifelse(t1, (1 - ps) / ps, 1), "atc"); values$overlap_ato <- one(ps, ifelse(t1, 1 - ps, ps), "ato")
values[["hajek_ate_trim_0.1_0.9"]] <- one(ps, ifelse(t1, 1 / ps, 1 / (1 - ps)), "none", ps >= 0.1 & ps <= 0.9)
pc <- pmin(pmax(ps, 0.05), 0.95); values[["hajek_ate_clip_0.05_0.95"]] <- one(ps, ifelse(t1, 1 / pc, 1 / (1 - pc)), "none")
values$ht_ate <- list(est = mean(t1 * y / ps) - mean((1 - t1) * y / (1 - ps)), mu1 = mean(t1 * y / ps), mu0 = mean((1 - t1) * y / (1 - ps)),
  se_known_ps = sd(t1 * y / ps - (1 - t1) * y / (1 - ps)) * sqrt(n - 1) / n)
put("joined.ipw", "joined.csv", "", "inverse probability weighting",
  "Hajek: weighted arm means; weights ATE T/e+(1-T)/(1-e), ATT T+(1-T)e/(1-e), ATO T(1-e)+(1-T)e; svyglm(Y~T, weights) SE treats e as known; se_mestimation stacks the logit score",
  values, "rel 1e-5")
out.call <- "outcome OLS per arm: lm(spend.after ~ age + urban + spend.before + tier); psi=mu1-mu0+T(Y-mu1)/e-(1-T)(Y-mu0)/(1-e); se=sd(psi)/sqrt(n)"
fo <- lapply(c(TRUE, FALSE), function(a) lm(spend.after ~ age + urban + spend.before + tier, obs[t1 == a, ])); m1 <- predict(fo[[1]], obs); m0 <- predict(fo[[2]], obs)
aipw <- function(e) { psi <- m1 - m0 + t1 * (y - m1) / e - (1 - t1) * (y - m0) / (1 - e); list(est = mean(psi), se_if = sd(psi) / sqrt(n)) }
oa <- lm(spend.after ~ joined + age + urban + spend.before + tier, obs)
put("joined.aipw", "joined.csv", "", "AIPW / doubly robust and g-computation", out.call, list(aipw_ate = aipw(ps), aipw_ate_clip_0.01 = aipw(pmin(pmax(ps, 0.01), 0.99)),
  gcomp_ate = mean(m1 - m0), gcomp_att = mean((m1 - m0)[t1]), ols_adjusted = list(coef = coef(oa)[["joined"]], se_classic = sqrt(vcov(oa)["joined", "joined"]),
  se_HC1 = sqrt(vcovHC(oa, "HC1")["joined", "joined"]), se_HC3 = sqrt(vcovHC(oa, "HC3")["joined", "joined"]))), "rel 1e-5")
balance <- lapply(c(age = "age", urban = "urban", spend.before = "spend.before"), function(v) {
  x <- obs[[v]]; s <- sqrt((var(x[t1]) + var(x[!t1])) / 2); wa <- ifelse(t1, 1 / ps, 1 / (1 - ps)); wt <- ifelse(t1, 1, ps / (1 - ps)); d <- function(w) weighted.mean(x[t1], w[t1]) - weighted.mean(x[!t1], w[!t1])
  list(mean_t = mean(x[t1]), mean_c = mean(x[!t1]), smd_pooled_sd = d(rep(1, n)) / s, smd_treated_sd = d(rep(1, n)) / sd(x[t1]), variance_ratio = var(x[t1]) / var(x[!t1]),
    smd_ate_weighted_pooled_sd = d(wa) / s, smd_att_weighted_treated_sd = d(wt) / sd(x[t1]))
})
put("joined.balance", "joined.csv", "", "standardised mean differences", "(xbar_t-xbar_c)/sqrt((s2_t+s2_c)/2), unweighted SD also used for weighted SMD", balance, "rel 1e-5 (abs 1e-8)")

writeLines(toJSON(list(file = "third_r.json", checks = checks), auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = FALSE),
  file.path(out, "expected", "third_r.json"))
cat(length(checks), "checks\n")
