/** Channels that carry files between SmartAP and a bank. */
@NullMarked
package com.smartap.payments.channel;

import org.jspecify.annotations.NullMarked;
