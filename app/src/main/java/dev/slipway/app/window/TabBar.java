package dev.slipway.app.window;

import dev.slipway.app.shell.Screen;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Page;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The tabs: an icon and a word each, arrow keys between them, the views of the selected tab at the right end. */
final class TabBar extends HBox {
    private static final String TIGHT = "tight";

    private final ToggleGroup group = new ToggleGroup();
    private final HBox views = new HBox();
    private final MenuButton folded = new MenuButton();
    private List<ToggleButton> buttons = List.of();
    private double unfolded;

    TabBar(List<Screen> screens, Consumer<Screen> select) {
        getStyleClass().add("tab-bar");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        for (int i = 0; i < screens.size(); i++) {
            getChildren().add(tab(screens.get(i), i));
        }
        views.getStyleClass().add("segmented");
        folded.setId("views-folded");
        folded.setAccessibleText("View of this tab");
        folded.getStyleClass().add("small");
        folded.setMinWidth(USE_PREF_SIZE);
        setMinWidth(0); // what has no room is cut at the right end, and nothing else moves
        getChildren().addAll(Page.gap(), views);
        group.selectedToggleProperty().addListener((property, before, after) -> {
            if (after == null) {
                group.selectToggle(before);
            } else if (after.getUserData() instanceof Screen screen) {
                showViews(screen);
                select.accept(screen);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        widthProperty().addListener((property, before, after) -> fit());
        showNoViews();
    }

    /** Where tabs and views do not fit side by side, the tabs go without their icons, and then closer together. */
    private void fit() {
        if (getScene() == null || getWidth() <= 0) {
            return;
        }
        getStyleClass().remove(TIGHT);
        applyCss();
        double wanted = getInsets().getLeft()
                + getInsets().getRight()
                + getSpacing() * (getChildren().size() - 1)
                + (views.isManaged() ? viewsWidth() : 0);
        for (Toggle toggle : group.getToggles()) {
            if (toggle instanceof ToggleButton tab) {
                boolean bare = tab.getContentDisplay() == ContentDisplay.TEXT_ONLY;
                wanted += tab.prefWidth(-1) + (bare ? tab.getGraphic().prefWidth(-1) + tab.getGraphicTextGap() : 0);
            }
        }
        ContentDisplay display = wanted > getWidth() ? ContentDisplay.TEXT_ONLY : ContentDisplay.LEFT;
        double icons = 0;
        for (Toggle toggle : group.getToggles()) {
            if (toggle instanceof ToggleButton tab) {
                tab.setContentDisplay(display);
                icons += tab.getGraphic().prefWidth(-1) + tab.getGraphicTextGap();
            }
        }
        fold(wanted - icons > getWidth());
        boolean isFolded = views.getChildren().contains(folded);
        double bare = wanted - icons - (isFolded ? viewsWidth() - folded.prefWidth(-1) : 0);
        if (bare > getWidth()) {
            getStyleClass().add(TIGHT);
        }
    }

    /** Views that have no room even beside bare tabs become one button with a menu. */
    private void fold(boolean wanted) {
        if (wanted == views.getChildren().contains(folded) || buttons.isEmpty()) {
            return;
        }
        folded.textProperty().unbind();
        if (!wanted) {
            views.getChildren().setAll(buttons);
            return;
        }
        folded.getItems().clear();
        for (ToggleButton button : buttons) {
            MenuItem item = new MenuItem(button.getText());
            item.setOnAction(event -> button.setSelected(true));
            folded.getItems().add(item);
        }
        folded.textProperty()
                .bind(Bindings.createStringBinding(
                        this::shownView,
                        buttons.stream().map(ToggleButton::selectedProperty).toArray(Observable[]::new)));
        views.getChildren().setAll(folded);
    }

    private String shownView() {
        return buttons.stream()
                .filter(ToggleButton::isSelected)
                .findFirst()
                .map(ToggleButton::getText)
                .orElse("");
    }

    /** That of the views side by side, also while they are folded. */
    private double viewsWidth() {
        if (!views.getChildren().contains(folded)) {
            unfolded = views.prefWidth(-1);
        }
        return unfolded;
    }

    private ToggleButton tab(Screen screen, int index) {
        ToggleButton button = new ToggleButton(screen.title(), Icon.of(screen.icon()));
        button.setId("tab-" + screen.id());
        button.getStyleClass().add("tab-item");
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setAccessibleText(screen.title());
        button.setToggleGroup(group);
        button.setUserData(screen);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        String key = TabKeys.words(index);
        if (!key.isEmpty()) {
            button.setTooltip(new Tooltip(screen.title() + " (" + key + ")"));
        }
        return button;
    }

    void select(Screen screen) {
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == screen)
                .findFirst()
                .ifPresent(group::selectToggle);
    }

    /** Tabs that have nothing to show yet can't be chosen. */
    void enable(Predicate<Screen> usable) {
        group.getToggles().forEach(toggle -> {
            if (toggle instanceof ToggleButton button && toggle.getUserData() instanceof Screen screen) {
                button.setDisable(!usable.test(screen));
            }
        });
    }

    private void showViews(Screen screen) {
        buttons = screen.views();
        if (buttons.isEmpty()) {
            showNoViews();
            return;
        }
        views.getChildren().setAll(buttons);
        buttons.forEach(button -> button.getStyleClass().removeAll("first", "last"));
        buttons.getFirst().getStyleClass().add("first");
        buttons.getLast().getStyleClass().add("last");
        views.setVisible(true);
        views.setManaged(true);
        fit();
    }

    private void showNoViews() {
        buttons = List.of();
        views.getChildren().clear();
        views.setVisible(false);
        views.setManaged(false);
        fit();
    }

    private void move(KeyEvent event) {
        boolean onTab = group.getToggles().stream()
                .anyMatch(toggle -> toggle instanceof ToggleButton button && button.isFocused());
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (!onTab || step == 0) {
            return;
        }
        int at = group.getToggles().indexOf(group.getSelectedToggle()) + step;
        while (at >= 0 && at < group.getToggles().size()) {
            if (group.getToggles().get(at) instanceof ToggleButton next && !next.isDisabled()) {
                group.selectToggle(next);
                next.requestFocus();
                break;
            }
            at += step;
        }
        event.consume();
    }
}
