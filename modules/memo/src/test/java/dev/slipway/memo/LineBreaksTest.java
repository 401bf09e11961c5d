package dev.slipway.memo;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines end between words, never inside a number or before its unit. */
class LineBreaksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "from +0.067 to; from |+0.067 |to",
                "[−0.04, +0.43]. So; [−0.04, |+0.43]. |So",
                "+6.6 pp [+1,204.5, +2]; +6.6 pp |[+1,204.5, |+2]",
                "by 3 pp. Fine; by |3 pp. |Fine",
                "1 ppm of 2 pp; 1 |ppm |of |2 pp",
                "by +€0.39 [−€1, 2]; by |+€0.39 |[−€1, |2]",
                "chance (p = 0.23). Give; chance |(p = 0.23). |Give",
                "p < 0.001 at step = 2; p < 0.001 |at |step |= |2",
                "than A/B/n, by; than |A/B/n, |by",
                "on day 7.Then; on |day |7.|Then",
                "group-time; group-|time"
            })
    void aNumberIsNeverCut(String text, String parts) {
        LineBreaks breaks = new LineBreaks();
        breaks.setText(text);
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            found.add(text.substring(from, to));
            from = to;
        }
        assertThat(String.join("|", found)).isEqualTo(parts);
    }
}
