"""Golden values of the one-sided confidence sequence, mpmath with 50 digits.

Run with:  python3 one_sided.py OUTPUT_FOLDER     (mpmath 1.2.1)

The boundary is where the mixture of likelihood ratios over positive effects, a half-normal prior, must have passed 1/alpha:
`slack` is alpha times that mixture at the boundary by quadrature, at least 1 if the closed form is valid. Writes one_sided.csv.
"""

import csv
import sys
from pathlib import Path

from mpmath import exp, expm1, inf, log, mp, mpf, pi, quad, sqrt

mp.dps = 50
rows = []
for n, tuned, alpha, z in ((500, 10_000, "0.05", "2.5"), (10_000, 10_000, "0.05", "2.9"), (80_000, 10_000, "0.025", "4.1"), (40, 100, "0.2", "-0.3")):
    a, z = mpf(alpha), mpf(z)
    spent = -2 * log(2 * a)
    rho2 = (spent + log(1 + spent)) / tuned
    s = n * rho2
    boundary = sqrt(2 * (s + 1) / s * log(1 + sqrt(s + 1) / (2 * a)))
    # Effects in units of the standard error of one observation: likelihood ratio exp(mu*S - n*mu^2/2), S = z*sqrt(n).
    total = boundary * sqrt(n)
    scale = sqrt(rho2)
    peak = total / (n + 1 / rho2)
    width = 1 / sqrt(n + 1 / rho2)
    points = sorted({mpf(0), max(mpf(0), peak - 12 * width), peak, peak + 12 * width})
    mixture = quad(lambda m: 2 / (scale * sqrt(2 * pi)) * exp(-m * m / (2 * rho2) + m * total - n * m * m / 2), [*points, inf])
    p = min(mpf(1), sqrt(s + 1) / (2 * expm1(z * z * s / (2 * (s + 1))))) if z > 0 else mpf(1)
    for field, value in (("multiplier", boundary), ("p", p), ("slack", a * mixture)):
        rows.append((f"onesided.{n}.{tuned}.{alpha}.{float(z)}", field, repr(float(value)), "1e-08"))
with open(Path(sys.argv[1]) / "one_sided.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("case", "field", "value", "tolerance"), *rows])
