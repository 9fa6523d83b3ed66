/** Other libraries that read and write bank files. */
@NullMarked
package com.smartap.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
