package dev.slipway.app.impact;

import dev.slipway.charts.ObservationalForest;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.ObservationalWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The view of an effect without randomisation: its words, and the method whose page is open. */
final class ObservationalViewModel {
    /** What the file needs for this view. */
    static final String ABSENT = """
            This study does not ask for an effect without randomisation. Add to its file, with attributes of its own data:

            analyses:
              observational:
                treated: beta
                outcome: beta_revenue
                adjust_for: [pre_revenue, country]
                before: pre_revenue
                estimand: att

            Without "treated" the methods compare the study's own arms as if nobody had drawn lots, which shows what they are \
            worth here.""";

    private static final Set<String> IN_OTHER_WORDS = Set.of("estimand", "mean_treated", "mean_others");

    /** What the file needs for the view of a rollout. */
    static final String NO_ROLLOUT = """
            This study does not ask about a rollout that nobody randomised. Where the source has one, as the world behavior has, \
            add to the file:

            analyses:
              rollout:
                outcome: sessions
                adjust_for: [sessions_before, spend_before, country]""";

    private final ReadOnlyObjectProperty<@Nullable Readout> readout;
    private final Function<Readout, @Nullable ObservationalReadout> part;
    private final String absent;
    private final ObjectProperty<String> method = new SimpleObjectProperty<>("");

    ObservationalViewModel(ReadOnlyObjectProperty<@Nullable Readout> readout) {
        this(readout, now -> now.analyses().observational(), ABSENT);
    }

    private ObservationalViewModel(
            ReadOnlyObjectProperty<@Nullable Readout> readout,
            Function<Readout, @Nullable ObservationalReadout> part,
            String absent) {
        this.readout = readout;
        this.part = part;
        this.absent = absent;
        readout.addListener((property, before, after) -> keepChoice());
        keepChoice();
    }

    /** The methods of a rollout. */
    static ObservationalViewModel ofRollout(ReadOnlyObjectProperty<@Nullable Readout> readout) {
        return new ObservationalViewModel(readout, ObservationalViewModel::methods, NO_ROLLOUT);
    }

    private static @Nullable ObservationalReadout methods(Readout now) {
        RolloutReadout rollout = now.analyses().rollout();
        return rollout == null ? null : rollout.effects();
    }

    /** What the file needs for this view. */
    String absent() {
        return absent;
    }

    /** Null when the study does not ask, or nothing ran yet. */
    @Nullable
    ObservationalReadout shown() {
        Readout now = readout.get();
        return now == null ? null : part.apply(now);
    }

    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return readout;
    }

    /** The method whose page is open, or {@link ObservationalForest#RANDOMISED}. */
    ObjectProperty<String> methodProperty() {
        return method;
    }

    /** Takes a click on a row such as {@code estimate:ipw}. */
    void choose(String key) {
        if (key.startsWith("estimate:")) {
            method.set(key.substring("estimate:".length()));
        }
    }

    /** Opens the weighted estimate, or the first there is, unless the open one is still there. */
    private void keepChoice() {
        ObservationalReadout now = shown();
        if (now == null || chosen(now) != null || now.estimates().isEmpty()) {
            return;
        }
        method.set(
                ObservationalWords.estimate(now, "ipw") != null
                        ? "ipw"
                        : now.estimates().getFirst().method());
    }

    /** The estimate whose page is open; null when this readout has no such row. */
    @Nullable
    Estimate chosen(ObservationalReadout now) {
        return method.get().equals(ObservationalForest.RANDOMISED)
                ? now.randomised()
                : ObservationalWords.estimate(now, method.get());
    }

    String cardTitle(Estimate estimate) {
        String name = MethodNotes.of(estimate.method()).name();
        return method.get().equals(ObservationalForest.RANDOMISED) ? "Randomised: " + name : name;
    }

    /** The page of the open method: what, in words, in this order. */
    List<Map.Entry<String, String>> card(ObservationalReadout now, Estimate estimate) {
        MethodNotes.Note note = MethodNotes.of(estimate.method());
        MetricFormat format = ObservationalWords.format(now);
        List<Map.Entry<String, String>> card = new ArrayList<>();
        card.add(Map.entry(
                "Result",
                format.withInterval(estimate.effect(), estimate.ciLow(), estimate.ciHigh()) + " at "
                        + Numbers.brief(estimate.level() * 100, 1).replace("+", "") + "%" + about(estimate)));
        card.add(Map.entry("What it answers", note.answers()));
        card.add(Map.entry("Formula", note.formula()));
        card.add(Map.entry("Inputs", inputs(now, estimate, format)));
        card.add(Map.entry("Its own numbers", own(estimate)));
        card.add(Map.entry("Right if", note.assumes()));
        card.add(Map.entry("Warnings", estimate.warnings().isEmpty() ? "none" : String.join(" ", estimate.warnings())));
        card.add(Map.entry("Source", note.source()));
        card.removeIf(entry -> entry.getValue().isEmpty());
        return card;
    }

    private static String about(Estimate estimate) {
        Object estimand = estimate.detail().get("estimand");
        String about = estimand == null ? "" : ObservationalWords.about(estimand.toString());
        return about.isEmpty() ? "" : ", about " + about;
    }

    private String inputs(ObservationalReadout now, Estimate estimate, MetricFormat format) {
        if (method.get().equals(ObservationalForest.RANDOMISED)) {
            return "the study's own arms, " + String.join(" against ", estimate.comparison());
        }
        StringBuilder text = new StringBuilder(Numbers.count(now.treatedUnits()) + " treated");
        text.append(level(", mean ", estimate.detail().get("mean_treated"), format));
        text.append("; ").append(Numbers.count(now.controlUnits())).append(" others");
        text.append(level(", mean ", estimate.detail().get("mean_others"), format));
        Double error = estimate.standardError();
        return error == null ? text.toString() : text + "; standard error " + format.error(error);
    }

    private static String level(String before, @Nullable Object mean, MetricFormat format) {
        return mean instanceof Number number ? before + format.level(number.doubleValue()) : "";
    }

    private static String own(Estimate estimate) {
        StringBuilder text = new StringBuilder();
        estimate.detail().forEach((key, value) -> {
            if (!IN_OTHER_WORDS.contains(key)) {
                String shown = value instanceof Double number ? Numbers.plain(number) : value.toString();
                text.append(text.isEmpty() ? "" : ", ")
                        .append(key.replace('_', ' '))
                        .append(' ')
                        .append(shown);
            }
        });
        return text.toString();
    }
}
