/** Stores that keep documents and sealers that make them tamper-evident. */
@NullMarked
package com.smartap.spi.archive;

import org.jspecify.annotations.NullMarked;
