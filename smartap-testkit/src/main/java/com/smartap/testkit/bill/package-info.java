/** A BILL in memory, for tests of the gateway and of hosts that pay through it. */
@NullMarked
package com.smartap.testkit.bill;

import org.jspecify.annotations.NullMarked;
