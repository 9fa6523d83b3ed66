/** The codes of bank files in words. */
@NullMarked
package com.smartap.payments.statement.code;

import org.jspecify.annotations.NullMarked;
