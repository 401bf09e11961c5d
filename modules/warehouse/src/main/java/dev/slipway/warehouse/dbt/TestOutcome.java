package dev.slipway.warehouse.dbt;

/**
 * The outcome of one data test.
 *
 * @param name such as {@code not_null stg_users.unit_id}
 * @param model that it is about; empty for a test over several
 * @param column empty for a test of a whole model
 * @param warning whether a failure only warns
 * @param failures rows that should not be there
 * @param detail the first of them in words; empty for a test that passed
 */
public record TestOutcome(
        String name, String model, String column, boolean warning, long failures, double seconds, String detail) {
    public boolean passed() {
        return failures == 0;
    }
}
