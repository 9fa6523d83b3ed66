/** Readers that turn documents into candidate invoices with a confidence for each field. */
@NullMarked
package com.smartap.spi.capture;

import org.jspecify.annotations.NullMarked;
