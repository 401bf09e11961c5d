package dev.slipway.core.study;

import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/** How the warehouse cuts days and visits: a time zone that exists, events that the data can have. */
final class DataRules {
    private final StudyFacts facts;
    private final Problems problems;

    DataRules(StudyFacts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    void check(Fields study) {
        Fields data = study.group("data");
        if (data == null) {
            return;
        }
        if (facts.hasColumns()) {
            problems.add(
                    data.line(),
                    "data",
                    "This study has no events, so there are no days and visits to cut",
                    facts.kind() == StudyFacts.Kind.WEEKS
                            ? "Its world has one row per user and week. Remove data."
                            : "A unit table holds one row per unit. Remove data.");
            return;
        }
        String zone = data.text("timezone");
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            String near = Closest.to(zone, new TreeSet<>(ZoneId.getAvailableZoneIds()));
            problems.add(
                    data.line("timezone"),
                    data.path("timezone"),
                    "There is no time zone " + Phrases.quoted(zone),
                    Phrases.didYouMean(near) + "A zone has a name such as UTC, Europe/Berlin or America/New_York.");
        }
        Names names = new Names(facts, problems);
        data.entries("intents").forEach(intent -> {
            List<YamlNode> events = intent.value().items();
            String path = data.path("intents") + "." + intent.key();
            events.stream().filter(problems::isUsable).forEach(event -> names.event(event, path));
        });
    }
}
