/** How much of what sample documents say is read rightly, by kind and field. */
@NullMarked
package com.smartap.capture.accuracy;

import org.jspecify.annotations.NullMarked;
