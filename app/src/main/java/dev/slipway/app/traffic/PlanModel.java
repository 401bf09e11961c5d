package dev.slipway.app.traffic;

import dev.slipway.charts.Amount;
import dev.slipway.charts.Picture;
import dev.slipway.charts.PowerCurves;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.text.Numbers;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The plan of the shown readout, and which of its effects is singled out. */
final class PlanModel {
    private static final double SAME = 1e-12;
    /** Days beyond which the readout counts none. */
    private static final int TEN_YEARS = 3_650;

    private final ReadOnlyObjectProperty<@Nullable Findings> readout;
    private final BooleanSupplier panel;
    private final ObjectProperty<@Nullable Double> effect = new SimpleObjectProperty<>();

    /**
     * A plan.
     *
     * @param panel whether the study is of users and weeks: all users begin at once, so that users are planned and not days
     */
    PlanModel(ReadOnlyObjectProperty<@Nullable Findings> readout, BooleanSupplier panel) {
        this.readout = readout;
        this.panel = panel;
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
                PowerCurves.unit(now.primary()),
                ofUsers() ? plan.unitsPerDay() : 0);
    }

    List<PlanReadout.Row> rows() {
        Findings now = readout.get();
        return now == null ? List.of() : now.plan().rows();
    }

    /** Whether users are planned and not days, because all begin at once. */
    boolean ofUsers() {
        return panel.getAsBoolean();
    }

    /** Users of an arm: as many as would have arrived in so many days; "about 19,300", "over 138,000". */
    String users(@Nullable Integer days) {
        Findings now = readout.get();
        if (now == null) {
            return Numbers.NONE;
        }
        double users = (days == null ? TEN_YEARS : days) * now.plan().unitsPerDay();
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, users))) - 2));
        return (days == null ? "over " : "about ") + Numbers.count(Math.round(Math.ceil(users / step) * step));
    }

    /** "+2.0 pp". */
    String effectText(double of) {
        Findings now = readout.get();
        return PowerCurves.effect(now == null ? Amount.Unit.NUMBER : PowerCurves.unit(now.primary()), of);
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
