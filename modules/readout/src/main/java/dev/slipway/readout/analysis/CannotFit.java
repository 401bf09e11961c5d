package dev.slipway.readout.analysis;

/** A model that the data can't answer: the message says what is wrong and what would be right, in sentences. */
final class CannotFit extends Exception {
    private static final long serialVersionUID = 1L;

    CannotFit(String sentences) {
        super(sentences);
    }

    /** What is wrong and what would be right; never null. */
    String sentences() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
