/** Tests of the console over an engine that is only pretended. */
@NullMarked
package com.smartap.console;

import org.jspecify.annotations.NullMarked;
