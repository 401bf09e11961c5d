"""The marts of a study of the world behavior in pandas, from the files that Marts.java wrote.

Run with:  python3 marts.py FOLDER END     (END is the end of observation, as 2026-11-30)

Reads Parquet where pyarrow is installed and CSV otherwise; only what comes after reading is timed. Prints one line for each part:
name, rows, the sums that Marts.java checks too, seconds on the clock, seconds of processor time; then the software.
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(sys.argv[1])
END = pd.Timestamp(sys.argv[2])
DAY = 86_400_000
try:
    import pyarrow  # noqa: F401

    PARQUET = True
except ImportError:
    PARQUET = False


def read(name, columns, moments=(), categories=()):
    if PARQUET:
        return pd.read_parquet(FOLDER / f"{name}.parquet", columns=columns)
    types = {c: "category" for c in categories}
    return pd.read_csv(FOLDER / f"{name}.csv", usecols=columns, dtype=types, parse_dates=list(moments))


class Part:
    """Times one part; what it prints is given at the end."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.clock, self.processor = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, kind, error, trace):
        self.clock = time.perf_counter() - self.clock
        self.processor = time.process_time() - self.processor

    def says(self, frame, sums):
        numbers = ",".join(f"{frame[c].sum():.3f}" for c in sums)
        print(f"{self.name},{len(frame)},{numbers},{self.clock:.3f},{self.processor:.3f}", flush=True)


started = time.perf_counter()
events = read(
    "events",
    ["user_id", "event_time", "event_name", "amount", "repeats_earlier"],
    moments=["event_time"],
    categories=["user_id", "event_name"],
)
exposures = read("exposures", ["user_id", "variant", "exposed_at"], ["exposed_at"], ["user_id", "variant"])
assignments = read("assignments", ["user_id", "variant"], (), ["user_id", "variant"])
for frame in (events, exposures, assignments):
    for column in ("user_id", "variant", "event_name"):
        if column in frame:
            frame[column] = frame[column].astype("category")
print(f"reading,{len(events)},{time.perf_counter() - started:.3f},{'Parquet' if PARQUET else 'CSV'}", flush=True)

