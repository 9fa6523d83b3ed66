/** Certificates: who vouches for whom, and what was revoked. */
@NullMarked
package com.smartap.archive.internal.trust;

import org.jspecify.annotations.NullMarked;
