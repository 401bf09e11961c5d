package dev.slipway.core.rule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A twin of core's annotation: core's tests use this module, so this module cannot use core. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Exempt {
    Rule[] from();

    String because();

    /** As in core. */
    enum Rule {
        AWT,
        THREADS,
        STANDARD_STREAMS,
        OLD_DATES
    }
}
