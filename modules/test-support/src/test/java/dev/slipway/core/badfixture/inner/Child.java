package dev.slipway.core.badfixture.inner;

import dev.slipway.core.badfixture.Parent;

/** One half of a circle. */
public final class Child {
    private Child() {}

    public static int answer() {
        return Parent.one();
    }
}
