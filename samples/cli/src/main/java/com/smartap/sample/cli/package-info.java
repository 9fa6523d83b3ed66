/** SmartAP on the command line, without Spring. */
@NullMarked
package com.smartap.sample.cli;

import org.jspecify.annotations.NullMarked;
