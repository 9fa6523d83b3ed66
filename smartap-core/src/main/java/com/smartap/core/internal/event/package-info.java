/** Durable deliveries of events to subscriptions, run as jobs, in order for each aggregate. */
@NullMarked
package com.smartap.core.internal.event;

import org.jspecify.annotations.NullMarked;
