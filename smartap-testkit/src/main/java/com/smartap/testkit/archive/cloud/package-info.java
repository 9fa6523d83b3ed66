/** What simulated object stores have in common: bytes that need not fit into memory, and what can go wrong. */
@NullMarked
package com.smartap.testkit.archive.cloud;

import org.jspecify.annotations.NullMarked;
