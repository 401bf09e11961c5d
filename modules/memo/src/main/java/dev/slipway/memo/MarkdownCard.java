package dev.slipway.memo;

import java.util.ArrayList;
import java.util.List;

/** Blocks as Markdown, with tables as GitHub and most editors show them. */
final class MarkdownCard {
    private MarkdownCard() {}

    /**
     * The text.
     *
     * @param intro paragraph under the title
     */
    static String text(String title, String intro, List<Block> blocks) {
        StringBuilder text = new StringBuilder("# " + escaped(title) + "\n\n" + escaped(intro) + "\n");
        for (Block block : blocks) {
            text.append("\n## ").append(escaped(block.title())).append("\n");
            if (!block.note().isEmpty()) {
                text.append("\n*").append(escaped(block.note())).append("*\n");
            }
            block.grids().forEach(grid -> text.append("\n").append(table(grid)));
            block.lines()
                    .forEach(line -> text.append("\n").append(escaped(line)).append("\n"));
        }
        return text.toString();
    }

    private static String table(Grid grid) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < grid.titles().size(); i++) {
            rules.add(grid.numbers(i) ? "---:" : "---");
        }
        StringBuilder text = new StringBuilder(row(grid.titles()))
                .append("| ")
                .append(String.join(" | ", rules))
                .append(" |\n");
        grid.cells().forEach(cells -> text.append(row(cells)));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return "| "
                + String.join(" | ", cells.stream().map(MarkdownCard::escaped).toList()) + " |\n";
    }

    /** What Markdown would read as its own signs; a line of a study's words stays one line. */
    private static String escaped(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("([\\\\`*_<|])", "\\\\$1");
    }
}
