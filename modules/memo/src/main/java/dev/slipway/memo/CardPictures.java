package dev.slipway.memo;

import dev.slipway.charts.Picture;

/** How a model card shows a picture: drawn on paper, as its numbers in a text file. */
interface CardPictures {
    /**
     * The block with the picture.
     *
     * @param height in CSS px; 0 asks the picture
     */
    Block show(Block block, String key, Picture picture, double width, double height);

    /** Drawn. */
    static CardPictures drawn(PictureSet pictures) {
        return (block, key, picture, width, height) -> block.picture(pictures.place(key, picture, width, height));
    }

    /** The numbers behind it, all of them. */
    static CardPictures numbers() {
        return (block, key, picture, width, height) -> block.table(Grid.all(picture.table()));
    }
}
