# Golden values of rates from R.  Run with: Rscript process.R OUTPUT_FOLDER   (R 4.2.2, MASS 7.3-58), after process.py.
library(MASS)
out <- commandArgs(TRUE)[1]
rows <- data.frame()
put <- function(case, ..., tolerance = "1e-8") {
  v <- c(...)
  rows <<- rbind(rows, data.frame(case = case, field = names(v), value = sprintf("%.17g", v), tolerance = tolerance))
}
for (x in list(c(31, 420.5, 18, 410), c(3, 50, 11, 48.5), c(0, 20, 6, 25), c(5200, 10000, 5000, 10100))) {
  t <- poisson.test(c(x[1], x[3]), c(x[2], x[4]))
  # R's own p-value is the sum of the same terms; its ends are roots to about 1e-12.
  put(paste0("process.poisson.", x[1]), ratio = unname(t$estimate), low = t$conf.int[1], high = t$conf.int[2], p = t$p.value)
}
d <- read.csv(file.path(out, "process_counts.csv"))
d$t <- as.numeric(d$arm == "treatment")
# glm.nb stops early (Newton steps of theta below 1.2e-4), so its own alternation is continued here to the end.
theta <- glm.nb(count ~ t + offset(log(exposure)), data = d)$theta
for (i in 1:60) {
  m <- glm(count ~ t + offset(log(exposure)), data = d, family = negative.binomial(theta), control = glm.control(epsilon = 1e-15, maxit = 200))
  theta <- theta.ml(d$count, fitted(m), limit = 100, eps = 1e-12)
}
s <- summary(m, dispersion = 1)$coefficients
put("process.nb", ratio = unname(s["t", 1]), se = unname(s["t", 2]), rate_c = exp(unname(s[1, 1])), theta = as.numeric(theta),
    theta_se = attr(theta, "SE"), loglik = sum(dnbinom(d$count, size = theta, mu = fitted(m), log = TRUE)))
g <- glm(count ~ t + offset(log(exposure)), data = d, family = poisson, control = glm.control(epsilon = 1e-14))
mu <- fitted(g)
z <- ((d$count - mu)^2 - d$count) / mu
a <- summary(lm(z ~ 0 + mu))$coefficients
b <- summary(lm(z ~ 1))$coefficients
put("process.dispersion.quadratic", alpha = a[1, 1], t = a[1, 3], p = pnorm(a[1, 3], lower.tail = FALSE))
put("process.dispersion.linear", alpha = b[1, 1], t = b[1, 3], p = pnorm(b[1, 3], lower.tail = FALSE))
write.csv(rows, file.path(out, "process_r.csv"), row.names = FALSE, quote = FALSE)
