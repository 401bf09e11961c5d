package dev.slipway.app.run;

import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyBlocks;
import dev.slipway.core.text.Phrases;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The study that tests a learned list of offers as an arm: the same simulated users in the weeks after, today's offers against the list
 * and, since that needs no model, against no offer at all. Metrics, decision and segments are those of the study that learned the list.
 */
public final class OffersTestStudy {
    static final String NAME = "offers-test.yaml";

    private static final String LEARNED = "learned";
    private static final String WEEKS_BEFORE = "weeks_before";
    private static final int WEEK = 7;

    private OffersTestStudy() {}

    /** The study that a run wrote; null where it has none, as of files and of earlier versions. */
    public static @Nullable Path of(RunResult run) {
        Path file = run.folder().resolve(NAME);
        return Files.exists(file) ? file : null;
    }

    /** Whether a study's weeks can go on: those of a simulated world can. */
    static boolean possible(Study study) {
        return study.source() instanceof Source.Simulate && study.analyses().offers() != null;
    }

    /**
     * Its text, to lie beside the list.
     *
     * @param text of the study that learned it
     */
    static String text(Study study, String text) {
        Source.Simulate source = (Source.Simulate) study.source();
        String next = StudyBlocks.replace(
                StudyBlocks.remove(StudyBlocks.remove(text, "analyses"), "memo"),
                "study",
                List.of("study: " + "'" + study.title().replace("'", "''") + ": the learned offers'"));
        next = StudyBlocks.replace(
                next,
                "question",
                List.of(
                        "question: Do the learned offers earn more than today's, for the same users in the weeks after?"));
        next = StudyBlocks.replace(next, "experiment", experiment(study));
        return source(source).in(next);
    }

    private static SourceText source(Source.Simulate source) {
        Map<String, String> parameters = numbers(source.parameters());
        double before = source.parameters().getOrDefault(WEEKS_BEFORE, 0.0) + (double) source.days() / WEEK;
        parameters.put(WEEKS_BEFORE, Phrases.number(before));
        return new SourceText(
                source.world(),
                source.users(),
                source.days(),
                source.seed(),
                source.start().plusDays(source.days()),
                numbers(source.effects()),
                parameters,
                Map.of(LEARNED, OfferListFile.NAME));
    }

    private static Map<String, String> numbers(Map<String, Double> numbers) {
        Map<String, String> texts = new LinkedHashMap<>();
        numbers.forEach(
                (name, number) -> texts.put(name, BigDecimal.valueOf(number).toPlainString()));
        return texts;
    }

    private static List<String> experiment(Study study) {
        Experiment experiment = study.experiment();
        String none = Objects.requireNonNull(study.analyses().offers()).none();
        Map<String, String> variants = new LinkedHashMap<>();
        boolean alone = experiment.control().equals(none);
        variants.put(experiment.control(), alone ? "0.5" : "0.4");
        variants.put(LEARNED, alone ? "0.5" : "0.4");
        if (!alone) {
            variants.put(none, "0.2");
        }
        String key = experiment.key() + "-test";
        List<String> lines = new ArrayList<>(List.of("experiment:", "  key: " + key));
        if (!experiment.control().equals("control")) {
            lines.add("  control: " + experiment.control());
        }
        if (experiment.plannedDays() != null) {
            lines.add("  planned_days: " + experiment.plannedDays());
        }
        lines.add("  allocation:");
        lines.add("    layer: " + key);
        lines.add("    variants: "
                + variants.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ", "{", "}")));
        return lines;
    }
}
