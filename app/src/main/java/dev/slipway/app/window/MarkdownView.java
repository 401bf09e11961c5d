package dev.slipway.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Draws the Markdown that the guide uses: headings, paragraphs, lists, code blocks, tables; strong, code and link words. */
final class MarkdownView {
    private static final Pattern INLINE = Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`|\\[(.+?)]\\((.+?)\\)");
    private static final int MOST_LEVELS = 3;

    private final List<Node> nodes = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();

    private MarkdownView() {}

    static List<Node> render(String markdown) {
        MarkdownView view = new MarkdownView();
        List<String> lines = markdown.lines().toList();
        int i = 0;
        while (i < lines.size()) {
            i = view.block(lines, i);
        }
        view.endParagraph();
        return view.nodes;
    }

    private int block(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.startsWith("```")) {
            return code(lines, at + 1);
        }
        if (line.startsWith("|")) {
            return table(lines, at);
        }
        if (line.startsWith("#")) {
            endParagraph();
            int level = Math.min(
                    MOST_LEVELS, line.length() - line.replaceFirst("^#+", "").length());
            nodes.add(flow(line.replaceFirst("^#+ *", ""), "h" + level));
        } else if (line.matches("^ *([-*]|\\d+\\.) .*")) {
            endParagraph();
            String mark = line.matches("^ *\\d+\\. .*") ? line.strip().split(" ", 2)[0] : "\u2022";
            nodes.add(item(mark, line.strip().split(" ", 2)[1]));
        } else if (line.isBlank()) {
            endParagraph();
        } else {
            paragraph.add(line.strip());
        }
        return at + 1;
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            nodes.add(flow(String.join(" ", paragraph), "p"));
            paragraph.clear();
        }
    }

    private int code(List<String> lines, int from) {
        endParagraph();
        int end = from;
        while (end < lines.size() && !lines.get(end).startsWith("```")) {
            end++;
        }
        Label code = new Label(String.join("\n", lines.subList(from, end)));
        code.getStyleClass().add("code");
        VBox well = new VBox(code);
        well.getStyleClass().add("well");
        nodes.add(well);
        return end + 1;
    }

    private int table(List<String> lines, int from) {
        endParagraph();
        GridPane grid = new GridPane(16, 4);
        int row = 0;
        int at = from;
        while (at < lines.size() && lines.get(at).startsWith("|")) {
            String line = lines.get(at++);
            if (line.matches("^[|\\-: ]+$")) {
                continue;
            }
            String[] cells = line.replaceAll("^\\|\\s*|\\s*\\|\\s*$", "").split("\\s*\\|\\s*", -1);
            for (int column = 0; column < cells.length; column++) {
                grid.add(flow(cells[column], row == 0 ? "h3" : "p"), column, row);
            }
            row++;
        }
        nodes.add(grid);
        return at;
    }

    private static Node item(String mark, String text) {
        HBox item = new HBox(8, new Label(mark), flow(text, "p"));
        item.setMinWidth(0);
        return item;
    }

    private static TextFlow flow(String text, String style) {
        TextFlow flow = new TextFlow();
        Matcher inline = INLINE.matcher(text);
        int from = 0;
        while (inline.find()) {
            flow.getChildren().add(words(text.substring(from, inline.start()), style));
            if (inline.group(1) != null) {
                flow.getChildren().add(words(inline.group(1), "strong"));
            } else if (inline.group(2) != null) {
                flow.getChildren().add(words(inline.group(2), "code"));
            } else {
                flow.getChildren().add(words(inline.group(3), "medium"));
            }
            from = inline.end();
        }
        flow.getChildren().add(words(text.substring(from), style));
        flow.setLineSpacing(3);
        flow.setMinWidth(0);
        return flow;
    }

    private static Text words(String text, String style) {
        Text words = new Text(text);
        words.getStyleClass().add(style);
        return words;
    }
}
