package dev.slipway.memo;

import dev.slipway.readout.model.Readout;
import java.util.Set;

/**
 * A memo to write. Verdict, numbers and health come from the readout; people may only change the words and choose parts.
 *
 * @param sections parts to print; the first page is always there
 * @param provenance for the technical report
 */
public record MemoRequest(Readout readout, RunInfo run, Words words, Set<Section> sections, Provenance provenance) {
    public MemoRequest {
        sections = Set.copyOf(sections);
    }

    /** A memo without a technical report. */
    public MemoRequest(Readout readout, RunInfo run, Words words, Set<Section> sections) {
        this(readout, run, words, sections, Provenance.NONE);
    }

    /** Words of a person; empty strings leave the words that Slipway proposes. */
    public record Words(String question, String next) {
        public static final Words PROPOSED = new Words("", "");
    }

    /** Parts after the one-minute page. */
    public enum Section {
        METRICS,
        DAILY_PATH,
        SEGMENTS,
        NOTES
    }
}
