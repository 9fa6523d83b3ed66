/** What all simulators of ERP systems have in common: a server that misbehaves on demand, and what a test asks of it. */
@NullMarked
package com.smartap.testkit.twin;

import org.jspecify.annotations.NullMarked;
