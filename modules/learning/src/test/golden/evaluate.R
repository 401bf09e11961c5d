# Golden values of calibration intercept and slope, and of Platt's line, from R's glm (4.2.2).
# Run with:  Rscript evaluate.R OUTPUT_FOLDER      after evaluate.py, whose scored.csv it reads.
# Writes evaluate_r.csv: case,field,value,relative tolerance.

out <- commandArgs(trailingOnly = TRUE)[1]
data <- read.csv(file.path(out, "scored.csv"))
tight <- glm.control(epsilon = 1e-14, maxit = 100)
rows <- list()
put <- function(case, field, value, tolerance = 1e-7) {
  rows[[length(rows) + 1]] <<- sprintf("%s,%s,%.17g,%g", case, field, value, tolerance)
}
for (name in c("smooth", "ties", "rare")) {
  d <- subset(data, case == name)
  d$z <- qlogis(d$p)
  shift <- glm(y ~ 1 + offset(z), binomial, d, control = tight)
  line <- glm(y ~ z, binomial, d, control = tight)
  half <- function(fit, k) qnorm(0.975) * sqrt(vcov(fit)[k, k])
  put(name, "intercept", coef(shift)[1])
  put(name, "intercept_low", coef(shift)[1] - half(shift, 1))
  put(name, "slope", coef(line)[2])
  put(name, "slope_low", coef(line)[2] - half(line, 2))
  put(name, "slope_high", coef(line)[2] + half(line, 2))
  ones <- sum(d$y)
  zeros <- nrow(d) - ones
  d$target <- ifelse(d$y == 1, (ones + 1) / (ones + 2), 1 / (zeros + 2))
  platt <- suppressWarnings(glm(target ~ z, binomial, d, control = tight))
  put(name, "platt_slope", coef(platt)[2])
  put(name, "platt_intercept", coef(platt)[1])
}
writeLines(c("case,field,value,tolerance", unlist(rows)), file.path(out, "evaluate_r.csv"))
