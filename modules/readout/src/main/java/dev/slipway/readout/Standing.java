package dev.slipway.readout;

import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every answer has to respect: the arm that the verdict is about, checks that failed, a plan that has no look today. */
record Standing(Readout readout) {
    private static final Set<String> PLANNED = Set.of("planned_end", "planned_look");

    String treatment() {
        return readout.decision().treatment();
    }

    /** In a question: the arm by its name where there are several. */
    String feature() {
        return readout.experiment().variants().size() > 2 ? "“" + Words.of(treatment()) + "”" : "the feature";
    }

    /** The arm that parts of the users are told for: that of the verdict, but in the file of an older run the first treatment. */
    String segmentsArm() {
        if (!readout.segments(treatment()).isEmpty()) {
            return treatment();
        }
        List<String> variants = readout.experiment().variants();
        return variants.size() > 1 ? variants.get(1) : treatment();
    }

    /** Titles of the checks with this status. */
    List<String> checks(String status) {
        return readout.health().stream()
                .filter(check -> check.status().equals(status))
                .map(HealthCheck::title)
                .toList();
    }

    /** To be said before all else; empty where no check failed. */
    String doubted() {
        List<String> failed = checks("fail");
        return failed.isEmpty() ? "" : "Not to be trusted, a check failed: " + Words.list(failed) + ".";
    }

    /** That the plan has no look today, with the days; null where it has one or allows any. */
    @Nullable
    String noLook() {
        return readout.decision().reasons().stream()
                .filter(r -> PLANNED.contains(r.rule()) && r.outcome().equals("does_not_hold"))
                .map(r -> "today is no planned look (" + r.because() + ")")
                .findFirst()
                .orElse(null);
    }

    /** Why nothing may be called a yes or a no, as a sentence; null where it may. */
    @Nullable
    String silenced() {
        String early = noLook();
        String doubted = doubted();
        if (early == null) {
            return doubted.isEmpty() ? null : doubted;
        }
        return Words.sentences(List.of(doubted, "No yes or no yet: " + early + "."));
    }

    /** Whether a test that is looked at once is all that the plan allows. */
    boolean oneLook() {
        return readout.experiment().looks().equals("fixed");
    }
}
