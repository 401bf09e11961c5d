package dev.slipway.app.traffic;

import dev.slipway.charts.Picture;
import dev.slipway.charts.PowerCurves;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.text.Numbers;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The plan of the shown readout, and which of its effects is singled out. */
final class PlanModel {
    private static final double SAME = 1e-12;

    private final ReadOnlyObjectProperty<@Nullable Findings> readout;
    private final ObjectProperty<@Nullable Double> effect = new SimpleObjectProperty<>();

    PlanModel(ReadOnlyObjectProperty<@Nullable Findings> readout) {
        this.readout = readout;
        readout.addListener((property, before, after) -> effect.set(null));
    }

    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return readout;
    }

    /** The effect whose curve is shown alone; null for all. */
    ObjectProperty<@Nullable Double> effectProperty() {
        return effect;
    }

    /** Power by day; with an effect chosen, its curve alone. Null when there is nothing to plan with. */
    @Nullable
    Picture power() {
        Findings now = readout.get();
        if (now == null || now.plan().curves().isEmpty()) {
            return null;
        }
        PlanReadout plan = now.plan();
        List<PlanReadout.Curve> chosen = plan.curves().stream()
                .filter(curve -> effect.get() == null || isChosen(curve.effect()))
                .toList();
        PlanReadout shown = new PlanReadout(
                plan.unitsPerDay(),
                plan.baseline(),
                plan.detectable(),
                plan.powerAtMinimum(),
                plan.daysLeft(),
                chosen.isEmpty() ? plan.curves() : chosen,
                plan.rows());
        return new PowerCurves(
                shown,
                now.experiment().plannedDays(),
                now.experiment().power(),
                now.primary().rate());
    }

    List<PlanReadout.Row> rows() {
        Findings now = readout.get();
        return now == null ? List.of() : now.plan().rows();
    }

    /** "+2.0 pp". */
    String effectText(double of) {
        Findings now = readout.get();
        boolean rate = now != null && now.primary().rate();
        return rate
                ? Numbers.pp(of, Math.abs(of) < 0.0095 ? 2 : 1)
                : Numbers.signed(of, Math.max(1, Numbers.meaningfulDecimals(of) - 1));
    }

    /** "9 days". */
    static String days(@Nullable Integer days) {
        return days == null ? "over 10 years" : Numbers.counted(days, "day", "days");
    }

    boolean isChosen(double of) {
        Double chosen = effect.get();
        return chosen != null && Math.abs(chosen - of) < SAME;
    }

    /** Singles the effect's curve out, or shows all again. */
    void choose(double wanted) {
        effect.set(isChosen(wanted) ? null : (Double) wanted);
    }
}
