"""Writes ../ab-test.csv: a made-up A/B test of 6,000 users, the same bytes on every run.

Conversion is 18 % in control and 22 % in treatment. Revenue of converters is log-normal (heavy tail) and goes with what
they spent in the month before exposure, so that CUPED has something to use. Python 3, standard library only.
"""

import csv
import datetime
import math
import pathlib
import random

USERS = 6000
DAYS = 14
START = datetime.datetime(2026, 9, 7, tzinfo=datetime.timezone.utc)
COUNTRIES = (("DE", 0.45), ("FR", 0.25), ("NL", 0.18), ("IE", 0.12))


def user(number, rng):
    variant = "treatment" if rng.random() < 0.5 else "control"
    taste = rng.gauss(0, 1)
    earlier = math.exp(2.2 + 0.8 * taste + 0.5 * rng.gauss(0, 1)) if rng.random() < 0.6 else 0.0
    chance = 0.18 + (0.04 if variant == "treatment" else 0.0) + 0.03 * max(-1.5, min(1.5, taste))
    orders = 0
    while orders < 9 and rng.random() < (chance if orders == 0 else 0.2):
        orders += 1
    revenue = sum(math.exp(2.9 + 0.7 * taste + 0.6 * rng.gauss(0, 1)) for _ in range(orders))
    exposed = START + datetime.timedelta(seconds=int(rng.random() * DAYS * 86_400))
    country = rng.choices([c for c, _ in COUNTRIES], [w for _, w in COUNTRIES])[0]
    return [
        f"u{number:05d}",
        variant,
        country,
        exposed.strftime("%Y-%m-%dT%H:%M:%SZ"),
        1 if orders else 0,
        orders,
        f"{revenue:.2f}",
        f"{earlier:.2f}",
    ]


def main():
    rng = random.Random(20260907)
    target = pathlib.Path(__file__).resolve().parent.parent / "ab-test.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["user", "variant", "country", "exposed_at", "converted", "orders", "revenue", "pre_revenue"])
        out.writerows(user(n, rng) for n in range(1, USERS + 1))


if __name__ == "__main__":
    main()
