# Golden values of staggered adoption from base R.  Run with: Rscript rollout.R OUTPUT_FOLDER   (R 4.2.2)
# Writes rollout_data.csv and rollout_r.csv. Effects are weighted lm, glm and means; errors are the infinitesimal jackknife: the
# derivative of the whole estimate along each unit's weight, by central differences, so that no influence function is written down.
out <- commandArgs(TRUE)[1]
n <- 90; periods <- 6; never <- 99
i <- 0:(n - 1)
x <- ((37 * i + 11) %% 23) / 8
z <- as.numeric((5 * i) %% 7 < 3)
start <- ifelse((29 * i + 3 * round(8 * x)) %% 31 < 13, never, c(2, 3, 4)[1 + (i %/% 2) %% 3])
y <- sapply(0:(periods - 1), function(t)
  2 + ((17 * i * i + 13 * i * t + 5 * t * t + 3) %% 29) / 10 + x * (2 - 0.25 * t) + z + (t >= start) * (1 + 0.1 * t))
write.csv(data.frame(start = start, x = sprintf("%.17g", x), z = z, matrix(sprintf("%.17g", y), n)),
          file.path(out, "rollout_data.csv"), row.names = FALSE, quote = FALSE)

# Means over cells from period `from` on, weighted by the (weighted) size of the group.
average <- function(w, from, cell) {
  sum <- 0; total <- 0
  for (g in c(2, 3, 4)) for (t in max(from, g):(periods - 1)) {
    own <- start == g; others <- start > t
    size <- sum(w[own])
    sum <- sum + size * cell(w, own, others, y[, g], y[, t + 1])
    total <- total + size
  }
  sum / total
}
mean_of <- function(v, w, which) sum(w[which] * v[which]) / sum(w[which])
plain <- function(w, own, others, b, a) mean_of(a - b, w, own) - mean_of(a - b, w, others)
proportional <- function(w, own, others, b, a)
  mean_of(a, w, own) - mean_of(b, w, own) * mean_of(a, w, others) / mean_of(b, w, others)
gap <- function(w, own, others, b, a) mean_of(b, w, own) - mean_of(b, w, others)
adjusted <- function(w, own, others, b, a) {
  d <- data.frame(change = a - b, d = as.numeric(own), x = x, z = z, w = w)
  used <- own | others
  trend <- predict(lm(change ~ x + z, d[others, ], weights = w), d)
  fit <- suppressWarnings(glm(d ~ x + z, binomial, d[used, ], weights = w, control = list(epsilon = 1e-14, maxit = 100)))
  odds <- exp(predict(fit, d))
  mean_of(a - b - trend, w, own) - mean_of(a - b - trend, w * odds, others)
}
error <- function(f) {
  h <- 1e-4
  sqrt(sum(sapply(1:n, function(k) {
    up <- rep(1, n); down <- up
    up[k] <- 1 + h; down[k] <- 1 - h
    (f(up) - f(down)) / (2 * h)
  })^2))
}
rows <- data.frame()
put <- function(case, field, value, tolerance)
  rows <<- rbind(rows, data.frame(case = case, field = field, value = sprintf("%.17g", value), tolerance = tolerance))
for (from in c(0, 4)) for (name in c("plain", "proportional", "gap", "adjusted")) {
  f <- function(w) average(w, from, get(name))
  put(paste0("rollout.from", from, ".", name), "effect", f(rep(1, n)), "1e-9")
  put(paste0("rollout.from", from, ".", name), "se", error(f), "1e-5")
}
write.csv(rows, file.path(out, "rollout_r.csv"), row.names = FALSE, quote = FALSE)
