package dev.slipway.memo;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line may end: as Java says, but never inside a number, which Java cuts behind the point of {@code +0.43}, and not between
 * a number and its {@code pp} or a sign and its {@code €}.
 */
final class LineBreaks implements FSTextBreaker {
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
        while (place > 0 && place < text.length() && (insideNumber(place) || beforeUnit(place) || beforeEuro(place))) {
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

    private boolean beforeUnit(int place) {
        return place > 1
                && text.charAt(place - 1) == ' '
                && Character.isDigit(text.charAt(place - 2))
                && text.startsWith("pp", place)
                && (place + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(place + 2)));
    }
}
