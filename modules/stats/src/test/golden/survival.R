# Golden values of survival analysis from R (4.2.2; survival 3.5-3).
# Run with:  Rscript survival.R OUTPUT_FOLDER
# Writes survival_data.csv (the rows) and survival.csv: case,field,value,relative tolerance.

library(survival)

out <- commandArgs(TRUE)[1]
set.seed(20260712)
n <- 140
d <- data.frame(x1 = round(rnorm(n), 3), x2 = rbinom(n, 1, 0.4), x3 = round(runif(n), 3),
                group = sample(0:2, n, TRUE), stratum = sample(0:2, n, TRUE), cluster = rep(0:34, each = 4))
t <- rexp(n, 0.05 * exp(0.5 * d$x1 - 0.6 * d$x2 + 0.2 * d$group))
censor <- rexp(n, 0.03)
d$stop <- pmax(1, ceiling(pmin(t, censor)))  # whole days: many ties
d$event <- as.integer(t <= censor)
d$start <- floor(d$stop * runif(n) * 0.6)
d <- d[, c("start", "stop", "event", "x1", "x2", "x3", "group", "stratum", "cluster")]
write.csv(d, file.path(out, "survival_data.csv"), row.names = FALSE, quote = FALSE)
rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}
b <- function(v, prefix) setNames(as.list(unname(v)), paste0(prefix, seq_along(v) - 1))

# Kaplan-Meier and Nelson-Aalen.
at <- c(3, 10, 17, 30)
for (type in c("plain", "log", "log-log")) {
  s <- survfit(Surv(stop, event) ~ 1, d, conf.type = type, conf.int = 0.9)
  v <- summary(s, times = at)
  q <- quantile(s, c(0.25, 0.5))
  put(paste0("km.", type), c(b(v$surv, "s"), b(v$std.err, "se"), b(v$lower, "low"), b(v$upper, "high"),
      b(q$quantile, "q"), b(q$lower, "qlow"), b(q$upper, "qhigh")))
}
s <- survfit(Surv(start, stop, event) ~ 1, d)
v <- summary(s, times = at)
put("km.late", c(b(v$surv, "s"), b(v$std.err, "se"), b(v$n.risk[1:3], "n")))
rm <- function(rows, tau) unname(summary(survfit(Surv(stop, event) ~ 1, rows), rmean = tau)$table[c("rmean", "se(rmean)")])
put("rmst", c(b(rm(d[d$x2 == 1, ], 20), "t"), b(rm(d[d$x2 == 0, ], 20), "c")))
# The last rows of one arm have the event: its curve is 0 from there on, so the horizon may lie later.
ended <- d[d$x2 == 1, ]
ended$event[ended$stop == max(ended$stop)] <- 1
put("rmst.ended", c(b(rm(ended, max(ended$stop) + 7), "t"), list(last = max(ended$stop))))
s <- survfit(Surv(stop, event) ~ 1, d)
v <- summary(s, times = at)
k <- sapply(at, function(t) sum(s$time <= t))
put("na", c(b(s$cumhaz[k], "h"), b(s$std.chaz[k], "se")))

# Log-rank tests.
describe <- function(case, test) {
  o <- if (is.matrix(test$obs)) rowSums(test$obs) else test$obs
  e <- if (is.matrix(test$exp)) rowSums(test$exp) else test$exp
  put(case, c(b(o, "o"), b(e, "e"), list(chi = test$chisq, p = pchisq(test$chisq, length(o) - 1, lower.tail = FALSE))))
}
describe("logrank", survdiff(Surv(stop, event) ~ group, d))
describe("logrank.rho1", survdiff(Surv(stop, event) ~ group, d, rho = 1))
describe("logrank.strata", survdiff(Surv(stop, event) ~ group + strata(stratum), d))

# Cox.
tight <- coxph.control(eps = 1e-14, toler.chol = 1e-14, iter.max = 50)
cox <- function(case, formula, ties, robust = NULL) {
  fit <- coxph(formula, d, ties = ties, control = tight)
  s <- summary(fit)
  base <- basehaz(fit, centered = FALSE)
  z <- cox.zph(fit, terms = FALSE)$table
  zi <- cox.zph(fit, terms = FALSE, transform = "identity")$table
  zl <- cox.zph(fit, terms = FALSE, transform = "log")$table
  zr <- cox.zph(fit, terms = FALSE, transform = "rank")$table
  m <- residuals(fit, "martingale")
  sc <- residuals(fit, "score")
  sch <- residuals(fit, "schoenfeld")
  con <- concordance(fit, timefix = FALSE)
  put(case, c(b(coef(fit), "b"), b(sqrt(diag(vcov(fit))), "se"), list(null = fit$loglik[1], loglik = fit$loglik[2],
      lr = s$logtest[[1]], score = fit$score, base = base$hazard[nrow(base)], base40 = base$hazard[40],
      m0 = m[[1]], m6 = m[[7]], sc00 = sc[1, 1], sc62 = sc[7, 3], sch0 = sch[1, 1], sch21 = sch[22, 2],
      concordance = con$concordance[[1]], cse = sqrt(con$var))))
  put(paste0(case, ".zph"), c(b(z[, 1], "km"), b(zi[, 1], "identity"), b(zl[, 1], "log"),
      b(zr[, 1], "rank")))
}
cox("cox.efron", Surv(stop, event) ~ x1 + x2 + x3, "efron")
cox("cox.breslow", Surv(stop, event) ~ x1 + x2 + x3, "breslow")
cox("cox.strata", Surv(stop, event) ~ x1 + x2 + x3 + strata(stratum), "efron")
cox("cox.late", Surv(start, stop, event) ~ x1 + x2 + x3, "efron")
cox("cox.late.strata", Surv(start, stop, event) ~ x1 + x2 + x3 + strata(stratum), "breslow")
for (ties in c("efron", "breslow")) {
  fit <- coxph(Surv(start, stop, event) ~ x1 + x2 + x3 + strata(stratum), d, ties = ties, control = tight, cluster = seq_len(n))
  clustered <- coxph(Surv(start, stop, event) ~ x1 + x2 + x3 + strata(stratum), d, ties = ties, control = tight,
                     cluster = cluster)
  put(paste0("cox.robust.", ties), c(b(sqrt(diag(vcov(fit))), "row"), b(sqrt(diag(vcov(clustered))), "cluster")))
}
writeLines(c("case,field,value,tolerance", rows), file.path(out, "survival.csv"))
