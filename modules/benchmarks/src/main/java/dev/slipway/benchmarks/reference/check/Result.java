package dev.slipway.benchmarks.reference.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A check compared with our answers.
 *
 * @param check that was made
 * @param status what became of it
 * @param values compared ones
 * @param notComputed paths of expected values that we have no number for
 * @param given count of values that are inputs of the check
 * @param remark why nothing was computed, or empty
 */
public record Result(
        Check check, Status status, List<Compared> values, List<String> notComputed, int given, String remark) {

    /** What became of a check. */
    public enum Status {
        /** Values were computed and compared. */
        COMPARED,
        /** No family knows the method's name. */
        UNKNOWN
    }

    /**
     * A value with both numbers.
     *
     * @param path of the value
     * @param ours as text in full precision
     * @param expected as text in full precision
     * @param error share of what is allowed, infinite where equality was wanted and missed
     * @param dispute what speaks against the expected value, or empty
     */
    public record Compared(String path, String ours, String expected, double error, String dispute) {
        /** Whether it agrees. */
        public boolean agrees() {
            return error <= 1;
        }
    }

    /** A check for which nothing was computed; its values are all not computed. */
    public static Result nothing(Check check, Status status, String remark) {
        List<String> all = List.copyOf(Leaves.of(check.values()).keySet());
        return new Result(check, status, List.of(), all, 0, remark);
    }

    /** Compares all values of a check. */
    public static Result compare(Check check, Answers answers, String remark) {
        Tolerance tolerance = Tolerance.of(check);
        List<Compared> values = new ArrayList<>();
        List<String> notComputed = new ArrayList<>();
        int given = 0;
        for (Map.Entry<String, JsonNode> leaf : Leaves.of(check.values()).entrySet()) {
            Object ours = answers.at(leaf.getKey());
            if (answers.isGiven(leaf.getKey())) {
                given++;
            } else if (ours == null) {
                notComputed.add(leaf.getKey());
            } else {
                values.add(compared(check, tolerance, leaf.getKey(), ours, leaf.getValue()));
            }
        }
        return new Result(check, Status.COMPARED, values, notComputed, given, remark);
    }

    private static Compared compared(Check check, Tolerance tolerance, String path, Object ours, JsonNode expected) {
        boolean numbers = Leaves.isNumber(expected) && ours instanceof Double;
        double error = numbers
                ? tolerance.error(path, (Double) ours, Leaves.number(expected))
                : expected.asString().equals(ours) ? 0 : Double.POSITIVE_INFINITY;
        String dispute =
                numbers && error > 1 ? Disputes.reason(check, path, (Double) ours, Leaves.number(expected)) : "";
        return new Compared(path, ours.toString(), expected.asString("null"), error, dispute);
    }

    /** The values that do not agree, but for the disputed ones. */
    public List<Compared> outside() {
        return values.stream()
                .filter(value -> !value.agrees() && value.dispute().isEmpty())
                .toList();
    }

    /** The values that do not agree with an expected one that is in doubt. */
    public List<Compared> disputed() {
        return values.stream().filter(value -> !value.dispute().isEmpty()).toList();
    }
}
