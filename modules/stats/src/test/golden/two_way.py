"""Two-way fixed effects by dummies and CR1 by unit, on the panel that TwoWayFixedEffectsTest builds. Prints delta and its error."""
import numpy as np
import statsmodels.api as sm

UNITS, PERIODS = 12, 6
STARTS = [1, 3, 5]
rows = [(i, t) for i in range(UNITS) for t in range(PERIODS)]
y = np.array([((7 * i * i + 13 * i * t + 5 * t * t + 3) % 29) / 4 + (1.5 if t >= STARTS[i % 3] else 0) for i, t in rows])
d = np.array([float(t >= STARTS[i % 3]) for i, t in rows])
unit = np.array([i for i, _ in rows])
x = np.column_stack([d] + [(unit == u) * 1.0 for u in range(UNITS)] + [np.array([t == p for _, t in rows]) * 1.0 for p in range(1, PERIODS)])
fit = sm.OLS(y, x).fit()
within = x[:, 0] - x[:, 1:] @ np.linalg.lstsq(x[:, 1:], x[:, 0], rcond=None)[0]
scores = np.array([np.sum((within * fit.resid)[unit == u]) for u in range(UNITS)])
n = len(rows)
factor = UNITS / (UNITS - 1) * (n - 1) / (n - PERIODS)
print(repr(float(fit.params[0])), repr(float(np.sqrt(factor * np.sum(scores**2)) / np.sum(within**2))))
treated = d == 1
print(repr(float(-np.sum(within[treated & (within < 0)]) / np.sum(within**2))))
