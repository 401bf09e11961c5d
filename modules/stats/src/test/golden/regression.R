# Golden values of regressions from R (4.2.2; MASS 7.3-58.2, sandwich 3.0-2).
# Run with:  Rscript regression.R OUTPUT_FOLDER
# Writes regression_data.csv (the rows) and regression.csv: case,field,value,relative tolerance.

library(MASS)
library(sandwich)

out <- commandArgs(TRUE)[1]
set.seed(20260711)
n <- 160
d <- data.frame(x1 = round(rnorm(n), 3), x2 = round(rexp(n), 3),
                g = sample(c("b", "a", "c"), n, TRUE), cluster = rep(0:19, each = 8),
                w = sample(1:4, n, TRUE) / 2, off = round(rnorm(n, 0, 0.3), 3))
shock <- rep(rnorm(20, 0, 0.7), each = 8)
d$y <- round(1 + 0.5 * d$x1 - 0.8 * d$x2 + (d$g == "b") + shock + rnorm(n) * (1 + d$x2), 3)
d$b <- rbinom(n, 1, plogis(-0.4 + 0.8 * d$x1 - 0.5 * d$x2 + 0.6 * (d$g == "c")))
d$k <- rnbinom(n, mu = exp(0.6 + 0.4 * d$x1 - 0.2 * d$x2 + d$off), size = 1.7)
d$g <- factor(d$g)
write.csv(d[, c("y", "b", "k", "x1", "x2", "g", "cluster", "w", "off")], file.path(out, "regression_data.csv"),
          row.names = FALSE, quote = FALSE)
rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}
b <- function(v, prefix) setNames(as.list(unname(v)), paste0(prefix, seq_along(v) - 1))
se <- function(v) sqrt(diag(v))

# Linear: factor with reference "b", interaction, weights, offset.
d$g <- relevel(d$g, "b")
fit <- lm(y ~ x1 + g + x2 + x1:x2 + g:x1, d)
s <- summary(fit)
f <- s$fstatistic
put("lm", c(b(coef(fit), "b"), b(se(vcov(fit)), "se"), list(sigma = s$sigma, r2 = s$r.squared, adj = s$adj.r.squared,
    f = f[[1]], p = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE), loglik = as.numeric(logLik(fit)),
    aic = AIC(fit), bic = BIC(fit), t1 = s$coefficients[2, 3], p1 = s$coefficients[2, 4],
    low1 = confint(fit)[2, 1], high1 = confint(fit)[2, 2], hat7 = unname(hatvalues(fit)[8]))))
for (type in c("HC0", "HC1", "HC2", "HC3", "HC4")) put(paste0("lm.", type), b(se(vcovHC(fit, type = type)), "se"))
put("lm.cluster", b(se(vcovCL(fit, cluster = d$cluster, type = "HC1", cadjust = TRUE)), "se"))
new <- data.frame(x1 = c(-0.5, 1.2), x2 = c(0.4, 2), g = factor(c("a", "b"), levels(d$g)))
conf <- predict(fit, new, interval = "confidence", level = 0.9, se.fit = TRUE)
pred <- predict(fit, new, interval = "prediction", level = 0.9)
put("lm.predict", c(b(conf$fit[, 1], "fit"), b(conf$se.fit, "se"), b(conf$fit[, 2], "meanLow"),
    b(conf$fit[, 3], "meanHigh"), b(pred[, 2], "low"), b(pred[, 3], "high")))
weighted <- lm(y ~ x1 + g + x2, d, weights = w, offset = off)
s <- summary(weighted)
put("lm.weighted", c(b(coef(weighted), "b"), b(se(vcov(weighted)), "se"),
    list(sigma = s$sigma, loglik = as.numeric(logLik(weighted)))))
for (type in c("HC0", "HC2", "HC3", "HC4")) put(paste0("lm.weighted.", type), b(se(vcovHC(weighted, type = type)), "se"))
origin <- lm(y ~ 0 + g + x1, d)
put("lm.origin", c(b(coef(origin), "b"), b(se(vcov(origin)), "se"), list(r2 = summary(origin)$r.squared)))
r <- solve(vcovHC(fit, type = "HC3")[3:4, 3:4], coef(fit)[3:4])
put("lm.wald", list(f = sum(r * coef(fit)[3:4]) / 2,
    p = pf(sum(r * coef(fit)[3:4]) / 2, 2, df.residual(fit), lower.tail = FALSE)))

