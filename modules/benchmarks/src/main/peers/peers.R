# The survival work of StatsBenchmarks in R. Run with: Rscript peers.R FOLDER. Prints name, best seconds, software.
suppressPackageStartupMessages(library(survival))
folder <- commandArgs(TRUE)[1]
column <- function(name, n) readBin(file.path(folder, paste0(name, ".f64")), "double", n, endian = "little")
n <- 100000
x <- matrix(column("predictors", n * 20), n)[, 1:10]
time <- column("time", n)
event <- column("event", n)
best <- function(name, work, repeats = 3) {
  seconds <- min(replicate(repeats, system.time(work())["elapsed"]))
  cat(sprintf("%s,%.6f,survival %s\n", name, seconds, packageVersion("survival")))
}
best("coxR", function() coxph(Surv(time, event) ~ x, ties = "efron"))
fit <- coxph(Surv(time, event) ~ x, ties = "efron")
best("schoenfeld", function() cox.zph(fit, terms = FALSE))
best("kaplanMeierR", function() survfit(Surv(time, event) ~ 1))
