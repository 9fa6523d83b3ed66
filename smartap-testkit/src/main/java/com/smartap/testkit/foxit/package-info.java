/** A Foxit eSign in memory: both of its public surfaces, webhooks, and documents that are really signed. */
@NullMarked
package com.smartap.testkit.foxit;

import org.jspecify.annotations.NullMarked;
