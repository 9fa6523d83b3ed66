/** What comparing an invoice with its purchase order showed. */
@NullMarked
package com.smartap.model.matching;

import org.jspecify.annotations.NullMarked;
