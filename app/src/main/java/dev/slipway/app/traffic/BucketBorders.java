package dev.slipway.app.traffic;

import dev.slipway.assignment.AllocationBar;
import dev.slipway.core.study.Experiment;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;

/** The borders between variants in the bar of buckets: where they are, and what moving one does to the two beside it. */
final class BucketBorders {
    private static final double EVERYTHING = 100;

    private final AllocationModel model;

    /**
     * One border.
     *
     * @param index of the variant on its left
     * @param bucket where it stands, 0 to 10,000
     * @param percent weight of the variant on its left
     */
    record Border(int index, double bucket, double percent, String words) {}

    BucketBorders(AllocationModel model) {
        this.model = model;
    }

    /** First covered bucket and how many are covered. */
    private double[] covered() {
        Experiment tried = model.triedProperty().get();
        if (tried == null) {
            return new double[] {0, 0};
        }
        List<AllocationBar.Segment> arms = AllocationBar.of(tried.allocation()).segments().stream()
                .filter(segment -> segment.kind() == AllocationBar.Kind.VARIANT)
                .toList();
        return arms.isEmpty()
                ? new double[] {0, 0}
                : new double[] {
                    arms.getFirst().from(),
                    arms.getLast().to() - arms.getFirst().from()
                };
    }

    /** From left to right; none while the weights don't add up. */
    List<Border> all() {
        double[] covered = covered();
        if (!model.addsUp() || covered[1] == 0) {
            return List.of();
        }
        List<Border> borders = new ArrayList<>();
        double before = 0;
        for (int i = 0; i + 1 < model.weights().size(); i++) {
            AllocationModel.Weight left = model.weights().get(i);
            AllocationModel.Weight right = model.weights().get(i + 1);
            before += left.percent().get();
            borders.add(new Border(
                    i,
                    covered[0] + covered[1] * before / EVERYTHING,
                    left.percent().get(),
                    "Border between " + said(left) + " and " + said(right)
                            + ". Left and right arrow move it by 1 point, with Shift by 5."));
        }
        return borders;
    }

    private static String said(AllocationModel.Weight weight) {
        return Words.of(weight.variant()) + ", "
                + Numbers.rate(weight.percent().get() / EVERYTHING).replace(".0%", "%");
    }

    /** Moves a border to a bucket, snapped to whole percent of the variant on its left; the others stay. */
    void moveTo(int index, double bucket) {
        double[] covered = covered();
        if (covered[1] == 0) {
            return;
        }
        double before = 0;
        for (int i = 0; i < index; i++) {
            before += model.weights().get(i).percent().get();
        }
        share(index, Math.rint((bucket - covered[0]) / covered[1] * EVERYTHING - before));
    }

    void moveBy(int index, int points) {
        share(index, Math.rint(model.weights().get(index).percent().get()) + points);
    }

    private void share(int index, double wanted) {
        double both = model.weights().get(index).percent().get()
                + model.weights().get(index + 1).percent().get();
        double left = Math.clamp(wanted, 0, both);
        model.share(index, left, Math.rint((both - left) * 1e4) / 1e4);
    }
}
