package dev.slipway.app.overview;

import dev.slipway.app.overview.OverviewModel.Card;
import dev.slipway.app.shell.Awaited;
import dev.slipway.app.shell.Dialogs;
import dev.slipway.app.shell.MemoExport;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Columns;
import dev.slipway.app.widget.Fxml;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.KpiCard;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Slices;
import dev.slipway.charts.MiniInterval;
import dev.slipway.charts.Sparkline;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.Readout;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Verdict, key numbers, trend and health. */
@SuppressWarnings("NullAway.Init") // the loader fills the fields before anybody sees the view
final class OverviewView {
    private static final double CARD_WIDTH = 250;
    private static final double WIDE = 1040;
    private static final double FIVE_CARDS = 1200;
    private static final double GAP = 12;
    private static final double[] SHARES = {67, 33};
    private static final double[] ALONE = {100};

    private final ScreenContext context;
    private final OverviewViewModel model;
    private final Node root;
    private final TrendPanel trend;
    private final HealthPanel health;
    private final AnswersPanel answers = new AnswersPanel();
    private final GridPane words = new GridPane();
    private final RuleLines lines;

    private boolean wide;
    private boolean placed;

    @FXML
    private VBox page;

    @FXML
    private HBox filterNote;

    @FXML
    private HBox verdict;

    @FXML
    private VBox verdictCell;

    @FXML
    private StackPane verdictIcon;

    @FXML
    private Label verdictWord;

    @FXML
    private Label verdictNote;

    @FXML
    private Label headline;

    @FXML
    private GridPane rules;

    @FXML
    private Button whyButton;

    @FXML
    private Button exportButton;

    @FXML
    private GridPane cards;

    @FXML
    private GridPane bottom;

    OverviewView(ScreenContext context, OverviewViewModel model) {
        this.context = context;
        this.model = model;
        root = Page.scrolling(Fxml.load(this, "Overview", VBox.class));
        lines = new RuleLines(rules);
        trend = new TrendPanel(context);
        health = new HealthPanel(model::showHealth);
        words.setHgap(GAP);
        words.setMinHeight(Region.USE_PREF_SIZE);
        page.getChildren().add(page.getChildren().indexOf(cards), words);
        whyButton.setGraphic(Icon.of("sw-forest"));
        whyButton.setOnAction(event -> model.showWhy());
        exportButton.setGraphic(Icon.of("fth-file-text"));
        exportButton.setOnAction(event -> MemoExport.start(context, Dialogs.FileKind.PDF));
        page.widthProperty().addListener((property, before, after) -> arrange(after.doubleValue()));
        arrange(WIDE);
        model.modelProperty().addListener((property, before, after) -> show(after));
        model.awaitedProperty().addListener((property, before, after) -> showAnswers());
        model.wholeProperty().addListener((property, before, after) -> showAnswers());
        show(model.modelProperty().get());
        showAnswers();
        fillLater();
    }

    /** The verdict and the frames of the cards come first; styling all of it at once would hold the window for too long. */
    private void fillLater() {
        Slices.later(page, lines::fill);
        Slices.later(page, () -> {
            placed = true;
            arrangeWords();
        });
    }

    Node root() {
        return root;
    }

    /** At most four; a fifth card comes closer rather than stand alone in a row. */
    private int columns(double width) {
        if (cards.getChildren().size() == 5 && width >= FIVE_CARDS) {
            return 5;
        }
        return (int) Math.clamp((width - 20) / CARD_WIDTH, 1, width >= WIDE ? 4 : 2);
    }

    /** Side by side where there is room, else one below the other. */
    private void arrange(double width) {
        Columns.arrange(cards, columns(width));
        wide = width >= WIDE;
        lines.arrange(width);
        arrangeWords();
    }

    /** Words and health come before the numbers that they are made of: nobody should have to scroll to them. */
    private void arrangeWords() {
        boolean worded = answers.isManaged();
        words.setManaged(worded);
        if (!placed) {
            return;
        }
        bottom.getChildren().clear();
        words.getChildren().clear();
        if (worded && wide) {
            Columns.place(words, List.of(answers, health), SHARES);
            Columns.place(bottom, List.of(trend), ALONE);
        } else {
            Columns.place(words, List.of(answers), ALONE);
            Columns.place(bottom, List.of(trend, health), wide ? SHARES : ALONE);
        }
    }

    private void show(@Nullable OverviewModel now) {
        Findings readout = model.readout();
        if (now == null || readout == null) {
            return;
        }
        String look = now.verdict().toLowerCase(Locale.ROOT);
        verdict.getStyleClass().setAll("panel", "flush", look + "-line");
        verdictCell.getStyleClass().setAll("verdict-cell", look);
        Node icon = Icon.of(verdictLiteral(now.verdict()), "icon-" + look, "verdict-icon");
        verdictIcon.getChildren().setAll(icon);
        verdictWord.setText(now.verdict());
        verdictWord.getStyleClass().setAll("label", "verdict", look);
        verdictNote.setText(now.note());
        headline.setText(now.headline());
        verdict.setAccessibleText(now.verdict() + ". " + now.note() + ". " + now.headline());
        showFilter(now);
        lines.show(now.rules());
        boolean twoLines = now.cards().stream()
                .anyMatch(card -> KpiCard.Words.isLong(card.metric().label()));
        cards.getChildren()
                .setAll(now.cards().stream()
                        .map(card -> card(card, readout, twoLines))
                        .toList());
        arrange(page.getWidth() > 0 ? page.getWidth() : WIDE);
        trend.show(readout);
        health.show(now);
    }

    /** They rest on the analyses, so after a new filter they come later than the rest. */
    private void showAnswers() {
        Awaited awaited = model.awaitedProperty().get();
        Readout whole = model.wholeProperty().get();
        if (awaited.state() != Awaited.State.NOTHING) {
            answers.say(awaited.sentence());
        } else if (whole != null) {
            answers.show(whole.answers());
        }
        arrangeWords();
    }

    private static String verdictLiteral(String verdict) {
        return switch (verdict) {
            case "SHIP" -> "fth-check-circle";
            case "STOP" -> "fth-x-octagon";
            default -> "fth-pause-circle";
        };
    }

    private void showFilter(OverviewModel now) {
        String filter = now.filter();
        filterNote.setVisible(filter != null);
        filterNote.setManaged(filter != null);
        filterNote.getChildren().clear();
        if (filter != null) {
            InfoNote note = new InfoNote(
                    "fth-filter",
                    "Only " + filter + ". What is below is exploratory: the verdict belongs to all users.");
            HBox.setHgrow(note, Priority.ALWAYS);
            filterNote.getChildren().add(note);
        }
    }

    private Node card(Card card, Findings readout, boolean twoLines) {
        Badge badge = new Badge(card.role().equals("Primary") ? Badge.Kind.ACCENT : Badge.Kind.NEUTRAL, card.role());
        KpiCard.Words words = new KpiCard.Words(
                card.metric().label(),
                card.level(),
                card.control(),
                card.estimate(),
                card.interval(),
                card.accessible());
        KpiCard shown = new KpiCard(
                context,
                words,
                twoLines,
                badge,
                new Sparkline(card.metric()),
                new MiniInterval(card.metric(), readout.decision().treatment()));
        shown.setId("card-" + card.metric().key());
        shown.setOnAction(event -> model.showMetric(card.metric().key()));
        return shown;
    }
}
