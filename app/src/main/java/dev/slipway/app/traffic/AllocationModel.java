package dev.slipway.app.traffic;

import dev.slipway.charts.Picture;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.readout.text.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** An allocation as it is tried out; the study's file stays as it is. Percentages as they are shown. */
final class AllocationModel {
    private static final double EVERYTHING = 100;
    private static final double ROUNDING = 0.05;
    private static final int MOST_VARIANTS = 5;

    private final ObservableList<Weight> weights = FXCollections.observableArrayList();
    private final DoubleProperty coverage = new SimpleDoubleProperty(EVERYTHING);
    private final DoubleProperty holdout = new SimpleDoubleProperty();
    private final StringProperty layer = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Experiment> tried = new ReadOnlyObjectWrapper<>();
    private final RampModel ramp = new RampModel();
    private final BucketBorders borders = new BucketBorders(this);
    private @Nullable Experiment study;
    private @Nullable Allocation asLoaded;
    private boolean loading;

    /** The weight of one variant in percent. */
    record Weight(String variant, DoubleProperty percent) {}

    AllocationModel() {
        coverage.addListener((property, before, after) -> {
            ramp.end(share(after.doubleValue()));
            changed();
        });
        ramp.stepsProperty().addListener((property, before, after) -> {
            coverage.set(points(after.getLast().coverage()));
            changed();
        });
        holdout.addListener((property, before, after) -> changed());
        layer.addListener((property, before, after) -> changed());
    }

    /** Starts from the study's own allocation. */
    void load(@Nullable Experiment experiment) {
        study = experiment;
        loading = true;
        weights.clear();
        if (experiment != null) {
            Allocation own = experiment.allocation();
            List<Weight> fresh = new ArrayList<>();
            own.variants().forEach((variant, weight) -> fresh.add(weight(variant, weight * EVERYTHING)));
            weights.setAll(fresh);
            ramp.load(own);
            coverage.set(points(own.coverage()));
            holdout.set(own.holdout() * EVERYTHING);
            layer.set(own.layer());
        }
        loading = false;
        changed();
        Experiment now = tried.get();
        asLoaded = now == null ? null : now.allocation();
        tried.set(null);
        tried.set(now); // once more: who asks whether it differs gets the new answer
    }

    /** Whether something was tried that the study does not say. */
    boolean differs() {
        Experiment now = tried.get();
        return !problem().isEmpty() || (now != null && !now.allocation().equals(asLoaded));
    }

    /** The study's own allocation; null without a study. */
    @Nullable
    Allocation own() {
        return study == null ? null : study.allocation();
    }

    RampModel ramp() {
        return ramp;
    }

    BucketBorders borders() {
        return borders;
    }

    /** Gives two neighbours their weights at once. */
    void share(int index, double left, double right) {
        loading = true;
        weights.get(index).percent().set(left);
        weights.get(index + 1).percent().set(right);
        loading = false;
        changed();
    }

    private static double points(double share) {
        return Math.rint(share * 1e6) / 1e4;
    }

    private Weight weight(String variant, double percent) {
        Weight row = new Weight(variant, new SimpleDoubleProperty(percent));
        row.percent().addListener((property, before, after) -> changed());
        return row;
    }

    /** Tries one variant more, with no weight yet, so that the others keep theirs. */
    void addVariant() {
        int number = weights.size();
        weights.add(weight("treatment_" + number, 0));
        changed();
    }

    /** Whether the colours reach for one variant more. */
    boolean hasRoom() {
        return weights.size() < MOST_VARIANTS;
    }

    void reset() {
        load(study);
    }

    ObservableList<Weight> weights() {
        return weights;
    }

    DoubleProperty coverageProperty() {
        return coverage;
    }

    DoubleProperty holdoutProperty() {
        return holdout;
    }

    StringProperty layerProperty() {
        return layer;
    }

    /** The experiment with the allocation as tried; the last good one while the numbers don't go together. */
    ReadOnlyObjectProperty<@Nullable Experiment> triedProperty() {
        return tried.getReadOnlyProperty();
    }

    private void changed() {
        Experiment own = study;
        if (loading) {
            return;
        }
        if (own == null) {
            tried.set(null);
            return;
        }
        if (problem().isEmpty()) {
            Map<String, Double> shares = new LinkedHashMap<>();
            weights.forEach(weight ->
                    shares.put(weight.variant(), share(weight.percent().get())));
            Allocation allocation = new Allocation(
                    share(coverage.get()),
                    ramp.planned(),
                    layer.get().strip(),
                    own.allocation().layerRange(),
                    share(holdout.get()),
                    shares);
            tried.set(new Experiment(own.key(), own.unit(), own.control(), allocation, own.plannedDays()));
        } else {
            Experiment last = tried.get();
            tried.set(null);
            tried.set(last); // the picture stays, the sentence is read again
        }
    }

    private static double share(double percent) {
        return BigDecimal.valueOf(percent)
                .movePointLeft(2)
                .setScale(6, RoundingMode.HALF_UP)
                .doubleValue();
    }

    boolean addsUp() {
        return Math.abs(sum() - EVERYTHING) <= ROUNDING;
    }

    private double sum() {
        return weights.stream().mapToDouble(weight -> weight.percent().get()).sum();
    }

    /** Why the numbers don't go together, as a sentence; empty when they do. */
    String problem() {
        if (!addsUp()) {
            double off = sum() - EVERYTHING;
            return "The weights add up to " + brief(sum()) + "%. "
                    + (off > 0 ? "Take away " : "Add ") + brief(Math.abs(off))
                    + " points so that they add up to 100%.";
        }
        return layer.get().isBlank() ? "Name the layer: experiments of one layer exclude each other." : "";
    }

    private static String brief(double points) {
        return Numbers.brief(points, 1).replace("+", "");
    }

    /** What the numbers mean where it is not obvious. */
    String remark() {
        if (coverage.get() + holdout.get() > EVERYTHING + ROUNDING) {
            return "The holdout wins: it takes "
                    + brief(coverage.get() + holdout.get() - EVERYTHING)
                    + " points of the layer from the coverage.";
        }
        return "Raising coverage never moves a user who already has a variant.";
    }

    /** "45% of all": a variant's share of all units of the layer. */
    String ofAll(Weight weight) {
        double covered = Math.min(coverage.get(), EVERYTHING - holdout.get()) / EVERYTHING;
        return Numbers.rate(share(weight.percent().get()) * covered).replace(".0%", "%") + " of all";
    }

    /** The buckets as tried; null without a study. */
    @Nullable
    Picture bar() {
        Experiment experiment = tried.get();
        if (experiment == null) {
            return null;
        }
        return BucketBar.of(experiment, weights.stream().map(Weight::variant).toList());
    }

    /** The allocation as tried, as a piece of a study file; empty without a study. */
    String yaml() {
        Experiment now = tried.get();
        return now == null ? "" : new AllocationText(now.allocation()).line() + "\n";
    }
}
