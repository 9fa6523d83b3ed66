/** Payment files, bank statements and the channels that carry them between SmartAP and a bank. */
@NullMarked
package com.smartap.spi.payment;

import org.jspecify.annotations.NullMarked;
