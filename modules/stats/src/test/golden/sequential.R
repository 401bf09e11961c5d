# Golden values of sequential methods from R (4.2.2; mvtnorm 1.1-3).
# Run with:  Rscript sequential.R OUTPUT_FOLDER      Writes sequential_r.csv: case,field,value,relative tolerance.
# Scores of three looks are trivariate normal; TVPACK integrates them to about 1e-14.

library(mvtnorm)

out <- commandArgs(TRUE)[1]
rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}

corr <- function(t) outer(t, t, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
# P(lower < z < upper) by adding orthants over the corners.
rect <- function(lower, upper, mean, t) {
  k <- length(t)
  total <- 0
  for (corner in seq_len(2^k) - 1) {
    low <- bitwAnd(corner, 2^(seq_len(k) - 1)) > 0
    at <- ifelse(low, lower, upper)
    if (any(at == -Inf)) next
    f <- which(at < Inf)
    x <- (at - mean)[f]
    p <- if (length(f) == 0) 1 else if (length(f) == 1) pnorm(x) else
      pmvnorm(rep(-Inf, length(f)), x, corr = corr(t[f]), algorithm = TVPACK(abseps = 1e-14))[1]
    total <- total + (-1)^sum(low) * p
  }
  total
}
low <- function(b, sides) if (sides == 2) -b else rep(-Inf, length(b))
# P(first stop above at look k), and on either side.
above <- function(k, b, t, sides, drift) {
  before <- seq_len(k - 1)
  rect(c(low(b[before], sides), b[k]), c(b[before], Inf), drift * sqrt(t[1:k]), t[1:k])
}
stops <- function(k, b, t, sides, drift = 0) {
  p <- above(k, b, t, sides, drift)
  if (sides == 2) p <- p + above(k, b, t, sides, -drift)
  p
}
solve_boundaries <- function(t, spent, sides) {
  b <- numeric(0)
  for (k in seq_along(t)) {
    spend <- spent[k] - c(0, spent)[k]
    b <- c(b, if (spend <= 0) Inf else uniroot(function(c) stops(k, c(b, c), t, sides) - spend, c(0.5, 8), tol = 1e-13)$root)
  }
  b
}
named <- function(x, prefix) setNames(x, paste0(prefix, seq_along(x)))
fleming <- function(t, a) 2 * pnorm(-qnorm(1 - a / 2) / sqrt(t))
pocock <- function(t, a) a * log(1 + (exp(1) - 1) * t)
kim <- function(rho) function(t, a) a * t^rho
hwang <- function(g) function(t, a) a * (1 - exp(-g * t)) / (1 - exp(-g))
total <- function(f, t, a, sides) if (sides == 2) 2 * f(t, a / 2) else f(t, a)

# TVPACK leaves about 1e-14 absolute, which is 1e-7 of the smallest first boundaries' tails.
t <- c(0.3, 0.65, 1)
for (sides in 1:2) {
  for (f in list(list("fleming", fleming), list("pocock", pocock), list("power", kim(2)), list("hwang", hwang(-4)))) {
    b <- solve_boundaries(t, total(f[[2]], t, 0.025, sides), sides)
    put(paste0("spending.", f[[1]], ".", sides), named(b, "b"))
  }
}

# Operating characteristics of a two-sided power-family design.
b <- solve_boundaries(t, total(kim(2), t, 0.05, 2), 2)
up <- cumsum(sapply(1:3, function(k) above(k, b, t, 2, 2.9)))
all <- cumsum(sapply(1:3, function(k) stops(k, b, t, 2, 2.9)))
put("design", c(named(up, "up"), named(all, "all"), expected = 1 - all[1] * (t[2] - t[1]) - all[2] * (t[3] - t[2])))
put("design", c(drift = uniroot(function(d) sum(sapply(1:3, function(k) above(k, b, t, 2, d))) - 0.8, c(2, 4), tol = 1e-13)$root))

# Wang and Tsiatis, one and two sides.
for (sides in 1:2) {
  c0 <- uniroot(function(c) sum(sapply(1:3, function(k) stops(k, c * t^(0.25 - 0.5), t, sides))) - 0.05, c(1.2, 4), tol = 1e-13)$root
  put(paste0("tsiatis.", sides), named(c0 * t^-0.25, "b"))
}

# Observed information, short of the plan and beyond it.
info <- c(20, 55, 82)
spent <- c(total(fleming, info[1:2] / 100, 0.05, 2), 0.05)
put("monitoring.short", named(solve_boundaries(info / 100, spent, 2), "b"))
info <- c(30, 70, 115)
spent <- c(total(pocock, info[1:2] / 100, 0.025, 1), 0.025)
put("monitoring.over", named(solve_boundaries(info / 115, spent, 1), "b"))

# Conditional power after the first look: the scores to come are normal with a shifted mean.
later <- function(z, drift) {
  rest <- t[2:3] - t[1]
  shift <- function(b) (b * sqrt(t[2:3]) - z * sqrt(t[1])) / sqrt(rest)
  upper <- shift(b[2:3])
  lower <- shift(-b[2:3])
  mean <- drift * sqrt(rest)
  rect(upper[1], Inf, mean[1], rest[1]) + rect(c(lower[1], upper[2]), c(upper[1], Inf), mean, rest)
}
for (z in c(0.4, 1.7)) {
  trend <- z / sqrt(t[1])
  predictive <- integrate(function(d) sapply(d, function(x) later(z, x)) * dnorm(d, trend, 1 / sqrt(t[1])), trend - 16, trend + 16,
                          rel.tol = 1e-11, subdivisions = 500)$value
  put(paste0("futility.", z), c(trend = later(z, trend), hypothesised = later(z, 3.1), predictive = predictive))
}
# One look left, by the closed formula.
put("futility.last", c(predictive = pnorm((1.2 - b[3] * sqrt(t[2])) / sqrt(1 - t[2]))))

# Mixture SPRT, calibration and exact e-values.
for (case in list(c(0.31, 0.12, 0.2), c(-0.02, 0.12, 0.05))) {
  d <- case[1]; v <- case[2]^2; t2 <- case[3]^2
  lr <- integrate(function(m) exp(dnorm(d, m, sqrt(v), TRUE) - dnorm(d, 0, sqrt(v), TRUE)) * dnorm(m, 0, sqrt(t2)), -12 * sqrt(t2), 12 * sqrt(t2), rel.tol = 1e-12)$value
  half <- sqrt(v * (v + t2) / t2 * (2 * log(1 / 0.05) + log((v + t2) / v)))
  put(paste0("msprt.", d), c(lr = lr, p = min(1, 1 / lr), low = d - half))
}
put("evalue", c(p05 = integrate(function(k) k * 0.05^(k - 1), 0, 1, rel.tol = 1e-12)$value,
                p999 = integrate(function(k) k * 0.9995^(k - 1), 0, 1, rel.tol = 1e-12)$value))
blocks <- rbind(c(4, 20, 1, 18), c(7, 25, 3, 25), c(9, 22, 2, 24))
e <- 1
for (i in seq_len(nrow(blocks))) {
  seen <- colSums(blocks[seq_len(i - 1), , drop = FALSE])
  pt <- (0.18 + seen[1]) / (0.36 + seen[2]); pc <- (0.18 + seen[3]) / (0.36 + seen[4])
  w <- blocks[i, ]
  p0 <- (pt * w[2] + pc * w[4]) / (w[2] + w[4])
  like <- function(x, n, p) p^x * (1 - p)^(n - x)
  e <- e * like(w[1], w[2], pt) * like(w[3], w[4], pc) / like(w[1] + w[3], w[2] + w[4], p0)
  put("evalue.two", setNames(e, paste0("e", i)))
}

writeLines(c("case,field,value,tolerance", rows), file.path(out, "sequential_r.csv"))
