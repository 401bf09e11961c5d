package dev.slipway.core.yaml;

import java.io.Reader;

/**
 * Reads a text in chunks that never end between the two halves of a supplementary character such as an emoji: the YAML
 * scanner fails with an index error when its buffer happens to end there.
 */
final class WholeCharacters extends Reader {
    private final String text;
    private int next;

    WholeCharacters(String text) {
        this.text = text;
    }

    /** The offset of a half of a supplementary character without its other half; -1 when there is none. */
    static int firstBroken(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.isSurrogate(text.charAt(i)) && Character.charCount(text.codePointAt(i)) == 1) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (next >= text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), next + length);
        if (end - next > 1 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(next, end, target, offset);
        int count = end - next;
        next = end;
        return count;
    }

    @Override
    public void close() {}
}
