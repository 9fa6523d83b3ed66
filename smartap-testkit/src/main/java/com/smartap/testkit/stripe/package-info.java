/** A Stripe in memory: outbound payments, payout intents, recipients, Treasury, idempotency, events. */
@NullMarked
package com.smartap.testkit.stripe;

import org.jspecify.annotations.NullMarked;
