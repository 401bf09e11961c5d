package dev.slipway.charts;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The few signs that go with a word, so that no meaning hangs on a colour; 11 px, centred. */
final class Icons {
    private Icons() {}

    static void check(Ink ink, double x, double y, Color color) {
        Path2D.Double shape = new Path2D.Double();
        shape.moveTo(x - 4.5, y);
        shape.lineTo(x - 1.2, y + 3.4);
        shape.lineTo(x + 4.6, y - 3.6);
        ink.stroke(shape, color, 1.4);
    }

    static void info(Ink ink, double x, double y, Color color) {
        ink.stroke(new Ellipse2D.Double(x - 5, y - 5, 10, 10), color, 1.2);
        ink.line(x, y - .8, x, y + 3, color, 1.3);
        ink.dot(x, y - 2.6, .8, color);
    }

    static void warning(Ink ink, double x, double y, Color color) {
        Path2D.Double shape = new Path2D.Double();
        shape.moveTo(x, y - 5.2);
        shape.lineTo(x + 5.6, y + 4.6);
        shape.lineTo(x - 5.6, y + 4.6);
        shape.closePath();
        ink.stroke(shape, color, 1.2);
        ink.line(x, y - 2, x, y + 1.4, color, 1.3);
        ink.dot(x, y + 3, .8, color);
    }

    static void pause(Ink ink, double x, double y, Color color) {
        ink.stroke(new Ellipse2D.Double(x - 5, y - 5, 10, 10), color, 1.2);
        ink.line(x - 1.6, y - 2.2, x - 1.6, y + 2.2, color, 1.3);
        ink.line(x + 1.6, y - 2.2, x + 1.6, y + 2.2, color, 1.3);
    }

    static void cross(Ink ink, double x, double y, Color color) {
        ink.line(x - 3.4, y - 3.4, x + 3.4, y + 3.4, color, 1.4);
        ink.line(x - 3.4, y + 3.4, x + 3.4, y - 3.4, color, 1.4);
    }
}
