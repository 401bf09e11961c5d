package dev.slipway.app.traffic;

import dev.slipway.assignment.AllocationBar;
import dev.slipway.charts.AllocationBarPicture;
import dev.slipway.charts.Picture;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    private @Nullable Experiment study;
    private boolean loading;

    /** The weight of one variant in percent. */
    record Weight(String variant, DoubleProperty percent) {}

    AllocationModel() {
        coverage.addListener((property, before, after) -> changed());
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
            coverage.set(own.coverage() * EVERYTHING);
            holdout.set(own.holdout() * EVERYTHING);
            layer.set(own.layer());
        }
        loading = false;
        changed();
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

    private double sum() {
        return weights.stream().mapToDouble(weight -> weight.percent().get()).sum();
    }

    /** Why the numbers don't go together, as a sentence; empty when they do. */
    String problem() {
        if (Math.abs(sum() - EVERYTHING) > ROUNDING) {
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
        List<String> variants = weights.stream().map(Weight::variant).toList();
        List<AllocationBarPicture.Part> parts = new ArrayList<>();
        for (AllocationBar.Segment segment :
                AllocationBar.of(experiment.allocation()).segments()) {
            parts.add(part(segment, order(variants, experiment.control(), segment.name())));
        }
        return new AllocationBarPicture(parts);
    }

    /** 0 for the control, then the others in the order of the study. */
    private static int order(List<String> variants, String control, String variant) {
        if (variant.equals(control)) {
            return 0;
        }
        return 1 + variants.stream().filter(v -> !v.equals(control)).toList().indexOf(variant);
    }

    private static AllocationBarPicture.Part part(AllocationBar.Segment segment, int arm) {
        return switch (segment.kind()) {
            case VARIANT ->
                new AllocationBarPicture.Part(
                        Words.of(segment.name()), segment.from(), segment.to(), AllocationBarPicture.Kind.ARM, arm);
            case HOLDOUT ->
                new AllocationBarPicture.Part(
                        "holdout", segment.from(), segment.to(), AllocationBarPicture.Kind.HOLDOUT, 0);
            case FREE ->
                new AllocationBarPicture.Part("free", segment.from(), segment.to(), AllocationBarPicture.Kind.FREE, 0);
            case OTHER ->
                new AllocationBarPicture.Part(
                        "others", segment.from(), segment.to(), AllocationBarPicture.Kind.FREE, 0);
        };
    }

    /** The allocation as a line of a study file. */
    String yaml() {
        String variants = weights.stream()
                .map(weight -> weight.variant() + ": " + plain(weight.percent().get()))
                .collect(Collectors.joining(", ", "{", "}"));
        String held = holdout.get() > 0 ? ", holdout: " + plain(holdout.get()) : "";
        return "allocation: {coverage: " + plain(coverage.get()) + ", layer: "
                + layer.get().strip() + held + ", variants: " + variants + "}\n";
    }

    private static String plain(double percent) {
        BigDecimal share = BigDecimal.valueOf(share(percent));
        return share.signum() == 0 ? "0" : share.stripTrailingZeros().toPlainString();
    }
}
