# Golden values of the package drift from R.  Run with: Rscript drift.R OUTPUT_FOLDER   (R 4.2.2), after drift.py.
out <- commandArgs(TRUE)[1]
data <- read.csv(file.path(out, "drift_data.csv"))
rows <- data.frame()
put <- function(case, field, value, tolerance = "1e-8")
  rows <<- rbind(rows, data.frame(case = case, field = field, value = sprintf("%.17g", value), tolerance = tolerance))
for (name in c("smooth", "ties")) {
  x <- data$value[data$column == name & data$side == "before"]
  y <- data$value[data$column == name & data$side == "after"]
  put(paste0("drift.ks.exact.", name), "p", ks.test(x, y, exact = TRUE)$p.value)
}
write.csv(rows, file.path(out, "drift_r.csv"), row.names = FALSE, quote = FALSE)
