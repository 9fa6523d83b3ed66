/** Encryption of what is stored: one way for credentials, keys of persons and everything else. */
@NullMarked
package com.smartap.core.internal.envelope;

import org.jspecify.annotations.NullMarked;
