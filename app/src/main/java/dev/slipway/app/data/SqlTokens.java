package dev.slipway.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SQL, with or without Jinja in it, into pieces of one colour each. */
final class SqlTokens {
    /** What a piece is; its style class is {@code sql-} and the name in lower case. */
    enum Kind {
        WORD,
        KEYWORD,
        TEXT,
        NUMBER,
        COMMENT,
        TEMPLATE;

        String style() {
            return "sql-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A piece of the text; all of them together are the text. */
    record Token(Kind kind, String text) {}

    private static final Set<String> KEYWORDS = Set.of(
            "select",
            "from",
            "where",
            "group",
            "by",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "first",
            "rows",
            "only",
            "with",
            "as",
            "on",
            "using",
            "join",
            "left",
            "right",
            "full",
            "inner",
            "outer",
            "cross",
            "union",
            "all",
            "except",
            "intersect",
            "distinct",
            "case",
            "when",
            "then",
            "else",
            "end",
            "and",
            "or",
            "not",
            "in",
            "is",
            "null",
            "between",
            "like",
            "exists",
            "over",
            "partition",
            "values",
            "cast",
            "true",
            "false",
            "asc",
            "desc",
            "nulls",
            "last",
            "filter",
            "interval",
            "date",
            "timestamp",
            "explain",
            "show",
            "table",
            "recursive",
            "lateral",
            "window",
            "range");
    private static final Pattern PIECES =
            Pattern.compile("(?s)(?<comment>--[^\\n]*|/\\*.*?(?:\\*/|\\z)|\\{#.*?(?:#}|\\z))"
                    + "|(?<template>\\{\\{.*?(?:}}|\\z)|\\{%.*?(?:%}|\\z))"
                    + "|(?<text>'(?:[^']|'')*(?:'|\\z))"
                    + "|(?<number>(?<![A-Za-z0-9_])\\d+(?:\\.\\d+)?(?![A-Za-z0-9_]))"
                    + "|(?<name>[A-Za-z_][A-Za-z0-9_]*|\"[^\"]*(?:\"|\\z))");

    private SqlTokens() {}

    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher piece = PIECES.matcher(sql);
        int done = 0;
        while (piece.find()) {
            add(tokens, Kind.WORD, sql.substring(done, piece.start()));
            add(tokens, kind(piece), piece.group());
            done = piece.end();
        }
        add(tokens, Kind.WORD, sql.substring(done));
        return tokens;
    }

    private static Kind kind(Matcher piece) {
        if (piece.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (piece.group("template") != null) {
            return Kind.TEMPLATE;
        }
        if (piece.group("text") != null) {
            return Kind.TEXT;
        }
        if (piece.group("number") != null) {
            return Kind.NUMBER;
        }
        return KEYWORDS.contains(piece.group().toLowerCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.WORD;
    }

    /** Neighbours of one colour are one piece. */
    private static void add(List<Token> tokens, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!tokens.isEmpty() && tokens.getLast().kind() == kind) {
            tokens.add(new Token(kind, tokens.removeLast().text() + text));
        } else {
            tokens.add(new Token(kind, text));
        }
    }
}
