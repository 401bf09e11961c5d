package dev.slipway.memo;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line may end: as Java says, but never inside a number, which Java cuts behind the point of {@code +0.43}, and not between
 * a number and its {@code pp}, a sign and its {@code €}, or a p and what it is; and not inside a short name with strokes.
 */
final class LineBreaks implements FSTextBreaker {
    private static final int SHORT = 8;

    private final FSTextBreaker lines = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        lines.setText(newText);
    }

    /** The next place, or {@link BreakIterator#DONE}. */
    @Override
    public int next() {
        int place = lines.next();
        while (place > 0
                && place < text.length()
                && (insideNumber(place)
                        || beforeUnit(place)
                        || beforeEuro(place)
                        || insideP(place)
                        || insideShortName(place))) {
            place = lines.next();
        }
        return place;
    }

    private boolean insideNumber(int place) {
        char before = text.charAt(place - 1);
        return (before == '.' || before == ',')
                && place > 1
                && Character.isDigit(text.charAt(place - 2))
                && Character.isDigit(text.charAt(place));
    }

    /** A sign stays with its money. */
    private boolean beforeEuro(int place) {
        char before = text.charAt(place - 1);
        return text.charAt(place) == '€' && (before == '+' || before == '−');
    }

    /** {@code p = 0.04} and {@code p < 0.001} stay together. */
    private boolean insideP(int place) {
        return text.charAt(place - 1) == ' ' && (isP(place - 2, place) || (place > 3 && isP(place - 4, place - 2)));
    }

    /** Whether a p stands there, by itself, with a sign of comparison at the other place. */
    private boolean isP(int p, int sign) {
        return p >= 0
                && text.charAt(p) == 'p'
                && (p == 0 || !Character.isLetterOrDigit(text.charAt(p - 1)))
                && (text.charAt(sign) == '=' || text.charAt(sign) == '<');
    }

    /** A name such as A/B/n is one word; only longer ones, as of files, may be cut at a stroke. */
    private boolean insideShortName(int place) {
        int from = text.lastIndexOf(' ', place - 1) + 1;
        int to = text.indexOf(' ', place);
        return text.charAt(place - 1) != ' '
                && (text.charAt(place) == '/' || text.charAt(place - 1) == '/')
                && (to < 0 ? text.length() : to) - from <= SHORT;
    }

    private boolean beforeUnit(int place) {
        return place > 1
                && text.charAt(place - 1) == ' '
                && Character.isDigit(text.charAt(place - 2))
                && text.startsWith("pp", place)
                && (place + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(place + 2)));
    }
}
