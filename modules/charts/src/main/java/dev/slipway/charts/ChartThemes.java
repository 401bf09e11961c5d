package dev.slipway.charts;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/** The three looks. Values are those of the design tokens that the desktop's style sheet uses as well. */
public final class ChartThemes {
    private static final ChartTheme LIGHT = light("light", "#F5F6F8");
    private static final ChartTheme PAPER = light("paper", "#FFFFFF");
    private static final ChartTheme DARK = dark("dark");

    private ChartThemes() {}

    public static ChartTheme light() {
        return LIGHT;
    }

    public static ChartTheme dark() {
        return DARK;
    }

    /** The light colours on white, for the memo and for files. */
    public static ChartTheme paper() {
        return PAPER;
    }

    public static List<ChartTheme> all() {
        return List.of(LIGHT, DARK, PAPER);
    }

    private static ChartTheme light(String name, String canvas) {
        return new ChartTheme(
                name,
                false,
                color("#FFFFFF"),
                color(canvas),
                color("#E9ECFB"),
                color("#EDF0F4"),
                color("#1A2230"),
                color("#4D5868"),
                color("#5E6B7D"),
                color("#DDE1E7"),
                color("#3A4CD0"),
                colors("#68758C #3A4CD0 #7D7300 #123F36 #2B8FD6"),
                color("#BFC6D0"),
                color("#4D5868"),
                color("#0A7556"),
                color("#DFF3EB"),
                color("#9A5B00"),
                color("#FCF0D9"),
                color("#BE2A3D"),
                color("#FBE5E7"),
                colors("#F1F3FB #D9DEF5 #B7C0EC #8F9BE0 #5968C9 #4254C4 #27349A"),
                colors("#8A3F04 #B2621B #E6AE74 #F5DCC0 #F3F4F6 #D5DAF4 #A6B0E7 #5F6FCE #3A4CD0"),
                color("#E8EBF0"),
                color("#BFC6D0"),
                color("#7B8797"),
                color("#BE2A3D"),
                color("#0C7F7D"),
                color("#B0338A"),
                .16f,
                Fonts.REGULAR,
                Fonts.MEDIUM,
                Fonts.SEMI_BOLD,
                Fonts.MONO);
    }

    private static ChartTheme dark(String name) {
        return new ChartTheme(
                name,
                true,
                color("#151A22"),
                color("#0E1218"),
                color("#232B52"),
                color("#29313D"),
                color("#E7EBF1"),
                color("#AEB8C6"),
                color("#8793A4"),
                color("#29313D"),
                color("#8E9BFF"),
                colors("#8D9AAF #8E9BFF #D6CB4A #DDF5E8 #4779B8"),
                color("#4A5666"),
                color("#AEB8C6"),
                color("#43C698"),
                color("#12302A"),
                color("#E3A849"),
                color("#362A14"),
                color("#F27D8A"),
                color("#3A1B22"),
                colors("#1A2030 #232C4F #2F3B74 #414F9E #6B7AD8 #7C8AE8 #AAB4FF"),
                colors("#E8924A #B96D2F #814D25 #4A3422 #222935 #2A3260 #414E9B #6877D6 #8E9BFF"),
                color("#232B36"),
                color("#414C5B"),
                color("#7B8797"),
                color("#F27D8A"),
                color("#35B8B3"),
                color("#E07CC0"),
                .24f,
                Fonts.REGULAR,
                Fonts.MEDIUM,
                Fonts.SEMI_BOLD,
                Fonts.MONO);
    }

    private static List<Color> colors(String hexes) {
        return Arrays.stream(hexes.split(" ", -1)).map(ChartThemes::color).toList();
    }

    private static Color color(String hex) {
        return Color.decode(hex);
    }
}
