# Golden values of the models that a study names, from R (4.2.2; survival 3.5-3, sandwich 3.0-2, MASS 7.3-58).
# Run with:  Rscript models.R OUTPUT_FOLDER
# Writes models_data.csv (a unit table with empty cells) and models.csv: case,field,value,relative tolerance.

library(survival)
library(sandwich)
library(MASS)

out <- commandArgs(TRUE)[1]
set.seed(20261120)
n <- 480
d <- data.frame(arm = sample(c("control", "treatment"), n, TRUE),
                country = sample(c("DE", "EE", "US"), n, TRUE, c(0.3, 0.2, 0.5)),
                plan = sample(c("basic", "plus"), n, TRUE, c(0.7, 0.3)),
                score = round(rnorm(n), 3))
effect <- 0.4 * (d$arm == "treatment") + 0.3 * (d$country == "DE") - 0.5 * d$score
d$converted <- rbinom(n, 1, plogis(-0.5 + effect))
d$spend <- round(10 + 3 * effect + rnorm(n) * exp(0.4 * d$score) * 2, 2)
d$visits <- rnbinom(n, size = 1.7, mu = exp(0.8 + 0.5 * effect))
t <- rexp(n, 0.04 * exp(effect))
censor <- runif(n, 5, 40)
d$days <- ceiling(2 * pmin(t, censor)) / 2  # half days: ties
d$left <- as.integer(t <= censor)
d$country[sample(n, 6)] <- NA
d$score[sample(n, 9)] <- NA
write.csv(d, file.path(out, "models_data.csv"), row.names = FALSE, quote = FALSE, na = "")
d$country <- relevel(factor(d$country), "US")

rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}
b <- function(v, prefix) setNames(as.list(unname(v)), paste0(prefix, seq_along(v) - 1))
table <- function(b0, v, df = Inf) {
  se <- sqrt(diag(v))
  half <- qt(0.975, df) * se
  c(b(b0, "b"), b(se, "se"), b(b0 - half, "low"), b(b0 + half, "high"), b(2 * pt(-abs(b0 / se), df), "p"))
}
tight <- list(epsilon = 1e-14, maxit = 100)

# Regressions.
lin <- lm(spend ~ arm + country + score + arm:score, d)
put("linear.robust", c(table(coef(lin), vcovHC(lin, "HC3"), lin$df.residual),
    list(r2 = summary(lin)$r.squared, aic = AIC(lin), n = nobs(lin))))
put("linear.model", table(coef(lin), vcov(lin), lin$df.residual))
logit <- glm(converted ~ arm + country + score, binomial, d, control = tight)
put("logistic.robust", c(table(coef(logit), sandwich(logit)),
    list(r2 = 1 - logit$deviance / logit$null.deviance, aic = AIC(logit), n = nobs(logit))))
pois <- glm(visits ~ arm + country + score, poisson, d, control = tight)
pearson <- sum(residuals(pois, "pearson")^2) / pois$df.residual
put("poisson.robust", c(table(coef(pois), sandwich(pois)),
    list(r2 = 1 - pois$deviance / pois$null.deviance, aic = AIC(pois), dispersion = pearson)))
quasi <- glm(visits ~ arm + country + score, quasipoisson, d, control = tight)
put("quasi.model", c(table(coef(quasi), vcov(quasi), quasi$df.residual), list(dispersion = pearson)))
nb <- glm.nb(visits ~ arm + country + score, d, control = glm.control(epsilon = 1e-14, maxit = 200))
# MASS ends its alternation of coefficients and theta at about nine digits.
put("nb.model", c(table(coef(nb), vcov(nb)), list(theta = nb$theta, theta_se = nb$SE.theta, aic = AIC(nb))), 1e-6)

# Kaplan-Meier curves, log-rank, restricted mean up to 28 days.
s <- survfit(Surv(days, left) ~ arm, d, conf.type = "log-log")
at <- c(3, 10, 28)
v <- summary(s, times = at)
put("km", c(b(v$surv, "s"), b(v$lower, "low"), b(v$upper, "high"), b(v$n.risk, "n")))
test <- survdiff(Surv(days, left) ~ arm, d)
r <- summary(s, rmean = 28)$table[, c("rmean", "se(rmean)")]
difference <- r[2, 1] - r[1, 1]
half <- qnorm(0.975) * sqrt(sum(r[, 2]^2))
put("difference", list(logrank = pchisq(test$chisq, 1, lower.tail = FALSE), days = difference,
    low = difference - half, high = difference + half))

# Cox.
control <- coxph.control(eps = 1e-14, toler.chol = 1e-14, iter.max = 50)
for (ties in c("efron", "breslow")) {
  cox <- coxph(Surv(days, left) ~ arm + country + score + strata(plan), d, ties = ties, control = control)
  z <- cox.zph(cox, terms = FALSE)$table
  con <- concordance(cox, timefix = FALSE)
  half <- qnorm(0.975) * sqrt(con$var)
  put(paste0("cox.", ties), c(table(coef(cox), vcov(cox)), b(z[, "p"], "zph"),
      list(concordance = con$concordance[[1]], low = con$concordance[[1]] - half,
           high = con$concordance[[1]] + half, n = cox$n, events = cox$nevent)))
}

writeLines(c("case,field,value,relative tolerance", rows), file.path(out, "models.csv"))
