package dev.slipway.core.rule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Frees one class, with the classes inside it, from one architecture rule. Exceptions stand in the code, with their
 * reason, where a search for this name finds all of them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Exempt {
    Rule[] from();

    /** Why this class must do what others may not. */
    String because();

    /** The rules that know exceptions. All others have none. */
    enum Rule {
        /** Outside charts and memo: {@code java.awt.image}, {@code java.awt.Desktop} and JavaFX's bridge to them. */
        AWT,
        /** Creating threads or pools of threads. */
        THREADS,
        /** Writing to standard output or standard error outside the command line. */
        STANDARD_STREAMS,
        /** {@code java.util.Date} and its calendar, where a library asks for them. */
        OLD_DATES
    }
}
