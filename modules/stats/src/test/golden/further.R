# Golden values from R (4.2.2; AER 1.2-10, quantreg 5.94, survival 3.5-3, cmprsk 2.2-11, Matching 4.10-8, glmnet 4.1-6).
# Run with:  Rscript further.R OUTPUT_FOLDER
# Writes further_data.csv (the rows) and further.csv: case,field,value,relative tolerance.

suppressMessages({
  library(AER); library(quantreg); library(survival); library(cmprsk); library(Matching); library(glmnet); library(sandwich)
})

out <- commandArgs(TRUE)[1]
set.seed(20261130)
n <- 240
d <- data.frame(z1 = rbinom(n, 1, 0.5), z2 = round(rnorm(n), 3), w = round(rnorm(n), 3))
u <- rnorm(n)
d$d <- round(0.9 * d$z1 + 0.5 * d$z2 + 0.4 * d$w + 0.8 * u + rnorm(n), 3)
d$y <- round(1 + 0.5 * d$d - 0.3 * d$w + u + rnorm(n), 3)
d$t <- rbinom(n, 1, plogis(0.7 * d$w - 0.4 * d$z2))
t <- rweibull(n, 1.4, exp(1.5 + 0.4 * d$w - 0.5 * d$t)); censor <- rexp(n, 0.1)
d$time <- round(pmin(t, censor) + 0.05, 2)
d$event <- as.integer(t <= censor)
d$cause <- d$event * (1 + rbinom(n, 1, 0.4))
d$whole <- ceiling(d$time)                     # many ties
d$g <- sample(0:2, n, TRUE)
d$flat <- pmax(0, d$y)                         # many equal responses
write.csv(d, file.path(out, "further_data.csv"), row.names = FALSE, quote = FALSE)
rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}
b <- function(v, prefix) setNames(as.list(unname(v)), paste0(prefix, seq_along(v) - 1))

# Two-stage least squares.
fit <- ivreg(y ~ w + d | w + z1 + z2, data = d)
s <- summary(fit, diagnostics = TRUE)$diagnostics
put("iv", c(b(coef(fit), "b"), b(sqrt(diag(vcov(fit))), "s"), b(sqrt(diag(vcovHC(fit, "HC1"))), "h"),
    list(sigma2 = fit$sigma^2, weak = s[1, 3], hausman = s[2, 3], hausmanp = s[2, 4], sargan = s[3, 3], sarganp = s[3, 4])))

# Quantile regression; errors need densities, which R takes from fits that are themselves exact.
for (tau in c(0.1, 0.5, 0.8)) {
  fit <- rq(y ~ w + t, tau = tau, data = d)
  put(paste0("rq", tau), c(b(coef(fit), "b"), list(objective = fit$rho)))
  put(paste0("rq.se", tau), b(summary(fit, se = "nid")$coefficients[, 2], "s"), 1e-7)
}
put("rq.flat", list(objective = rq(flat ~ w + t, tau = 0.3, data = d)$rho))

# Penalised regression: glmnet stops early unless told otherwise.
x <- as.matrix(d[, c("z1", "z2", "w", "d", "t")])
sd0 <- function(v) sqrt(mean((v - mean(v))^2))
for (share in c(1, 0.5)) {
  k <- sd0(d$y)                                # glmnet works on y / sd(y); lambda is in the unit of y again
  fit <- glmnet(x, d$y, alpha = share, lambda = 0.1, thresh = 1e-22, maxit = 1e7, standardize = TRUE)
  if (share == 1) put("lasso", b(as.numeric(coef(fit)), "b"), 1e-7)
}
z <- scale(x, scale = apply(x, 2, sd0)); yc <- d$y - mean(d$y)
ridge <- solve(crossprod(z) / n + 0.1 * diag(5), crossprod(z, yc) / n) / apply(x, 2, sd0)
put("ridge", b(ridge, "b"))

# Accelerated failure.
for (dist in c("exponential", "weibull", "lognormal", "loglogistic")) {
  fit <- survreg(Surv(time, event) ~ w + t, d, dist = dist, control = survreg.control(rel.tolerance = 1e-14, maxiter = 200))
  p <- predict(fit, data.frame(w = 0.3, t = 1), type = "quantile", p = c(0.25, 0.9))
  put(paste0("aft.", dist), c(b(coef(fit), "b"), b(sqrt(diag(vcov(fit))), "s"), b(p, "q"),
      list(scale = fit$scale, loglik = fit$loglik[2])), 1e-7)
}

# Competing risks.
for (time in c("time", "whole")) {
  ci <- cuminc(d[[time]], d$cause, d$g)
  at <- c(1.5, 3, 6)
  for (g in 0:2) for (k in 1:2) {
    p <- timepoints(ci[paste(g, k)], at)
    put(paste("cuminc", time, g, k, sep = "."), c(b(p$est, "f"), b(sqrt(p$var), "s")))
  }
  put(paste0("gray.", time), c(b(ci$Tests[, "stat"], "chi"), b(ci$Tests[, "pv"], "p")))
}

# Matching on a score with ties.
score <- round(2 * d$w) / 2
for (kind in c("ATT", "ATE")) for (m in c(1, 3)) {
  fit <- Match(Y = d$y, Tr = d$t, X = score, M = m, estimand = kind)
  put(paste("match", kind, m, sep = "."), list(est = fit$est[1], se = fit$se, pairs = length(fit$index.treated)))
}
fit <- Match(Y = d$y, Tr = d$t, X = cbind(d$w, d$z2), M = 1, Weight = 2)
put("match.mahalanobis", list(est = fit$est[1], se = fit$se, pairs = length(fit$index.treated)))

# Discontinuity at w = 0.1.
h <- 0.9; s <- abs(d$w - 0.1) < h; k <- d[s, ]; k$v <- k$w - 0.1; k$a <- as.numeric(k$v >= 0)
for (kernel in c("uniform", "triangular")) {
  weight <- if (kernel == "uniform") rep(1, nrow(k)) else 1 - abs(k$v) / h
  fit <- lm(y ~ a * v, k, weights = weight)
  put(paste0("rdd.", kernel), list(tau = coef(fit)[["a"]], se = sqrt(vcovHC(fit, "HC1")["a", "a"]), below = sum(1 - k$a)))
}

# Several arms.
d$arm <- factor(d$g)
tk <- TukeyHSD(aov(y ~ arm, d))$arm
put("tukey", c(b(tk[, "diff"], "d"), b(tk[, "lwr"], "l"), b(tk[, "upr"], "u"), b(tk[, "p adj"], "p")), 1e-6)
put("range", list(p3 = ptukey(3.3, 3, 17, lower.tail = FALSE), p8 = ptukey(4.1, 8, 5, lower.tail = FALSE),
    small = ptukey(9, 4, 40, lower.tail = FALSE), q = qtukey(0.95, 4, 30)), 1e-6)
a <- anova(aov(y ~ arm, d)); w <- oneway.test(y ~ arm, d); bt <- bartlett.test(y ~ arm, d)
put("arms", list(f = a$F[1], fp = a$`Pr(>F)`[1], w = w$statistic[[1]], wdf = w$parameter[[2]], wp = w$p.value,
    b = bt$statistic[[1]], bp = bt$p.value))

writeLines(c("case,field,value,tolerance", rows), file.path(out, "further.csv"))
