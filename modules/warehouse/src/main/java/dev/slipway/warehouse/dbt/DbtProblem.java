package dev.slipway.warehouse.dbt;

/** What a function of the templates found wrong; the renderer adds the file and the line. */
final class DbtProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DbtProblem(String message) {
        super(message);
    }
}
