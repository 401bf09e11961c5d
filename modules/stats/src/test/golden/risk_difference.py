"""Miettinen-Nurminen limits by another route than the code: the roots of the score polynomial (numpy), then Brent's
method (scipy). Prints the values that stand in RiskDifferenceTest. statsmodels' confint_proportions_2indep(method="score",
correction=True) gives another interval (0.0526 to 0.3440 for the first case) than Newcombe's published one (0.0528 to
0.3382), so that it is not the reference here.

Run with:  python3 risk_difference.py
"""

import numpy as np
from numpy.polynomial.polynomial import Polynomial
from scipy import optimize, stats


def limits(xt, nt, xc, nc, z):
    seen, total = xt / nt - xc / nc, nt + nc

    def error(delta):
        low, high = max(0, -delta), min(1, 1 - delta)
        p, q = Polynomial([0, 1]), Polynomial([delta, 1])
        score = (xt * (1 - q) * p * (1 - p) - (nt - xt) * q * p * (1 - p)
                 + xc * q * (1 - q) * (1 - p) - (nc - xc) * q * (1 - q) * p)
        roots = [min(max(r.real, low), high) for r in score.roots()
                 if abs(r.imag) < 1e-9 and low - 1e-12 <= r.real <= high + 1e-12]
        term = lambda count, rate: 0 if count == 0 else count * np.log(max(rate, 1e-300))
        loss = lambda c: -(term(xt, c + delta) + term(nt - xt, 1 - c - delta) + term(xc, c) + term(nc - xc, 1 - c))
        c = min(roots + [low, high], key=loss)
        t = c + delta
        return np.sqrt(max(0, t * (1 - t) / nt + c * (1 - c) / nc) * total / (total - 1))

    side = lambda sign: lambda delta: sign * (seen - delta) - z * error(delta)
    low = -1 if seen == -1 else optimize.brentq(side(1), -1 + 1e-13, seen - 1e-9, xtol=1e-15)
    high = 1 if seen == 1 else optimize.brentq(side(-1), seen + 1e-9, 1 - 1e-13, xtol=1e-15)
    return low, high


for case in [(56, 70, 48, 80), (9, 900, 0, 100), (3, 1000, 1, 50), (0, 10, 0, 20), (5, 5, 0, 5), (120, 1000, 100, 1000)]:
    for tail in (0.025, 0.001):
        print(*case, tail, *limits(*case, stats.norm.isf(tail)), sep=", ")
