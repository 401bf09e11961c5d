package dev.slipway.app.data;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.ColumnPicture;
import dev.slipway.charts.ColumnPicture.Kind;
import dev.slipway.charts.ColumnPicture.Part;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.ColumnProfile;
import dev.slipway.warehouse.TableProfile;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The head of a column: its name, a picture of what it holds and a few words. */
final class ColumnHead extends VBox {
    private static final double PICTURE = 24;
    private static final double LETTER = 6.1;

    private final Label name;
    private final PictureView picture;
    private final Label caption = new Label("");

    ColumnHead(ScreenContext context, String column, boolean right) {
        super(5);
        getStyleClass().add("column-head");
        name = new Label(column);
        name.getStyleClass().addAll("mono", "column-name");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(column));
        picture = new PictureView(context);
        picture.setFocusTraversable(false);
        Region skeleton = new Region();
        skeleton.getStyleClass().add("skeleton");
        skeleton.visibleProperty().bind(picture.pictureProperty().isNull());
        StackPane place = new StackPane(skeleton, picture);
        place.setMinHeight(PICTURE);
        place.setPrefHeight(PICTURE);
        place.setMaxHeight(PICTURE);
        caption.getStyleClass().addAll("axis", "faint");
        caption.setMinWidth(0);
        setAlignment(right ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        setMinWidth(0);
        getChildren().addAll(name, place, caption);
    }

    /** Fills the head and returns the width that its words need. */
    double show(ColumnProfile profile, TableProfile table, List<String> variants) {
        ColumnPicture drawn = picture(profile, table, variants);
        picture.setPicture(drawn);
        String words = words(profile, table);
        caption.setText(words);
        caption.setTooltip(new Tooltip(words));
        setAccessibleText(drawn.accessibleText() + " " + words);
        return words.length() * LETTER;
    }

    private static ColumnPicture picture(ColumnProfile profile, TableProfile table, List<String> variants) {
        long read = Math.ceilDiv(table.rows(), table.every());
        List<Part> parts = new ArrayList<>();
        profile.levels().forEach(level -> parts.add(new Part(level.value(), level.rows())));
        profile.bins()
                .forEach(bin -> parts.add(new Part(
                        value(profile, bin.from(), bin.to()) + " to " + value(profile, bin.to(), bin.from()),
                        bin.rows())));
        List<Integer> arms = profile.column().equals("variant")
                ? profile.levels().stream()
                        .map(level -> variants.indexOf(level.value()))
                        .toList()
                : List.of();
        Kind kind = switch (profile.shape()) {
            case MISSING -> Kind.EMPTY;
            case ALL_DIFFERENT -> Kind.DIFFERENT;
            case LEVELS -> Kind.SHARES;
            case RANKED, DISTRIBUTION -> Kind.BARS;
        };
        return new ColumnPicture(
                profile.column(), kind, parts, profile.missing(), read, arms.contains(-1) ? List.of() : arms);
    }

    static String words(ColumnProfile profile, TableProfile table) {
        long read = Math.ceilDiv(table.rows(), table.every());
        String missing = profile.missing() == 0 || read == 0
                ? ""
                : ", " + Numbers.rate(profile.missing() / (double) read) + " missing";
        return switch (profile.shape()) {
            case MISSING -> "no values";
            case ALL_DIFFERENT, RANKED ->
                Numbers.count(profile.distinct()) + " values" + (table.every() > 1 ? " seen" : "") + missing;
            case LEVELS -> levels(profile, read) + missing;
            case DISTRIBUTION ->
                value(profile, profile.low(), profile.high()) + "\u2013" + value(profile, profile.high(), profile.low())
                        + missing;
        };
    }

    private static String levels(ColumnProfile profile, long read) {
        if (profile.levels().size() == 1) {
            return "always " + profile.levels().getFirst().value();
        }
        if (profile.levels().size() > 2) {
            return profile.levels().size() + " values";
        }
        return Numbers.rate(profile.levels().getFirst().rows() / (double) read) + " "
                + profile.levels().getFirst().value();
    }

    private static String trimmed(String number) {
        return number.indexOf('.') < 0 ? number : number.replaceAll("\\.?0+$", "");
    }

    /** A number, or a moment as its day, or with its time where both ends are on one day. */
    private static String value(ColumnProfile profile, double at, double other) {
        if (profile.type() != ColumnProfile.Type.TIME) {
            return at == Math.rint(at) ? Numbers.count((long) at) : trimmed(Numbers.plain(at));
        }
        boolean oneDay = Dates.utcDay((long) at).equals(Dates.utcDay((long) other));
        return oneDay ? Dates.moment((long) at) : Dates.day(Dates.utcDay((long) at));
    }
}
