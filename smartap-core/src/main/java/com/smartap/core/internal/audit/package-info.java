/** The audit log as it is written: a Merkle tree for each tenant, and what is personal under keys that can be destroyed. */
@NullMarked
package com.smartap.core.internal.audit;

import org.jspecify.annotations.NullMarked;
