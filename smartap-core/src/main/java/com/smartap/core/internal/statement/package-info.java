/** Reading what banks send, and booking it once. */
@NullMarked
package com.smartap.core.internal.statement;

import org.jspecify.annotations.NullMarked;
