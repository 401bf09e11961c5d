# Logistic regression that converges slowly at first while some log-odds are in the thousands, but is not separated: incomes of very
# different spread, as in the observational job-training data. R 4.2.2.
# Run with:  Rscript logistic_slow.R OUTPUT_FOLDER     writes logistic_slow_data.csv and logistic_slow.csv
out <- commandArgs(TRUE)[1]
set.seed(2)
n <- 80
t <- rbinom(n, 1, .3)
x <- round(ifelse(t == 1, rexp(n) * 1.5, rexp(n) * 18), 2)
z <- round(rnorm(n), 2)
fit <- glm(t ~ x + I(x^2) + z, binomial, control = list(epsilon = 1e-15, maxit = 200))
# One Newton step more, because R's last weights are those of the step before.
X <- model.matrix(fit); p <- fitted(fit); V <- solve(crossprod(X, X * (p * (1 - p))))
b <- coef(fit) + V %*% crossprod(X, t - p)
p <- plogis(X %*% b); V <- solve(crossprod(X, X * as.vector(p * (1 - p))))
fields <- c(paste0("b", 0:3), paste0("se", 0:3), "loglik")
values <- c(b, sqrt(diag(V)), sum(dbinom(t, 1, p, log = TRUE)))
write.csv(data.frame(t, x, z), file.path(out, "logistic_slow_data.csv"), row.names = FALSE, quote = FALSE)
write.csv(data.frame(case = "slow", field = fields, value = sprintf("%.17g", values), tolerance = 1e-8),
          file.path(out, "logistic_slow.csv"), row.names = FALSE, quote = FALSE)
