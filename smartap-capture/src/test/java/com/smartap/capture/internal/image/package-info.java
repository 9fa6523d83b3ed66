/** Tests of decoding and preparing pictures. */
@NullMarked
package com.smartap.capture.internal.image;

import org.jspecify.annotations.NullMarked;
