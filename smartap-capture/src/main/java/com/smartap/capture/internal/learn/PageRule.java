package com.smartap.capture.internal.learn;

/** On which page of a document something stands. */
enum PageRule {
    FIRST,
    LAST,
    /** On one between. */
    INNER;

    /** The rule for a page: sums of a single page stand on the last one, all else on the first. */
    static PageRule of(Paper paper, int page, boolean sum) {
        boolean first = page == paper.firstPage();
        boolean last = page == paper.lastPage();
        if (first && last) {
            return sum ? LAST : FIRST;
        }
        return first ? FIRST : last ? LAST : INNER;
    }

    boolean fits(Paper paper, int page) {
        return switch (this) {
            case FIRST -> page == paper.firstPage();
            case LAST -> page == paper.lastPage();
            case INNER -> page != paper.firstPage() && page != paper.lastPage();
        };
    }
}
