package dev.slipway.benchmarks.reference.check;

import java.util.List;

/** Expected values that are themselves in doubt, with what is known about them. Ours are compared and shown all the same. */
final class Disputes {
    private record Dispute(String method, String path, String reason) {}

    private static final List<Dispute> KNOWN = List.of(
            new Dispute(
                    "cis for difference",
                    "diff_score",
                    "statsmodels up to 0.13 has x0*d where Miettinen and Nurminen's cubic has n0*d; with that slip our code gives its value"),
            new Dispute(
                    "negative binomial",
                    "SE_theta",
                    "MASS takes the information one step before its last; theta.ml with eps = 1e-12 gives our value"));

    private Disputes() {}

    /** What speaks against the expected value, or nothing. */
    static String reason(Check check, String path) {
        for (Dispute dispute : KNOWN) {
            if (check.methodHas(dispute.method())
                    && (path.equals(dispute.path()) || path.startsWith(dispute.path() + "/"))) {
                return dispute.reason();
            }
        }
        return "";
    }
}
