package com.smartap.capture.internal.container;

import com.smartap.spi.DocumentException;
import org.jspecify.annotations.Nullable;

/**
 * Something found in a container: its bytes, or why they were not taken.
 *
 * @param path where it was, such as {@code a.zip/b.pdf}
 * @param bytes the content; null if it was refused
 * @param refusal why it was not taken; null if it was
 */
public record Item(
        String path, byte @Nullable [] bytes, @Nullable DocumentException refusal) {}
