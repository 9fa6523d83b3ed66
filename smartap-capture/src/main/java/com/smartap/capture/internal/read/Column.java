package com.smartap.capture.internal.read;

/**
 * A column of a table of lines.
 *
 * @param kind what it holds
 * @param left left edge of its heading
 * @param right right edge of its heading
 */
record Column(LabelKind kind, double left, double right) {}
