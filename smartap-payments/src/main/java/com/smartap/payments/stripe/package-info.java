/** Pays through Stripe: outbound payments and payout intents of its API v2, and outbound payments of Treasury. */
@NullMarked
package com.smartap.payments.stripe;

import org.jspecify.annotations.NullMarked;
