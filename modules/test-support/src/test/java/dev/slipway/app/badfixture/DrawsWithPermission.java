package dev.slipway.app.badfixture;

import dev.slipway.core.rule.Exempt;
import java.awt.Graphics2D;

/** Breaks: the exception is for images, not for drawing. */
@Exempt(from = Exempt.Rule.AWT, because = "an excuse")
public final class DrawsWithPermission {
    private DrawsWithPermission() {}

    public static void answer(Graphics2D canvas) {
        canvas.drawLine(0, 0, 1, 1);
    }
}
