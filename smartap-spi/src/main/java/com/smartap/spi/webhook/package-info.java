/** What outside systems send on their own: requests that are verified before they are believed. */
@NullMarked
package com.smartap.spi.webhook;

import org.jspecify.annotations.NullMarked;