with Part("facts") as part:
    users = pd.concat([exposures[["user_id", "variant"]].astype(str), assignments.astype(str)])
    variants = users.groupby("user_id")["variant"].agg(["min", "max"])
    first = exposures.assign(user_id=exposures["user_id"].astype(str)).groupby("user_id")["exposed_at"].min()
    exposure = pd.DataFrame({"exposed_at": first}).join(variants)
    exposure = exposure[exposure["min"] == exposure["max"]].rename(columns={"min": "variant"}).drop(columns="max")
    facts = events[~events["repeats_earlier"] & (events["event_time"] < END)].drop(columns="repeats_earlier")
    known = exposure.reindex(facts["user_id"].cat.categories)
    code = facts["user_id"].cat.codes.to_numpy()
    moment = facts["event_time"].to_numpy().astype("datetime64[ms]").astype("int64")
    exposed = known["exposed_at"].to_numpy().astype("datetime64[ms]").astype("int64")[code]
    exposed_known = known["exposed_at"].notna().to_numpy()[code]
    elapsed = np.where(exposed_known, moment - exposed, np.iinfo("int64").min)
    counts = exposed_known & (elapsed >= 0)
    second = np.where(exposed_known, elapsed // 1000, moment // 1000)
    names = facts["event_name"].cat.categories
    event = facts["event_name"].cat.codes.to_numpy()
    amount = facts["amount"].fillna(0).to_numpy()
    arm = pd.Categorical(known["variant"])
    frame = pd.DataFrame(
        {
            "user": code,
            "moment": moment,
            "second": second,
            "event": event,
            "amount": amount,
            "counts": counts,
            "elapsed": elapsed,
        }
    )
part.says(frame, ["amount"])

with Part("sessions") as part:
    visits = frame.sort_values(["user", "second"], kind="stable")
    user = visits["user"].to_numpy()
    second = visits["second"].to_numpy()
    new_user = np.r_[True, user[1:] != user[:-1]]
    pause = np.r_[0, second[1:] - second[:-1]]
    crosses = np.r_[False, (second[:-1] < 0) & (second[1:] >= 0)] & visits["counts"].to_numpy()
    begins = new_user | (pause >= 1800) | crosses
    visits["session"] = np.cumsum(begins)
    grouped = visits.groupby("session", sort=False)
    sessions = grouped.agg(
        user=("user", "first"),
        started=("moment", "min"),
        ended=("moment", "max"),
        first=("second", "min"),
        last=("second", "max"),
        events=("event", "size"),
        revenue=("amount", "sum"),
        exposed=("counts", "max"),
    )
    sessions["seconds"] = sessions["last"] - sessions["first"]
    sessions["session_no"] = sessions.groupby("user").cumcount() + 1
    often = visits.groupby(["session", "event"], sort=False).size().rename("n").reset_index()
    often = often.sort_values(["session", "n", "event"], ascending=[True, False, True]).drop_duplicates("session")
    sessions["primary_intent"] = pd.Categorical.from_codes(often["event"].to_numpy(), names)
part.says(sessions, ["events", "seconds", "revenue"])

with Part("daily_user_metrics") as part:
    days = frame[["user", "amount", "counts"]].copy()
    days["day"] = frame["moment"] // DAY
    days["exposed_amount"] = np.where(frame["counts"], frame["amount"], 0)
    for i, name in enumerate(names):
        days[f"n_{name}"] = frame["event"] == i
    daily = days.groupby(["user", "day"]).agg(
        events=("amount", "size"),
        revenue=("amount", "sum"),
        exposed_events=("counts", "sum"),
        exposed_revenue=("exposed_amount", "sum"),
        **{f"n_{name}": (f"n_{name}", "sum") for name in names},
    )
    sessions["day"] = sessions["started"] // DAY
    begun = sessions.groupby(["user", "day"]).agg(sessions=("events", "size"), exposed_sessions=("exposed", "sum"))
    daily = daily.join(begun).fillna({"sessions": 0, "exposed_sessions": 0})
part.says(daily, ["events", "sessions", "revenue", "exposed_events"])

with Part("retention_cohorts") as part:
    end_ms = int(END.timestamp() * 1000)
    cohort_ms = exposure["exposed_at"].to_numpy().astype("datetime64[ms]").astype("int64")
    cohorts = pd.DataFrame(
        {"variant": exposure["variant"].to_numpy(), "cohort": cohort_ms // DAY, "over": (end_ms - cohort_ms) // DAY}
    )
    cohorts = cohorts.groupby(["variant", "cohort", "over"]).size().rename("users").reset_index()
    cells = cohorts.merge(pd.DataFrame({"n": np.arange(91)}), how="cross")
    cells = cells[cells["cohort"] + cells["n"] < end_ms // DAY]
    parts = []
    for clock in ("calendar", "rolling"):
        of_clock = cells.copy()
        mature = of_clock["n"] < of_clock["over"] if clock == "rolling" else True
        of_clock["mature_users"] = np.where(mature, of_clock["users"], 0)
        of_clock["clock"] = clock
        parts.append(of_clock)
    keys = ["clock", "variant", "cohort", "n"]
    cells = pd.concat(parts).groupby(keys)[["users", "mature_users"]].sum()
    wanted = frame["counts"] & (frame["event"] == names.get_loc("view"))
    views = frame.loc[wanted, ["user", "moment", "elapsed"]]
    exposed_at = views["moment"] - views["elapsed"]
    views = pd.DataFrame(
        {
            "user": views["user"],
            "variant": arm.codes[views["user"].to_numpy()],
            "cohort": exposed_at // DAY,
            "calendar": views["moment"] // DAY - exposed_at // DAY,
            "rolling": views["elapsed"] // DAY,
            "over": (end_ms - exposed_at) // DAY,
        }
    )
    back = []
    for clock in ("calendar", "rolling"):
        of_clock = views if clock == "calendar" else views[views["rolling"] < views["over"]]
        once = of_clock[["user", "variant", "cohort", clock]].drop_duplicates().rename(columns={clock: "n"})
        once = once.groupby(["variant", "cohort", "n"]).size().rename("returned").reset_index()
        once["variant"] = arm.categories[once["variant"].to_numpy()]
        back.append(once.assign(clock=clock))
    retention = cells.join(pd.concat(back).set_index(keys)).fillna({"returned": 0})
part.says(retention, ["users", "mature_users", "returned"])

with Part("funnel_metrics") as part:
    window = 14 * DAY
    steps = ["view", "add_to_cart", "purchase"]
    mature = exposed <= end_ms - window
    inside = frame["counts"].to_numpy() & (frame["elapsed"].to_numpy() < window) & mature
    placed = frame[inside].sort_values(["user", "elapsed", "event", "amount"], kind="stable")
    user = placed["user"].to_numpy()
    event = placed["event"].to_numpy()
    second = placed["second"].to_numpy()
    codes = [names.get_loc(step) for step in steps]
    people = len(facts["user_id"].cat.categories)
    never = np.iinfo("int64").max

    def earliest(mask):
        found = np.full(people, never)
        np.minimum.at(found, user[mask], second[mask])
        return found

    own = [earliest(event == c) for c in codes]
    reached = {"any": [], "in_order": [], "strict": []}
    ok = np.ones(people, bool)
    for times in own:
        ok = ok & (times != never)
        reached["any"].append(ok)
    last = np.zeros(people, "int64")
    for c in codes:
        last = earliest((event == c) & (second >= last[user]))
        reached["in_order"].append(last != never)
    run = np.ones(len(user), bool)
    for s in range(len(codes)):
        run = np.ones(len(user), bool)
        for back_by in range(s + 1):
            shifted = np.r_[np.full(back_by, -1), event[: len(event) - back_by]]
            same = np.r_[np.full(back_by, -1), user[: len(user) - back_by]] == user
            run &= same & (shifted == codes[s - back_by])
        got = np.zeros(people, bool)
        got[user[run]] = True
        reached["strict"].append(got)
    rows = []
    whole = exposure[cohort_ms <= end_ms - window]
    units = whole["variant"].value_counts()
    for rule, by_step in reached.items():
        for i, variant in enumerate(arm.categories):
            rows.append((rule, variant, 0, units[variant], units[variant]))
            for s, mask in enumerate(by_step):
                rows.append((rule, variant, s + 1, units[variant], int((mask & (arm.codes == i)).sum())))
    funnel = pd.DataFrame(rows, columns=["order_rule", "variant", "step_no", "units", "reached"])
part.says(funnel, ["units", "reached"])
print(f"software,pandas {pd.__version__}", flush=True)
