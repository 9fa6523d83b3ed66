/** PayPal Payouts: batches and single payments to PayPal and Venmo wallets, and the webhooks about them. */
@NullMarked
package com.smartap.payments.paypal;

import org.jspecify.annotations.NullMarked;
