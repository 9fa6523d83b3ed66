/** Providers of electronic signatures, what is asked of them, and what is believed of what comes back. */
@NullMarked
package com.smartap.spi.esign;

import org.jspecify.annotations.NullMarked;
