package dev.slipway.app.models;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SurvivalReadout;
import dev.slipway.readout.model.TransitionReadout;
import dev.slipway.readout.text.ModelSentences;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the Models tab shows of the readout: which regression, which time, which arm and which step. */
final class ModelsViewModel {
    private final ReadOnlyObjectProperty<@Nullable Readout> readout;
    private final ReadOnlyObjectProperty<@Nullable RunResult> runs;
    private final StringProperty regression = new SimpleStringProperty("");
    private final StringProperty survival = new SimpleStringProperty("");
    private final IntegerProperty arm = new SimpleIntegerProperty(1);
    private final StringProperty cell = new SimpleStringProperty("");

    ModelsViewModel(ScreenContext context) {
        readout = context.workbench().readoutProperty();
        runs = context.workbench().runProperty();
        readout.addListener((property, before, after) -> keepChoices());
        keepChoices();
    }

    ReadOnlyObjectProperty<@Nullable Readout> readoutProperty() {
        return readout;
    }

    /** Name of the regression that is shown; empty when there is none. */
    StringProperty regressionProperty() {
        return regression;
    }

    /** Name of the survival analysis that is shown; empty when there is none. */
    StringProperty survivalProperty() {
        return survival;
    }

    /** Position of the arm whose steps are shown. */
    IntegerProperty armProperty() {
        return arm;
    }

    /** The step that is compared between the arms, for example {@code view>buy}. */
    StringProperty cellProperty() {
        return cell;
    }

    AnalysesReadout analyses() {
        Readout now = readout.get();
        return now == null ? AnalysesReadout.NONE : now.analyses();
    }

    boolean empty() {
        AnalysesReadout now = analyses();
        return now.regressions().isEmpty() && now.survival().isEmpty() && now.transitions() == null;
    }

    /** Whether the study has events; without any nothing follows anything. */
    boolean hasEvents() {
        Readout now = readout.get();
        return now != null && now.data().events() > 0;
    }

    /** What to do where there is nothing to show. */
    String emptySentence() {
        Readout now = readout.get();
        if (now == null) {
            return "Run the study to see its models.";
        }
        String start =
                "This study names no models. Add the key \"analyses\" to its file with what you want to know, for example:";
        MetricReadout outcome = outcome(now);
        if (outcome != null && outcome.key().equals(now.primary().key())) {
            return start;
        }
        String primary = "The primary metric is a " + now.primary().kind()
                + ", which no single user has, so it can't be modelled. ";
        return outcome == null
                ? primary
                        + "A metric that every user has, a proportion or a mean, can be: name it as the outcome, for example:"
                : primary + "Other metrics can be; add the key \"analyses\" to the study's file, for example:";
    }

    /** Lines for the study file, of what this study's data can answer. */
    String example() {
        Readout now = readout.get();
        if (now == null) {
            return "";
        }
        MetricReadout outcome = outcome(now);
        String model = outcome == null || outcome.rate() ? "logistic" : "linear";
        String start = "analyses:\n  regressions:\n    first: {model: " + model + ", outcome: "
                + (outcome == null ? "some_metric" : outcome.key()) + ", terms: [variant]}";
        if (hasEvents()) {
            return start + "\n  survival:\n    time: {event: some_event, by: variant, horizon: 14d, terms: [variant]}\n"
                    + "  transitions: {events: [first_event, second_event], gap: 30m, goal: second_event}";
        }
        // Of users and weeks nothing says when a user's time ended.
        return measured() == Study.Measured.WEEKS
                ? start
                : start
                        + "\n  survival:\n    time: {time: days_column, status: ended_column, by: variant, terms: [variant]}";
    }

    /** A metric that has a value for each user, the primary one first; null where the study has none. */
    private static @Nullable MetricReadout outcome(Readout now) {
        return Stream.concat(Stream.of(now.primary()), now.metrics().stream())
                .filter(metric ->
                        !metric.kind().equals("ratio") && !metric.kind().equals("quantile"))
                .findFirst()
                .orElse(null);
    }

    private Study.@Nullable Measured measured() {
        RunResult run = runs.get();
        return run == null ? null : run.study().study().measured();
    }

    private void keepChoices() {
        if (readout.get() == null) {
            return; // the choice is kept until the analyses of another filter are there
        }
        AnalysesReadout now = analyses();
        if (regression() == null) {
            regression.set(
                    now.regressions().isEmpty()
                            ? ""
                            : now.regressions().getFirst().name());
        }
        if (survival() == null) {
            survival.set(
                    now.survival().isEmpty() ? "" : now.survival().getFirst().name());
        }
        TransitionReadout transitions = now.transitions();
        if (transitions != null) {
            arm.set(Math.clamp(arm.get(), 0, transitions.arms().size() - 1));
            if (position(transitions) == null) {
                cell.set(firstCell(transitions));
            }
        }
    }

    /** The step into the goal that is taken most often, else the most frequent step that does not end a session. */
    private static String firstCell(TransitionReadout transitions) {
        TransitionReadout.Goal goal = transitions.goal();
        int ends = transitions.states().size() - 1;
        int wanted = goal == null ? -1 : transitions.states().indexOf(goal.event());
        int from = 0;
        int to = Math.max(0, wanted);
        long most = -1;
        for (int i = 0; i < ends; i++) {
            for (int j = 0; j < ends; j++) {
                long taken = taken(transitions, i, j);
                if ((wanted < 0 || j == wanted) && i != j && taken > most) {
                    from = i;
                    to = j;
                    most = taken;
                }
            }
        }
        return transitions.states().get(from) + ">" + transitions.states().get(to);
    }

    private static long taken(TransitionReadout transitions, int from, int to) {
        return transitions.arms().stream()
                .mapToLong(arm -> arm.counts().get(from).get(to))
                .sum();
    }

    /** Takes a click on a mark such as {@code cell:view>buy}, or a place such as {@code regression:churn}. */
    void choose(String key) {
        for (String part : key.split("/", -1)) {
            int colon = part.indexOf(':');
            String value = part.substring(colon + 1);
            switch (colon < 0 ? "" : part.substring(0, colon)) {
                case "regression" -> regression.set(value);
                case "survival" -> survival.set(value);
                case "cell" -> cell.set(value);
                default -> {
                    // A mark that only tells its numbers.
                }
            }
        }
        keepChoices();
    }

    @Nullable
    RegressionReadout regression() {
        return analyses().regressions().stream()
                .filter(r -> r.name().equals(regression.get()))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    SurvivalReadout survival() {
        return analyses().survival().stream()
                .filter(s -> s.name().equals(survival.get()))
                .findFirst()
                .orElse(null);
    }

    private int @Nullable [] position(TransitionReadout transitions) {
        String[] ends = cell.get().split(">", 2);
        int from = transitions.states().indexOf(ends[0]);
        int to = ends.length < 2 ? -1 : transitions.states().indexOf(ends[1]);
        return from >= 0 && to >= 0 && from < transitions.states().size() - 1 ? new int[] {from, to} : null;
    }

    /** The chosen step in every arm. */
    String cellSentence(TransitionReadout transitions) {
        int[] position = position(transitions);
        return position == null ? "" : ModelSentences.cell(transitions, position[0], position[1]);
    }
}
