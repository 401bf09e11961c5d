package dev.slipway.charts;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

/**
 * Colours and type of one look: the design's tokens as one record. {@link ChartThemes} holds light, dark and paper.
 *
 * @param arms control, first treatment, and further arms in order
 * @param sequential shares, from lowest to highest, 7 steps
 * @param diverging control better (4), neutral, treatment better (4)
 * @param staging tables that carry the loaded ones under our names
 * @param served tables that screens read
 * @param bandOpacity of interval bands, 0 to 1
 */
public record ChartTheme(
        String name,
        boolean dark,
        Color surface,
        Color canvas,
        Color selected,
        Color track,
        Color text,
        Color text2,
        Color text3,
        Color border,
        Color accent,
        List<Color> arms,
        Color before,
        Color after,
        Color ship,
        Color shipSoft,
        Color hold,
        Color holdSoft,
        Color stop,
        Color stopSoft,
        List<Color> sequential,
        List<Color> diverging,
        Color grid,
        Color axis,
        Color zero,
        Color limit,
        Color staging,
        Color served,
        float bandOpacity,
        Font regular,
        Font medium,
        Font semiBold,
        Font mono) {}
