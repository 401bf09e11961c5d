package dev.slipway.core.error;

/** What kind of thing went wrong. Reports and exit codes go by this. */
public enum ErrorCategory {
    /** The study file or the arguments can't be used. */
    STUDY_INVALID,
    /** The data that was brought can't be used. */
    DATA_INVALID,
    /** A data test of the models failed. */
    DATA_TEST_FAILED,
    /** The workspace is in use, missing, or from another version. */
    WORKSPACE,
    /** The warehouse could not do what it was asked. */
    WAREHOUSE,
    /** The disk is full or a file can't be read or written. */
    FILE,
    /** An estimate can't be computed from this data. */
    STATISTICS,
    /** A fault of Slipway itself. */
    INTERNAL
}
