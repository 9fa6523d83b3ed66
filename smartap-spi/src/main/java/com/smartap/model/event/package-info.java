/** Events: everything that happened to an invoice, a document or a payment batch. */
@NullMarked
package com.smartap.model.event;

import org.jspecify.annotations.NullMarked;
