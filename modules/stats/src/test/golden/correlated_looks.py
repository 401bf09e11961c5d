"""Crossing probabilities of correlated looks by scipy's multivariate normal, for CorrelatedLooksTest.

python3 correlated_looks.py
"""
import numpy as np
from scipy.stats import multivariate_normal

RHO = np.array([
    [1.0, 0.9, 0.7, 0.55],
    [0.9, 1.0, 0.85, 0.6],
    [0.7, 0.85, 1.0, 0.8],
    [0.55, 0.6, 0.8, 1.0],
])
BOUNDS = [2.6, 2.4, 2.5, 2.1]


def stays(k, two):
    cov = RHO[:k, :k]
    high = np.array(BOUNDS[:k])
    low = -high if two else np.full(k, -np.inf)
    return multivariate_normal(mean=np.zeros(k), cov=cov, maxpts=20_000_000, abseps=1e-10, releps=1e-10).cdf(
        high, lower_limit=low)


for two in (True, False):
    print("two" if two else "one", ", ".join(f"{1 - stays(k, two):.7f}" for k in range(1, 5)))
