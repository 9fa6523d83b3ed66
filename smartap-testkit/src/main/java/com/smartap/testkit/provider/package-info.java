/** The contract and the proofs of payment providers, and what a simulator of one has to be able to do. */
@NullMarked
package com.smartap.testkit.provider;

import org.jspecify.annotations.NullMarked;
