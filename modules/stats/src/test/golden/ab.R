# Golden values of the two-arm methods and of multiplicity from R (4.2.2; mvtnorm 1.1-3).
# Run with:  Rscript ab.R OUTPUT_FOLDER      after ab.py, whose ab_units.csv it reads.
# Writes ab_r.csv: case,field,value,relative tolerance.

library(mvtnorm)

out <- commandArgs(TRUE)[1]
units <- read.csv(file.path(out, "ab_units.csv"), colClasses = c("character", "character", "numeric", "integer"))
rows <- character()
put <- function(case, fields, tolerance = 1e-8) {
  for (name in names(fields)) {
    rows <<- c(rows, sprintf("%s,%s,%.17g,%g", case, name, fields[[name]], tolerance))
  }
}
arm <- function(set, which) units$value[units$set == set & units$arm == which]

# Mann-Whitney, exact: the interval is made of order statistics of the differences.
for (set in c("small", "tiny")) {
  test <- wilcox.test(arm(set, "T"), arm(set, "C"), conf.int = TRUE, exact = TRUE)
  put(paste0("wilcox.", set), c(u = unname(test$statistic), p = test$p.value, shift = unname(test$estimate),
                                low = test$conf.int[1], high = test$conf.int[2]))
}
# Normal: R searches the ends by root finding, here with the tolerance 1e-10, and lands beside the order statistic.
test <- wilcox.test(arm("large", "T"), arm("large", "C"), conf.int = TRUE, exact = FALSE, tol.root = 1e-10)
put("wilcox.large", c(low = test$conf.int[1], high = test$conf.int[2]))

# Fisher's two-sided p-value.
for (case in list(list("middle", c(12, 38, 21, 27)), list("edge", c(0, 40, 6, 39)), list("rare", c(3, 247, 9, 251)))) {
  put(paste0("fisher.r.", case[[1]]), c(p = fisher.test(matrix(case[[2]], 2, byrow = TRUE))$p.value))
}

# Adjusted p-values.
p <- c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 1e-12, 0.042)
for (method in list(c("bonferroni", "BONFERRONI"), c("holm", "HOLM"), c("hochberg", "HOCHBERG"), c("hommel", "HOMMEL"),
                    c("BH", "BENJAMINI_HOCHBERG"), c("BY", "BENJAMINI_YEKUTIELI"))) {
  adjusted <- p.adjust(p, method[1])
  names(adjusted) <- paste0("p", seq_along(p) - 1)
  put(paste0("adjust.", method[2]), adjusted)
}

# Dunnett, one variance: p-values by the exact trivariate t of TVPACK (about 1e-9), three groups of the tables above.
groups <- list(arm("large", "C"), arm("large", "T"), arm("ties", "T"), arm("ties", "C"))
n <- sapply(groups, length)
df <- sum(n) - 4
s <- sqrt(sum(sapply(groups, function(g) (length(g) - 1) * var(g))) / df)
se <- s * sqrt(1 / n[-1] + 1 / n[1])
t <- (sapply(groups[-1], mean) - mean(groups[[1]])) / se
lambda <- sqrt(n[-1] / (n[-1] + n[1]))
corr <- outer(lambda, lambda)
diag(corr) <- 1
# TVPACK serves orthants: P(all |t_i| < c) by adding over signs: P(box) = sum over subsets of lower tails.
box <- function(c) {
  total <- 0
  for (a in c(1, -1)) for (b in c(1, -1)) for (d in c(1, -1)) {
    point <- c * c(a, b, d)
    total <- total + a * b * d * pmvt(rep(-Inf, 3), point, df = df, corr = corr, algorithm = TVPACK(abseps = 1e-14))[1]
  }
  total
}
p3 <- sapply(abs(t), function(c) 1 - box(c))
names(p3) <- paste0("p", 0:2)
names(t) <- paste0("t", 0:2)
put("dunnett", t)
# TVPACK's own accuracy in the complement 1 - P.
put("dunnett", p3, 1e-7)
crit <- uniroot(function(c) box(c) - 0.95, c(1.5, 4), tol = 1e-12)$root
put("dunnett", c(critical = crit), 1e-7)

writeLines(c("case,field,value,tolerance", rows), file.path(out, "ab_r.csv"))
