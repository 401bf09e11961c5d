package dev.slipway.core.study;

import static dev.slipway.core.study.StudyBinder.constant;
import static dev.slipway.core.study.StudyBinder.must;

import dev.slipway.core.study.Prediction.AsOf;
import dev.slipway.core.study.Prediction.Features;
import dev.slipway.core.study.Prediction.Kind;
import dev.slipway.core.study.Prediction.Method;
import dev.slipway.core.study.Prediction.Search;
import dev.slipway.core.study.Prediction.SplitBy;
import dev.slipway.core.study.Prediction.Target;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a prediction from a tree in which no check found anything wrong. */
final class PredictionBinder {
    private PredictionBinder() {}

    static Prediction bind(String name, Fields fields) {
        String label = fields.text("label");
        List<String> learners = fields.texts("learners");
        return new Prediction(
                name,
                label == null ? Labels.of(name) : label,
                outcome(must(fields.group("outcome"))),
                asOf(must(fields.text("as_of"))),
                features(fields.groupOrDefaults("features")),
                learners.isEmpty() ? Prediction.DEFAULT_LEARNERS : learners,
                search(fields.groupOrDefaults("search")),
                constant(SplitBy.class, must(fields.text("split"))));
    }

    private static Target outcome(Fields outcome) {
        Duration churn = outcome.span("churn");
        if (churn != null) {
            return new Target(Kind.CHURN, null, churn);
        }
        String event = outcome.text("event");
        return event != null
                ? new Target(Kind.EVENT, event, must(outcome.span("within")))
                : new Target(Kind.AMOUNT, must(outcome.text("amount")), must(outcome.span("within")));
    }

    private static AsOf asOf(String text) {
        return new AsOf(Durations.parse(text), Scalars.day(text));
    }

    private static Features features(Fields features) {
        List<Duration> windows = new ArrayList<>();
        for (String text : features.texts("windows")) {
            windows.add(must(Durations.parse(text)));
        }
        Map<String, LocalDate> readUntil = new TreeMap<>();
        for (Entry read : features.entries("read_until")) {
            readUntil.put(read.key(), must(Scalars.day(read.value().text().strip())));
        }
        return new Features(
                features.has("events") ? features.texts("events") : null,
                windows.isEmpty() ? Features.DEFAULT.windows() : windows,
                features.has("attributes") ? features.texts("attributes") : null,
                readUntil);
    }

    private static Search search(Fields search) {
        return new Search(
                constant(Method.class, must(search.text("method"))),
                must(search.integer("trials")),
                search.integer("seconds"));
    }
}
