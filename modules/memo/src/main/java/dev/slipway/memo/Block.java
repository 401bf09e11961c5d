package dev.slipway.memo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One block of an appendix part for the template: title, note, picture, sentences, table, code; any of them may be missing. */
final class Block {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final String title;
    private final String note;
    private final List<String> lines = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();
    private final List<Map<String, Object>> tables = new ArrayList<>();

    private Block(String title, String note) {
        this.title = title;
        this.note = note;
        fields.put("title", title);
        fields.put("note", note);
        fields.put("lines", lines);
        fields.put("tables", tables);
        fields.put("picture", "");
        fields.put("code", "");
    }

    static Block of(String title) {
        return new Block(title, "");
    }

    static Block of(String title, String note) {
        return new Block(title, note);
    }

    Block picture(String markup) {
        fields.put("picture", markup);
        return this;
    }

    Block code(String text) {
        fields.put("code", text);
        return this;
    }

    Block line(String sentence) {
        lines.add(sentence);
        return this;
    }

    Block table(Grid grid) {
        tables.add(grid.asMap());
        grids.add(grid);
        return this;
    }

    /** The block may break over pages: for tables longer than half a page. */
    Block breakable() {
        fields.put("long", true);
        return this;
    }

    /** The grids, in order. */
    List<Grid> grids() {
        return grids;
    }

    String title() {
        return title;
    }

    String note() {
        return note;
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Object> asMap() {
        return fields;
    }

    /** A part of the document for the template. */
    static Map<String, Object> part(String id, String title, String intro, List<Block> blocks) {
        return Map.of(
                "id",
                id,
                "title",
                title,
                "intro",
                intro,
                "blocks",
                blocks.stream().map(Block::asMap).toList());
    }
}
