package dev.slipway.app.traffic;

import dev.slipway.app.run.StudyFiles;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.StudyFile;
import dev.slipway.core.study.StudyInvalidException;
import java.util.Map;

/** A study with another allocation, read again before it is written: what is saved says what was tried. */
final class AllocationSave {
    private static final double SAME = 1e-5;

    private AllocationSave() {}

    static String text(StudyFile base, Allocation wanted) {
        String text = new AllocationText(wanted).in(base.text());
        if (!says(text, base, wanted)) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "The allocation does not fit into the text of "
                            + base.path().getFileName() + ". Nothing was written.",
                    "Copy the allocation as YAML and paste it under experiment.");
        }
        return text;
    }

    private static boolean says(String text, StudyFile base, Allocation wanted) {
        try {
            Allocation read = StudyFiles.reader()
                    .parse(text, base.path())
                    .study()
                    .experiment()
                    .allocation();
            return Math.abs(read.coverage() - wanted.coverage()) < SAME
                    && Math.abs(read.holdout() - wanted.holdout()) < SAME
                    && read.ramp().equals(wanted.ramp())
                    && read.layer().equals(wanted.layer())
                    && near(read.variants(), wanted.variants());
        } catch (StudyInvalidException e) {
            return false;
        }
    }

    private static boolean near(Map<String, Double> read, Map<String, Double> wanted) {
        return read.keySet().equals(wanted.keySet())
                && read.entrySet().stream()
                        .allMatch(weight ->
                                Math.abs(weight.getValue() - wanted.getOrDefault(weight.getKey(), Double.NaN)) < SAME);
    }
}
