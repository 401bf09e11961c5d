package dev.slipway.core.yaml;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says in plain words what the YAML parser complains about. */
final class YamlSyntax {
    private static final Pattern MARK = Pattern.compile("in reader, line (\\d{1,9}), column");

    private YamlSyntax() {}

    static YamlFault explain(JacksonException fault, String text) {
        String said = Objects.requireNonNullElse(fault.getOriginalMessage(), "");
        TokenStreamLocation at = fault.getLocation();
        List<Integer> lines = lines(said);
        int located = at == null ? 0 : Math.max(0, at.getLineNr());
        int line = lines.isEmpty() ? located : lines.getLast();
        int opening = lines.isEmpty() ? located : lines.getFirst();
        if (said.contains("\\t(TAB)") || said.contains("'\\t'")) {
            return fault(line, "A tab indents this line", "YAML takes spaces only. Replace the tab by spaces.");
        }
        if (said.contains("flow mapping")) {
            return fault(opening, "A { is opened here and never closed", "Put the missing } or comma.");
        }
        if (said.contains("flow sequence")) {
            return fault(opening, "A [ is opened here and never closed", "Put the missing ] or comma.");
        }
        if (said.contains("quoted scalar")) {
            return fault(opening, "A quotation mark opens here and never closes", "Close the quotation.");
        }
        if (said.contains("mapping values are not allowed")) {
            return fault(
                    line,
                    "A colon stands where YAML does not expect one",
                    "Check the indentation of this line and the one before, or put the text in quotes if the colon is part of it.");
        }
        if (said.contains("block mapping") || said.contains("block collection") || said.contains("simple key")) {
            return fault(
                    line,
                    "The indentation or a colon is off here",
                    "Keys of one group start in the same column, each with a colon and a blank after it.");
        }
        if (said.contains("cannot start any token")) {
            return fault(line, "A value can't start with this character", "Put the value in quotes.");
        }
        if (said.contains("special characters") || text.indexOf('\0') >= 0) {
            return notText(line);
        }
        return fault(
                line, "This is not valid YAML", "Check brackets, quotation marks and indentation around this line.");
    }

    static YamlFault notText(int line) {
        return fault(line, "A character here is not text", "Save the file as plain UTF-8 text.");
    }

    private static YamlFault fault(int line, String message, String remedy) {
        return new YamlFault(line, "", message, remedy);
    }

    /** The lines that the parser names: first where the bracket or quotation opened, last where it gave up. */
    private static List<Integer> lines(String said) {
        return MARK.matcher(said)
                .results()
                .map(mark -> Integer.valueOf(mark.group(1)))
                .toList();
    }
}
