/** What tests of any connector need: a context and a vault to give it, and what it logged. */
@NullMarked
package com.smartap.testkit.connector;

import org.jspecify.annotations.NullMarked;
