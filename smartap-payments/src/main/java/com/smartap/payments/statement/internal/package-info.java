/** What the readers of bank files share: lines, values, proofs. */
@NullMarked
package com.smartap.payments.statement.internal;

import org.jspecify.annotations.NullMarked;
