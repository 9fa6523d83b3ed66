package com.smartap.capture.internal.edi;

/** The three parts of a message. */
enum EdifactSection {
    HEADER,
    LINES,
    SUMMARY
}
