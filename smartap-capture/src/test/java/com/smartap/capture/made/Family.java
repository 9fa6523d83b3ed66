package com.smartap.capture.made;

import java.util.Random;

/**
 * How an invoice is laid out. Each part has ways that readers are tuned on and ways that are held back, so that what is
 * measured is what happens with layouts never seen.
 *
 * @param party where vendor and customer stand
 * @param head where number and dates stand
 * @param table the columns of the lines
 * @param sums where the sums stand
 * @param foot where account and tax id stand
 */
record Family(int party, int head, int table, int sums, int foot) {
    private static final int[] SEEN = {4, 4, 4, 4, 2};
    private static final int[] HELD_BACK = {4, 5, 5, 4, 2};

    /** One of the layouts to tune on. */
    static Family seen(Random random) {
        return new Family(
                random.nextInt(SEEN[0]),
                random.nextInt(SEEN[1]),
                random.nextInt(SEEN[2]),
                random.nextInt(SEEN[3]),
                random.nextInt(SEEN[4]));
    }

    /** One of the layouts that nothing was tuned on. */
    static Family heldBack(Random random) {
        return new Family(
                SEEN[0] + random.nextInt(HELD_BACK[0]),
                SEEN[1] + random.nextInt(HELD_BACK[1]),
                SEEN[2] + random.nextInt(HELD_BACK[2]),
                SEEN[3] + random.nextInt(HELD_BACK[3]),
                SEEN[4] + random.nextInt(HELD_BACK[4]));
    }
}
