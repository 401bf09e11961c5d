package dev.slipway.core.badfixture;

import dev.slipway.core.badfixture.inner.Child;

/** The other half of the circle. */
public final class Parent {
    private Parent() {}

    public static int one() {
        return 1;
    }

    public static int two() {
        return Child.answer() + 1;
    }
}
