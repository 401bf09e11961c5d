package dev.slipway.app.badfixture;

import java.awt.Graphics2D;

/** Breaks: only charts and memo draw. */
public final class Draws {
    private Draws() {}

    public static void answer(Graphics2D canvas) {
        canvas.drawLine(0, 0, 1, 1);
    }
}
