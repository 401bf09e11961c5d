package dev.slipway.core.badfixture;

/** Something of core that stats must not use. */
public final class Word {
    private Word() {}

    public static int length(String word) {
        return word.length();
    }
}
