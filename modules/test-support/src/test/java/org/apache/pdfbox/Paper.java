package org.apache.pdfbox;

/** Stands for the PDF library. */
public final class Paper {
    public int pages() {
        return 1;
    }
}
