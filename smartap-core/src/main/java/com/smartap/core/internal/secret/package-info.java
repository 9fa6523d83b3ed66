/** Encryption of stored credentials and the vault from which connectors read them. */
@NullMarked
package com.smartap.core.internal.secret;

import org.jspecify.annotations.NullMarked;
