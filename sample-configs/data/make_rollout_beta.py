"""Writes ../rollout-beta.csv: a made-up opt-in beta and the randomised test that followed, the same bytes on every run.

6,000 users spend about 20 euros a month. First the feature is a beta that users switch on themselves: who spent more, came
more often or lives in some countries did so more often. What a user spends in the weeks of the beta is what was spent
before, plus 0.50, plus EFFECT where the beta is on, plus noise; so everything that makes the two groups differ is in the
file, and without the feature both would have changed alike. Then a coin decides who has the feature, with the same
EFFECT. A 95 % interval misses the truth once in twenty draws; the seed is one where none of the adjusted ones does. Python 3,
standard library only.
"""

import csv
import datetime
import math
import pathlib
import random

USERS = 6000
DAYS = 14
EFFECT = 1.5
START = datetime.datetime(2026, 9, 7, tzinfo=datetime.timezone.utc)
COUNTRIES = (("DE", 0.45), ("FR", 0.25), ("NL", 0.18), ("IE", 0.12))
SPENDS_MORE = {"DE": 0.0, "FR": -0.04, "NL": 0.06, "IE": 0.10}
OPTS_IN = {"DE": 0.0, "FR": -0.3, "NL": 0.3, "IE": 0.5}


def sessions(mean, rng):
    """A Poisson number: how many steps of exponential length fit into the mean."""
    count = -1
    reached = 0.0
    while reached < mean:
        reached += rng.expovariate(1)
        count += 1
    return count


def user(number, rng):
    taste = rng.gauss(0, 1)
    country = rng.choices([c for c, _ in COUNTRIES], [w for _, w in COUNTRIES])[0]
    device = "mobile" if rng.random() < 0.6 else "desktop"
    before = round(math.exp(2.88 + SPENDS_MORE[country] + 0.26 * taste + 0.2 * rng.gauss(0, 1)), 2)
    visits = sessions(math.exp(1.1 + 0.35 * taste), rng)
    odds = -1.25 + 0.055 * (before - 19) + 0.06 * (visits - 3) + OPTS_IN[country] - (0.2 if device == "mobile" else 0)
    beta = 1 if rng.random() < 1 / (1 + math.exp(-odds)) else 0
    during = max(0.0, before + 0.5 + EFFECT * beta + 4 * rng.gauss(0, 1))
    variant = "treatment" if rng.random() < 0.5 else "control"
    treated = variant == "treatment"
    later = max(0.0, 4 + 0.8 * before + EFFECT * treated + 5 * rng.gauss(0, 1))
    stayed = 1 if rng.random() < 0.68 + 0.004 * (before - 19) + 0.01 * treated else 0
    exposed = START + datetime.timedelta(seconds=int(rng.random() * DAYS * 86_400))
    return [
        f"u{number:05d}",
        variant,
        exposed.strftime("%Y-%m-%dT%H:%M:%SZ"),
        country,
        device,
        visits,
        f"{before:.2f}",
        beta,
        f"{during:.2f}",
        f"{later:.2f}",
        stayed,
    ]


def main():
    rng = random.Random(11)
    target = pathlib.Path(__file__).resolve().parent.parent / "rollout-beta.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(
            [
                "user",
                "variant",
                "exposed_at",
                "country",
                "device",
                "sessions_before",
                "pre_revenue",
                "beta",
                "beta_revenue",
                "revenue",
                "stayed",
            ]
        )
        out.writerows(user(n, rng) for n in range(1, USERS + 1))


if __name__ == "__main__":
    main()
