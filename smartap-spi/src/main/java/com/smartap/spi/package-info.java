/** What every provider and every user of SmartAP shares: API markers, provider levels and errors. */
@NullMarked
package com.smartap.spi;

import org.jspecify.annotations.NullMarked;
