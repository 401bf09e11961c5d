package dev.slipway.app.traffic;

import dev.slipway.assignment.AllocationBar;
import dev.slipway.charts.AllocationBarPicture;
import dev.slipway.charts.Picture;
import dev.slipway.core.study.Experiment;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;

/** The buckets of an experiment as a picture. */
final class BucketBar {
    private BucketBar() {}

    /** Colours go by the order of the variants, the control first. */
    static Picture of(Experiment experiment, List<String> variants) {
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
}
