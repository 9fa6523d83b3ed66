/** Contracts of payment formats, statement readers and bank channels. */
@NullMarked
package com.smartap.testkit.payment;

import org.jspecify.annotations.NullMarked;
