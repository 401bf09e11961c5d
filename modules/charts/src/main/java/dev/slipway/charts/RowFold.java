package dev.slipway.charts;

/** Heights of pictures of rows in places that are too low for them, so that the fold is between two rows. */
final class RowFold {
    private RowFold() {}

    /**
     * Height of the whole picture.
     *
     * @param above height above the first row
     * @param below height below the last row
     * @param least height of a row below which it can't be read
     * @param room of the place
     */
    static double height(double above, double below, int rows, double least, double room) {
        int shown = (int) Math.floor((room - above) / least);
        double row = shown < 1 ? least : Math.max(least, (room - above) / shown);
        return above + below + rows * row;
    }
}
