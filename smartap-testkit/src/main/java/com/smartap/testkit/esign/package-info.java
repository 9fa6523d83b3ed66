/** The contract and the proofs of providers of electronic signatures, and what a simulator of one has to be able to do. */
@NullMarked
package com.smartap.testkit.esign;

import org.jspecify.annotations.NullMarked;
