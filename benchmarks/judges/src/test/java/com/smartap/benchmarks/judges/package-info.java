/** What judges of others say about seals. */
@NullMarked
package com.smartap.benchmarks.judges;

import org.jspecify.annotations.NullMarked;
