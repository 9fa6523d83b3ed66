/** What is suspicious about an invoice, and how much. */
@NullMarked
package com.smartap.model.risk;

import org.jspecify.annotations.NullMarked;
