/** What every test of SmartAP and of its providers shares: a clock that tests move. */
@NullMarked
package com.smartap.testkit;

import org.jspecify.annotations.NullMarked;
