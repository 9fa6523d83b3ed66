/** Load runs over whole invoice lives, and micro-benchmarks of the parts that spend the time. */
@NullMarked
package com.smartap.benchmarks;

import org.jspecify.annotations.NullMarked;
