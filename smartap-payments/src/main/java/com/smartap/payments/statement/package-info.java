/** Readers of bank statements. */
@NullMarked
package com.smartap.payments.statement;

import org.jspecify.annotations.NullMarked;
