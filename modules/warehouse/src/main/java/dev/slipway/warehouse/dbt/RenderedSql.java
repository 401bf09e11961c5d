package dev.slipway.warehouse.dbt;

import java.util.ArrayList;
import java.util.List;

/** SQL without Jinja, that knows for each of its lines the line of the file that it came from. */
public record RenderedSql(String text, List<Integer> lines) {
    /** Private-use characters around a line number; they never occur in SQL. */
    private static final char OPEN = '\uE000';

    private static final char CLOSE = '\uE001';

    public RenderedSql {
        lines = List.copyOf(lines);
    }

    /** The template with a mark at the start of each line outside of tags and comments, to be found after rendering. */
    static String mark(String template) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        int line = 1;
        char tag = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            char next = i + 1 < template.length() ? template.charAt(i + 1) : 0;
            out.append(c);
            if (tag == 0 && c == '{' && (next == '{' || next == '%' || next == '#')) {
                tag = next == '{' ? '}' : next;
            } else if (tag != 0 && c == tag && next == '}') {
                tag = 0;
            }
            if (c == '\n') {
                line++;
                if (tag == 0) {
                    out.append(OPEN).append(line).append(CLOSE);
                }
            }
        }
        return out.toString();
    }

    /** Takes the marks out of what was rendered and remembers what they said. */
    static RenderedSql of(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        List<Integer> lines = new ArrayList<>();
        int source = 1;
        for (String line : marked.strip().split("\n", -1)) {
            int kept = text.length();
            int first = 0;
            for (int i = 0; i < line.length(); i++) {
                if (line.charAt(i) == OPEN) {
                    int end = line.indexOf(CLOSE, i);
                    source = Integer.parseInt(line.substring(i + 1, end));
                    boolean blankSoFar = text.substring(kept).isBlank();
                    first = first == 0 || blankSoFar ? source : first;
                    i = end;
                } else {
                    text.append(line.charAt(i));
                }
            }
            lines.add(first == 0 ? source : first);
            text.append('\n');
        }
        return new RenderedSql(text.toString().stripTrailing(), lines);
    }

    /** The line of the file for a position in the text. */
    public int lineAt(int position) {
        int line = 0;
        for (int i = 0; i < Math.min(position, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return lines.get(Math.min(line, lines.size() - 1));
    }
}
