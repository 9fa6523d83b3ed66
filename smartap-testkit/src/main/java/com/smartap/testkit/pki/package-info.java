/** A public key infrastructure of a laboratory: authorities, time-stamps and revocation over HTTP, misbehaving as told. */
@NullMarked
package com.smartap.testkit.pki;

import org.jspecify.annotations.NullMarked;