# Generalised linear models, converged to the last digit.
tight <- glm.control(epsilon = 1e-15, maxit = 100)
describe <- function(case, fit) {
  # The deviance stands still before the coefficients do where the link is not canonical.
  for (i in 1:6) fit <- update(fit, start = coef(fit))
  s <- summary(fit)
  put(case, c(b(coef(fit), "b"), b(s$coefficients[, 2], "se"), b(s$coefficients[, 4], "p"),
      list(deviance = deviance(fit), null = fit$null.deviance)))
  if (!is.na(AIC(fit))) put(paste0(case, ".fit"), list(loglik = as.numeric(logLik(fit)), aic = AIC(fit), bic = BIC(fit)))
  put(paste0(case, ".robust"), c(b(se(sandwich(fit)), "hc0"), b(se(vcovHC(fit, type = "HC1")), "hc1"),
      b(se(vcovCL(fit, cluster = d$cluster, type = "HC1", cadjust = TRUE)), "cluster")))
}
logit <- glm(b ~ x1 + g + x2, binomial, d, control = tight)
describe("logit", logit)
describe("probit", glm(b ~ x1 + g + x2, binomial("probit"), d, control = tight))
describe("cloglog", glm(b ~ x1 + g + x2, binomial("cloglog"), d, control = tight))
small <- glm(b ~ x1 + x2, binomial, d, control = tight)
lr <- anova(small, logit, test = "Chisq")
put("logit.lr", list(statistic = lr$Deviance[2], p = lr$`Pr(>Chi)`[2]))
p <- predict(logit, new, se.fit = TRUE)
put("logit.predict", c(b(plogis(p$fit), "mean"), b(plogis(p$fit - qnorm(0.95) * p$se.fit), "low"),
    b(plogis(p$fit + qnorm(0.95) * p$se.fit), "high")))
trials <- glm(cbind(b + 1, 3 - b) ~ x1 + x2, binomial, d, control = tight)
put("logit.trials", c(b(coef(trials), "b"), b(se(vcov(trials)), "se"),
    list(deviance = deviance(trials), loglik = as.numeric(logLik(trials)))))
describe("poisson", glm(k ~ x1 + g + x2 + offset(off), poisson, d, control = tight))
describe("quasi", glm(k ~ x1 + g + x2 + offset(off), quasipoisson, d, control = tight))
wp <- glm(k ~ x1 + x2, poisson, d, weights = 2 * w, control = tight)
put("poisson.weighted", c(b(coef(wp), "b"), b(se(vcov(wp)), "se"),
    list(deviance = deviance(wp), null = wp$null.deviance, loglik = as.numeric(logLik(wp)))))

# NB2. glm.nb alternates and stops early, so it is iterated here until theta stands still.
nb <- glm.nb(k ~ x1 + g + x2 + offset(off), d, control = tight)
theta <- nb$theta
for (i in 1:200) {
  fixed <- glm(k ~ x1 + g + x2 + offset(off), negative.binomial(theta), d, control = tight, start = coef(nb))
  for (j in 1:6) fixed <- update(fixed, start = coef(fixed))
  next_theta <- theta.ml(d$k, fitted(fixed), limit = 200, eps = 1e-14)
  if (abs(next_theta - theta) < 1e-15 * theta) break
  theta <- as.numeric(next_theta)
}
s <- summary(fixed, dispersion = 1)
put("nb", c(b(coef(fixed), "b"), b(s$coefficients[, 2], "se"), list(theta = theta, setheta = attr(next_theta, "SE"),
    deviance = deviance(fixed), null = fixed$null.deviance,
    loglik = sum(dnbinom(d$k, size = theta, mu = fitted(fixed), log = TRUE)))))

# Firth: the penalised likelihood is maximised by nlminb, then by Newton's method on its numerical score.
firth <- function(X, y, free = seq_len(ncol(X))) {
  value <- function(beta) {
    p <- plogis(X %*% beta)
    sum(dbinom(y, 1, p, log = TRUE)) + 0.5 * determinant(crossprod(X * as.vector(sqrt(p * (1 - p)))))$modulus[[1]]
  }
  score <- function(beta) {
    p <- as.vector(plogis(X %*% beta))
    xw <- X * sqrt(p * (1 - p))
    h <- rowSums((xw %*% solve(crossprod(xw))) * xw)
    as.vector(crossprod(X, y - p + h * (0.5 - p)))
  }
  beta <- rep(0, ncol(X))
  for (i in 1:2000) {
    p <- as.vector(plogis(X %*% beta))
    step <- rep(0, ncol(X))
    step[free] <- solve(crossprod(X * sqrt(p * (1 - p)))[free, free], score(beta)[free])
    beta <- beta + step / max(1, max(abs(step)))
    if (max(abs(step)) < 1e-14) break
  }
  p <- as.vector(plogis(X %*% beta))
  list(beta = beta, value = value(beta), se = sqrt(diag(solve(crossprod(X * sqrt(p * (1 - p)))))))
}
X <- model.matrix(~ x1 + x2, d)[1:40, ]
separated <- as.numeric(d$x1[1:40] > 0.1)
full <- firth(X, separated)
held <- firth(X, separated, c(1, 3))
put("firth", c(b(full$beta, "b"), b(full$se, "se"), list(penalized = full$value, lr1 = 2 * (full$value - held$value))))
writeLines(c("case,field,value,tolerance", rows), file.path(out, "regression.csv"))
