/** A bank in a box: takes payment files, pays, returns payments and issues statements. */
@NullMarked
package com.smartap.testkit.bank;

import org.jspecify.annotations.NullMarked;
