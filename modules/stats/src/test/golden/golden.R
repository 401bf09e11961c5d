# Golden values from R (4.2.2; boot 1.3-28, mvtnorm 1.1-3).
# Run with:  Rscript golden.R OUTPUT_FOLDER      after golden.py, whose units.csv it reads.
# Writes expected_r.csv: case,field,value,relative tolerance.

library(boot)
library(mvtnorm)

out <- commandArgs(TRUE)[1]
units <- read.csv(file.path(out, "units.csv"))
rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}
treated <- units[units$arm == "treatment", ]
control <- units[units$arm == "control", ]

# Welch.
test <- t.test(treated$y, control$y)
put("welch", c(diff = mean(treated$y) - mean(control$y), se = test$stderr, df = unname(test$parameter),
               p = test$p.value, low = test$conf.int[1], high = test$conf.int[2]))

# CUPED: theta within arms is the covariate's coefficient in the regression on arm and covariate.
fit <- lm(y ~ arm + x, units)
put("cuped.lm", c(theta = unname(coef(fit)["x"]), diff = unname(coef(fit)["armtreatment"])))

# Relative effect: log-free delta method by the numerical gradient of m_t / m_c - 1.
f <- function(m) m[1] / m[2] - 1
m <- c(mean(treated$y), mean(control$y))
v <- c(var(treated$y) / nrow(treated), var(control$y) / nrow(control))
step <- 1e-5
gradient <- sapply(1:2, function(i) { e <- replace(c(0, 0), i, step); (f(m + e) - f(m - e)) / (2 * step) })
put("relative.gradient", c(lift = f(m), se = sqrt(sum(gradient^2 * v))))

# Sample ratio.
test <- chisq.test(c(5030, 4890, 2510), p = c(2, 2, 1) / 5)
put("srm", c(chi = unname(test$statistic), p = test$p.value))
test <- chisq.test(c(51000, 49000))
put("srm.tail", c(chi = unname(test$statistic), p = test$p.value))

# Power. The search in power.t.test ends at its tolerance, here the smallest that it takes.
put("power.proportions", c(n = power.prop.test(p1 = 0.1, p2 = 0.12, power = 0.8, tol = 1e-12)$n,
                           power = power.prop.test(n = 3000, p1 = 0.1, p2 = 0.12)$power,
                           detectable = power.prop.test(n = 5000, p1 = 0.1, power = 0.8, tol = 1e-13)$p2))
put("power.t", c(n = power.t.test(delta = 0.5, sd = 1, power = 0.8, tol = 1e-12)$n,
                 power = power.t.test(n = 50, delta = 0.5, sd = 1)$power,
                 detectable = (qnorm(0.975) + qnorm(0.8)) * 3 * sqrt(2 / 400)))

strict <- function(...) power.prop.test(..., tol = 1e-12, strict = TRUE)
put("power.strict", c(n = strict(p1 = 0.1, p2 = 0.12, power = 0.8)$n, small = strict(p1 = 0.3, p2 = 0.4, power = 0.06)$n,
                      power = strict(n = 3000, p1 = 0.1, p2 = 0.12)$power,
                      t = power.t.test(n = 50, delta = 0.5, sd = 1, strict = TRUE)$power,
                      weak = power.t.test(n = 5, delta = 0.1, sd = 1, strict = TRUE)$power))

# Group-sequential boundaries: each boundary solves the multivariate-normal crossing probability.
# mvtnorm's Miwa algorithm is deterministic; with 2048 steps its error is below 1e-6 for five looks.
boundaries <- function(t, spent) {
  k <- length(t)
  correlation <- outer(1:k, 1:k, function(i, j) sqrt(pmin(t[i], t[j]) / pmax(t[i], t[j])))
  b <- qnorm(1 - spent[1] / 2)
  for (i in 2:k) {
    stay <- function(z) {
      pmvnorm(-c(b, z), c(b, z), corr = correlation[1:i, 1:i], algorithm = Miwa(steps = 2048))[1] - (1 - spent[i])
    }
    b <- c(b, uniroot(stay, c(1, 6), tol = 1e-10)$root)
  }
  setNames(b, paste0("z", 1:k))
}
equal <- (1:4) / 4
uneven <- c(0.1, 0.35, 0.8, 1)
fleming <- function(t, alpha) 4 * pnorm(qnorm(1 - alpha / 4) / sqrt(t), lower.tail = FALSE)
pocock <- function(t, alpha) alpha * log(1 + (exp(1) - 1) * t)
put("sequential.fleming", boundaries(equal, fleming(equal, 0.05)), 1e-6)
put("sequential.fleming.uneven", boundaries(uneven, fleming(uneven, 0.05)), 1e-6)
put("sequential.pocock", boundaries(equal, pocock(equal, 0.05)), 1e-6)
put("sequential.pocock.uneven", boundaries(uneven, pocock(uneven, 0.1)), 1e-6)
put("sequential.power", boundaries(equal, 0.05 * equal^3), 1e-6)

# Bootstrap. The acceleration is exact; boot does not divide influence by the size of a stratum, so arms of equal size.
equalArms <- rbind(treated[1:55, ], control)
difference <- function(d, i) {
  s <- d[i, ]
  mean(s$y[s$arm == "treatment"]) - mean(s$y[s$arm == "control"])
}
set.seed(1120)
run <- boot(equalArms, difference, R = 200000, strata = factor(equalArms$arm))
L <- empinf(run, type = "jack")
put("bootstrap.equal", c(a = sum(L^3) / (6 * sum(L^2)^1.5)))
interval <- boot.ci(run, type = c("perc", "bca"), L = L)
# Monte-Carlo error of an end point with 200,000 and 20,000 resamples: about 0.4 % of the standard error and 1.5 %.
put("bootstrap.ends", c(se = sd(run$t), percentile_low = interval$percent[4], percentile_high = interval$percent[5],
                        bca_low = interval$bca[4], bca_high = interval$bca[5]), 0.06)

writeLines(c("case,field,value,tolerance", rows), file.path(out, "expected_r.csv"))
