package dev.slipway.readout;

import dev.slipway.readout.MetricAnswer.Reading;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What all metrics of one topic say about the arm of the verdict. */
record TopicAnswer(List<MetricAnswer> metrics) {
    /** Metrics that are told; the others are counted. */
    private static final int MOST = 3;

    static TopicAnswer of(Topic topic, Standing standing) {
        return new TopicAnswer(topic.among(standing.readout().metrics()).stream()
                .map(metric -> MetricAnswer.of(
                        metric,
                        standing.treatment(),
                        standing.readout().analyses().family()))
                .toList());
    }

    boolean isEmpty() {
        return metrics.isEmpty();
    }

    private long count(Reading reading) {
        return metrics.stream().filter(m -> m.reading() == reading).count();
    }

    /** Yes or no, from all metrics. */
    String lead() {
        boolean better = count(Reading.BETTER) > 0;
        if (count(Reading.WORSE) > 0) {
            return better ? "Mixed." : "No, it fell.";
        }
        if (better) {
            return count(Reading.BETTER) == metrics.size() ? "Yes." : "In part.";
        }
        return count(Reading.NOT_KNOWN) == metrics.size() ? "Not known yet." : "Not shown.";
    }

    /** The first metrics of each reading with their numbers, and how many others there are. */
    String told() {
        List<MetricAnswer> told = chosen();
        return String.join("; ", told.stream().map(MetricAnswer::sentence).toList()) + "." + rest(told);
    }

    /** The numbers without a claim. */
    String soFar() {
        List<MetricAnswer> told = chosen();
        int more = metrics.size() - told.size();
        return String.join("; ", told.stream().map(MetricAnswer::soFar).toList())
                + (more == 0 ? "." : "; and " + more + " more.");
    }

    /** In the order of the study: one that is better and one that is worse, so that both are seen, then the first. */
    private List<MetricAnswer> chosen() {
        Set<Integer> places = new TreeSet<>();
        for (Reading reading : List.of(Reading.BETTER, Reading.WORSE)) {
            for (int i = 0; i < metrics.size(); i++) {
                if (metrics.get(i).reading() == reading) {
                    places.add(i);
                    break;
                }
            }
        }
        for (int i = 0; i < metrics.size() && places.size() < MOST; i++) {
            places.add(i);
        }
        return places.stream().map(metrics::get).toList();
    }

    private String rest(List<MetricAnswer> told) {
        TopicAnswer others =
                new TopicAnswer(metrics.stream().filter(m -> !told.contains(m)).toList());
        if (others.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (Reading reading : Reading.values()) {
            long n = others.count(reading);
            if (n > 0) {
                parts.add(n + " " + words(reading, n == 1));
            }
        }
        return " Of " + Numbers.counted(others.metrics().size(), "more metric", "more metrics") + ", "
                + Words.list(parts) + ".";
    }

    private static String words(Reading reading, boolean one) {
        return switch (reading) {
            case BETTER -> one ? "is better" : "are better";
            case WORSE -> one ? "is worse" : "are worse";
            case NOT_SHOWN -> one ? "shows no change" : "show no change";
            case NOT_KNOWN -> one ? "is not known" : "are not known";
        };
    }

    /** Whether any of them neither decides nor is adjusted. */
    boolean exploratory() {
        return metrics.stream().anyMatch(MetricAnswer::exploratory);
    }
}
