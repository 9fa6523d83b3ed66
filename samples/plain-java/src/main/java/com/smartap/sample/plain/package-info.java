/** SmartAP embedded in a program of a few lines. */
@NullMarked
package com.smartap.sample.plain;

import org.jspecify.annotations.NullMarked;
