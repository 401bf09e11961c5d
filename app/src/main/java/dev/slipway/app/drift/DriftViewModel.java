package dev.slipway.app.drift;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.DriftBars;
import dev.slipway.charts.DriftDistribution;
import dev.slipway.charts.DriftWeeks;
import dev.slipway.charts.Picture;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.Comparator;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the Drift tab shows of the readout, and which input is chosen. */
final class DriftViewModel {
    private final ReadOnlyObjectProperty<@Nullable Findings> readout;
    private final StringProperty feature = new SimpleStringProperty("");

    DriftViewModel(ScreenContext context) {
        readout = context.workbench().findingsProperty();
        readout.addListener((property, before, after) -> keepChoice());
        keepChoice();
    }

    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return readout;
    }

    StringProperty featureProperty() {
        return feature;
    }

    @Nullable
    DriftReadout drift() {
        Findings now = readout.get();
        return now == null ? null : now.drift();
    }

    private void keepChoice() {
        DriftReadout drift = drift();
        if (drift != null && !drift.features().isEmpty()) {
            boolean known = drift.features().stream().anyMatch(f -> f.name().equals(feature.get()));
            if (!known) {
                feature.set(drift.features().getFirst().name());
            }
        }
    }

    /** Takes a click on a mark such as {@code feature:app_version/week:control:2}. */
    void choose(String key) {
        for (String part : key.split("/", -1)) {
            if (part.startsWith("feature:")) {
                feature.set(part.substring("feature:".length()));
            }
        }
    }

    DriftReadout.@Nullable Feature chosen() {
        DriftReadout drift = drift();
        return drift == null
                ? null
                : drift.features().stream()
                        .filter(f -> f.name().equals(feature.get()))
                        .findFirst()
                        .orElse(null);
    }

    Picture bars(DriftReadout drift) {
        return new DriftBars(drift, feature.get());
    }

    Picture distribution(DriftReadout drift) {
        return new DriftDistribution(drift, feature.get());
    }

    Picture weeks(DriftReadout drift) {
        return new DriftWeeks(
                drift, Objects.requireNonNull(readout.get()).experiment().variants(), feature.get());
    }

    /** What moved most inside the chosen input, and whether the arms moved alike: the sentence under the distribution. */
    String reading(DriftReadout.Feature chosen) {
        DriftReadout.Bin most = chosen.bins().stream()
                .max(Comparator.comparingDouble(bin -> Math.abs(bin.after() - bin.before())))
                .orElse(null);
        String moved = most == null
                ? ""
                : chosen.label() + ": the share of " + Words.level(most.label())
                        + (most.after() >= most.before() ? " grew from " : " shrank from ")
                        + Numbers.rate(most.before()) + " to " + Numbers.rate(most.after()) + ". ";
        boolean alike = chosen.betweenArms() <= chosen.betweenArmsLimit();
        String arms = alike
                ? "Both arms moved alike (PSI between arms " + Numbers.psi(chosen.betweenArms())
                        + ", chance), so the comparison stands."
                : "The arms differ in it (PSI between arms " + Numbers.psi(chosen.betweenArms())
                        + ", more than chance, limit " + Numbers.psi(chosen.betweenArmsLimit())
                        + "): find out why before you trust the comparison.";
        return moved + arms;
    }

    /** Whether the sentence is a warning. */
    boolean remarkable(DriftReadout.Feature chosen) {
        return chosen.betweenArms() > chosen.betweenArmsLimit()
                || chosen.reading().equals("moved")
                || chosen.reading().equals("watch");
    }
}
