# Golden values of planning from R 4.2.2: power.t.test of all designs, and Cohen's h by the formulas of pwr 1.3-0 (pwr.2p.test, pwr.2p2n.test).
# Run with:  Rscript samples.R OUTPUT_FOLDER
# Writes samples_r.csv: case,field,value,relative tolerance.

out <- commandArgs(TRUE)[1]
rows <- character()
put <- function(case, field, value, tolerance = 1e-9) rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, field, value, tolerance))

for (type in c("two.sample", "paired", "one.sample")) for (side in c("two.sided", "one.sided")) for (strict in c(FALSE, TRUE)) {
  case <- paste("t", type, side, if (strict) "strict" else "right", sep = "-")
  power <- function(...) power.t.test(..., type = type, alternative = side, strict = strict, tol = 1e-13)
  put(case, "power", power(n = 11, delta = 0.7, sd = 1.3, sig.level = 0.1)$power)
  put(case, "n", power(delta = 0.3, sd = 1.1, power = 0.85, sig.level = 0.02)$n, 1e-8)
  put(case, "delta", power(n = 25, sd = 2, power = 0.9)$delta, 1e-8)
}
h <- 2 * asin(sqrt(0.31)) - 2 * asin(sqrt(0.24))
put("h", "effect", h)
two <- function(n1, n2, a) {
  s <- h * sqrt(n1 * n2 / (n1 + n2)); z <- qnorm(a / 2, lower.tail = FALSE)
  pnorm(z - s, lower.tail = FALSE) + pnorm(-z - s)
}
put("h", "two", two(400, 400, 0.05)); put("h", "unequal", two(150, 600, 0.1))
put("h", "one", pnorm(qnorm(0.05, lower.tail = FALSE) - h * sqrt(200), lower.tail = FALSE))
put("h", "n_two", uniroot(function(n) two(n, n, 0.05) - 0.8, c(2, 1e6), tol = 1e-10)$root, 1e-8)
put("h", "n_small", uniroot(function(n) two(n, n, 0.3) - 0.32, c(0.1, 1e4), tol = 1e-11)$root, 1e-8)
put("h", "n_one", 2 * ((qnorm(0.95) + qnorm(0.9)) / h)^2)

writeLines(c("case,field,value,tolerance", rows), file.path(out, "samples_r.csv"))
