package com.smartap.testkit.bank;

/**
 * A batch on the bank's register. Its payments stand there one after the other.
 *
 * @param order what was ordered, without the payments
 * @param file the index of its file
 * @param first the index of its first payment
 * @param end the index after its last payment
 * @param waits whether somebody has to say that it may go on
 */
record HandledBatch(OrderedBatch order, int file, int first, int end, boolean waits) {
    HandledBatch waiting(boolean value) {
        return new HandledBatch(order, file, first, end, value);
    }
}
