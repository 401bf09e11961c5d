# Golden values of predictions of counts from R (4.2.2; MASS 7.3-58.2): quantiles by qpois and qnbinom, the predictive
# distribution by adaptive quadrature over the normal linear predictor.
# Run with:  Rscript counts.R OUTPUT_FOLDER     (reads regression_data.csv there)
# Writes counts.csv: case,field,value,relative tolerance.

library(MASS)
out <- commandArgs(TRUE)[1]
d <- read.csv(file.path(out, "regression_data.csv"))
d$g <- relevel(factor(d$g), "b")
rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}
tight <- glm.control(epsilon = 1e-15, maxit = 100)
new <- data.frame(x1 = c(-0.5, 1.2), x2 = c(0.4, 2), g = factor(c("a", "b"), levels(d$g)), off = c(0, 5))
predict_counts <- function(case, fit, cdf, quant, tolerance) {
  p <- predict(fit, new, se.fit = TRUE)
  for (i in 1:2) for (level in c(0.9, 0.99)) {
    tail <- (1 - level) / 2
    eta <- p$fit[i]
    se <- p$se.fit[i]
    f <- function(k) {
      g <- function(z) dnorm(z) * cdf(k, exp(eta + se * z))
      cuts <- sort(pmin(8.5, pmax(-8.5, c(-8.5, -4, 0, 4, 8.5, (log(k + 1) - eta) / se + c(-3, -1, 0, 1, 3) / 8))))
      sum(mapply(function(a, b) if (a < b) integrate(g, a, b, rel.tol = 1e-11, abs.tol = 1e-14, subdivisions = 2000)$value else 0,
                 head(cuts, -1), tail(cuts, -1)))
    }
    smallest <- function(q) { k <- 0; step <- 4096; while (step >= 1) { while (f(k + step - 1) < q) k <- k + step; step <- step / 2 }; k }
    low <- smallest(tail)
    high <- smallest(1 - tail)
    put(sprintf("%s.%d.%g", case, i, level), list(mean = exp(eta), low = low, high = high,
        coverage = f(high) - (if (low > 0) f(low - 1) else 0),
        plugLow = quant(tail, exp(eta)), plugHigh = quant(1 - tail, exp(eta))), tolerance)
  }
}
tail <- utils::tail
poisson <- glm(k ~ x1 + g + x2 + offset(off), poisson, d, control = tight)
predict_counts("poisson", poisson, function(k, m) ppois(k, m), function(q, m) qpois(q, m), 1e-8)
nb <- glm.nb(k ~ x1 + g + x2 + offset(off), d, control = glm.control(epsilon = 1e-15, maxit = 200))
for (round in 1:20) {
  theta <- theta.ml(nb$y, fitted(nb), limit = 100, eps = 1e-14)
  nb <- glm(k ~ x1 + g + x2 + offset(off), negative.binomial(theta), d, control = tight, start = coef(nb))
}
# predict of a glm with this family estimates a dispersion; errors with dispersion 1 as glm.nb's.
x <- model.matrix(~ x1 + g + x2, new)
v <- summary(nb, dispersion = 1)$cov.scaled
predict <- function(fit, new, se.fit) list(fit = drop(x %*% coef(nb)) + new$off, se.fit = sqrt(diag(x %*% v %*% t(x))))
predict_counts("nb", nb, function(k, m) pnbinom(k, size = theta, mu = m), function(q, m) qnbinom(q, size = theta, mu = m), 1e-8)
writeLines(c("case,field,value,tolerance", rows), file.path(out, "counts.csv"))
