package dev.slipway.core.study;

import dev.slipway.core.study.AnalysisNames.Want;
import dev.slipway.core.text.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Time until something happens: what ends it, by whom it is shown, the terms and strata of its Cox model. */
final class SurvivalRules {
    private final StudyFacts facts;
    private final Problems problems;
    private final AnalysisNames names;

    SurvivalRules(StudyFacts facts, Problems problems, AnalysisNames names) {
        this.facts = facts;
        this.problems = problems;
        this.names = names;
    }

    void check(Fields survival) {
        measured(survival);
        Mention.of(survival, "by", problems).forEach(by -> names.armOrAttribute(by, Want.TEXT));
        horizon(survival);
        new TermRules(names, problems).check(survival, null);
        strata(survival);
    }

    private void measured(Fields survival) {
        boolean event = survival.has("event");
        boolean columns = survival.has("time") || survival.has("status");
        if (names.hasColumns() && event) {
            stray(
                    survival,
                    "event",
                    "This study has no events, so a time can't end with one",
                    "Name the columns that hold the time and what ended it, for example time: days_active, status: churned.");
        } else if (names.hasEvents() && columns) {
            stray(
                    survival,
                    survival.has("time") ? "time" : "status",
                    "This study has events, so a time can't be a column",
                    "Name the event that ends it, for example event: kyc_complete.");
        } else if (event && columns) {
            stray(
                    survival,
                    "event",
                    "The time ends with an event and with a column",
                    "Keep event for a study with events, time and status for a unit table.");
        } else if (!event && !columns) {
            problems.add(
                    survival.line(),
                    survival.path(),
                    "Nothing says when the time ends",
                    names.hasColumns()
                            ? "Name two columns, for example time: days_active, status: churned."
                            : "Name the event that ends it, for example event: kyc_complete.");
        } else if (columns) {
            columns(survival);
        } else {
            Mention.of(survival, "event", problems).forEach(names::event);
        }
    }

    private void columns(Fields survival) {
        for (String key : List.of("time", "status")) {
            if (!survival.has(key)) {
                problems.add(
                        survival.line(),
                        survival.path(key),
                        "A time needs its " + ("time".equals(key) ? "column" : "status"),
                        "time".equals(key)
                                ? "Name the column with the days, for example time: days_active."
                                : "Name the column that is 1 where the time ended with the event and 0 where it was "
                                        + "censored, for example status: churned.");
            }
        }
        Mention.of(survival, "time", problems).forEach(names::column);
        String time = survival.text("time");
        for (Mention status : Mention.of(survival, "status", problems)) {
            if (status.name().equals(time)) {
                names.add(status, "time and status are the same column", "The one holds days, the other 1 or 0.", null);
            } else {
                names.column(status);
            }
        }
    }

    private void stray(Fields survival, String key, String message, String remedy) {
        problems.add(survival.line(key), survival.path(key), message, remedy);
    }

    private void horizon(Fields survival) {
        Duration horizon = survival.span("horizon");
        StudyFacts.TooLong tooLong = horizon == null ? null : facts.inData("A horizon", horizon);
        if (tooLong != null) {
            problems.add(
                    survival.line("horizon"),
                    survival.path("horizon"),
                    tooLong.message(),
                    "Nobody is watched that long. Use a shorter horizon or simulate more days.");
        }
    }

    private void strata(Fields survival) {
        List<Mention> strata = Mention.items(survival, "strata", problems);
        Set<String> terms = new HashSet<>();
        List<String> written = new ArrayList<>(survival.texts("terms"));
        written.forEach(term -> terms.addAll(TermRules.parts(term)));
        names.once(strata, "stratum");
        for (Mention stratum : strata) {
            if (terms.contains(stratum.name())) {
                names.add(
                        stratum,
                        Phrases.quoted(stratum.name()) + " is a term and a stratum",
                        "A stratum's baseline takes up what a term would say. Keep one of the two.",
                        null);
            } else if (stratum.name().equals(AnalysisNames.VARIANT)) {
                names.add(
                        stratum,
                        "The variant can't be a stratum",
                        "Its effect would vanish in the baselines. Name it among the terms.",
                        null);
            } else {
                names.attribute(stratum, Want.TEXT);
            }
        }
        if (!strata.isEmpty() && !survival.has("terms")) {
            problems.add(
                    survival.line("strata"),
                    survival.path("strata"),
                    "There are strata, but no model that has them",
                    "Strata belong to a Cox model. Name its terms, for example terms: [variant], or remove strata.");
        }
    }
}
