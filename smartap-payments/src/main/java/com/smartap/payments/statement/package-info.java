/** Readers of ISO 20022 messages from banks: statements, notifications, reports and payment status reports. */
@NullMarked
package com.smartap.payments.statement;

import org.jspecify.annotations.NullMarked;
