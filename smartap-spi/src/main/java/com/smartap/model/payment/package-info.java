/** Payments, the batches that carry them and what the bank reports back. */
@NullMarked
package com.smartap.model.payment;

import org.jspecify.annotations.NullMarked;
