package dev.slipway.app.widget;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** Slipway's own icon, a hull on its slip. */
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private AppIcon() {}

    /** All sizes, for the window; the system takes the one that fits. */
    public static List<Image> all() {
        return SIZES.stream().map(AppIcon::image).toList();
    }

    /** The icon at a size in px, sharp on screens of twice the density. */
    public static ImageView view(int size) {
        int source = SIZES.stream().filter(each -> each >= 2 * size).findFirst().orElse(SIZES.getLast());
        ImageView view = new ImageView(image(source));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        view.setAccessibleText("Slipway");
        return view;
    }

    private static Image image(int size) {
        String path = "/dev/slipway/app/icons/slipway-" + size + ".png";
        return new Image(
                Objects.requireNonNull(AppIcon.class.getResource(path), path).toExternalForm());
    }
}
