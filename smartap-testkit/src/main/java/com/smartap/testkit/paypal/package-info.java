/** A simulator of PayPal Payouts: tokens, batches and their items, transactions, and webhooks with certificates. */
@NullMarked
package com.smartap.testkit.paypal;

import org.jspecify.annotations.NullMarked;
